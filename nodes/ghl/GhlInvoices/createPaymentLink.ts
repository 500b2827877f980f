import type { IDataObject } from 'n8n-workflow';

import { getPath } from '../../shared/core/paths';
import { textOf } from '../../shared/core/guards';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import { ALT } from '../api';
import { prepare } from './prepare';

/** One item with the amount from the form: text2pay accepts only invoices. */
export function oneItem({ body }: { body: IDataObject }): void {
	const { name, amount, currency } = body;
	body.items = [{ name, amount, currency, qty: 1, type: 'one_time', taxes: [] }];
	delete body.amount;
}

/**
 * Creates an invoice with text2pay, whose response contains the link, and sends it as set in the
 * form. If only the link is needed, the invoice is marked as sent: a draft cannot be paid.
 */
export async function createPaymentLink(run: ItemRun): Promise<IDataObject> {
	const { client, connection, itemIndex, operation, read } = run;
	const request = buildRequest(operation, run);
	await prepare.text2pay(request, run);
	const made = await client.requestObject(request);
	const invoiceId = textOf(getPath(made, 'invoice._id'));
	if (invoiceId === '') throw client.wrongShape(request, "'invoice'", made);
	const { userId, liveMode } = request.body;
	const action = String(read('sendBy', itemIndex));
	const sent = await client.requestObject({
		method: 'POST',
		path: `/invoices/${encodeURIComponent(invoiceId)}/send`,
		body: { ...ALT.values(connection.account), action, userId, liveMode },
		scope: operation.scope,
		itemIndex,
	});
	return {
		...made,
		invoice: { ...(made.invoice as IDataObject), ...(sent.invoice as IDataObject) },
	};
}
