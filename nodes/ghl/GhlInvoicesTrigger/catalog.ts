import { scalarText } from '../../shared/core/guards';
import type { Row } from '../../shared/poll/types';
import { dueDateEnd } from '../../shared/core/days';
import type { Moment, TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { equals, locationTimeZone, ofMode, totalPaid } from '../fields/triggers';
import { simplifiedEstimate, simplifiedInvoice } from '../GhlInvoices/resources/simplified';

const OPEN = ['sent', 'partially_paid'];

/**
 * Adds the status `overdue`, which GHL does not have: an unpaid invoice is overdue after the day of its due
 * date.
 */
function withOverdue(row: Row, { now, timeZone }: Moment): Row {
	const isOpen = OPEN.includes(scalarText(row.status));
	return { ...row, overdue: isOpen && dueDateEnd(row.dueDate, timeZone) <= now };
}

// The lists filter by issue date, not by creation time, so they are requested without a time.
export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'invoices and estimates',
	// Invoices are often due after 30 days.
	late: {
		days: 60,
		events: [
			'invoicePartiallyPaid',
			'invoicePaid',
			'invoiceOverdue',
			'invoiceVoided',
			'estimateAccepted',
			'estimateDeclined',
		],
	},
	webhookTrigger: 'GHL Webhook Trigger',
	timeZone: locationTimeZone,
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
			simplified: { ...simplifiedInvoice, overdue: 'overdue' },
			events: {
				invoiceCreated: {
					name: 'Invoice Created',
					description: 'An invoice was created, also as a draft',
					on: 'created',
				},
				invoiceSent: {
					name: 'Invoice Sent',
					description: 'An invoice was sent to the customer',
					on: 'becomes',
					field: 'status',
					values: ['sent'],
				},
				invoicePartiallyPaid: {
					name: 'Invoice Partially Paid',
					description:
						'A customer paid a part of an invoice. Each payment is one event. The item contains its amount as paymentAmount.',
					on: 'increases',
					field: 'status',
					values: ['partially_paid'],
					increase: {
						total: 'amountPaid',
						totalOf: totalPaid,
						amount: 'paymentAmount',
						needsStatus: true,
					},
				},
				invoicePaid: {
					name: 'Invoice Paid',
					description: 'An invoice was paid in full',
					on: 'becomes',
					field: 'status',
					values: ['paid'],
				},
				invoiceOverdue: {
					name: 'Invoice Overdue',
					description:
						'The due date of an unpaid invoice has passed. The day ends in the time zone of the location, or of the workflow if the token does not have the scope locations.readonly.',
					on: 'becomes',
					field: 'overdue',
					values: ['true'],
					needsTimeZone: true,
				},
				invoiceVoided: {
					name: 'Invoice Voided',
					description: 'An invoice was voided',
					on: 'becomes',
					field: 'status',
					values: ['void'],
				},
				invoiceStatusChanged: {
					name: 'Invoice Status Changed',
					description:
						'The status of an invoice changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
				},
				invoiceUpdated: {
					name: 'Invoice Updated',
					description: 'Any field of an invoice changed',
					on: 'updated',
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
			simplified: simplifiedEstimate,
			events: {
				estimateAccepted: {
					name: 'Estimate Accepted',
					description: 'A customer accepted an estimate',
					on: 'becomes',
					field: 'estimateStatus',
					values: ['accepted'],
				},
				estimateDeclined: {
					name: 'Estimate Declined',
					description: 'A customer declined an estimate',
					on: 'becomes',
					field: 'estimateStatus',
					values: ['declined'],
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactDetails.id'), ofMode],
};
