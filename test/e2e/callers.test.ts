import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowJson } from '../../sandbox/n8n/client';
import { CLIENT_SECRETS, importWorkflow } from '../../sandbox/n8n/credentials';
import { example } from './support/examples';
import { startTestbed, type Testbed } from './support/testbed';

const ACTIVATION_MS = 60_000;

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
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
