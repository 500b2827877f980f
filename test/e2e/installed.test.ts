import type { IDataObject } from 'n8n-workflow';
import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf } from '../../sandbox/n8n/client';
import { N8N_VERSIONS } from '../../sandbox/n8n/install';
import type { NodesFrom } from '../../sandbox/n8n/instance';
import { importWorkflow } from '../../sandbox/n8n/credentials';
import { NODES, type SingleNode, singleNode } from './support/singleNode';
import { startTestbed, type Testbed } from './support/testbed';

const LIST = { resource: 'order', operation: 'getAll', returnAll: true };

const INSTALLATIONS: Array<{ version: string; nodes: NodesFrom; prefix: string }> = [
	{ version: N8N_VERSIONS.newest, nodes: 'tarball', prefix: 'n8n-nodes-ghl-commerce' },
	{ version: N8N_VERSIONS.oldest, nodes: 'tarball', prefix: 'n8n-nodes-ghl-commerce' },
	{ version: N8N_VERSIONS.newest, nodes: 'extension', prefix: 'CUSTOM' },
];

describe.each(INSTALLATIONS)(
	'In n8n $version, installed as $nodes',
	({ version, nodes, prefix }) => {
		let testbed: Testbed;

		beforeAll(async () => {
			testbed = await startTestbed({ version, nodes });
		});
		afterAll(async () => await testbed?.close());

		async function run(name: string, node: Omit<SingleNode, 'type'>): Promise<IDataObject[]> {
			const { client } = testbed.n8n;
			const workflow = singleNode(name, { ...node, type: `${prefix}.ghlOrders` });
			const { id } = await importWorkflow(client, workflow, testbed.credentials);
			return outputOf(await client.run(id, NODES.start), NODES.tested);
		}

		it('tests the credential as its form does', async () => {
			const [token] = testbed.credentials.values();
			expect(await testbed.n8n.client.testCredential(token)).toMatchObject({ status: 'OK' });
		});

		it('lists all orders', async () => {
			const listed = await run('List', { authentication: 'apiKey', parameters: LIST });
			const there = testbed.sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
			expect(listed.map(({ orderId }) => orderId).sort()).toEqual(
				there.map(({ _id }) => _id).sort(),
			);
		});

		it('writes a fulfillment', async () => {
			const { control, world, requests } = testbed.sandbox;
			const [order] = control.ghl.createOrders({ paymentStatus: 'paid' });
			requests.clear();
			const [item] = order.items;
			const [written] = await run('Write', {
				authentication: 'apiKey',
				parameters: {
					resource: 'fulfillment',
					operation: 'create',
					orderId: { __rl: true, mode: 'id', value: order._id },
					items: { rows: [{ priceId: { __rl: true, mode: 'id', value: item.priceId }, qty: 1 }] },
					trackings: { rows: [{ trackingNumber: '40012345678', shippingCarrier: 'FedEx' }] },
				},
			});
			const [stored, ...others] = world.ghl.fulfillments.get(order._id) ?? [];
			expect(others).toEqual([]);
			expect(written).toMatchObject({ fulfillmentId: stored._id, trackingNumber: '40012345678' });
			expect(requests.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
				`POST /ghl/payments/orders/${order._id}/fulfillments`,
			]);
		});

		it('refreshes an expired OAuth2 token once, and continues', async () => {
			const { control, requests, world } = testbed.sandbox;
			expect(control.ghl.expireTokens()).toBeGreaterThan(0);
			requests.clear();
			const listed = await run('Expired', { authentication: 'oAuth2', parameters: LIST });
			expect(listed).toHaveLength(world.ghl.orders.all(MAIN_LOCATION.id).length);
			expect(requests.find('POST', '/ghl/oauth/token')).toHaveLength(1);
			expect(requests.entries.filter(({ status }) => status === 401)).toHaveLength(1);
		});
	},
);
