import type { Field, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { filters } from '../../fields/invoiceFilters';
import { invoiceItems } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { lateFeeSettings, terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { prepare } from '../prepare';
import { simplifiedTemplate } from './simplified';

const common: readonly Field[] = [
	f.title,
	f.termsNotes,
	f.internal,
	parties.businessDetails,
	invoiceItems.discount,
	terms.miscellaneousCharges,
];

const get = operation('GET /invoices/template/{templateId}', {
	name: 'Get',
	action: 'Get invoice template',
	description: 'Retrieve one invoice template',
	scope: 'invoices/template.readonly',
	path: { templateId: f.invoiceTemplateId },
	simplified: simplifiedTemplate,
});

export const invoiceTemplate: Resource = {
	name: 'Invoice Template',
	operations: {
		create: operation('POST /invoices/template', {
			name: 'Create',
			action: 'Create invoice template',
			description: 'Create an invoice template',
			scope: 'invoices/template.write',
			fields: [f.name, f.currency, invoiceItems.items],
			additional: [
				...common,
				f.automaticTaxesEnabled,
				f.invoiceNumberPrefix,
				terms.attachmentUrls,
				terms.enableBankDebitOnly,
				terms.lateFeesConfiguration,
				terms.tipsConfiguration,
			],
			prepare: prepare.createTemplate,
			simplified: simplifiedTemplate,
		}),
		delete: operation('DELETE /invoices/template/{templateId}', {
			name: 'Delete',
			action: 'Delete invoice template',
			description: 'Delete an invoice template permanently',
			scope: 'invoices/template.write',
			path: { templateId: f.invoiceTemplateId },
			result: 'deleted',
		}),
		get,
		getAll: operation('GET /invoices/template', {
			name: 'Get Many',
			action: 'Get many invoice templates',
			description: 'Retrieve a list of invoice templates',
			scope: 'invoices/template.readonly',
			filters: [
				filters.statusText,
				filters.startAt,
				filters.endAt,
				filters.search,
				filters.paymentMode,
			],
			list: lists.data,
			simplified: simplifiedTemplate,
		}),
		update: operation('PUT /invoices/template/{templateId}', {
			name: 'Update',
			action: 'Update invoice template',
			description:
				'Update an invoice template. GHL replaces the entire template, so the node reads it first and keeps the values of all other fields.',
			scope: 'invoices/template.write',
			path: { templateId: f.invoiceTemplateId },
			update: [...common, f.name, f.currency, invoiceItems.items],
			prepare: prepare.updateTemplate(get),
			simplified: simplifiedTemplate,
		}),
		updateLateFees: operation('PATCH /invoices/template/{templateId}/late-fees-configuration', {
			name: 'Update Late Fees',
			action: 'Update late fees of invoice template',
			description: 'Set the late fees of invoices created from the template',
			path: { templateId: f.invoiceTemplateId },
			fields: [lateFeeSettings.enable, lateFeeSettings.type, lateFeeSettings.value],
			additional: [lateFeeSettings.frequency, lateFeeSettings.grace, lateFeeSettings.maxLateFees],
			prepare: prepare.lateFees,
			simplified: simplifiedTemplate,
		}),
		updatePaymentMethods: operation(
			'PATCH /invoices/template/{templateId}/payment-methods-configuration',
			{
				name: 'Update Payment Methods',
				action: 'Update payment methods of invoice template',
				description: 'Set the payment methods of invoices created from the template',
				path: { templateId: f.invoiceTemplateId },
				fields: [terms.enableBankDebitOnly],
				simplified: simplifiedTemplate,
			},
		),
	},
};
