import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { inputError } from '../../shared/catalog/encode';
import { getPath } from '../../shared/core/paths';
import { call, sendForRecords } from '../../shared/engine/operation';
import { buildRequest } from '../../shared/engine/request';
import { SharedMutex } from '../../shared/engine/sharedMutex';
import type { KeepLock } from '../../shared/engine/sharedMutex';
import type { ItemRun, Parts } from '../../shared/catalog/run';
import type { SharedNotes } from '../../shared/core/keyedMutex';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { fallbackOn } from '../../shared/http/fallback';
import { contact } from '../GhlContacts/resources/contact';
import { upsertContact } from '../GhlContacts/upsertContact';
import { connectedUser, contactDetails } from '../GhlInvoices/lookups';
import { prepare } from '../GhlInvoices/prepare';
import { invoice as invoiceResource } from '../GhlInvoices/resources/invoice';
import { readParts } from './parts';
import { getOrders } from './resources/orderReads';

const invoices = invoiceResource.operations;

/** The node does not change invoices in these statuses: they are paid, at least in part, or void. */
const UNCHANGEABLE = ['paid', 'partially_paid', 'payment_processing', 'void'];
/** Statuses in which there is nothing left to pay. */
const NOTHING_TO_PAY = ['paid', 'payment_processing', 'void'];

/** Items with the same order number write the same invoice, so they run one at a time. */
const orderMutex = new SharedMutex();

type InvoiceRequest = ApiRequest & Parts;

/**
 * Finds the invoice with this number. The search endpoint searches in names, which contain the number. If the
 * invoice was renamed, the customer's invoices are searched as well. An invoice that this process created is
 * read by its ID, because lists may not contain it yet.
 */
async function findInvoice(
	run: ItemRun,
	number: string,
	customer: IDataObject,
	{ invoiceId }: SharedNotes,
): Promise<IDataObject | undefined> {
	const isMatch = ({ invoiceNumber }: IDataObject) => textOf(invoiceNumber) === number;
	if (invoiceId) {
		const created = await call(run, invoices.get, { invoiceId }).catch(
			fallbackOn('notFound', undefined),
		);
		if (created && isMatch(created)) return created;
	}
	for (const filter of [{ search: number }, { contactId: customer.id }]) {
		const found = (await call(run, invoices.getAll, filter)).find(isMatch);
		if (found) return found;
	}
	return undefined;
}

/** Rejects an invoice of another customer. GHL may have generated the same number for it. */
function assertSameCustomer(run: ItemRun, invoice: IDataObject, customer: IDataObject): void {
	if (getPath(invoice, 'contactDetails.id') === customer.id) return;
	throw inputError(
		run,
		`The invoice ${textOf(invoice.invoiceNumber)} belongs to another customer`,
		'The invoice was not changed. Use order IDs that GHL does not generate itself, for example with a letter prefix. If the customer of the order has changed, update the invoice with GHL Invoices first.',
	);
}

async function createInvoice(run: ItemRun, request: InvoiceRequest): Promise<IDataObject> {
	await prepare.createInvoice(request, run);
	const [created] = await sendForRecords({ ...run, operation: invoices.create }, request);
	return created;
}

async function updateInvoice(
	run: ItemRun,
	{ body: { items, ...body } }: InvoiceRequest,
	{ _id: invoiceId }: IDataObject,
): Promise<IDataObject> {
	const constants = { ...body, invoiceItems: items };
	return await call(run, { ...invoices.update, constants }, { invoiceId });
}

async function send(run: ItemRun, { _id, liveMode = true }: IDataObject): Promise<IDataObject> {
	const { read, itemIndex } = run;
	const sendBy = read('sendBy', itemIndex);
	const userId = read('userId', itemIndex, null);
	return await call(run, invoices.send, { invoiceId: _id, sendBy, userId, liveMode });
}

async function recordPayment(run: ItemRun, { _id }: IDataObject): Promise<IDataObject> {
	const { read, itemIndex } = run;
	const mode = read('mode', itemIndex);
	const card = read('card', itemIndex, null);
	const cheque = read('cheque', itemIndex, null);
	return await call(run, invoices.recordPayment, { invoiceId: _id, mode, card, cheque });
}

/**
 * Sends the invoice or records its payment, as set in the form. Does nothing if that has already been done.
 */
async function completeInvoice(run: ItemRun, invoice: IDataObject): Promise<IDataObject> {
	const afterwards = run.read('afterwards', run.itemIndex);
	const status = textOf(invoice.status);
	if (afterwards === 'send' && status === 'draft') return await send(run, invoice);
	if (afterwards === 'recordPayment' && !NOTHING_TO_PAY.includes(status)) {
		return await recordPayment(run, invoice);
	}
	return invoice;
}

/**
 * Returns the order that GHL created from the invoice, as its list returns it. Returns null if there is none
 * yet.
 */
async function orderOf(
	run: ItemRun,
	{ status, _id: sourceId }: IDataObject,
	{ id: contactId }: IDataObject,
): Promise<IDataObject | null> {
	if (status === 'draft') return null;
	const [order = null] = await call(run, getOrders, { contactId, sourceId }, 1);
	return order;
}

async function writeOrder(
	run: ItemRun,
	request: InvoiceRequest,
	notes: SharedNotes,
	keep: KeepLock,
): Promise<IDataObject> {
	const number = textOf(request.body.invoiceNumber);
	const customer = await upsertContact({ ...run, operation: contact.operations.upsert });
	const before = await findInvoice(run, number, customer, notes);
	if (before) assertSameCustomer(run, before, customer);
	const isClosed = before !== undefined && UNCHANGEABLE.includes(textOf(before.status));

	request.body.name = `Order ${number}`;
	request.body.contactDetails = { id: customer.id, ...contactDetails(customer) };
	const written = isClosed
		? before
		: before
			? await updateInvoice(run, request, before)
			: await createInvoice(run, request);
	// The next steps need the ID.
	if (textOf(written._id) === '') throw run.client.wrongShape(request, "'_id'", written);
	notes.invoiceId = textOf(written._id);
	if (!before) keep();

	const invoice = await completeInvoice(run, written);
	const result = isClosed ? 'unchanged' : before ? 'updated' : 'created';
	return {
		result,
		invoice,
		customer,
		...(await readParts({ order: orderOf(run, invoice, customer) })),
	};
}

/**
 * Finds or creates the customer, and creates or updates the invoice whose number is the caller's order ID.
 * Then sends the invoice or records its payment. Returns `{result: 'created' | 'updated' | 'unchanged',
 * invoice, customer, order, incomplete}`. Items with the same order ID run one at a time, in all processes that run
 * the workflow.
 */
export async function upsertOrder(run: ItemRun): Promise<IDataObject> {
	const { read, itemIndex, connection } = run;
	const request = buildRequest(run);
	// Fails before anything is written if no user can send the invoice.
	if (read('afterwards', itemIndex) === 'send' && !read('userId', itemIndex)) {
		await connectedUser(run);
	}
	const key = `order ${connection.limitKey} ${textOf(request.body.invoiceNumber)}`;
	return await orderMutex.runExclusive(
		run.context,
		key,
		async (notes, keep) => await writeOrder(run, request, notes, keep),
	);
}
