import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { IExecuteFunctions, INodeType, IPollFunctions } from 'n8n-workflow';
import ts from 'typescript';

import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { catalog as orders } from '../../../nodes/ghl/GhlOrders/catalog';
import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { catalog as orderTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/catalog';
import { propertiesOf } from '../../../nodes/shared/catalog/properties';
import type { Resource } from '../../../nodes/shared/catalog/types';
import { executeCatalog } from '../../../nodes/shared/engine/execute';
import type { Api } from '../../../nodes/shared/http/api';
import type { TriggerEvent } from '../../../nodes/shared/poll/catalog';
import { triggerProperties } from '../../../nodes/shared/poll/form';
import { pollCatalog } from '../../../nodes/shared/poll/trigger';
import { startSandbox } from '../../../sandbox/server';
import { createPoller, locator, root, runNode } from '../../harness';
import { startResponseServer } from '../../harness/responseServer';
import { tokenCredential } from '../engine/support';

/** Examples of CONTRIBUTING.md by the name in their first line. */
const examples = Object.fromEntries(
	[
		...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(
			/^( *)```ts\n([\s\S]*?)\n *```$/gm,
		),
	].map(([, indent, code]) => {
		const lines = code.split('\n').map((line) => line.slice(indent.length));
		return [/^\/\/ example: (\w+)$/.exec(lines[0])?.[1] ?? lines[0], lines.slice(1).join('\n')];
	}),
);

/** Parsed source files, which all compilations share. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles a module with the real types, as if it were the given file, and runs it. */
function load<Exports>(file: string, source: string): Exports {
	const path = join(root, file);
	const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as object;
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const host = ts.createCompilerHost(options);
	const { getSourceFile, fileExists } = host;
	host.fileExists = (name) => name === path || fileExists.call(host, name);
	host.getSourceFile = (name, ...rest) => {
		if (name === path) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true);
		if (!parsed.has(name)) parsed.set(name, getSourceFile.call(host, name, ...rest));
		return parsed.get(name);
	};
	const program = ts.createProgram([path], { ...options, noEmit: true }, host);
	const compiled = program.getSourceFile(path);
	const problems = [
		...program.getSyntacticDiagnostics(compiled),
		...program.getSemanticDiagnostics(compiled),
	];
	expect(
		problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
	).toEqual([]);

	const { outputText } = ts.transpileModule(source, { compilerOptions: options });
	const exports = {};
	const load = (name: string): unknown =>
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		require(name.startsWith('.') ? resolve(dirname(path), name) : name);
	new Function('exports', 'require', outputText)(exports, load);
	return exports as Exports;
}

const resourceWith = (field: string, operation: string): string => `
	import { fieldTable } from '../../../shared/catalog/fields';
	import { operation } from '../../../shared/catalog/types';
	import type { Resource } from '../../../shared/catalog/types';
	import { payments } from '../../fields/payments';
	import { simplifiedOrder } from './simplified';
	const f = { ...payments, ...fieldTable({ ${field} }) };
	export const order: Resource = { name: 'Order', operations: { ${operation} } };
`;
const RESOURCE_FILE = 'nodes/ghl/GhlOrders/resources/example.ts';

it('contains the examples that these tests use', () => {
	expect(Object.keys(examples).sort()).toEqual(['api', 'event', 'field', 'operation']);
});

