import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../../sandbox/ghl/types';
import type { WorkflowJson } from '../../sandbox/n8n/client';
import { CLIENT_SECRETS, importWorkflow } from '../../sandbox/n8n/credentials';
import { startBrowser, takePreview } from './support/browser';
import { example } from './support/examples';
import { fillShop, openShopPage, SCREENS } from './support/shopPage';
import { startTestbed, type Testbed } from './support/testbed';

const ACTIVATION_MS = 60_000;

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed({ hasEditor: true });
});
afterAll(async () => await testbed?.close());

/** Activates an example. n8n responds before its trigger is ready, so `reach` is repeated until it succeeds. */
async function activate(workflow: WorkflowJson, reach: () => Promise<void>): Promise<void> {
	const { client } = testbed.n8n;
	const { id } = await importWorkflow(client, workflow, testbed.credentials);
	await client.activate(id);
	for (const deadline = Date.now() + ACTIVATION_MS; ; await sleep(500)) {
		try {
			return await reach();
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
	}
}

describe('The nodes as tools of an AI agent', () => {
	const workflow = example('tools-for-ai-agents.json');
	const agent = new Client({ name: 'e2e', version: '1.0.0' });
	const serverOf = (token: string) =>
		new StreamableHTTPClientTransport(new URL(`${testbed.n8n.url}/mcp/ghl-commerce`), {
			requestInit: { headers: { Authorization: `Bearer ${token}` } },
		});

	beforeAll(async () => {
		await activate(workflow, async () => {
			await agent.connect(serverOf(CLIENT_SECRETS.assistant));
		});
	});
	afterAll(async () => await agent.close());

	/** Returns the items that a tool returns. */
	async function call(name: string, input: IDataObject): Promise<IDataObject[]> {
		const { content, isError } = await agent.callTool({ name, arguments: input });
		const [{ text }] = content as Array<{ text: string }>;
		if (isError) throw new Error(text);
		const answer = JSON.parse(text) as IDataObject[] | { response: IDataObject[] };
		return Array.isArray(answer) ? answer : answer.response;
	}

	it('have names and descriptions of the workflow, and the parameters that a model can set', async () => {
		const { tools } = await agent.listTools();
		const offered = workflow.nodes.filter(({ type }) => type.endsWith('Tool'));
		expect(tools.map(({ name }) => name).sort()).toEqual(
			offered.map(({ name }) => name.replaceAll(' ', '_')).sort(),
		);
		const ship = tools.find(({ name }) => name === 'Ship_an_Order');
		expect(Object.keys(ship?.inputSchema.properties ?? {}).sort()).toEqual([
			...['carrier', 'order_id', 'price_id', 'quantity', 'tracking_number'],
		]);
	});

	it('find an order, read it, ship it, and read the review of its customer', async () => {
		const { control, world } = testbed.sandbox;
		const [order] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
		control.trustpilot.postReview({ referenceId: order._id, stars: 4 });
		const contact = world.ghl.contacts.get(order.contactId);

		const found = await call('Find_Orders', { search: contact?.email ?? '' });
		expect(found.map(({ orderId }) => orderId)).toContain(order._id);

		const [overview] = await call('Get_an_Order', { order_id: order._id });
		expect(overview).toMatchObject({ orderId: order._id, customerEmail: contact?.email });

		const [{ priceId, qty }] = order.items;
		await call('Ship_an_Order', {
			order_id: order._id,
			price_id: priceId,
			quantity: qty,
			tracking_number: '40099',
			carrier: 'FedEx',
		});
		expect(world.ghl.fulfillments.get(order._id)).toMatchObject([
			{ items: [{ priceId, qty }], trackings: [{ trackingNumber: '40099' }] },
		]);

		const reviews = await call('Reviews_of_an_Order', { order_id: order._id });
		expect(reviews).toMatchObject([{ kind: 'service', stars: 4, referenceId: order._id }]);

		const [customer] = await call('Find_Customers', { query: contact?.email ?? '' });
		expect(customer).toMatchObject({ contactId: order.contactId });
	});

	it('do not create a second fulfillment if a model repeats a call', async () => {
		const { control, world } = testbed.sandbox;
		const [{ _id: id, items }] = control.ghl.createOrders({ paymentStatus: 'paid' });
		const [{ priceId: price_id, qty: quantity }] = items;
		const input = { order_id: id, price_id, quantity, tracking_number: '1', carrier: 'FedEx' };
		await call('Ship_an_Order', input);
		const after = world.ghl.fulfillments.get(id);
		expect(after).toHaveLength(1);
		for (let times = 0; times < 2; times++) {
			const again = await call('Ship_an_Order', input).catch(String);
			expect(JSON.stringify(again)).toMatch(/fulfilled|exceeds/);
			expect(world.ghl.fulfillments.get(id)).toEqual(after);
		}
	});

	it('return an error that a model can act on', async () => {
		await expect(call('Get_an_Order', { order_id: '../x' })).rejects.toThrow(/Order/);
	});

	it('reject an assistant without the token', async () => {
		const stranger = new Client({ name: 'stranger', version: '1.0.0' });
		await expect(stranger.connect(serverOf('guess'))).rejects.toThrow(
			'Authorization data is wrong!',
		);
	});
});

describe('The shop page', () => {
	const workflow = example('shop-page.json');
	const { user: username, password } = CLIENT_SECRETS.reader;
	const auth = { username, password };
	const urlOf = () => `${testbed.n8n.url}/webhook/shop-page`;
	const get = async (login?: { username: string; password: string }) =>
		await axios.get<string>(urlOf(), { auth: login, validateStatus: () => true });
	let browser: Browser;
	let reviewed: Order;

	beforeAll(async () => {
		browser = await startBrowser();
		reviewed = fillShop(testbed.sandbox);
		await activate(workflow, async () => {
			const { status } = await get();
			if (status !== 401) throw new Error(`The page returned ${status}`);
		});
	});
	afterAll(async () => await browser?.close());
	afterEach(() => testbed.sandbox.faults.clear());

	it.each([
		['no password', undefined],
		['a wrong password', { username, password: 'wrong' }],
	])('rejects a reader with %s, and reads nothing', async (_, login) => {
		testbed.sandbox.requests.clear();
		const { status, data } = await get(login);
		expect([401, 403]).toContain(status);
		expect(JSON.stringify(data)).not.toContain('My Shop');
		expect(testbed.sandbox.requests.entries).toEqual([]);
	});

	it('returns a page with the password that needs no script and no other file', async () => {
		const { status, data, headers } = await get(auth);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(data).toMatch(/^<!doctype html>/);
		expect(data).not.toMatch(/<script|<link|<iframe|src=|url\(|@import/);
	});

	it.each(Object.keys(SCREENS) as Array<keyof typeof SCREENS>)(
		'is drawn in the browser on a screen that is %s',
		async (screen) => {
			const page = await openShopPage(browser, urlOf(), screen);
			const complaints: string[] = [];
			page.on('pageerror', ({ message }) => complaints.push(message));
			const chart = page
				.getByRole('img', { name: 'Revenue by day in USD' })
				.locator('visible=true');
			const size = await chart.boundingBox();
			expect(size?.width).toBeGreaterThan(300);
			expect(size?.height).toBeGreaterThan(200);
			expect(await chart.locator('.bar').count()).toBe(30);
			for (const heading of ['Open orders', 'Failed payments', 'Ended subscriptions', 'Latest']) {
				expect(await page.getByRole('heading', { name: heading }).isVisible()).toBe(true);
			}
			const review = page.locator('.review', { hasText: 'Fast delivery' }).first();
			const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
			expect(await review.innerText()).toContain(amount.format(reviewed.amount));
			const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
			expect(background).toBe(screen === 'dark' ? 'rgb(14, 17, 22)' : 'rgb(244, 245, 247)');
			expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
				true,
			);
			expect(complaints).toEqual([]);
			await takePreview(page, `shop-page-${screen}`);
			await page.close();
		},
	);

	it('shows the rest if Trustpilot does not respond, and states the reason if GHL rejects', async () => {
		const { faults } = testbed.sandbox;
		const effect = { kind: 'status', status: 403 } as const;
		faults.add({ path: '/trustpilot/', effect });
		const withoutReviews = await get(auth);
		expect(withoutReviews.status).toBe(200);
		expect(withoutReviews.data).toContain('class="notice"');
		expect(withoutReviews.data).toContain('Trustpilot');
		expect(withoutReviews.data).toContain('Revenue by day');

		faults.add({ path: 'ghl/payments/orders', effect });
		const rejected = await get(auth);
		expect(rejected.status).toBe(503);
		expect(rejected.headers['content-type']).toContain('text/plain');
		expect(rejected.data).toContain('GHL');
	});
});
