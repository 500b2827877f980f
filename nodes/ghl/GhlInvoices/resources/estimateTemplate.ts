import type { Field, Resource } from '../../../shared/catalog/types';
import type { ItemRun } from '../../../shared/catalog/run';
import { operation } from '../../../shared/catalog/types';
import { call } from '../../../shared/engine/operation';
import { sentIn } from '../../../shared/catalog/fields';
import { ALT, inBody } from '../../api';
import { filters } from '../../fields/invoiceFilters';
import { invoiceItems } from '../../fields/invoiceItems';
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
	invoiceItems.discount,
	terms.attachments,
	terms.miscellaneousCharges,
];

const preview = operation('GET /invoices/estimate/template/preview', {
	name: 'Preview',
	action: 'Preview estimate template',
	description: 'Retrieve a preview of an estimate template',
	scope: 'invoices/estimate.readonly',
	fields: [{ ...sentIn(f.estimateTemplateId, 'query'), at: 'templateId', required: true }],
	simplified: simplifiedTemplate,
});

/** Returns the current template. The preview is the only endpoint that returns one. */
const read = async (run: ItemRun) =>
	await call(run, preview, { estimateTemplateId: run.read('estimateTemplateId', run.itemIndex) });

export const estimateTemplate: Resource = {
	name: 'Estimate Template',
	operations: {
		create: operation('POST /invoices/estimate/template', {
			name: 'Create',
			action: 'Create estimate template',
			description: 'Create an estimate template',
			scope: 'invoices/estimate.write',
			fields: [f.name, f.currency, invoiceItems.estimateItems],
			additional: common,
			prepare: prepare.createEstimateTemplate,
			simplified: simplifiedTemplate,
		}),
		delete: operation('DELETE /invoices/estimate/template/{templateId}', {
			name: 'Delete',
			action: 'Delete estimate template',
			description: 'Delete an estimate template permanently',
			scope: 'invoices/estimate.write',
			account: inBody(ALT),
			path: { templateId: f.estimateTemplateId },
			result: 'deleted',
		}),
		getAll: operation('GET /invoices/estimate/template', {
			name: 'Get Many',
			action: 'Get many estimate templates',
			description: 'Retrieve a list of estimate templates',
			scope: 'invoices/estimate.readonly',
			filters: [filters.search],
			list: lists.data,
			simplified: simplifiedTemplate,
		}),
		preview,
		update: operation('PUT /invoices/estimate/template/{templateId}', {
			name: 'Update',
			action: 'Update estimate template',
			description:
				'Update an estimate template. GHL replaces the entire template, so the node reads it first and keeps the values of all other fields.',
			scope: 'invoices/estimate.write',
			path: { templateId: f.estimateTemplateId },
			update: [...common, f.name, f.currency, invoiceItems.estimateItems],
			prepare: prepare.updateEstimateTemplate(read),
			simplified: simplifiedTemplate,
		}),
	},
};
