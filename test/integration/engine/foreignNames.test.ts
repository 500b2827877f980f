import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { locator, runNode } from '../../harness';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';

import { errorOf } from './support';

let server: ResponseServer;

beforeAll(async () => {
	server = await startResponseServer();
});

afterAll(async () => await server.close());

/** Returns the names of the properties of an object, for a check against prototype pollution. */
const namesOf = (target: object): string[] => Object.getOwnPropertyNames(target).sort();
const CLEAN = { object: namesOf(Object.prototype), function: namesOf(Function.prototype) };

beforeEach(() => server.respondWith({}));

afterEach(() => {
	expect(namesOf(Object.prototype)).toEqual(CLEAN.object);
	expect(namesOf(Function.prototype)).toEqual(CLEAN.function);
});

const run = async (node: INodeType, parameters: INodeParameters, json: IDataObject = {}) => {
	const place = { baseUrl: server.url, locationId: 'loc1', apiVersion: '2021-07-28' };
	const credentials = {
		ghlApi: { accessToken: 'pit-1', ...place },
		abstractGhlApi: { apiKey: 'key-1', baseUrl: server.url },
	};
	const items = await runNode({ node, parameters, credentials, items: [{ json }] });
	return items.map((item) => item.json);
};

const getOrder = (more: INodeParameters): INodeParameters => ({
	resource: 'order',
	operation: 'get',
	orderId: locator('o1'),
	...more,
});
const selected = (fields: string) => getOrder({ output: 'selected', fields });
const order = { _id: 'o1', status: 'completed', amount: 5 };
const withPrototype = '{"_id":"o1","status":"completed","__proto__":{"get":"polluted"}}';

describe('Selected Fields', () => {
	it.each([
		'__proto__.get',
		'orderId, __proto__',
		'constructor.prototype.x',
		'status.__proto__.x',
		'prototype.x',
	])('rejects %s before any request', async (fields) => {
		server.respondWith({ body: order });
		const { message, description } = await errorOf(run(new GhlOrders(), selected(fields)));
		expect(message).toMatch(/^'Fields' contains a name that can't be used: /);
		expect(description).toBeTruthy();
		expect(server.requests).toHaveLength(0);
	});

	it.each(['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toJSON'])(
		'returns null for %s, which the record does not have',
		async (name) => {
			server.respondWith({ body: order });
			const [item] = await run(new GhlOrders(), selected(`orderId, ${name}`));
			expect(Object.entries(item)).toEqual([
				['orderId', 'o1'],
				[name, null],
			]);
		},
	);

	it('returns an own property of the record with such a name', async () => {
		server.respondWith({ body: { ...order, valueOf: 7 } });
		expect(await run(new GhlOrders(), selected('valueOf'))).toEqual([{ valueOf: 7 }]);
	});
});

describe('a record of the server with a __proto__ key', () => {
	it.each(['simplified', 'raw'])('changes nothing in the %s output', async (output) => {
		server.respondWith({ body: withPrototype });
		const [item] = await run(new GhlOrders(), getOrder({ output }));
		expect(item.status).toBe('completed');
		expect(Object.keys(item)).not.toContain('__proto__');
		expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
	});

	it('changes nothing in a list, or deep inside', async () => {
		server.respondWith({
			body: `{"data":[${withPrototype.replace('"completed"', '{"__proto__":{"a":1}}')}]}`,
		});
		const [item] = await run(new GhlOrders(), {
			resource: 'order',
			operation: 'getAll',
			limit: 1,
			output: 'raw',
		});
		expect(JSON.stringify(item)).toBe('{"_id":"o1","status":{}}');
	});

	it('changes nothing as a custom field of a contact', async () => {
		const names = ['__proto__', 'constructor', 'toString'];
		server.respondWith(({ path }) =>
			path.endsWith('customFields')
				? { body: { customFields: names.map((name, id) => ({ id: `f${id}`, name })) } }
				: {
						body: {
							contact: {
								id: 'c1',
								customFields: names.map((_, id) => ({ id: `f${id}`, value: { x: id } })),
							},
						},
					},
		);
		const [item] = await run(new GhlContacts(), {
			resource: 'contact',
			operation: 'get',
			contactId: locator('c1'),
		});
		// The ID replaces a name that no property can have.
		expect(Object.entries(item.customFields as IDataObject)).toEqual([
			['f0', { x: 0 }],
			['constructor', { x: 1 }],
			['toString', { x: 2 }],
		]);
	});
});

describe('columns of a mapping', () => {
	const upsert = (value: string): INodeParameters => ({
		resource: 'customer',
		operation: 'upsert',
		record: { mappingMode: 'defineBelow', value: JSON.parse(value) as never },
	});

	const mapInput = (...ids: string[]): INodeParameters => ({
		resource: 'customer',
		operation: 'upsert',
		record: {
			mappingMode: 'autoMapInputData',
			value: null,
			schema: ids.map((id) => ({ id, removed: false })) as never,
		},
	});

	it('rejects __proto__ and names the parameter', async () => {
		const item = JSON.parse('{"id":"c1","__proto__":{"x":1}}') as IDataObject;
		const { message } = await errorOf(run(new AbstractGhl(), mapInput('id', '__proto__'), item));
		expect(message).toBe("'Fields' contains a name that can't be used: __proto__");
		expect(server.requests).toHaveLength(0);
	});

	it.each(['toString', 'valueOf', 'hasOwnProperty'])(
		'sends %s as a custom field with the value that was entered',
		async (name) => {
			server.respondWith({ body: { id: 'c1' } });
			await run(new AbstractGhl(), upsert(`{"id":"c1","${name}":"x"}`));
			expect(JSON.parse(server.requests[0].body)).toEqual({
				id: 'c1',
				custom_fields: { [name]: 'x' },
			});
		},
	);

	it('reads only own properties of the incoming item', async () => {
		server.respondWith({ body: { id: 'c1' } });
		await run(new AbstractGhl(), mapInput('id', 'toString', 'constructor'), { id: 'c1' });
		expect(JSON.parse(server.requests[0].body)).toEqual({ id: 'c1' });
	});
});

describe('Make API Call', () => {
	const call = (more: INodeParameters): INodeParameters => ({
		resource: 'order',
		operation: 'apiCall',
		method: 'POST',
		path: '/x',
		...more,
	});

	it.each([
		['Query Parameters', { query: { rows: [{ name: '__proto__', value: '1' }] } }],
		['Body', { body: '{"__proto__":{"get":"x"}}' }],
		['Body', { body: '{"list":[{"a":{"__proto__":1}}]}' }],
		['Body', { body: '{"constructor":{"prototype":{"get":"x"}}}' }],
	])('rejects such a name in %s: %j', async (label, more) => {
		const { message } = await errorOf(run(new GhlOrders(), call(more as INodeParameters)));
		expect(message).toMatch(new RegExp(`^'${label}' contains a name that can't be used: `));
		expect(server.requests).toHaveLength(0);
	});
});

it.each([
	['constructor', 'get'],
	['order', 'constructor'],
	['__proto__', 'toString'],
])('rejects the resource %s with the operation %s as unknown', async (resource, operation) => {
	const { message } = await errorOf(run(new GhlOrders(), { resource, operation }));
	expect(message).toMatch(/^Unknown operation '/);
});
