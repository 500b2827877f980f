import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { orderIdOf, readOrders } from '../fields/orders';

/** Each transaction with its order, or null if it has none. Every order is read once. */
export async function joinOrders(
	transactions: IDataObject[],
	run: ItemRun,
): Promise<IDataObject[]> {
	const orders = await readOrders(run, transactions.map(orderIdOf));
	return transactions.map((transaction) => ({
		...transaction,
		order: orders.get(orderIdOf(transaction)) ?? null,
	}));
}
