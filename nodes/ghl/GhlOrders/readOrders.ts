import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { call } from '../../shared/engine/operation';
import { readEach } from '../../shared/engine/readEach';
import { getOrder } from './resources/orderReads';

/** Orders that were read one at a time. */
export interface OrdersById {
	orders: ReadonlyMap<string, IDataObject>;
	/** Why an order cannot be read, for example because it was deleted. */
	failures: ReadonlyMap<string, string>;
}

/**
 * Reads orders by ID, each once. Blank IDs are omitted.
 *
 * @param marksFailures Whether the caller shows `failures`; see `readEach`.
 */
export async function readOrders(
	run: ItemRun,
	ids: readonly string[],
	marksFailures = false,
): Promise<OrdersById> {
	const orders = new Map<string, IDataObject>();
	const failures = new Map<string, string>();
	const distinct = [...new Set(ids)].filter((id) => id !== '');
	const read = async (orderId: string) => await call(run, getOrder, { orderId });
	const results = await readEach(distinct, run.client.concurrency, marksFailures, read);
	for (const [index, result] of results.entries()) {
		if ('record' in result) orders.set(distinct[index], result.record);
		else failures.set(distinct[index], result.message);
	}
	return { orders, failures };
}
