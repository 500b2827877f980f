import type { IDataObject } from 'n8n-workflow';

import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/engine/run';
import { ALT } from '../api';
import { prepare } from './prepare';

/** One item of the amount that the form asks for: text2pay knows invoices only. */
export function oneItem({ body }: { body: IDataObject }): void {
	const { name, amount, currency } = body;
	body.items = [{ name, amount, currency, qty: 1, type: 'one_time', taxes: [] }];
	delete body.amount;
}

/**
 * Makes an invoice by text2pay, whose answer holds the link, and sends it as the form says. Where
 * the link is all that is wanted, it is marked as sent all the same: a draft is not yet a bill.
 */
export async function createPaymentLink(run: ItemRun): Promise<IDataObject> {
	const { client, connection, itemIndex, operation, read } = run;
	const request = buildRequest(operation, run);
	await prepare.text2pay(request, run);
	const made = await client.request<IDataObject & { invoice?: IDataObject }>(request);
	if (!made.invoice?._id) throw client.wrongShape(request, "'invoice'");
	const { userId, liveMode } = request.body;
	const action = String(read('sendBy', itemIndex));
	const sent = await client.request({
		method: 'POST',
		path: `/invoices/${encodeURIComponent(String(made.invoice._id))}/send`,
		body: { ...ALT.values(connection.account), action, userId, liveMode },
		scope: operation.scope,
		itemIndex,
	});
	return { ...made, invoice: { ...made.invoice, ...(sent.invoice as IDataObject) } };
}
