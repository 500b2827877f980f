import type { INodeExecutionData } from 'n8n-workflow';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { orderDetail, orderRow } from '../../../sandbox/ghl/payments/views';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { CredentialStore, locator, processed, runNode } from '../../harness';
import { oauthCredential, errorOf, run, UNLIMITED } from './support';

const INVITE = { resource: 'invitation', operation: 'createEmail' };

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
	processed.clear();
	processed.across = true;
});
afterEach(async () => {
	processed.across = false;
	await sandbox.close();
});

const sent = () =>
	sandbox.control.trustpilot.invitations().map(({ body }) => String(body.referenceNumber));
const orders = () => sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
const live = () => orders().filter(({ liveMode }) => liveMode);
const items = (): INodeExecutionData[] =>
	live().map((order) => ({ json: orderRow(sandbox.world, order) }));

const ghlCredentials = () =>
	new CredentialStore({
		ghlApi: {
			accessToken: PRIVATE_TOKENS.full.token,
			locationId: MAIN_LOCATION.id,
			baseUrl: `${sandbox.url}/ghl`,
		},
	});

describe('an item of GHL Orders', () => {
	it('is mapped from a row, a single order and its simplified output', async () => {
		const [order] = live();
		const [contact] = [sandbox.world.ghl.contacts.get(order.contactId)];
		const row = orderRow(sandbox.world, order);
		const detail = orderDetail(sandbox.world, order) as never;
		const simplified = {
			orderId: order._id,
			customerName: row.contactName,
			customerEmail: row.contactEmail,
		};
		const abstract = {
			order_id: order._id,
			customer: { name: row.contactName, email: row.contactEmail },
		};
		const credentials = oauthCredential(sandbox, 'user');
		for (const json of [row, detail, simplified, abstract]) {
			processed.clear();
			await run(credentials, INVITE, { items: [{ json } as INodeExecutionData] });
		}
		const bodies = sandbox.control.trustpilot.invitations().map(({ body }) => body);
		expect(bodies).toHaveLength(4);
		for (const body of bodies) {
			expect(body).toEqual({
				type: 'email',
				referenceNumber: order._id,
				consumerEmail: contact?.email,
				consumerName: `${contact?.firstName} ${contact?.lastName}`,
				serviceReviewInvitation: {},
			});
		}
	});

	it('names its line items as products', async () => {
		const [order] = live();
		const json = orderDetail(sandbox.world, order) as never;
		await run(
			oauthCredential(sandbox, 'user'),
			{ ...INVITE, invite: 'product' },
			{ items: [{ json }] },
		);
		const [{ body }] = sandbox.control.trustpilot.invitations();
		expect(body.serviceReviewInvitation).toBeUndefined();
		expect(body.productReviewInvitation).toMatchObject({
			products: order.items.map(({ name, priceId }) => ({
				name,
				sku: sandbox.world.ghl.prices.get(priceId)?.product,
			})),
		});
	});

	it('is skipped if it is a test order or its customer does not want email', async () => {
		const [order] = live();
		const row = orderRow(sandbox.world, order);
		const given = [
			{ ...row, liveMode: false },
			{ ...row, contact: { dndSettings: { Email: { status: 'active' } } } },
			{ ...row, dnd: true },
		].map((json) => ({ json }) as INodeExecutionData);
		const found = await run(oauthCredential(sandbox, 'user'), INVITE, { items: given });
		expect(found.map(({ json }) => [json.invited, json.reason])).toEqual([
			[false, 'testOrder'],
			[false, 'doNotDisturb'],
			[false, 'doNotDisturb'],
		]);
		expect(sent()).toEqual([]);
	});

	it.each([
		['row', { operation: 'getAll', returnAll: true, output: 'raw' }],
		['simplified row', { operation: 'getAll', returnAll: true }],
		['order', { operation: 'get', output: 'raw' }],
		['simplified order', { operation: 'get' }],
		['simplified overview', { operation: 'getOverview' }],
	])('is skipped as a %s of a test, and invited as one of a sale', async (_, parameters) => {
		const given = [false, true].map(
			(liveMode) => orders().find((order) => order.liveMode === liveMode)?._id,
		);
		const found = await runNode({
			node: new GhlOrders(),
			credentials: ghlCredentials(),
			parameters: {
				authentication: 'apiKey',
				orderId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				...parameters,
			} as never,
			items: given.map((id) => ({ json: { id } })).slice(parameters.operation === 'getAll' ? 1 : 0),
		});
		const both = found.filter(({ json }) => given.includes(String(json.orderId ?? json._id)));
		const results = await run(oauthCredential(sandbox, 'user'), INVITE, { items: both });
		expect(results.map(({ json }) => [json.referenceNumber, json.reason]).sort()).toEqual(
			[
				[given[0], 'testOrder'],
				[given[1], undefined],
			].sort(),
		);
		expect(sent()).toEqual([given[1]]);
	});

	it.each([
		{ dnd: true },
		{ dnd: false, dndSettings: { Email: { status: 'active' as const, message: '', code: '' } } },
	])('is skipped if its simplified contact contains %j', async (wish) => {
		const [order] = live();
		const read = async () => {
			const [{ json }] = await runNode({
				node: new GhlContacts(),
				credentials: ghlCredentials(),
				parameters: {
					authentication: 'apiKey',
					operation: 'get',
					contactId: locator(order.contactId),
				},
			});
			return json;
		};
		expect(Object.keys(await read())).not.toContain('dnd');
		const { contacts } = sandbox.world.ghl;
		contacts.update(order.contactId, {
			details: { ...contacts.get(order.contactId)?.details, ...wish },
		});
		const json = { ...(await read()), orderId: order._id };
		const [result] = await run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect(result.json).toMatchObject({ invited: false, reason: 'doNotDisturb' });
	});

	it('can be from AbstractGHL, whose orders do not contain the customer', async () => {
		const credentials = new CredentialStore({
			abstractGhlApi: { apiKey: API_KEYS.full.key, baseUrl: `${sandbox.url}/abstractghl` },
		});
		const [order] = await runNode({
			node: new AbstractGhl(),
			credentials,
			parameters: { authentication: 'apiKey', resource: 'order', operation: 'getAll', limit: 1 },
		});
		const invite = async (more: object) =>
			await run(oauthCredential(sandbox, 'user'), { ...INVITE, ...more }, { items: [order] });
		const { message, description } = await errorOf(invite({}));
		expect(message).toBe("'Customer Email' is empty");
		expect(description).toMatch(/An order of AbstractGHL contains only the ID of its customer/);
		await invite({ invite: 'product', consumerEmail: 'mette@example.com', consumerName: 'Mette' });
		const [{ body }] = sandbox.control.trustpilot.invitations();
		const lines = order.json.lineItems as Array<{ name: string; sku?: string }>;
		expect(body).toMatchObject({
			referenceNumber: order.json.orderId,
			productReviewInvitation: { products: lines.map(({ name, sku }) => ({ name, sku })) },
		});
	});

	it("can't be a contact, because its ID is not a reference number", async () => {
		const json = { id: 'ocQHyuzHvysMo5N5VsXc', name: 'Mette K.', email: 'mette@example.com' };
		const call = run(oauthCredential(sandbox, 'user'), INVITE, { items: [{ json }] });
		expect((await errorOf(call)).message).toBe("'Reference Number' is empty");
		expect(sent()).toEqual([]);
	});

	it('accepts a delay instead of a time, and requires the order of both invitations', async () => {
		const [item] = items();
		const parameters = {
			...INVITE,
			invite: 'both',
			serviceReviewInvitation: { sendAfter: 48 },
			productReviewInvitation: { sendAfter: 24, productSkus: 'a' },
		};
		const credentials = oauthCredential(sandbox, 'user');
		const { message } = await errorOf(run(credentials, parameters, { items: [item] }));
		expect(message).toMatch(/would be sent before the service review invitation/);

		const before = Date.now();
		parameters.productReviewInvitation.sendAfter = 72;
		const [{ json }] = await run(credentials, parameters, { items: [item] });
		const at = Date.parse(`${String(json.serviceReviewSendTime)}Z`);
		expect(at - before).toBeGreaterThan(48 * 3_600_000 - 2_000);
		expect(at - before).toBeLessThan(48 * 3_600_000 + 30_000);
	});
});
