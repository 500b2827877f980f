import type { IDataObject } from 'n8n-workflow';
import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlSubscriptions } from '../../../nodes/ghl/GhlSubscriptions/GhlSubscriptions.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { CredentialStore, locator, processed, runNode } from '../../harness';
import { oauthCredential, run } from './support';
import {
	contact,
	INVITE,
	listOf,
	order,
	orderAs,
	PRODUCT_LINK,
	sandbox,
	sent,
} from './recipientsSupport';

describe('Create Product Link', () => {
	it('contains the line items of the order, unless the form names products', async () => {
		const items = [{ json: await orderAs('get', 'raw')() }];
		const credentials = oauthCredential(sandbox, 'user');
		await run(credentials, PRODUCT_LINK, { items });
		await run(
			credentials,
			{ ...PRODUCT_LINK, additionalFields: { productIds: '66a0aa01c98b5d0013f4c001' } },
			{ items },
		);
		const [first, second] = sandbox.requests.find('POST', /invitation-links$/);
		expect(first.body).toMatchObject({
			referenceId: order._id,
			products: order.items.map(({ name }) => ({ name })),
		});
		expect(second.body).not.toHaveProperty('products');
	});
});

describe('a test order', () => {
	it.each([{ liveMode: 'false' }, { markAsTest: 'true' }, { paymentMode: 'test' }])(
		'is skipped if it contains %j',
		async (mode) => {
			const json = { orderId: order._id, customerEmail: 'mette@example.com', ...mode };
			const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
			expect(item.json).toMatchObject({ invited: false, reason: 'testOrder' });
		},
	);
});

describe('a customer who does not want email', () => {
	it.each([
		{ contact: { dnd: 'true' } },
		{ contact: { unsubscribeEmail: true } },
		{ order: { contactSnapshot: { dnd: true } } },
		{ contactDetails: { dndSettings: { Email: { status: 'permanent' } } } },
	])('is skipped if the item contains %j', async (wish) => {
		const json = { orderId: order._id, customerEmail: 'mette@example.com', ...wish };
		const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, {
			items: [{ json: json as IDataObject }],
		});
		expect(item.json).toMatchObject({ invited: false, reason: 'doNotDisturb' });
	});
});

describe('Get Order Sentiment', () => {
	const form = { resource: 'serviceReview', operation: 'getOrderSentiment' };

	it('finds the review of an order whose customer has no email address', async () => {
		sandbox.control.trustpilot.postReview({ referenceId: order._id, stars: 4 });
		const json = { orderId: order._id, customerName: 'Mette', customerEmail: null };
		const [item] = await run(oauthCredential(sandbox, 'user'), form, { items: [{ json }] });
		expect(item.json.sentiment).toMatchObject({
			...{ stars: 4, numberOfReviews: 1, matchedBy: 'reference' },
			orderReview: { referenceId: order._id },
		});
	});

	it('finds the review of the order of a transaction', async () => {
		sandbox.control.trustpilot.postReview({
			...{ referenceId: order._id, stars: 2, email: contact.email },
		});
		const json = await listOf(new GhlTransactions(), 'transaction', 'raw')();
		const [item] = await run(oauthCredential(sandbox, 'user'), form, { items: [{ json }] });
		expect(item.json.sentiment).toMatchObject({ orderReview: { stars: 2 } });
	});

	it('does not copy a __proto__ key of the incoming order, and leaves the order unchanged', async () => {
		const text = `{"orderId":"${order._id}","__proto__":{"get":1},"deep":[{"__proto__":{"get":1},"a":1}]}`;
		const json = JSON.parse(text) as IDataObject;
		const [item] = await run(oauthCredential(sandbox, 'user'), form, { items: [{ json }] });
		const { sentiment, ...copied } = item.json;
		expect(JSON.stringify(copied)).toBe(`{"orderId":"${order._id}","deep":[{"a":1}]}`);
		expect(sentiment).toMatchObject({ numberOfReviews: expect.any(Number) as number });
		expect(JSON.stringify(json)).toBe(text);
	});
});

it('Get by Reference finds the reviews of the order of a subscription', async () => {
	sandbox.control.trustpilot.postReview({ referenceId: order._id, stars: 5 });
	const json = await listOf(new GhlSubscriptions(), 'subscription', 'raw')();
	const form = { resource: 'serviceReview', operation: 'getByReference' };
	const found = await run(oauthCredential(sandbox, 'user'), form, { items: [{ json }] });
	expect(found.map(({ json: review }) => review.referenceId)).toEqual([order._id]);
});

it('an invitation names both an order of AbstractGHL and its customer', async () => {
	const credentials = new CredentialStore({
		abstractGhlApi: { apiKey: API_KEYS.full.key, baseUrl: `${sandbox.url}/abstractghl` },
	});
	const read = async (resource: string, parameters: object) =>
		(
			await runNode({
				node: new AbstractGhl(),
				credentials,
				parameters: { authentication: 'apiKey', resource, ...parameters },
			})
		)[0].json;
	for (const output of ['raw', 'simplified']) {
		processed.clear();
		const one = await read('order', { operation: 'getAll', limit: 1, output });
		const customerId = locator(String(one.customer_id ?? one.customerId));
		const customer = await read('customer', { operation: 'get', customerId, output });
		const json = output === 'raw' ? { ...one, customer } : { ...customer, ...one };
		await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(sent().slice(-1)).toMatchObject([
			{
				referenceNumber: one.order_id ?? one.orderId,
				consumerEmail: customer.email ?? customer.customerEmail,
				consumerName: customer.name ?? customer.customerName,
			},
		]);
	}
});
