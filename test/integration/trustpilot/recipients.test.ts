import type { IDataObject, INodeType } from 'n8n-workflow';
import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlSubscriptions } from '../../../nodes/ghl/GhlSubscriptions/GhlSubscriptions.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import type { Contact, Order } from '../../../sandbox/ghl/types';
import { bodyOf, workflowBody } from '../../../sandbox/ghl/webhooks/bodies';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, processed, runNode } from '../../harness';
import { oauthCredential, errorOf, run, UNLIMITED } from './support';

const INVITE = { resource: 'invitation', operation: 'createEmail' };
const SERVICE_LINK = { resource: 'invitation', operation: 'createServiceLink' };
const PRODUCT_LINK = { resource: 'invitation', operation: 'createProductLink' };

let sandbox: Sandbox;
/** A paid live order with a subscription, and its customer. */
let order: Order;
let contact: Contact;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
	processed.clear();
	const { orders, contacts, subscriptions, transactions } = sandbox.world.ghl;
	const withSubscription = new Set(
		subscriptions.all(MAIN_LOCATION.id).map(({ entityId }) => entityId),
	);
	const paid = new Set(transactions.all(MAIN_LOCATION.id).map(({ entityId }) => entityId));
	order = orders
		.all(MAIN_LOCATION.id)
		.find(({ _id, liveMode }) => liveMode && withSubscription.has(_id) && paid.has(_id)) as Order;
	contact = contacts.get(order.contactId) as Contact;
});
afterEach(async () => await sandbox.close());

const sent = () => sandbox.control.trustpilot.invitations().map(({ body }) => body);

/** Runs a GHL node and returns its items. */
async function ghl(node: INodeType, parameters: object): Promise<IDataObject[]> {
	const credentials = new CredentialStore({
		ghlApi: {
			accessToken: PRIVATE_TOKENS.full.token,
			locationId: MAIN_LOCATION.id,
			baseUrl: `${sandbox.url}/ghl`,
		},
	});
	const all = { authentication: 'apiKey', ...parameters };
	const items = await runNode({ node, credentials, parameters: all as never });
	return items.map(({ json }) => json);
}

const ofOrder = { filters: { entityId: locator('') } };
const listOf = (node: INodeType, resource: string, output: string) => async () => {
	ofOrder.filters.entityId = locator(order._id);
	const [first] = await ghl(node, { resource, operation: 'getAll', output, ...ofOrder });
	return first;
};
const oneOf = (node: INodeType, resource: string) => async () => {
	const { _id } = await listOf(node, resource, 'raw')();
	const id = { [`${resource}Id`]: locator(String(_id)) };
	const [first] = await ghl(node, { resource, operation: 'get', output: 'raw', ...id });
	return first;
};
const orderAs = (operation: string, output: string) => async () => {
	const form = { operation, output, orderId: locator(order._id) };
	return (await ghl(new GhlOrders(), form))[0];
};

/** Items of the same order, as the nodes and webhooks output them. */
const SHAPES: Record<string, () => IDataObject | Promise<IDataObject>> = {
	'a raw transaction of a list': listOf(new GhlTransactions(), 'transaction', 'raw'),
	'a raw transaction': oneOf(new GhlTransactions(), 'transaction'),
	'a simplified transaction': listOf(new GhlTransactions(), 'transaction', 'simplified'),
	'a raw subscription of a list': listOf(new GhlSubscriptions(), 'subscription', 'raw'),
	'a raw subscription': oneOf(new GhlSubscriptions(), 'subscription'),
	'a simplified subscription': listOf(new GhlSubscriptions(), 'subscription', 'simplified'),
	'a raw overview': orderAs('getOverview', 'raw'),
	'a simplified overview': orderAs('getOverview', 'simplified'),
	'an order webhook': () =>
		bodyOf(sandbox.world, { type: 'OrderCreate', record: order }) as IDataObject,
	'an order webhook with the full name of its contact': () => {
		const body = bodyOf(sandbox.world, { type: 'OrderCreate', record: order });
		const { firstName, lastName, ...person } = body.contactSnapshot as IDataObject;
		return { ...body, contactSnapshot: { ...person, name: `${firstName} ${lastName}` } };
	},
	'a workflow webhook with full_name': () =>
		workflowBody(contact, { orderId: order._id }) as IDataObject,
	'a workflow webhook with first_name and last_name': () => ({
		...(workflowBody(contact, {}) as IDataObject),
		...{ full_name: '', orderId: order._id },
	}),
	'a workflow webhook with an order': () => {
		const { contact_id, first_name, last_name, email } = workflowBody(contact, {});
		const customer = { id: contact_id, first_name, last_name, email } as IDataObject;
		return { contact_id, order: { id: order._id, customer } } as IDataObject;
	},
	'an AbstractGHL customer with an order ID': () => ({
		...{ id: contact._id, email: contact.email, name: `${contact.firstName} ${contact.lastName}` },
		order_id: order._id,
	}),
	'an item with numbers as texts and surrounding spaces': () => ({
		order_id: ` ${order._id} `,
		customer_email: ` ${contact.email}`,
		customer_name: ` ${contact.firstName} ${contact.lastName} `,
	}),
};

