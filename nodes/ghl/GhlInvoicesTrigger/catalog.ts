import { scalarText } from '../../shared/core/guards';
import type { Row } from '../../shared/poll/types';
import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { equals, ofMode } from '../fields/triggers';

const OPEN = ['sent', 'partially_paid'];

/** GHL keeps no status for it: an open invoice whose due date is past. */
function withOverdue(row: Row): Row {
	const due = Date.parse(scalarText(row.dueDate));
	return { ...row, overdue: OPEN.includes(scalarText(row.status)) && due < Date.now() };
}

// The lists filter by issue date, not by creation, so they are asked for without a time.
export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'invoices and estimates',
	webhookTrigger: 'GHL Webhook Trigger',
	watched: [
		{
			name: 'invoices',
			route: 'GET /invoices/',
			list: lists.invoices,
			scope: 'invoices.readonly',
			id: '_id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			decorate: withOverdue,
			events: {
				invoiceCreated: {
					name: 'Invoice Created',
					description: 'A new invoice appears, also as a draft',
					on: 'created',
				},
				invoiceUpdated: {
					name: 'Invoice Updated',
					description: 'Anything of an invoice changes',
					on: 'updated',
				},
				invoiceStatusChanged: {
					name: 'Invoice Status Changed',
					description: 'The status of an invoice changes; the item says from what to what',
					on: 'changed',
					field: 'status',
				},
				invoiceSent: {
					name: 'Invoice Sent',
					description: 'An invoice goes out to its customer',
					on: 'becomes',
					field: 'status',
					values: ['sent'],
				},
				invoicePaid: {
					name: 'Invoice Paid',
					description: 'An invoice is paid in full',
					on: 'becomes',
					field: 'status',
					values: ['paid'],
				},
				invoicePartiallyPaid: {
					name: 'Invoice Partially Paid',
					description: 'A part of an invoice is paid',
					on: 'becomes',
					field: 'status',
					values: ['partially_paid'],
				},
				invoiceOverdue: {
					name: 'Invoice Overdue',
					description: 'The due date of an open invoice passes',
					on: 'becomes',
					field: 'overdue',
					values: ['true'],
				},
				invoiceVoided: {
					name: 'Invoice Voided',
					description: 'An invoice is made void',
					on: 'becomes',
					field: 'status',
					values: ['void'],
				},
			},
		},
		{
			name: 'estimates',
			route: 'GET /invoices/estimate/list',
			list: lists.estimates,
			scope: 'invoices/estimate.readonly',
			id: '_id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			events: {
				estimateAccepted: {
					name: 'Estimate Accepted',
					description: 'A customer accepts an estimate',
					on: 'becomes',
					field: 'estimateStatus',
					values: ['accepted'],
				},
				estimateDeclined: {
					name: 'Estimate Declined',
					description: 'A customer declines an estimate',
					on: 'becomes',
					field: 'estimateStatus',
					values: ['declined'],
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactDetails.id'), ofMode],
};
