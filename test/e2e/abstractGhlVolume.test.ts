import { setTimeout as sleep } from 'node:timers/promises';
import { chain, itemsOf, node, START } from '../../sandbox/n8n/chain';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import type { FaultEffect } from '../../sandbox/server';
import { startTestbed, type Testbed } from './support/testbed';

/** The public CI runs with 10,000. */
const COUNT = Number(process.env.E2E_ORDERS ?? 2_000);
/** Five kinds of faults at 1% each: one request in twenty fails. */
const FAULTS: FaultEffect[] = [
	{ kind: 'reset', when: 'after' },
	{ kind: 'reset', when: 'before' },
	{ kind: 'status', status: 503, when: 'after' },
	{ kind: 'tooManyRequests', retryAfter: 0 },
	{ kind: 'cutJson' },
];

/** One to three coffees per order, so that totals have cents. An expression in n8n creates the orders. */
const ORDERS = `={{ JSON.stringify({ orders: Array.from({ length: ${COUNT} }, (_, i) => ({
	order_id: 'push-' + i,
	customer_id: 'cus_1001',
	total: (1 + i % 3) * 999 / 100,
	items: [{ name: 'House Blend', qty: 1 + i % 3, price: 9.99 }],
})) }) }}`;
const expectedCents = (i: number) => (1 + (i % 3)) * 999;

const WORKFLOW = chain(
	'e2e: many orders',
	...itemsOf('orders', ORDERS),
	node(
		'Push',
		'n8n-nodes-ghl-commerce.abstractGhl',
		1,
		{
			authentication: 'apiKey',
			resource: 'order',
			operation: 'upsert',
			record: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
			lineItemsFrom: 'data',
			lineItemsData: '={{ $json.items }}',
			options: { parallel: 20 },
		} as never,
		{ abstractGhlApi: { id: null, name: CREDENTIAL_NAMES.abstractGhl } },
	),
);

describe(`${COUNT} orders to AbstractGHL`, () => {
	let testbed: Testbed;
	beforeAll(async () => {
		const rateLimit = { max: 100_000, intervalMs: 1_000, daily: 10_000_000 };
		testbed = await startTestbed({}, { orders: 5, rateLimit });
	});
	afterAll(async () => await testbed?.close());

	const pushed = () => {
		const { orders } = testbed.sandbox.world.abstractGhl;
		return [...orders.values()].filter(({ order_id }) => order_id.startsWith('push-'));
	};

	it('exist once each with exact totals, despite faults, a kill and a second run', async () => {
		const { n8n, sandbox, credentials } = testbed;
		const { id } = await importWorkflow(n8n.client, WORKFLOW, credentials);
		const faults = FAULTS.map((effect) =>
			sandbox.faults.add({ method: 'POST', path: '/abstractghl/orders', chance: 0.01, effect }),
		);

		const first = await n8n.client.start(id, START);
		while (pushed().length < COUNT * 0.4) {
			const { status } = await n8n.client.call<{ status: string }>('GET', `/executions/${first}`);
			expect(['new', 'running']).toContain(status);
			await sleep(100);
		}
		await n8n.kill();
		const atKill = pushed().length;
		expect(atKill).toBeLessThan(COUNT);
		await n8n.start();
		const { status } = await n8n.client.run(id, START, 300_000);
		expect(status).toBe('success');

		const orders = pushed();
		expect(orders).toHaveLength(COUNT);
		for (const { order_id, total } of orders) {
			expect([order_id, Math.round(total * 100)]).toEqual([
				order_id,
				expectedCents(Number(order_id.slice('push-'.length))),
			]);
		}
		// Each order was written once: neither a retry nor the second run changed it.
		const { revisions } = sandbox.world.abstractGhl;
		const touched = orders.filter(({ order_id }) => revisions.get(`order_id ${order_id}`) !== 1);
		expect(touched).toEqual([]);
		const hits = faults.map(({ effect, hits: count }) => `${effect.kind} ${count}`);
		const sum = faults.reduce((all, { hits: count }) => all + count, 0);
		expect(sum).toBeGreaterThan(COUNT * 0.04);
		console.log(`Killed after ${atKill} orders; faults: ${hits.join(', ')}`);
	});
});
