import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { refuse } from '../../shared/catalog/encode';
import { readWholeList } from '../../shared/engine/lists';
import { getPath } from '../../shared/core/paths';
import { buildRequest, groundOf } from '../../shared/engine/request';
import type { ItemRun, Parts } from '../../shared/catalog/run';
import { KeyedMutex } from '../../shared/core/keyedMutex';
import type { SharedNotes } from '../../shared/core/keyedMutex';
import type { ApiRequest } from '../../shared/http/client';
import { fallbackOn } from '../../shared/http/fallback';
import { ALT } from '../api';
import { lists } from '../fields/lists';
import { contact } from '../GhlContacts/resources/contact';
import { upsertContact } from '../GhlContacts/upsertContact';
import { connectedUser, contactDetails } from '../GhlInvoices/lookups';
import { prepare } from '../GhlInvoices/prepare';
import { invoice as invoiceResource } from '../GhlInvoices/resources/invoice';
import { readParts } from './parts';

const invoices = invoiceResource.operations;

/** What was paid for, or is no longer to be paid, stays as it was billed. */
const CLOSED = ['paid', 'partially_paid', 'payment_processing', 'void'];
/** Where there is nothing left to pay. */
const SETTLED = ['paid', 'payment_processing', 'void'];

/** Concurrent items with one order number write one invoice, one after another. */
const orderMutex = new KeyedMutex();

type InvoiceRequest = ApiRequest & Parts;

const pathOf = ({ _id }: IDataObject) => `/invoices/${encodeURIComponent(String(_id))}` as const;

/**
 * The invoice with this number. The documented search looks into names, of which the number is a
 * part; the customer's own invoices are gone through for one that was renamed since. What this
 * process has made itself is known by its ID: lists may show it late.
 */
async function findInvoice(
	{ client, itemIndex }: ItemRun,
	number: string,
	customer: IDataObject,
	notes: SharedNotes,
): Promise<IDataObject | undefined> {
	const query = ALT.values(client.connection.account);
	const request = { method: 'GET', scope: 'invoices.readonly', itemIndex } as const;
	const isIt = ({ invoiceNumber }: IDataObject) => textOf(invoiceNumber) === number;
	if (notes.invoiceId) {
		const path = pathOf({ _id: notes.invoiceId });
		const made = await client
			.requestObject({ ...request, path, query })
			.catch(fallbackOn('notFound', undefined));
		if (made && isIt(made)) return made;
	}
	for (const wanted of [{ search: number }, { contactId: customer.id }]) {
		const list = { ...request, path: '/invoices/', query: { ...query, ...wanted } };
		const found = (await readWholeList(client, list, lists.invoices)).find(isIt);
		if (found) return found;
	}
	return undefined;
}

/** A number that GHL gave to the invoice of someone else must not lead to that invoice. */
function assertSameCustomer(run: ItemRun, invoice: IDataObject, customer: IDataObject): void {
	if (getPath(invoice, 'contactDetails.id') === customer.id) return;
	throw refuse(
		groundOf(run),
		`The invoice ${textOf(invoice.invoiceNumber)} belongs to another customer`,
		'The invoice was not changed. Use order IDs that GHL does not generate itself, for example with a letter prefix. If the customer of the order has changed, update the invoice with GHL Invoices first.',
	);
}

/** Returns the written invoice. The next steps need its ID. */
async function writeInvoice({ client }: ItemRun, request: InvoiceRequest): Promise<IDataObject> {
	const invoice = await client.requestObject(request);
	if (textOf(invoice._id) === '') throw client.wrongShape(request, "'_id'", invoice);
	return invoice;
}

async function createInvoice(run: ItemRun, request: InvoiceRequest): Promise<IDataObject> {
	await prepare.createInvoice(request, run);
	return await writeInvoice(run, request);
}

