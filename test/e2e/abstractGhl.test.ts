import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axios from 'axios';
import { API_KEYS } from '../../sandbox/abstractGhl/accounts';
import { outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { until } from './support/flows';
import { startTestbed, type Testbed } from './support/testbed';

const EXAMPLES = resolve(__dirname, '../../workflows');
const FILES = readdirSync(EXAMPLES).filter((file) => file.startsWith('abstractghl-'));
const START = 'When Clicking Execute';

describe('AbstractGHL in n8n', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 60, rateLimit: null });
	});
	afterAll(async () => {
		expect(testbed.sandbox.control.abstractGhl.violations).toEqual([]);
		await testbed.close();
	});

	/** Returns the records of the backend, without times. */
	const holdings = () => {
		const { customers, orders, invoices, activities } = testbed.sandbox.world.abstractGhl;
		return {
			customers: [...customers.values()].map(({ id, tags }) => ({ id, tags })),
			orders: [...orders.values()].map(({ order_id, total, status }) => ({
				order_id,
				total,
				status,
			})),
			invoices: [...invoices.values()].map(
				({ invoice_id, amount, amount_paid, payment_status }) => ({
					...{ invoice_id, amount, amount_paid, payment_status },
				}),
			),
			activities: [...activities.keys()],
		};
	};

	it('has six example workflows', () => expect(FILES).toHaveLength(6));

	it.each(FILES)('%s succeeds, writes records, and writes no duplicates', async (file) => {
		const { client } = testbed.n8n;
		const workflow = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowJson;
		const { id } = await importWorkflow(client, workflow, testbed.credentials);
		const writes = () =>
			testbed.sandbox.requests.entries.filter(
				({ method, path }) => method !== 'GET' && path.startsWith('/abstractghl/'),
			).length;
		const before = writes();
		expect((await client.run(id, START)).status).toBe('success');
		expect(writes()).toBeGreaterThan(before);
		const after = holdings();
		expect((await client.run(id, START)).status).toBe('success');
		expect(holdings()).toEqual(after);
	});

	it('subscribes at activation, starts the workflow, and unsubscribes', async () => {
		const { client } = testbed.n8n;
		const credentials = { abstractGhlApi: { id: null, name: CREDENTIAL_NAMES.abstractGhl } };
		const workflow = {
			name: 'Order status',
			nodes: [
				{
					parameters: { authentication: 'apiKey', events: ['orderStatusChanged'] },
					type: 'n8n-nodes-ghl-commerce.abstractGhlWebhookTrigger',
					typeVersion: 1,
					position: [0, 0],
					id: '5a5e6d0a-6d6c-5d0f-9a55-0f3d3a3f7c01',
					webhookId: '0d7a8f3c-96a2-5c4d-8a51-2f5b1d9c7e02',
					name: 'Status Changed',
					credentials,
				},
			],
			connections: {},
			settings: { executionOrder: 'v1' },
		} as unknown as WorkflowJson;
		const { id } = await importWorkflow(client, workflow, testbed.credentials);
		const subscriptions = () =>
			[...testbed.sandbox.world.abstractGhl.subscriptions.values()].filter(({ active }) => active);

		await client.activate(id);
		await until(() => subscriptions().length === 1);
		await axios.put(
			`${testbed.sandbox.url}/abstractghl/orders/1005/status`,
			{ status: 'refunded' },
			{ headers: { 'X-API-Key': API_KEYS.full.key } },
		);
		await until(async () => (await client.executionIds(id)).length > 0);
		const [execution] = await client.executionIds(id);
		const [item] = outputOf(await client.finished(execution), 'Status Changed');
		expect(item).toMatchObject({ event: 'orderStatusChanged', order_id: '1005' });

		await client.deactivate(id);
		await until(() => subscriptions().length === 0);
	});
});
