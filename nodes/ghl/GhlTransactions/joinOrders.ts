import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { orderIdOf } from '../fields/orders';
import { readOrders } from '../GhlOrders/readOrders';

/**
 * Adds to each transaction its order, or null if it has none. An order that cannot be read is null too, and
 * `incomplete` contains the reason. Each order is read once.
 */
export async function joinOrders(
	transactions: IDataObject[],
	run: ItemRun,
): Promise<IDataObject[]> {
	const { orders, failures } = await readOrders(run, transactions.map(orderIdOf), true);
	return transactions.map((transaction) => {
		const id = orderIdOf(transaction);
		const message = failures.get(id);
		return {
			...transaction,
			order: orders.get(id) ?? null,
			...(message !== undefined && { incomplete: [{ part: 'order', message }] }),
		};
	});
}
