import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { fullName } from '../../../sandbox/ghl/payments/views';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Case } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };

/** Cases of the overview of an order. */
export function overviewCases({ ghl }: World): Case[] {
	const [fulfilled, begun] = [ghl.fulfillments, ghl.subscriptions.all(MAIN_LOCATION.id)];
	const order = first(
		ghl.orders.all(MAIN_LOCATION.id),
		({ _id }) => fulfilled.has(_id) && begun.some(({ entityId }) => entityId === _id),
	);
	const { _id, contactId } = order;
	const contact = ghl.contacts.get(contactId);
	const ofOrder = ({ entityId }: { entityId: string }) => entityId === _id;
	const transaction = first(ghl.transactions.all(MAIN_LOCATION.id), ofOrder);
	const subscription = first(begun, ofOrder);
	const path = `/payments/orders/${_id}`;
	const query = { ...account, entityId: _id, limit: '100', offset: '0' };
	return [
		{
			resource: 'order',
			operation: 'getOverview',
			parameters: { orderId: locator(_id), options: { parallel: 1 } },
			expect: {
				request: [
					{ method: 'GET', path, query: account },
					{
						method: 'GET',
						path: `${path}/fulfillments`,
						query: account,
					},
					{ method: 'GET', path: `${path}/notes`, query: account },
					{ method: 'GET', path: '/payments/transactions', query },
					{ method: 'GET', path: '/payments/subscriptions', query },
					{ method: 'GET', path: `/contacts/${contactId}` },
				],
				output: {
					orderId: _id,
					customerName: contact && fullName(contact),
					customerEmail: contact?.email,
					order: { orderId: _id, totalAmount: order.amount, status: order.status },
					fulfillments: [{ fulfillmentId: fulfilled.get(_id)?.[0]._id }],
					notes: ghl.notes.get(_id) ?? [],
					transactions: [{ transactionId: transaction._id, amount: transaction.amount }],
					subscriptions: [{ subscriptionId: subscription._id, status: subscription.status }],
					paidAmount: transaction.amount,
					refundedAmount: transaction.amountRefunded,
					excludedPayments: [],
					contact: { contactId, email: contact?.email },
					incomplete: [],
				},
			},
			bad: {
				parameters: { orderId: locator('000000000000000000000000') },
				message: /Record not found in GHL: Order not found/,
			},
		},
	];
}
