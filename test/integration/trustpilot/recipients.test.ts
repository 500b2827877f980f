import type { IDataObject } from 'n8n-workflow';
import { GhlInvoices } from '../../../nodes/ghl/GhlInvoices/GhlInvoices.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { locator, processed } from '../../harness';
import { oauthCredential, errorOf, run } from './support';
import {
	contact,
	ghl,
	INVITE,
	order,
	orderAs,
	PRODUCT_LINK,
	sandbox,
	sent,
	SERVICE_LINK,
	SHAPES,
} from './recipientsSupport';

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

	it.each([
		[{ customerName: 'null' }, 'Mette K', 'email'],
		[{ customerName: 'undefined undefined' }, 'Mette K', 'email'],
		[{ customerName: 'N/A' }, 'Mette K', 'email'],
		[{ customerName: '-' }, 'Mette K', 'email'],
		[{ customerName: '{{contact.name}}' }, 'Mette K', 'email'],
		[{ customerName: 'mette.k@example.com' }, 'Mette K', 'email'],
		[{ customerName: '+45 12 34 56 78' }, 'Mette K', 'email'],
		[{ contact: { name: 'null null', companyName: 'Nordic Bikes' } }, 'Nordic Bikes', 'company'],
		[{ contact: { firstName: 'null', lastName: 'Karlsen' } }, 'Karlsen', undefined],
		[{ contact: { firstName: 'Jennifer', lastName: 'Null' } }, 'Jennifer Null', undefined],
		[{ customerName: 'Mette\n\u0000Karlsen' }, 'Mette Karlsen', undefined],
	])('in %j is invited as %s', async (more, consumerName, consumerNameSource) => {
		processed.clear();
		const json = { orderId: 'order-1', customerEmail: 'mette.k@example.com', ...more };
		const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(item.json).toMatchObject({ invited: true, consumerName });
		expect(item.json.consumerNameSource).toBe(consumerNameSource);
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

describe('the email address of an item', () => {
	it('is the first text that can be one', async () => {
		processed.clear();
		const contact = { email: 'null', name: 'Mette' };
		const json = { orderId: 'order-1', contact, email: 'mette.k@example.com' };
		const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(item.json).toMatchObject({ invited: true, consumerEmail: 'mette.k@example.com' });
	});

	it.each(['a@example.com,b@example.com', 'a@example.com;b@example.com', 'Ana<a@example.com>'])(
		'cannot be %s',
		async (customerEmail) => {
			const items = [{ json: { orderId: 'order-1', customerEmail, customerName: 'Ana' } }];
			const [item] = await run(oauthCredential(sandbox, 'user'), INVITE, {
				...{ items, continueOnFail: true },
			});
			expect(JSON.stringify(item.json)).toContain(`not an email address: ${customerEmail}`);
			expect(sent()).toEqual([]);
		},
	);
});
