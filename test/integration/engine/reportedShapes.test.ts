import type { INodeParameters, INodeType } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { runNode } from '../../harness';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';
import { errorOf } from './support';

let server: ResponseServer;
beforeAll(async () => {
	server = await startResponseServer();
});
afterAll(async () => await server.close());

let runs = 0;
const run = async (node: INodeType, parameters: INodeParameters) => {
	const baseUrl = server.url;
	const credentials = {
		ghlApi: { accessToken: 'pit-1', locationId: `loc${++runs}`, apiVersion: '2021-07-28', baseUrl },
		abstractGhlApi: { apiKey: `key-${runs}`, baseUrl },
		trustpilotApi: {
			...{ apiKey: `key-${runs}`, baseUrl, businessUnitId: 'b1', invitationsBaseUrl: baseUrl },
		},
	};
	return await runNode({
		node,
		credentials,
		parameters: { options: { maxWait: 0 }, ...parameters },
	});
};

const LISTS: Array<[string, () => INodeType, string, (count: number) => object]> = [
	...[
		['GHL orders', () => new GhlOrders(), 'order', 'data'],
		['GHL contacts', () => new GhlContacts(), 'contact', 'contacts'],
		['AbstractGHL customers', () => new AbstractGhl(), 'customer', 'data'],
	].map(
		([title, node, resource, key]) =>
			[
				title,
				node,
				resource,
				(count: number) => ({
					[key as string]: Array.from({ length: count }, (_, index) => ({
						...{ _id: `r${index}`, id: `r${index}`, name: 'Ada', email: `a${index}@b.co` },
					})),
					total: count,
					has_more: false,
				}),
			] as [string, () => INodeType, string, (count: number) => object],
	),
];

describe.each(LISTS)('the limit of %s', (_title, node, resource, answer) => {
	it.each(['', null, undefined])('is 50 if an AI agent leaves it %p', async (limit) => {
		server.respondWith({ body: answer(80) });
		const parameters = { resource, operation: 'getAll', limit } as INodeParameters;
		expect(await run(node(), parameters)).toHaveLength(50);
	});

	it.each([0, -1, 'many', {}, []])('is rejected before a request if it is %j', async (limit) => {
		server.respondWith({ body: answer(80) });
		const parameters = { resource, operation: 'getAll', limit } as INodeParameters;
		const { message } = await errorOf(run(node(), parameters));
		expect(message).toMatch(/'Limit'/);
		expect(server.requests).toEqual([]);
	});
});

const CALLS: Array<[string, () => INodeType, string, INodeParameters, object]> = [
	[
		'GHL',
		() => new GhlOrders(),
		'order',
		{},
		{ statusCode: 404, message: 'Cannot GET /no/such/path', error: 'Not Found' },
	],
	[
		'Trustpilot',
		() => new Trustpilot(),
		'businessUnit',
		{ authentication: 'apiKey' },
		{ message: 'Resource not found' },
	],
	['AbstractGHL', () => new AbstractGhl(), 'customer', {}, { error: { code: 'not_found' } }],
];

describe.each(CALLS)(
	'Make API Call of %s with an unknown path',
	(_api, node, resource, more, body) => {
		it.each(['GET', 'POST', 'DELETE'])('does not blame a record: %s', async (method) => {
			server.respondWith({ status: 404, body });
			const parameters = { resource, operation: 'apiCall', method, path: '/no/such/path', ...more };
			const { message, description } = await errorOf(run(node(), parameters));
			expect(message).toMatch(/no record or endpoint at this path|no endpoint with this method/);
			expect(description).not.toBe('');
		});
	},
);
