import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { GhlOpportunities } from '../../../nodes/ghl/GhlOpportunities/GhlOpportunities.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlProducts } from '../../../nodes/ghl/GhlProducts/GhlProducts.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { locator, runNode } from '../../harness';
import {
	startResponseServer,
	type ResponseServer,
	type FixedResponse,
} from '../../harness/responseServer';

import { errorOf } from './support';

let server: ResponseServer;

beforeAll(async () => {
	server = await startResponseServer();
});

afterAll(async () => await server.close());

/** Each run has a separate location. With Maximum Wait 0, a shared rate limit would end the later runs. */
let runs = 0;

interface Form {
	node: () => INodeType;
	parameters: INodeParameters;
}

const run = async ({ node, parameters }: Form, response: FixedResponse) => {
	server.respondWith(response);
	const baseUrl = server.url;
	const credentials = {
		ghlApi: { accessToken: 'pit-1', locationId: `loc${++runs}`, apiVersion: '2021-07-28', baseUrl },
		abstractGhlApi: { apiKey: 'key-1', baseUrl },
		trustpilotApi: { apiKey: 'key-1', baseUrl, businessUnitId: 'b1', invitationsBaseUrl: baseUrl },
	};
	// A read is retried after a response that cannot be read. Here, the first attempt is enough.
	const items = await runNode({
		node: node(),
		parameters: { ...parameters, options: { maxWait: 0 } },
		credentials,
	});
	return items.map((item) => item.json);
};

const form = (
	node: () => INodeType,
	resource: string,
	operation: string,
	more: INodeParameters = {},
): Form => ({ node, parameters: { resource, operation, ...more } });

const order = { orderId: locator('o1') };
const GET_ORDER = form(() => new GhlOrders(), 'order', 'get', order);
const FULFILL = form(() => new GhlOrders(), 'fulfillment', 'create', {
	...order,
	itemsFrom: 'rows',
	items: { rows: [{ priceId: locator('p1'), qty: 1 }] },
	trackings: { rows: [{ trackingNumber: '1' }] },
});
const RECORD_PAYMENT = form(() => new GhlOrders(), 'order', 'recordPayment', {
	...order,
	mode: 'cash',
});
const GET_OVERVIEW = form(() => new GhlOrders(), 'order', 'getOverview', order);
const GET_CONTACT = form(() => new GhlContacts(), 'contact', 'get', { contactId: locator('c1') });
const CREATE_CONTACT = form(() => new GhlContacts(), 'contact', 'create', { email: 'a@b.co' });
const UPSERT_CONTACT = form(() => new GhlContacts(), 'contact', 'upsert', { email: 'a@b.co' });
const UPDATE_CONTACT = form(() => new GhlContacts(), 'contact', 'update', {
	contactId: locator('c1'),
	updateFields: { email: 'a@b.co' },
});
const MOVE_OPPORTUNITY = form(() => new GhlOpportunities(), 'opportunity', 'moveToStage', {
	opportunityId: locator('o1'),
	pipelineId: locator('p1'),
	pipelineStageId: locator('s1'),
});
const VOID_INVOICE = form(() => new GhlInvoices(), 'invoice', 'void', { invoiceId: locator('i1') });
const UPDATE_PRODUCT = form(() => new GhlProducts(), 'product', 'update', {
	productId: locator('p1'),
	updateFields: { name: 'Mug', productType: 'PHYSICAL' },
});
const GET_TRANSACTION = form(() => new GhlTransactions(), 'transaction', 'get', {
	transactionId: locator('t1'),
});
const UPSERT_CUSTOMER = form(() => new AbstractGhl(), 'customer', 'upsert', {
	record: { mappingMode: 'defineBelow', value: { id: 'c1' } },
});
const CANCEL_ORDER = form(() => new AbstractGhl(), 'order', 'cancel', order);
const GET_REVIEW = form(() => new Trustpilot(), 'serviceReview', 'getPublic', {
	authentication: 'apiKey',
	reviewId: locator('r1'),
});
const GET_CONSUMER = form(() => new Trustpilot(), 'consumer', 'get', {
	authentication: 'apiKey',
	consumerId: locator('c1'),
});

const RECORDS: Record<string, Form> = {
	GET_ORDER,
	FULFILL,
	GET_OVERVIEW,
	GET_CONTACT,
	CREATE_CONTACT,
	UPSERT_CONTACT,
	UPDATE_CONTACT,
	MOVE_OPPORTUNITY,
	VOID_INVOICE,
	UPDATE_PRODUCT,
	GET_TRANSACTION,
	UPSERT_CUSTOMER,
	CANCEL_ORDER,
	GET_REVIEW,
	GET_CONSUMER,
};
const forms = Object.entries(RECORDS);

