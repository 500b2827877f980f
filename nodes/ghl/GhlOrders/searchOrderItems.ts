import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locatorValue } from '../../shared/engine/parameters';
import { getPath } from '../../shared/core/paths';
import { clientOfForm } from '../../shared/engine/search';
import { ALT, ghl } from '../api';
import { payments } from '../fields/payments';

/** The items of the order that the form names, by their prices: fulfillments speak of prices. */
export async function searchOrderItems(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const orderId = locatorValue(this.getCurrentNodeParameter('orderId'), payments.orderId);
	if (!orderId || String(orderId).startsWith('=')) return { results: [] };
	const client = await clientOfForm(this, ghl);
	const order = await client.requestObject({
		method: 'GET',
		path: `/payments/orders/${encodeURIComponent(String(orderId))}`,
		query: ALT.values(client.connection.account),
		scope: 'payments/orders.readonly',
	});
	const items = Array.isArray(order.items) ? (order.items as IDataObject[]) : [];
	const results = items.map((item) => ({
		name: `${String(item.name)} (${String(item.qty ?? 1)} ordered)`,
		value: String(getPath(item, 'price._id')),
	}));
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
