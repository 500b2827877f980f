import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlProducts } from '../../../nodes/ghl/GhlProducts/GhlProducts.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { CredentialStore, locator, runNode } from '../../harness';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';

import { errorOf } from './support';

let server: ResponseServer;
beforeAll(async () => {
	server = await startResponseServer();
});
afterAll(async () => await server.close());
beforeEach(() => server.respondWith({ body: { id: 'r1' } }));

const run = async (node: INodeType, parameters: INodeParameters, json: IDataObject = {}) =>
	await runNode({
		node,
		parameters: { options: { maxWait: 0 }, ...parameters },
		items: [{ json }],
		credentials: {
			ghlApi: { accessToken: 'pit-1', locationId: 'loc1', baseUrl: server.url },
			abstractGhlApi: { apiKey: 'key-1', baseUrl: server.url },
			trustpilotApi: { apiKey: 'key-1', baseUrl: server.url, businessUnitId: 'b1' },
		},
	});

/** Returns the bodies that the server received, as sent. */
const sent = () => server.requests.map(({ body }) => body);

interface Api {
	name: string;
	node: () => INodeType;
	parameters: INodeParameters;
}

const APIS: Api[] = [
	{
		name: 'GHL',
		node: () => new GhlOrders(),
		parameters: { resource: 'order', addAccount: 'none' },
	},
	{
		name: 'Trustpilot',
		node: () => new Trustpilot(),
		parameters: { resource: 'businessUnit', authentication: 'apiKey' },
	},
	{ name: 'AbstractGHL', node: () => new AbstractGhl(), parameters: { resource: 'customer' } },
];

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Bodies that are sent as they are: the text of the form, and the body of the request. */
const SENT: Array<[string, string]> = [
	['an object', '{"a":{"b":[1,null,"x"]}}'],
	['an empty object', '{}'],
	['a list of objects', '[{"a":1},{"a":2}]'],
	['a list of values', '[1,"two",null,false]'],
	['a list in a list', '[[1],[2,[3]]]'],
	['an empty list', '[]'],
	['an object with an empty name', '{"":1}'],
	['text beyond ASCII', '{"a":"ä € 😀 \\u2028"}'],
];

/** Bodies that are rejected: the text of the form, and the message. */
const NO_OBJECT = /^'Body' is not a JSON object or array$/;
const NO_JSON = /^'Body' is not valid JSON$/;
const REJECTED: Array<[string, string, RegExp]> = [
	['text in quotes', '"text"', NO_OBJECT],
	['an empty text in quotes', '""', NO_OBJECT],
	['a number', '42', NO_OBJECT],
	['zero', '0', NO_OBJECT],
	['null', 'null', NO_OBJECT],
	['false', 'false', NO_OBJECT],
	['true', ' true ', NO_OBJECT],
	['text without quotes', 'name=Ana', NO_JSON],
	['an object that is cut off', '{"a":', NO_JSON],
	['an object with single quotes', "{'a':1}", NO_JSON],
	['two objects', '{"a":1}{"b":2}', NO_JSON],
	['an object with a comma at the end', '{"a":1,}', NO_JSON],
	['undefined', 'undefined', NO_JSON],
	['NaN', 'NaN', NO_JSON],
	['XML', '<a>1</a>', NO_JSON],
];

/** Values of expressions that are not JSON objects or arrays. */
const EXPRESSIONS: Array<[string, string]> = [
	['text', '={{ "\\"a\\"" }}'],
	['a number', '={{ 42 }}'],
	['zero', '={{ 0 }}'],
	['false', '={{ false }}'],
	['null', '={{ null }}'],
	['a date', '={{ new Date(0) }}'],
	['a Luxon date', '={{ $now }}'],
];

describe.each(APIS)('the body of Make API Call of $name', ({ node, parameters }) => {
	const call = (method: string, body: unknown): INodeParameters =>
		({ ...parameters, operation: 'apiCall', method, path: '/v1/any', body }) as INodeParameters;

	describe.each(METHODS)('%s', (method) => {
		it.each(SENT)('sends %s as it is', async (_name, text) => {
			await run(node(), call(method, text));
			expect(sent().map((body) => JSON.parse(body) as unknown)).toEqual([JSON.parse(text)]);
			expect(server.requests[0].headers['content-type']).toMatch(/^application\/json/);
		});
	});

	it.each(SENT)('sends %s of an expression as it is', async (_name, text) => {
		const json = { body: JSON.parse(text) as IDataObject };
		await run(node(), call('POST', '={{ $json.body }}'), json);
		expect(sent().map((body) => JSON.parse(body) as unknown)).toEqual([json.body]);
	});

	it.each(REJECTED)('rejects %s before a request', async (_name, text, message) => {
		const error = await errorOf(run(node(), call('POST', text)));
		expect(error.message).toMatch(message);
		expect(error.description).toBeTruthy();
		expect(server.requests).toEqual([]);
	});

	it.each(EXPRESSIONS)('rejects %s of an expression before a request', async (_name, value) => {
		const { message } = await errorOf(run(node(), call('POST', value)));
		expect(message).toMatch(NO_OBJECT);
		expect(server.requests).toEqual([]);
	});

	it('sends the dates of an object as text', async () => {
		await run(node(), call('POST', '={{ {at: new Date(0), list: [new Date(0)]} }}'));
		const at = '1970-01-01T00:00:00.000Z';
		expect(JSON.parse(sent()[0])).toEqual({ at, list: [at] });
	});
});

