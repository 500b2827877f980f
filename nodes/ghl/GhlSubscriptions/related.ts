import type { IDataObject } from 'n8n-workflow';

import { readWholeList } from '../../shared/engine/lists';
import { maxOf } from '../../shared/engine/operation';
import { requestRecord } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import { ALT } from '../api';
import { lists } from '../fields/lists';
import { orderIdOf, readOrders } from '../fields/orders';
import { simplifiedSubscription } from '../fields/simplified';

async function readSubscription(run: ItemRun): Promise<IDataObject> {
	// The simplified output of these operations is that of other records.
	const subscription = { ...run.operation, simplified: simplifiedSubscription };
	return await requestRecord(run.client, buildRequest(run.operation, run), subscription);
}

/**
 * Transactions refer to their subscription by the payment provider's ID, the record's field
 * `subscriptionId`; GHL's own `_id` finds none (docs/api-notes/ghl.md#subscriptions).
 */
async function readTransactions(
	{ client, itemIndex }: ItemRun,
	{ subscriptionId }: IDataObject,
	max?: number,
): Promise<IDataObject[]> {
	if (!subscriptionId) return [];
	const request = {
		method: 'GET',
		path: '/payments/transactions',
		query: { ...ALT.values(client.connection.account), subscriptionId },
		scope: 'payments/transactions.readonly',
		itemIndex,
	} as const;
	return await readWholeList(client, request, lists.data, max);
}

/** The payments of the chosen subscription. */
export async function getTransactions(run: ItemRun): Promise<IDataObject[]> {
	const max = maxOf(run);
	return await readTransactions(run, await readSubscription(run), max);
}

/** The first order of the subscription and the orders of its payments, each once. */
export async function getRelatedOrders(run: ItemRun): Promise<IDataObject[]> {
	const subscription = await readSubscription(run);
	const transactions = await readTransactions(run, subscription);
	const orders = await readOrders(run, [subscription, ...transactions].map(orderIdOf));
	return [...orders.values()];
}
