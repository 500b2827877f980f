import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { simplifiedTransaction } from '../fields/simplified';
import { equals, ofMode, totalRefunded, withOrderId } from '../fields/triggers';

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'transactions',
	late: { days: 60, events: ['transactionRefunded'] },
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
			simplified: simplifiedTransaction,
			events: {
				transactionCreated: {
					name: 'Transaction Created',
					description: 'A transaction was created',
					on: 'created',
				},
				transactionSucceeded: {
					name: 'Transaction Succeeded',
					description: 'A customer paid',
					on: 'becomes',
					field: 'status',
					values: ['succeeded'],
				},
				transactionFailed: {
					name: 'Transaction Failed',
					description: 'A payment failed',
					on: 'becomes',
					field: 'status',
					values: ['failed'],
				},
				transactionRefunded: {
					name: 'Transaction Refunded',
					description:
						'A customer received a full or partial refund. Each refund is one event. The item contains its amount as refundAmount.',
					on: 'increases',
					field: 'status',
					values: ['refunded', 'partially_refunded'],
					increase: { total: 'amountRefunded', totalOf: totalRefunded, amount: 'refundAmount' },
				},
				transactionStatusChanged: {
					name: 'Transaction Status Changed',
					description:
						'The status of a transaction changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
				},
				transactionUpdated: {
					name: 'Transaction Updated',
					description: 'Any field of a transaction changed',
					on: 'updated',
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactId'), equals(f.sourceType, 'entitySourceType'), ofMode],
};
