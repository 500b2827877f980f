import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { Prepare } from '../../shared/catalog/types';
import { numberOf, objectsOf, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { call } from '../../shared/engine/operation';
import { locatorValue } from '../../shared/engine/parameters';
import { payments } from '../fields/payments';
import { getFulfillments } from './resources/fulfillmentReads';
import { getOrder } from './resources/orderReads';

/** Adds the quantities of items to the totals by price. `sign` is -1 to subtract them. */
function addQuantities(totals: Map<string, number>, items: unknown, sign: 1 | -1): void {
	for (const item of objectsOf(items)) {
		const priceId = textOf(getPath(item, 'price._id') ?? item.priceId);
		const quantity = numberOf(item.qty ?? 1);
		if (priceId === '' || !Number.isFinite(quantity)) continue;
		totals.set(priceId, (totals.get(priceId) ?? 0) + sign * quantity);
	}
}

/**
 * Returns the items of an order that its fulfillments do not contain, by price.
 *
 * @internal Exported for tests.
 */
export function openItems(order: IDataObject, fulfillments: IDataObject[]): IDataObject[] {
	const totals = new Map<string, number>();
	addQuantities(totals, order.items, 1);
	for (const { items } of fulfillments) addQuantities(totals, items, -1);
	return [...totals].filter(([, qty]) => qty > 0).map(([priceId, qty]) => ({ priceId, qty }));
}

/** Adds all open items to a new fulfillment, if the form selects them. Version 1 of the node always has rows. */
export const addOpenItems: Prepare = async (request, run) => {
	const { read, itemIndex } = run;
	if (read('itemsFrom', itemIndex, 'rows') !== 'open') return;
	const orderId = locatorValue(read('orderId', itemIndex), payments.orderId);
	const order = await call(run, getOrder, { orderId });
	const items = openItems(order, await call(run, getFulfillments, { orderId }));
	if (items.length === 0) {
		throw inputError(
			run,
			'The order has no open items',
			'Earlier fulfillments contain all items of the order, or its items have no price. Check the order in GHL.',
		);
	}
	request.body.items = items;
};
