import type { INodeParameters } from 'n8n-workflow';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../sandbox/ghl/accounts';
import { chain, node, START } from '../../sandbox/n8n/chain';
import { outputOf } from '../../sandbox/n8n/client';
import { importWorkflow, sandboxCredentials } from '../../sandbox/n8n/credentials';
import {
	everythingSeen,
	type HostileServer,
	sendJson,
	startHostileServer,
} from '../harness/hostile';
import { startTestbed, type Testbed } from './support/testbed';

const ORDERS = 'Orders';
const CREDENTIAL = 'Hostile GHL';
const orderId = { __rl: true, mode: 'id', value: '653f5e0cde5a1314e62a837c' };

/** Behavior of the API at the base URL of the credential. */
type Behavior = 'redirect' | 'endless 429' | 'record';

describe('a hostile API in a real n8n', () => {
	let testbed: Testbed;
	let api: HostileServer;
	let other: HostileServer;
	let behavior: Behavior;

	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 5 });
		other = await startHostileServer((_request, response) => sendJson(response, { _id: 'stolen' }));
		api = await startHostileServer((_request, response) => {
			if (behavior === 'redirect') {
				response.writeHead(307, { location: `http://localhost:${other.host.split(':')[1]}/` });
				response.end();
			} else if (behavior === 'endless 429') {
				sendJson(response, {}, { status: 429, headers: { 'retry-after': '0' } });
			} else {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end('{"_id":"o1","status":"paid","__proto__":{"polluted":"yes"}}');
			}
		});
		const { token } = sandboxCredentials(testbed.sandbox.url);
		const data = { ...token.data, baseUrl: api.url };
		const id = await testbed.n8n.client.saveCredential({ ...token, name: CREDENTIAL, data });
		testbed = { ...testbed, credentials: new Map([...testbed.credentials, [CREDENTIAL, id]]) };
	});
	afterAll(async () => {
		await testbed?.close();
		await api?.close();
		await other?.close();
	});

	/** Runs an operation on the order. Returns its execution as n8n saved it. */
	const run = async (doing: Behavior, parameters: INodeParameters) => {
		behavior = doing;
		const workflow = chain(
			doing,
			node(
				ORDERS,
				'n8n-nodes-ghl-commerce.ghlOrders',
				1,
				{ authentication: 'apiKey', resource: 'order', operation: 'get', orderId, ...parameters },
				{ ghlApi: { id: null, name: CREDENTIAL } },
			),
		);
		const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
		return await testbed.n8n.client.run(id, START);
	};

	it('does not receive a credential for another host through a redirect', async () => {
		const execution = await run('redirect', {});
		expect(execution.status).toBe('error');
		expect(JSON.stringify(execution)).toContain('redirected the request to another host');
		expect(other.seen).toEqual([]);
		expect(everythingSeen(other)).not.toContain(PRIVATE_TOKENS.full.token);
	});

	it('cannot delay an execution beyond Maximum Wait', async () => {
		const startedAt = Date.now();
		const execution = await run('endless 429', { options: { maxWait: 3, timeout: 2 } });
		expect(execution.status).toBe('error');
		expect(JSON.stringify(execution)).toContain('rate limit still exceeded');
		expect(Date.now() - startedAt).toBeLessThan(20_000);
	});

	it.each(['__proto__.get', 'constructor.prototype.x', '__proto__.polluted'])(
		'cannot change a prototype through the selected field %s',
		async (fields) => {
			await run('record', { output: 'selected', fields });
			// n8n still runs and reads executions.
			const execution = await run('record', { output: 'raw' });
			expect(execution.status).toBe('success');
			expect(outputOf(execution, ORDERS)[0]).toMatchObject({ _id: 'o1', status: 'paid' });
			expect(outputOf(execution, ORDERS)[0].polluted).toBeUndefined();
		},
	);

	it('receives the credential from the HTTP Request node only at the host of the API', async () => {
		const send = async (url: string) => {
			const parameters = {
				...{ method: 'GET', url, options: {} },
				...{ authentication: 'predefinedCredentialType', nodeCredentialType: 'ghlApi' },
			};
			const credentials = { ghlApi: { id: null, name: CREDENTIAL } };
			const step = node(ORDERS, 'n8n-nodes-base.httpRequest', 4.2, parameters, credentials);
			const workflow = chain(url, step);
			const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
			return await testbed.n8n.client.run(id, START);
		};
		behavior = 'record';
		const own = await send(`${api.url}/payments/orders`);
		expect(own.status).toBe('success');
		expect(everythingSeen(api)).toContain(PRIVATE_TOKENS.full.token);
		const foreign = await send(`http://localhost:${other.host.split(':')[1]}/`);
		expect(foreign.status).toBe('error');
		expect(JSON.stringify(foreign)).toContain('Domain not allowed');
		expect(other.seen).toEqual([]);
	});

	it('does not prevent the other orders if an order of a list no longer exists', async () => {
		const { faults, world } = testbed.sandbox;
		const [deleted, ...others] = world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);
		const body = { statusCode: 404, message: 'Order not found' };
		const effect = { kind: 'status', status: 404, body } as const;
		faults.add({ path: `/ghl/payments/orders/${deleted}`, effect });
		const parameters = {
			...{ authentication: 'apiKey', resource: 'order', operation: 'getAll', returnAll: true },
			...{ output: 'raw', options: { includeItems: true } },
		};
		const credentials = { ghlApi: { id: null, name: 'GHL Sandbox (Private Token)' } };
		const step = node(ORDERS, 'n8n-nodes-ghl-commerce.ghlOrders', 1, parameters, credentials);
		const workflow = chain('deleted order', step);
		const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
		const execution = await testbed.n8n.client.run(id, START);

		expect(execution.status).toBe('success');
		const rows = outputOf(execution, ORDERS);
		const complete = rows.filter(({ incomplete }) => incomplete === undefined);
		expect(new Set(complete.map(({ _id }) => _id))).toEqual(new Set(others));
		for (const { items } of complete) expect(items).not.toHaveLength(0);
		expect(rows.find(({ _id }) => _id === deleted)?.incomplete).toMatchObject([{ part: 'items' }]);
	});
});
