import type { Field, Resource } from '../../../shared/catalog/types';
import type { ItemRun } from '../../../shared/catalog/run';
import { operation } from '../../../shared/catalog/types';
import { callForPages } from '../../../shared/engine/operation';
import { inBody, ALT } from '../../api';
import { filters } from '../../fields/invoiceFilters';
import { invoiceItems } from '../../fields/invoiceItems';
import { parties } from '../../fields/invoiceParties';
import { scheduling } from '../../fields/invoiceSchedules';
import { terms } from '../../fields/invoiceTerms';
import { invoices as f } from '../../fields/invoices';
import { lists } from '../../fields/lists';
import { payments } from '../../fields/payments';
import { findEstimate } from '../lookups';
import { prepare } from '../prepare';
import { simplifiedEstimate, simplifiedInvoice } from './simplified';

const common: readonly Field[] = [
	f.title,
	f.estimateNumber,
	f.estimateNumberPrefix,
	f.issueDate,
	f.expiryDate,
	f.liveMode,
	f.termsNotes,
	f.automaticTaxesEnabled,
	f.meta,
	f.userId,
	f.autoInvoice,
	f.sendEstimateDetails,
	parties.businessDetails,
	parties.contactDetails,
	parties.sentTo,
	invoiceItems.discount,
	scheduling.frequencySettings,
	terms.attachments,
	terms.miscellaneousCharges,
	terms.paymentScheduleConfig,
];

const getAll = operation('GET /invoices/estimate/list', {
	name: 'Get Many',
	action: 'Get many estimates',
	description: 'Retrieve a list of estimates',
	scope: 'invoices/estimate.readonly',
	filters: [
		filters.estimateStatusFilter,
		payments.contactId,
		filters.startAt,
		filters.endAt,
		filters.search,
	],
	list: lists.estimates,
	simplified: simplifiedEstimate,
});

/** Finds the chosen estimate, page by page. */
const find = async (run: ItemRun) => await findEstimate(run, callForPages(run, getAll, {}));

export const estimate: Resource = {
	name: 'Estimate',
	operations: {
		create: operation('POST /invoices/estimate', {
			name: 'Create',
			action: 'Create estimate',
			description: 'Create an estimate for a contact, as a draft or sent immediately',
			scope: 'invoices/estimate.write',
			fields: [f.contactId, f.name, f.currency, invoiceItems.estimateItems],
			additional: common,
			prepare: prepare.createEstimate,
			simplified: simplifiedEstimate,
		}),
		createInvoice: operation('POST /invoices/estimate/{estimateId}/invoice', {
			name: 'Create Invoice',
			action: 'Create invoice from estimate',
			description: 'Create an invoice from an estimate',
			scope: 'invoices/estimate.write',
			path: { estimateId: f.estimateId },
			fields: [f.markAsInvoiced],
			additional: [f.version],
			record: 'invoice',
			simplified: simplifiedInvoice,
		}),
		delete: operation('DELETE /invoices/estimate/{estimateId}', {
			name: 'Delete',
			action: 'Delete estimate',
			description: 'Delete an estimate permanently',
			scope: 'invoices/estimate.write',
			account: inBody(ALT),
			path: { estimateId: f.estimateId },
			result: 'deleted',
		}),
		generateNumber: operation('GET /invoices/estimate/number/generate', {
			name: 'Generate Number',
			action: 'Generate estimate number',
			description: 'Get the next free estimate number',
			scope: 'invoices/estimate.readonly',
		}),
		get: operation('GET /invoices/estimate/list', {
			name: 'Get',
			action: 'Get estimate',
			description:
				'Retrieve one estimate. GHL has no endpoint for this, so the node searches the list, newest first, with 100 estimates per request.',
			scope: 'invoices/estimate.readonly',
			fields: [{ ...f.estimateId, required: true }],
			run: find,
			simplified: simplifiedEstimate,
		}),
		getAll,
		send: operation('POST /invoices/estimate/{estimateId}/send', {
			name: 'Send',
			action: 'Send estimate',
			description: 'Send an estimate to its contact, or mark it as sent',
			scope: 'invoices/estimate.write',
			path: { estimateId: f.estimateId },
			fields: [f.sendBy, f.userId, f.liveMode],
			additional: [f.estimateName, parties.sentFrom],
			prepare: prepare.send,
			simplified: simplifiedEstimate,
		}),
		update: operation('PUT /invoices/estimate/{estimateId}', {
			name: 'Update',
			action: 'Update estimate',
			description:
				'Update an estimate. GHL replaces the entire estimate, so the node reads it first and keeps the values of all other fields.',
			scope: 'invoices/estimate.write',
			path: { estimateId: f.estimateId },
			update: [
				...common,
				f.contactId,
				f.name,
				f.currency,
				f.estimateStatus,
				invoiceItems.estimateItems,
			],
			prepare: prepare.updateEstimate(find),
			simplified: simplifiedEstimate,
		}),
	},
};