describe('the body of Make API Call of GHL with the account', () => {
	const call = (body: string): INodeParameters => ({
		...{ resource: 'order', operation: 'apiCall', method: 'POST', path: '/v1/any' },
		...{ addAccount: 'alt', body },
	});

	it.each(['[]', '[{"a":1}]', '[null]'])('sends the array %s without it', async (body) => {
		await run(new GhlOrders(), call(body));
		expect(sent()).toEqual([body]);
	});

	it.each(['[]', '{}', '[{"a":1}]'])('sends %s as it is with OAuth2', async (body) => {
		const tokens = { access_token: 'access-1', refresh_token: 'refresh-1', token_type: 'Bearer' };
		await runNode({
			node: new GhlOrders(),
			parameters: { ...call(body), addAccount: 'none', authentication: 'oAuth2' },
			credentials: new CredentialStore({
				ghlOAuth2Api: {
					...{ clientId: 'client-1', clientSecret: 'secret-1', baseUrl: server.url },
					oauthTokenData: { ...tokens, userType: 'Location', locationId: 'loc1' },
				},
			} as never),
		});
		expect(sent()).toEqual([body]);
		expect(server.requests[0].headers.authorization).toBe('Bearer access-1');
	});

	it('sends the account in an empty body, and next to the values of an object', async () => {
		await run(new GhlOrders(), call(''));
		await run(new GhlOrders(), call('{"a":1}'));
		const account = { altId: 'loc1', altType: 'location' };
		expect(sent().map((body) => JSON.parse(body) as unknown)).toEqual([
			account,
			{ ...account, a: 1 },
		]);
	});
});

interface JsonField {
	name: string;
	node: () => INodeType;
	parameters: (value: string) => INodeParameters;
	/** Returns the value of the field in the body of the request. */
	read: (body: IDataObject) => unknown;
	accepted: string[];
	rejected: string[];
	message: RegExp;
}

const NO_LIST = ['{}', '5', '"text"', 'true'];

const FIELDS: JsonField[] = [
	{
		name: 'Metadata of a payment',
		node: () => new GhlOrders(),
		parameters: (meta) => ({
			...{ resource: 'order', operation: 'recordPayment', orderId: locator('o1'), mode: 'cash' },
			additionalFields: { meta },
		}),
		read: ({ meta }) => meta,
		accepted: ['{"a":[null,0,""]}', '{}', 'null'],
		rejected: ['[]', '5', '"text"', 'true'],
		message: /^'Metadata' is not a JSON object$/,
	},
	{
		name: 'Products of a store',
		node: () => new GhlProducts(),
		parameters: (displayPriorities) => ({
			...{
				resource: 'storeProduct',
				operation: 'updatePriority',
				storeId: 's1',
				displayPriorities,
			},
		}),
		read: ({ products }) => products,
		accepted: ['[{"a":1}]', '[1,null]', '[]'],
		rejected: NO_LIST,
		message: /^'Products' is not a JSON array$/,
	},
	{
		name: 'Filter Groups of a search',
		node: () => new GhlContacts(),
		parameters: (filterGroups) => ({
			...{ resource: 'contact', operation: 'getAll', filters: { filterGroups } },
		}),
		read: ({ filters }) => filters,
		accepted: ['[{"group":"OR","filters":[]}]'],
		rejected: ['5', '"text"', 'true'],
		message: /^'Filter Groups' is not a JSON object or array$/,
	},
];

describe.each(FIELDS)('$name', ({ node, parameters, read, accepted, rejected, message }) => {
	it.each(accepted.map((text) => [text]))('sends %s as it is', async (text) => {
		server.respondWith({ body: { id: 'r1', contacts: [] } });
		await run(node(), parameters(text));
		expect(read(JSON.parse(sent()[0]) as IDataObject)).toEqual(JSON.parse(text));
	});

	it.each(rejected.map((text) => [text]))('rejects %s before a request', async (text) => {
		const error = await errorOf(run(node(), parameters(text)));
		expect(error.message).toMatch(message);
		expect(error.description).toBeTruthy();
		expect(server.requests).toEqual([]);
	});
});