it('runs the example of an operation', async () => {
	const { order } = load<{ order: Resource }>(
		RESOURCE_FILE,
		resourceWith(examples.field, examples.operation),
	);
	const catalog = { ...orders, resources: { order } };
	const node: INodeType = Object.assign(new GhlOrders(), {
		execute: async function (this: IExecuteFunctions) {
			return await executeCatalog(this, catalog);
		},
	});
	node.description.properties = propertiesOf(catalog);
	const server = await startResponseServer();
	server.respondWith({ body: { _id: 'o1', status: 'canceled' } });
	const [item] = await runNode({
		node,
		parameters: {
			resource: 'order',
			operation: 'cancel',
			orderId: locator('o1'),
			additionalFields: { reason: 'Out of stock' },
		},
		credentials: {
			ghlApi: {
				accessToken: 'pit-1',
				baseUrl: server.url,
				locationId: 'loc1',
				apiVersion: '2021-07-28',
			},
		},
	}).finally(async () => await server.close());

	expect(item.json).toMatchObject({ orderId: 'o1', status: 'canceled' });
	expect(server.requests).toEqual([
		expect.objectContaining({ method: 'POST', path: '/payments/orders/o1/cancel' }),
	]);
	expect(JSON.parse(server.requests[0].body)).toEqual({
		altId: 'loc1',
		altType: 'location',
		reason: 'Out of stock',
	});
});

it('does not compile an operation if `path` does not set a route parameter', () => {
	const broken = examples.operation.replace('path: { orderId: f.orderId },', 'path: {},');
	expect(() => load(RESOURCE_FILE, resourceWith(examples.field, broken))).toThrow('orderId');
});

it('emits the example of an event', async () => {
	const { orderRefunded } = load<{ orderRefunded: TriggerEvent }>(
		'nodes/ghl/GhlOrdersTrigger/example.ts',
		`
			import type { TriggerEvent } from '../../shared/poll/catalog';
			const events: Record<string, TriggerEvent> = { ${examples.event} };
			export const orderRefunded = events.orderRefunded;
		`,
	);
	const [watched] = orderTrigger.watched;
	const catalog = { ...orderTrigger, watched: [{ ...watched, events: { orderRefunded } }] };
	const node: INodeType = Object.assign(new GhlOrdersTrigger(), {
		poll: async function (this: IPollFunctions) {
			return await pollCatalog(this, catalog);
		},
	});
	node.description.properties = triggerProperties(catalog);
	const sandbox = await startSandbox({ orders: 10 });
	const trigger = createPoller({
		node,
		parameters: { events: ['orderRefunded'] },
		credentials: tokenCredential(sandbox),
	});
	const polls = async () => {
		const activated = await trigger.activate();
		const [order] = sandbox.control.ghl.createOrders({ count: 1, paymentStatus: 'paid' });
		const created = await trigger.poll();
		sandbox.control.ghl.updateOrder(order._id, { paymentStatus: 'refunded' });
		return { id: order._id, activated, created, refunded: await trigger.poll() };
	};
	const { id, activated, created, refunded } = await polls().finally(
		async () => await sandbox.close(),
	);
	expect([activated, created]).toEqual([null, null]);
	expect(refunded?.map(({ json }) => json)).toEqual([
		expect.objectContaining({ _id: id, event: 'orderRefunded', paymentStatus: 'refunded' }),
	]);
});

it('connects with the example of an API', async () => {
	const { example } = load<{ example: Api }>(
		'nodes/example/api.ts',
		`
			import type { Api } from '../shared/http/api';
			import { sendAuthenticated } from '../shared/http/authenticated';
			import { retryAfterMs } from '../shared/http/headers';
			import { Secrets } from '../shared/http/secrets';
			import { readBaseUrl } from '../shared/http/urls';
			${examples.api}
		`,
	);
	expect(example.readRate({ 'retry-after': '2' })).toEqual({ retryAfterMs: 2000 });

	const httpRequestWithAuthentication = jest.fn(async () => ({ statusCode: 200 }));
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://api.example.com/v1/', apiKey: 'key-1' }),
		getNode: () => ({ name: 'Example' }),
		helpers: { httpRequestWithAuthentication },
	};
	const { baseUrl, send, secrets } = await example.connect(context as never, {});
	expect(await send({ url: `${baseUrl}/orders` })).toEqual({ statusCode: 200 });
	expect(httpRequestWithAuthentication.mock.calls).toEqual([
		['exampleApi', { url: 'https://api.example.com/v1/orders' }, undefined],
	]);
	expect(secrets.mask('The key key-1 is not valid')).not.toContain('key-1');
});
