import type { IDataObject } from 'n8n-workflow';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../sandbox/ghl/accounts';
import { chain, node, START } from '../../sandbox/n8n/chain';
import { outputOf } from '../../sandbox/n8n/client';
import { N8N_VERSIONS } from '../../sandbox/n8n/install';
import type { NodesFrom } from '../../sandbox/n8n/instance';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { everythingSeen, startHostileServer } from '../harness/hostile';
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

		async function run(name: string, form: Omit<SingleNode, 'type'>): Promise<IDataObject[]> {
			const { client } = testbed.n8n;
			const workflow = singleNode(name, { ...form, type: `${prefix}.ghlOrders` });
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

		// n8n 1.123.81 checks the host only after a redirect. hostile.test.ts tests the first request in the newest n8n.
		it('does not send the credential of the HTTP Request node to another host through a redirect', async () => {
			const { credentials, n8n, sandbox } = testbed;
			const other = await startHostileServer((_request, response) => void response.end('{}'));
			const location = `http://localhost:${other.host.split(':')[1]}/`;
			const api = await startHostileServer(
				(_request, response) => void response.writeHead(302, { location }).end(),
			);
			const get = async (url: string) => {
				const parameters = {
					...{ method: 'GET', url, options: {} },
					...{ authentication: 'predefinedCredentialType', nodeCredentialType: 'ghlApi' },
				};
				const access = { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } };
				const step = node('Get', 'n8n-nodes-base.httpRequest', 4.2, parameters, access);
				const { id } = await importWorkflow(n8n.client, chain(url, step), credentials);
				return await n8n.client.run(id, START);
			};
			const query = `altId=${MAIN_LOCATION.id}&altType=location`;
			const own = await get(`${sandbox.url}/ghl/payments/orders?${query}`);
			const redirected = await get(api.url);
			await Promise.all([api.close(), other.close()]);
			expect(own.status).toBe('success');
			expect(everythingSeen(api)).toContain(PRIVATE_TOKENS.full.token);
			expect(redirected.status).toBe('error');
			expect(JSON.stringify(redirected)).toContain('Domain not allowed');
			expect(other.seen).toEqual([]);
		});
	},
);
