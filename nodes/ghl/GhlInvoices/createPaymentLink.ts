import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { sendForRecords } from '../../shared/engine/operation';
import { buildRequest } from '../../shared/engine/request';
import { prepare } from './prepare';

/** Sets one item with the amount from the form: text2pay accepts only invoices. */
export function oneItem({ body }: { body: IDataObject }): void {
	const { name, amount, currency } = body;
	body.items = [{ name, amount, currency, qty: 1, type: 'one_time', taxes: [] }];
	delete body.amount;
}

/** The fields of the operation that sends an invoice. */
interface SendValues {
	invoiceId: unknown;
	sendBy: unknown;
	userId: unknown;
	liveMode: unknown;
}

/**
 * Creates an invoice with text2pay, whose response contains the link, and sends it as set in the
 * form. If only the link is needed, the invoice is marked as sent: a draft cannot be paid.
 *
 * @param send Sends an invoice.
 */
export function createPaymentLink(
	send: (run: ItemRun, values: SendValues) => Promise<IDataObject>,
) {
	return async (run: ItemRun): Promise<IDataObject> => {
		const request = buildRequest(run);
		await prepare.text2pay(request, run);
		const [created] = await sendForRecords(run, request);
		const invoice = (created.invoice ?? {}) as IDataObject;
		if (textOf(invoice._id) === '') throw run.client.wrongShape(request, "'invoice'", created);
		const sendBy = run.read('sendBy', run.itemIndex);
		const { userId, liveMode } = request.body;
		const sent = await send(run, { invoiceId: invoice._id, sendBy, userId, liveMode });
		return { ...created, invoice: { ...invoice, ...sent } };
	};
}
