import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { mapConcurrently } from '../../shared/core/concurrency';
import { call } from '../../shared/engine/operation';
import { recordFailureOf } from '../../shared/engine/recordFailure';
import { getOrder } from './resources/orderReads';

/** Orders that were read one at a time. */
export interface OrdersById {
	orders: ReadonlyMap<string, IDataObject>;
	/** Why an order cannot be read, for example because it was deleted. */
	failures: ReadonlyMap<string, string>;
}

/** Reads orders by ID, each once. Blank IDs are omitted. */
export async function readOrders(run: ItemRun, ids: readonly string[]): Promise<OrdersById> {
	const orders = new Map<string, IDataObject>();
	const failures = new Map<string, string>();
	const distinct = [...new Set(ids)].filter((id) => id !== '');
	await mapConcurrently(distinct, run.client.concurrency, async (orderId) => {
		try {
			orders.set(orderId, await call(run, getOrder, { orderId }));
		} catch (error) {
			failures.set(orderId, await recordFailureOf(error));
		}
	});
	return { orders, failures };
}