/** Successful responses that contain no record, and the text that the error repeats. */
const NOTHING: Array<[string, FixedResponse, RegExp]> = [
	['an empty body', { body: '' }, /./],
	['status 204', { status: 204, body: '' }, /./],
	['null', { body: 'null' }, /./],
	['an empty object', { body: {} }, /./],
	['an empty list', { body: [] }, /./],
	['a number', { body: '5' }, /./],
	['false', { body: 'false' }, /./],
	['success: false', { body: { success: false, message: 'Not today' } }, /Not today/],
	[
		'status: false',
		{ status: 201, body: { status: false, message: 'Already done', data: null } },
		/Already done/,
	],
	['a status code', { body: { statusCode: 404, message: 'Order not found' } }, /not found/],
	['an error', { body: { error: 'Bad thing' } }, /Bad thing/],
	['an error object', { body: { error: { message: 'Bad thing' } } }, /Bad thing/],
	['errors', { body: { errors: [{ message: 'Bad thing' }] } }, /Bad thing/],
	['ok: false', { body: { ok: false, message: 'No' } }, /No/],
	['an empty envelope', { body: { data: null, contact: null, invoice: {} } }, /./],
];

describe.each(forms)('%s', (name, one) => {
	it.each(NOTHING)('throws after %s', async (kind, response, message) => {
		// Only an empty object shows that such a response is not the record of a form without fields.
		if (name === 'GET_CONSUMER' && kind === 'an empty envelope') return;
		const failure = await errorOf(run(one, response));
		expect(failure.message).toMatch(message);
		expect(failure.description).toBeTruthy();
		expect(`${failure.message} ${failure.description}`).not.toMatch(/\[object|undefined/);
	});
});

describe('the kind of the error', () => {
	const contextOf = async (one: Form, body: unknown) => (await errorOf(run(one, { body }))).context;

	it('is a rejection, not an unknown outcome, if the API rejects a write', async () => {
		const rejected = { status: false, message: 'Order is already fulfilled', data: null };
		const failure = await errorOf(run(FULFILL, { status: 201, body: rejected }));
		expect(failure.message).toMatch(/Order is already fulfilled/);
		expect(failure.context).toMatchObject({ kind: 'badInput', unknownOutcome: false });
	});

	it('is an unknown outcome if the API returns nothing for a write', async () => {
		expect(await contextOf(FULFILL, '')).toMatchObject({
			kind: 'invalidResponse',
			unknownOutcome: true,
		});
	});

	it('is notFound for a status code 404, or the message of a missing record', async () => {
		expect(await contextOf(GET_ORDER, { statusCode: 404 })).toMatchObject({ kind: 'notFound' });
		expect(
			await contextOf(GET_ORDER, { success: false, message: 'Order not found' }),
		).toMatchObject({ kind: 'notFound' });
	});
});

describe('a list', () => {
	const GET_ORDERS = form(() => new GhlOrders(), 'order', 'getAll');

	it.each(NOTHING.slice(0, -1))('throws after %s', async (_name, response, message) => {
		expect((await errorOf(run(GET_ORDERS, response))).message).toMatch(message);
	});

	it('can be empty', async () => {
		expect(await run(GET_ORDERS, { body: { data: [], totalCount: 0 } })).toEqual([]);
	});

	it('omits rows that are not records', async () => {
		const data = [null, { _id: 'o1' }, 5, 'text', []];
		const items = await run(GET_ORDERS, { body: { data } });
		expect(items).toEqual([expect.objectContaining({ orderId: 'o1' })]);
	});
});

describe('an operation whose response has no record', () => {
	const DELETE = form(() => new GhlInvoices(), 'invoice', 'delete', { invoiceId: locator('i1') });
	const CAMPAIGN = form(() => new GhlContacts(), 'campaign', 'add', {
		contactId: locator('c1'),
		campaignId: locator('k1'),
	});
	const PRIORITY = form(() => new GhlProducts(), 'storeProduct', 'updatePriority', {
		storeId: 's1',
		displayPriorities: '[{"id":"p1"}]',
	});
	const DONE: FixedResponse[] = [
		{ body: '' },
		{ status: 204, body: '' },
		{ body: 'null' },
		{ body: {} },
		{ body: { success: true } },
		{ body: { succeded: true } },
	];

	it.each(DONE)('succeeds after %j', async (response) => {
		expect(await run(DELETE, response)).toEqual([{ deleted: true }]);
		expect(await run(CAMPAIGN, response)).toEqual([{ success: true }]);
		expect(await run(PRIORITY, response)).toEqual([{ success: true }]);
		expect(server.requests).toHaveLength(1);
	});

	it.each<IDataObject>([
		{ success: false, message: 'In use' },
		{ succeded: false, message: 'In use' },
		{ status: false, message: 'In use' },
		{ statusCode: 409, message: 'In use' },
		{ error: 'In use' },
	])('fails after %j', async (body) => {
		for (const one of [DELETE, CAMPAIGN, PRIORITY, RECORD_PAYMENT]) {
			expect((await errorOf(run(one, { body }))).message).toMatch(/In use/);
		}
	});

	it('returns the response of an action unchanged', async () => {
		expect(await run(RECORD_PAYMENT, { body: { success: true } })).toEqual([{ success: true }]);
	});
});

it('keeps a record with a field that has the name of an error report', async () => {
	const body = { _id: 'o1', status: 'failed', error: 'Card declined' };
	expect(await run(GET_ORDER, { body })).toEqual([expect.objectContaining({ orderId: 'o1' })]);
});
