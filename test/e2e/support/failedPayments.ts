import { randomBytes } from 'node:crypto';

import type { Order, Transaction } from '../../../sandbox/ghl/types';
import type { WorkflowJson } from '../../../sandbox/n8n/client';
import type { Sandbox } from '../../../sandbox/server';

/** The subjects of all reminders of the example `payment-failed.json`. */
export const REMINDERS = [
	'Your payment failed',
	'Your payment is still open',
	'Last reminder of your payment',
];

/** Returns a change of `payment-failed.json`: this many seconds between the reminders, instead of days. */
export const inSeconds = (seconds: number) => (workflow: WorkflowJson) => {
	for (const { name, parameters } of workflow.nodes) {
		if (name === 'Wait') Object.assign(parameters, { amount: seconds, unit: 'seconds' });
	}
};

/** Adds a payment of an order. */
export function addPayment({ world }: Sandbox, order: Order, status: string): Transaction {
	const at = new Date(world.now()).toISOString();
	const _id = randomBytes(12).toString('hex');
	return world.ghl.transactions.insert({
		...{ _id, altId: order.altId, contactId: order.contactId, liveMode: true },
		...{ currency: order.currency, amount: order.amount, amountRefunded: 0, status },
		...{ entityType: 'order', entityId: order._id, source: order.source },
		...{ chargeId: `ch_${_id}`, paymentProviderType: 'stripe', paymentMethod: {} },
		...{ createdAt: at, updatedAt: at },
	});
}

/**
 * Adds an order with a failed payment. Its customer accepts messages. Its ID is new also after a reset of the sandbox,
 * because n8n keeps the keys of the messages that it sent.
 */
export function addFailedPayment(sandbox: Sandbox): Order {
	const { control, world } = sandbox;
	const [{ _id, ...order }] = control.ghl.createOrders({ paymentStatus: 'unpaid' });
	const details = { dnd: false, dndSettings: {} };
	world.ghl.contacts.update(order.contactId, { details } as never);
	control.ghl.deleteOrder(_id);
	const unpaid = world.ghl.orders.insert({ _id: randomBytes(12).toString('hex'), ...order });
	addPayment(sandbox, unpaid, 'failed');
	return unpaid;
}
