import type { INodeParameters, INodeType } from 'n8n-workflow';

import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { locator, runNode } from '../../harness';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';

import { errorOf } from './support';

const ana = { name: 'Ana', email: 'a@b.co', phone: '+15550100' };

/** Successful responses with odd records, which the property test `anyResponse.test.ts` found. */
describe('an odd record in a successful response', () => {
	let server: ResponseServer;
	beforeAll(async () => {
		server = await startResponseServer();
	});
	afterAll(async () => await server.close());

	let runs = 0;

	/** Runs an operation. The bodies are by method and path. The response to other requests is an empty object. */
	const run = async (node: INodeType, parameters: INodeParameters, bodies: object) => {
		const byRequest = new Map(Object.entries(bodies));
		server.respondWith(({ method, path }) => ({ body: byRequest.get(`${method} ${path}`) ?? {} }));
		const baseUrl = server.url;
		const oauth = { grantType: 'authorizationCode', oauthTokenData: { access_token: 't' } };
		const items = await runNode({
			node,
			parameters: { ...parameters, options: { maxWait: 0 } },
			credentials: {
				ghlApi: { accessToken: 'pit-1', locationId: `odd${++runs}`, baseUrl },
				trustpilotOAuth2Api: { ...oauth, clientId: 'k', baseUrl, invitationsBaseUrl: baseUrl },
			},
		});
		return items.map(({ json }) => json);
	};
	const sent = () => server.requests.map(({ method, path }) => `${method} ${path}`);

	it('returns no contact in an overview if the body is not an object', async () => {
		const order = { _id: 'o1', status: 'completed', amount: 1, contactId: 'c1' };
		const form = { resource: 'order', operation: 'getOverview', orderId: locator('o1') };
		const lists = {
			'GET /payments/orders/o1/fulfillments': { data: [] },
			'GET /payments/orders/o1/notes': { data: [] },
			'GET /payments/transactions': { data: [] },
			'GET /payments/subscriptions': { data: [] },
		};
		const bodies = { 'GET /payments/orders/o1': order, 'GET /contacts/c1': [], ...lists };
		const [item] = await run(new GhlOrders(), form, bodies);
		expect(item).toMatchObject({
			contact: null,
			incomplete: [{ part: 'contact', message: expect.stringContaining("'contact' is missing") }],
		});
	});

	it.each([[[]], [{}], [{ conversationId: {} }]])(
		'does not reply to a review in a conversation without an ID: %j',
		async (body) => {
			const form = { productReviewId: locator('r1'), content: 'Thanks', authentication: 'oAuth2' };
			const review = '/v1/private/product-reviews/r1';
			const { message } = await errorOf(
				run(
					new Trustpilot(),
					{ resource: 'productReview', operation: 'reply', ...form },
					{ [`GET ${review}`]: { id: 'r1' }, [`POST ${review}/create-conversation`]: body },
				),
			);
			expect(message).toMatch(/'conversationId' is missing|The record is missing/);
			expect(sent()).toEqual([`GET ${review}`, `POST ${review}/create-conversation`]);
		},
	);

	it('does not send or pay an invoice without an ID', async () => {
		const form = {
			...{ resource: 'order', operation: 'upsert', externalOrderId: 'S-1', email: 'a@b.co' },
			...{ afterwards: 'recordPayment', items: { rows: [{ name: 'Mug', amount: 5, qty: 1 }] } },
		};
		const bodies = {
			'POST /contacts/upsert': { new: true, contact: { id: 'c1', ...ana } },
			'GET /invoices/': { invoices: [] },
			'GET /invoices/settings': { businessDetails: { name: 'Shop' } },
			'POST /invoices/': { status: 'draft' },
		};
		const { message } = await errorOf(run(new GhlOrders(), form, bodies));
		expect(message).toMatch(/may or may not have processed this request.*The record is missing/);
		expect(sent().at(-1)).toBe('POST /invoices/');
	});

	it.each([
		{ body: {}, missing: 'The record' },
		{ body: { invoiceNumber: null }, missing: "'invoiceNumber'" },
		{ body: { invoiceNumber: {} }, missing: "'invoiceNumber'" },
	])(
		'creates no invoice with a number that GHL did not generate: $body',
		async ({ body, missing }) => {
			const form = {
				...{ resource: 'invoice', operation: 'create', name: 'A', contactId: locator('c1') },
				items: { rows: [{ name: 'Mug', amount: 5, qty: 1 }] },
			};
			const bodies = {
				'GET /contacts/c1': { contact: { id: 'c1', ...ana } },
				'GET /invoices/generate-invoice-number': body,
				'GET /invoices/settings': { businessDetails: { name: 'Shop' } },
			};
			const { message } = await errorOf(run(new GhlInvoices(), form, bodies));
			expect(message).toContain(`${missing} is missing`);
			expect(sent()).toContain('GET /invoices/generate-invoice-number');
			expect(sent()).not.toContain('POST /invoices/');
		},
	);

	it('does not show an object as text in a name or an ID', async () => {
		const [transaction] = await run(
			new GhlTransactions(),
			{ resource: 'transaction', operation: 'getAll' },
			{
				'GET /payments/transactions': {
					data: [{ _id: 't1', entityType: 'order', entityId: { $oid: '1' }, amount: 1 }],
				},
			},
		);
		expect(transaction.orderId).not.toBe('[object Object]');
		const [contact] = await run(
			new GhlContacts(),
			{ resource: 'contact', operation: 'get', contactId: locator('c1') },
			{
				'GET /contacts/c1': {
					contact: {
						...{ id: 'c1', firstName: { toString: 0 }, lastName: 'Diaz', email: 'a@b.co' },
						customFields: [{ value: 'no ID' }, null, { id: 'f1', value: 'no name' }],
					},
				},
				[`GET /locations/odd${runs + 1}/customFields`]: { customFields: [{ id: 'f1' }, {}] },
			},
		);
		expect(contact).toMatchObject({ name: 'Diaz', customFields: { f1: 'no name' } });
		expect(contact.customFields).toEqual({ f1: 'no name' });
	});
});
