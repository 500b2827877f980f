import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { call, callOnce, callOnSameRecord } from '../../shared/engine/operation';
import { locatorText } from '../../shared/engine/parameters';
import { readOnce } from '../../shared/engine/readOnce';
import { contact } from '../GhlContacts/resources/contact';
import { subscription } from '../GhlSubscriptions/resources/subscription';
import { transaction } from '../GhlTransactions/resources/transaction';
import { readParts } from './parts';
import { fulfillment } from './resources/fulfillment';
import { getOrder } from './resources/orderReads';
import { orderNote } from './resources/orderNote';

/** Returns the contact of an order, or null if it has none. Orders of one contact share the request. */
async function contactOf(run: ItemRun, { contactId }: IDataObject): Promise<IDataObject | null> {
	return contactId ? await callOnce(run, contact.operations.get, { contactId }) : null;
}

async function readOverview(run: ItemRun, orderId: string): Promise<IDataObject> {
	const order = callOnSameRecord(run, getOrder);
	const parts = await readParts({
		fulfillments: call(run, fulfillment.operations.getAll, { orderId }),
		notes: call(run, orderNote.operations.getAll, { orderId }),
		transactions: call(run, transaction.operations.getAll, { entityId: orderId }),
		subscriptions: call(run, subscription.operations.getAll, { entityId: orderId }),
		// If the order cannot be read, the operation fails below: then the parts are not needed.
		contact: order.then(
			async (found) => await contactOf(run, found),
			() => null,
		),
	});
	return { order: await order, ...parts };
}

/**
 * Reads everything about the order in the form: `{order, fulfillments, notes, transactions, subscriptions,
 * contact, incomplete}`. Each record is read only once in an execution.
 */
export async function getOverview(run: ItemRun): Promise<IDataObject> {
	const orderId = locatorText(run.read('orderId', run.itemIndex));
	const key = `overview ${orderId}`;
	return { ...(await readOnce(run.client, key, async () => await readOverview(run, orderId))) };
}