describe.each(Object.entries(SHAPES))('%s', (_, item) => {
	it('contains the order and the customer of an invitation', async () => {
		const json = await item();
		await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(sent()).toEqual([
			{
				type: 'email',
				referenceNumber: order._id,
				consumerEmail: contact.email,
				consumerName: `${contact.firstName} ${contact.lastName}`,
				serviceReviewInvitation: {},
			},
		]);
	});

	it('contains the order and the customer of a link', async () => {
		const json = await item();
		await run(oauthCredential(sandbox, 'user'), SERVICE_LINK, { items: [{ json }] });
		const [request] = sandbox.requests.find('POST', /invitation-links$/);
		expect(request.body).toMatchObject({
			email: contact.email,
			name: `${contact.firstName} ${contact.lastName}`,
			referenceId: order._id,
		});
	});
});

describe('an invoice', () => {
	it.each(['raw', 'simplified'])('names its customer, %s', async (output) => {
		const form = { resource: 'invoice', operation: 'getAll', limit: 1, output };
		const [json] = await ghl(new GhlInvoices(), form);
		await run(oauthCredential(sandbox, 'user'), INVITE, {
			items: [{ json: { ...json, liveMode: true } }],
		});
		const id = String(json._id ?? json.invoiceId);
		const { email, name } = sandbox.world.ghl.billing.invoices.get(id)?.fields.contactDetails ?? {};
		expect(sent()).toMatchObject([
			{ referenceNumber: id, consumerEmail: email, consumerName: name },
		]);
	});

	it('has a name that is not the name of its customer', async () => {
		const json = {
			...{ _id: '65a0f0000000000000000001', name: 'New Invoice', invoiceNumber: 7 },
			contactDetails: { id: 'c1', email: 'mette.k@example.com' },
		};
		const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(item.json).toMatchObject({ consumerName: 'Mette K', consumerNameSource: 'email' });
	});
});

describe('a customer without a name', () => {
	const named = (email: string, more: IDataObject = {}) => {
		const { contacts } = sandbox.world.ghl;
		contacts.update(contact._id, { firstName: '', lastName: '', email, ...more });
	};

	it.each([
		['mette.k@example.com', {}, 'Mette K', 'email'],
		['anna_berg84+shop@example.com', {}, 'Anna Berg', 'email'],
		['info@example.com', {}, 'Customer', 'default'],
		['x9f3k2@example.com', {}, 'Customer', 'default'],
		['a@example.com', {}, 'Customer', 'default'],
		['info@example.com', { companyName: 'Nordic Bikes' }, 'Nordic Bikes', 'company'],
	])('%s %j is invited as %s', async (email, more, consumerName, consumerNameSource) => {
		named(email, more);
		for (const output of ['raw', 'simplified']) {
			processed.clear();
			const json = await orderAs('get', output)();
			const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
			const isKnown = output === 'raw' || consumerNameSource !== 'company';
			if (!isKnown) continue;
			expect(item.json).toMatchObject({ invited: true, consumerName, consumerNameSource });
		}
		expect(sent()[0]).toMatchObject({ consumerEmail: email, consumerName });
	});

	it('does not end the execution: the next customers are invited', async () => {
		named('mette@example.com');
		const rows = await ghl(new GhlOrders(), { operation: 'getAll', limit: 20, output: 'raw' });
		const [mine] = await ghl(new GhlOrders(), {
			...{ operation: 'getAll', output: 'raw' },
			filters: { contactId: locator(contact._id) },
		});
		const items = [mine, ...rows.filter(({ liveMode }) => liveMode)]
			.slice(0, 3)
			.map((json) => ({ json: { ...json, liveMode: true } }));
		const results = await run(oauthCredential(sandbox, 'user'), INVITE, { items });
		expect(results.map(({ json }) => json.invited)).toEqual([true, true, true]);
		expect(results[0].json).toMatchObject({ consumerName: 'Mette', consumerNameSource: 'email' });
		expect(results[1].json).not.toHaveProperty('consumerNameSource');
	});

	it('gets a link with the same name', async () => {
		named('mette.k@example.com');
		const items = [{ json: await orderAs('get', 'raw')() }];
		const credentials = oauthCredential(sandbox, 'user');
		const [service] = await run(credentials, SERVICE_LINK, { items });
		const [product] = await run(credentials, PRODUCT_LINK, { items });
		const [first, second] = sandbox.requests.find('POST', /invitation-links$/);
		expect(first.body).toMatchObject({ name: 'Mette K' });
		expect(second.body).toMatchObject({ consumer: { name: 'Mette K' } });
		expect(service.json).toMatchObject({ consumerNameSource: 'email' });
		expect(product.json).toMatchObject({ consumerNameSource: 'email' });
	});

	it('can be named in the form', async () => {
		named('mette.k@example.com');
		const items = [{ json: await orderAs('get', 'raw')() }];
		const form = { ...INVITE, consumerName: 'Mette Karlsen' };
		const [{ json }] = await run(oauthCredential(sandbox, 'user'), form, { items });
		expect(json).toMatchObject({ consumerName: 'Mette Karlsen' });
		expect(json).not.toHaveProperty('consumerNameSource');
	});
});

describe('the ID of a record that is part of an order', () => {
	it.each([
		['a transaction without an order', { _id: 't1', entityType: 'order', entityId: null }],
		['a fulfillment', { _id: 'f1', trackings: [], items: [] }],
		['a charge', { _id: 't1', chargeId: 'ch_1' }],
		['a simplified transaction', { transactionId: 't1', orderId: null }],
	])('is not the reference of an invitation: %s', async (_, json) => {
		const item = { json: { ...json, contactEmail: 'mette@example.com' } as IDataObject };
		const call = run(oauthCredential(sandbox, 'user'), INVITE, { items: [item] });
		expect((await errorOf(call)).message).toBe("'Reference Number' is empty");
		expect(sent()).toEqual([]);
	});
});

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
