import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getPath } from '../../shared/core/paths';
import { runOfForm } from '../../shared/engine/formRun';
import { call } from '../../shared/engine/operation';
import { locatorValue } from '../../shared/engine/parameters';
import { ghl } from '../api';
import { payments } from '../fields/payments';
import { getOrder } from './resources/orderReads';

/** Returns the items of the chosen order by price. Fulfillments refer to prices. */
export async function searchOrderItems(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const orderId = locatorValue(this.getCurrentNodeParameter('orderId'), payments.orderId);
	if (!orderId || String(orderId).startsWith('=')) return { results: [] };
	const order = await call(await runOfForm(this, ghl), getOrder, { orderId });
	const items = Array.isArray(order.items) ? (order.items as IDataObject[]) : [];
	const results = items.map((item) => ({
		name: `${String(getPath(item, 'name'))} (${String(getPath(item, 'qty') ?? 1)} ordered)`,
		value: String(getPath(item, 'price._id')),
	}));
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
