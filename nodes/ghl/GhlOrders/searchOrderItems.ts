import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { objectsOf, scalarText, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { runOfForm } from '../../shared/engine/formRun';
import { listEntries } from '../../shared/engine/listEntries';
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
	if (!orderId || scalarText(orderId).startsWith('=')) return { results: [] };
	const order = await call(await runOfForm(this, ghl), getOrder, { orderId });
	const items = objectsOf(order.items).map((item) => ({
		name: `${textOf(item.name)} (${textOf(item.qty) || 1} ordered)`.trim(),
		value: getPath(item, 'price._id'),
	}));
	return { results: listEntries(items, filter) };
}