async function updateInvoice(
	run: ItemRun,
	request: InvoiceRequest,
	invoice: IDataObject,
): Promise<IDataObject> {
	const { items, ...body } = request.body;
	const update: InvoiceRequest = { ...request, method: 'PUT', path: pathOf(invoice), body };
	update.body.invoiceItems = items;
	await prepare.updateInvoice(update, { ...run, operation: invoices.update });
	return await writeInvoice(run, update);
}

async function send(run: ItemRun, invoice: IDataObject): Promise<IDataObject> {
	const request = buildRequest(
		{ ...invoices.send, route: `POST ${pathOf(invoice)}/send`, path: {} },
		run,
	);
	request.body.liveMode = invoice.liveMode ?? true;
	await prepare.send(request, run);
	return await run.client.requestObject(request, 'invoice');
}

async function recordPayment(run: ItemRun, invoice: IDataObject): Promise<IDataObject> {
	const route = `POST ${pathOf(invoice)}/record-payment` as const;
	const request = buildRequest({ ...invoices.recordPayment, route, path: {} }, run);
	return await run.client.requestObject(request, 'invoice');
}

/** Sends the invoice or records its payment, as the form says; nothing is done a second time. */
async function settle(run: ItemRun, invoice: IDataObject): Promise<IDataObject> {
	const afterwards = run.read('afterwards', run.itemIndex);
	const status = textOf(invoice.status);
	if (afterwards === 'send' && status === 'draft') return await send(run, invoice);
	if (afterwards === 'recordPayment' && !SETTLED.includes(status)) {
		return await recordPayment(run, invoice);
	}
	return invoice;
}

/** The order that GHL has made of the invoice, as its list shows it, or null while there is none. */
async function orderOf(
	{ client, itemIndex }: ItemRun,
	invoice: IDataObject,
	customer: IDataObject,
): Promise<IDataObject | null> {
	if (invoice.status === 'draft') return null;
	const request = {
		method: 'GET',
		path: '/payments/orders',
		query: {
			...ALT.values(client.connection.account),
			contactId: customer.id,
			sourceId: invoice._id,
		},
		scope: 'payments/orders.readonly',
		itemIndex,
	} as const;
	const [order = null] = await readWholeList(client, request, lists.data, 1);
	return order;
}

async function writeOrder(
	run: ItemRun,
	request: InvoiceRequest,
	notes: SharedNotes,
): Promise<IDataObject> {
	const number = textOf(request.body.invoiceNumber);
	const customer = await upsertContact({ ...run, operation: contact.operations.upsert });
	const before = await findInvoice(run, number, customer, notes);
	if (before) assertSameCustomer(run, before, customer);
	const isClosed = before !== undefined && CLOSED.includes(textOf(before.status));

	request.body.name = `Order ${number}`;
	request.body.contactDetails = { id: customer.id, ...contactDetails(customer) };
	const written = isClosed
		? before
		: before
			? await updateInvoice(run, request, before)
			: await createInvoice(run, request);
	notes.invoiceId = textOf(written._id);

	const invoice = await settle(run, written);
	const result = isClosed ? 'unchanged' : before ? 'updated' : 'created';
	return {
		result,
		invoice,
		customer,
		...(await readParts({ order: orderOf(run, invoice, customer) })),
	};
}

/**
 * Finds or creates the customer, creates or updates the invoice whose number is the caller's order
 * ID, sends it or records its payment: `{result: 'created' | 'updated' | 'unchanged', invoice,
 * customer, order, incomplete}`. Work on one order ID is done one after another in this process.
 */
export async function upsertOrder(run: ItemRun): Promise<IDataObject> {
	const { read, itemIndex, connection } = run;
	const request = buildRequest(run.operation, run);
	// In whose name to send is known before anything is written.
	if (read('afterwards', itemIndex) === 'send' && !read('userId', itemIndex)) {
		await connectedUser(run);
	}
	const key = `order ${connection.limitKey} ${textOf(request.body.invoiceNumber)}`;
	return await orderMutex.runExclusive(key, async (notes) => await writeOrder(run, request, notes));
}
