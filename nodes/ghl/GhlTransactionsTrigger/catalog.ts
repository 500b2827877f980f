import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { equals, ofMode, withOrderId } from '../fields/triggers';

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'transactions',
	watched: [
		{
			name: 'transactions',
			route: 'GET /payments/transactions',
			list: lists.data,
			scope: 'payments/transactions.readonly',
			from: 'startAt',
			id: '_id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			decorate: withOrderId,
			events: {
				transactionCreated: {
					name: 'Transaction Created',
					description: 'A new transaction appears',
					on: 'created',
				},
				transactionUpdated: {
					name: 'Transaction Updated',
					description: 'Anything of a transaction changes',
					on: 'updated',
				},
				transactionStatusChanged: {
					name: 'Transaction Status Changed',
					description: 'The status of a transaction changes; the item says from what to what',
					on: 'changed',
					field: 'status',
				},
				transactionSucceeded: {
					name: 'Transaction Succeeded',
					description: 'A customer has paid',
					on: 'becomes',
					field: 'status',
					values: ['succeeded'],
				},
				transactionFailed: {
					name: 'Transaction Failed',
					description: 'A payment did not go through',
					on: 'becomes',
					field: 'status',
					values: ['failed'],
				},
				transactionRefunded: {
					name: 'Transaction Refunded',
					description: 'Money has gone back to a customer, all of it or a part',
					on: 'becomes',
					field: 'status',
					values: ['refunded', 'partially_refunded'],
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactId'), equals(f.sourceType, 'entitySourceType'), ofMode],
};
