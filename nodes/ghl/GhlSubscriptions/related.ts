import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { call, rowLimit } from '../../shared/engine/operation';
import { orderIdOf } from '../fields/orders';
import { readOrders } from '../GhlOrders/readOrders';
import { transaction } from '../GhlTransactions/resources/transaction';

/**
 * Returns the transactions of a subscription. They refer to it by the payment provider's ID, which is its
 * field `subscriptionId`. GHL's `_id` finds none (docs/api-notes/ghl.md#subscriptions).
 */
async function readTransactions(
	run: ItemRun,
	{ subscriptionId }: IDataObject,
	max?: number,
): Promise<IDataObject[]> {
	if (!subscriptionId) return [];
	return await call(run, transaction.operations.getAll, { subscriptionId }, max);
}

/** Returns the payments of a subscription, up to the number set in the form. */
export async function getTransactions(
	run: ItemRun,
	readSubscription: () => Promise<IDataObject>,
): Promise<IDataObject[]> {
	const max = rowLimit(run);
	return await readTransactions(run, await readSubscription(), max);
}

/** Returns the first order of a subscription and the orders of its payments, each once. */
export async function getRelatedOrders(
	run: ItemRun,
	readSubscription: () => Promise<IDataObject>,
): Promise<IDataObject[]> {
	const subscription = await readSubscription();
	const transactions = await readTransactions(run, subscription);
	const { orders } = await readOrders(run, [subscription, ...transactions].map(orderIdOf));
	return [...orders.values()];
}
