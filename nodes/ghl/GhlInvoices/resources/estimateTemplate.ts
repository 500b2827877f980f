import type { Field, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { place } from '../../../shared/catalog/fields';
import { ALT, inBody } from '../../api';
import { filters } from '../../fields/invoiceFilters';
import { lines } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { prepare } from '../prepare';
import { simplifiedTemplate } from './simplified';

const common: readonly Field[] = [
	f.title,
	f.estimateNumberPrefix,
	f.liveMode,
	f.termsNotes,
	f.automaticTaxesEnabled,
	f.meta,
	f.sendEstimateDetails,
	parties.businessDetails,
	lines.discount,
	terms.attachments,
	terms.miscellaneousCharges,
];

export const estimateTemplate: Resource = {
	name: 'Estimate Template',
	operations: {
		create: operation('POST /invoices/estimate/template', {
			name: 'Create',
			action: 'Create estimate template',
			description: 'Make a template for estimates',
			scope: 'invoices/estimate.write',
			fields: [f.name, f.currency, lines.estimateItems],
			additional: common,
			prepare: prepare.createEstimateTemplate,
			simplified: simplifiedTemplate,
		}),
		delete: operation('DELETE /invoices/estimate/template/{templateId}', {
			name: 'Delete',
			action: 'Delete estimate template',
			description: 'Remove a template for estimates for good',
			scope: 'invoices/estimate.write',
			account: inBody(ALT),
			path: { templateId: f.estimateTemplateId },
			result: 'deleted',
		}),
		getAll: operation('GET /invoices/estimate/template', {
			name: 'Get Many',
			action: 'Get many estimate templates',
			description: 'Retrieve a list of templates for estimates',
			scope: 'invoices/estimate.readonly',
			filters: [filters.search],
			list: lists.data,
			simplified: simplifiedTemplate,
		}),
		preview: operation('GET /invoices/estimate/template/preview', {
			name: 'Preview',
			action: 'Preview estimate template',
			description: 'Retrieve one template for estimates, as it would look',
			scope: 'invoices/estimate.readonly',
			fields: [{ ...place(f.estimateTemplateId, 'query'), at: 'templateId', required: true }],
			simplified: simplifiedTemplate,
		}),
		update: operation('PUT /invoices/estimate/template/{templateId}', {
			name: 'Update',
			action: 'Update estimate template',
			description:
				'Change a template for estimates. It is read first, since GHL replaces it whole: what is left out stays as it is.',
			scope: 'invoices/estimate.write',
			path: { templateId: f.estimateTemplateId },
			update: [...common, f.name, f.currency, lines.estimateItems],
			prepare: prepare.updateEstimateTemplate,
			simplified: simplifiedTemplate,
		}),
	},
};
