import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import type { ItemRun } from '../../shared/catalog/run';
import { mapConcurrently } from '../../shared/core/concurrency';
import { fallbackOn } from '../../shared/http/fallback';
import { ALT } from '../api';

/** The order ID of a transaction or subscription. Invoices are not orders. */
export function orderIdOf(record: IDataObject): string {
	return record.entityType === 'order' ? textOf(record.entityId) : '';
}

/** Orders by ID, each read once. Blank IDs and deleted orders are left out. */
export async function readOrders(
	{ client, itemIndex }: ItemRun,
	ids: readonly string[],
): Promise<Map<string, IDataObject>> {
	const distinct = [...new Set(ids)].filter((id) => id !== '');
	const found = await mapConcurrently(distinct, client.width, async (id) => {
		const order = await client
			.requestObject({
				method: 'GET',
				path: `/payments/orders/${encodeURIComponent(id)}`,
				query: ALT.values(client.connection.account),
				scope: 'payments/orders.readonly',
				itemIndex,
			})
			.catch(fallbackOn('notFound', null));
		return [id, order] as const;
	});
	return new Map(found.flatMap(([id, order]) => (order ? [[id, order] as const] : [])));
}
