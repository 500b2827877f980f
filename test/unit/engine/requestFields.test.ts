import type { IDataObject } from 'n8n-workflow';

import { fieldTable, group, rows } from '../../../nodes/shared/catalog/fields';
import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { operation } from '../../../nodes/shared/catalog/types';
import type { Operation } from '../../../nodes/shared/catalog/types';
import { addAccount, buildRequest, encodeField } from '../../../nodes/shared/engine/request';

const f = fieldTable({
	city: { displayName: 'City', type: 'string' },
	street: { displayName: 'Street', type: 'string', required: true, at: 'road' },
	token: { displayName: 'Token', type: 'string', in: 'header', at: 'X-Token' },
	page: { displayName: 'Page', type: 'string', in: 'query' },
	helper: { displayName: 'Helper', type: 'string', in: 'none' },
});
const text = { name: 'Send', action: 'Send parcel', description: 'Send it' };

function requestOf(made: Operation, parameters: IDataObject = {}, api: object = {}) {
	return buildRequest({
		node: { name: 'Node', typeVersion: 1 },
		timezone: 'UTC',
		version: 'v1',
		itemIndex: 2,
		operation: made,
		client: { api, connection: { account: 'a', version: 'v1' } },
		read: (name: string, _item: number, fallback?: unknown) => parameters[name] ?? fallback,
	} as unknown as ItemRun);
}

const errorOf = (task: () => unknown) => {
	try {
		task();
	} catch (error) {
		return error as Error & { description: string };
	}
	throw new Error('It did not fail');
};

describe('a value of the form', () => {
	it('is sent where its field is', () => {
		const fields = [f.city, f.token, f.page, f.helper];
		const given = { city: 'Leeds', token: 't', page: 'p', helper: 'h' };
		expect(requestOf(operation('POST /parcels', { ...text, fields }), given)).toMatchObject({
			query: { page: 'p' },
			body: { city: 'Leeds' },
			headers: { 'X-Token': 't' },
		});
	});

	it('is not sent if it is blank', () => {
		const made = operation('POST /parcels', { ...text, fields: [f.city], additional: [f.page] });
		const given = { city: '', additionalFields: { page: null, helper: 'x' } };
		expect(requestOf(made, given)).toMatchObject({ query: {}, body: {} });
	});

	it('is required, with a remedy', () => {
		const made = operation('POST /parcels', { ...text, fields: [f.street] });
		expect(errorOf(() => requestOf(made, { street: ' ' }))).toMatchObject({
			message: "'Street' is empty",
			description: 'This parameter is required. Enter a value, or check its expression.',
		});
		expect(requestOf(made, { street: 'High Street' }).body).toEqual({ road: 'High Street' });
	});
});

describe('an update', () => {
	const update = operation('PUT /parcels', { ...text, update: [f.city, f.page, f.helper] });

	it('needs a value that is sent in the body', () => {
		for (const updateFields of [{}, { page: 'p' }, { helper: 'x' }, { city: null }]) {
			expect(errorOf(() => requestOf(update, { updateFields }))).toMatchObject({
				message: "All fields of 'Send parcel' are empty",
				description:
					'Enter a value in at least one field, or check the expressions that fill the fields.',
			});
		}
		expect(requestOf(update, { updateFields: { city: 'Leeds' } }).body).toEqual({ city: 'Leeds' });
	});

	it('clears a field with an empty text, in the collection of updates only', () => {
		expect(requestOf(update, { updateFields: { city: '' } }).body).toEqual({ city: '' });
		const create = operation('POST /parcels', { ...text, additional: [f.city] });
		expect(requestOf(create, { additionalFields: { city: '' } }).body).toEqual({});
	});

	it('needs no value if another operation passes constants', () => {
		const constant = { ...update, constants: { done: true } };
		expect(requestOf(constant as Operation).body).toEqual({ done: true });
	});
});

describe('rows', () => {
	const lines = rows({ displayName: 'Lines', rowName: 'Line' }, [f.street]);
	const context = { node: { name: 'Node' }, itemIndex: 0, timezone: 'UTC', version: 'v1' } as never;
	const encode = (value: unknown, more: object = {}) =>
		encodeField({ name: 'lines', ...lines, ...more } as never, value, context);

	it.each([
		[{ rows: [{ street: 'a' }, 'x', null] }, [{ road: 'a' }]],
		[[{ street: 'a' }], [{ road: 'a' }]],
		[{ rows: [] }, undefined],
		[{ rows: {} }, undefined],
		[undefined, undefined],
		[null, undefined],
		['text', undefined],
	])('%j are sent as %j', (value, sent) => {
		expect(encode(value)).toEqual(sent);
	});

	it('are sent although there are none, if the API requires the list', () => {
		expect(encode({}, { always: true })).toEqual([]);
	});

	it('need a value in each required cell', () => {
		expect(() => encode([{ street: 'a' }, { street: '' }])).toThrow("'Street' is empty");
	});
});

it.each([
	[{ city: 'Leeds' }, { city: 'Leeds' }],
	[{ city: '' }, undefined],
	[{}, undefined],
	['text', undefined],
])('sends the group %j as %j', (value, sent) => {
	const context = { node: { name: 'Node' }, itemIndex: 0, timezone: 'UTC', version: 'v1' } as never;
	const box = { name: 'box', ...group({ displayName: 'Box' }, [f.city]) };
	expect(encodeField(box, value, context)).toEqual(sent);
});

describe('the account', () => {
	const values = (id: string) => ({ altId: id });

	it.each([
		['GET', 'auto', { query: { altId: 'a' }, body: {} }],
		['POST', 'auto', { query: {}, body: { altId: 'a' } }],
		['POST', 'query', { query: { altId: 'a' }, body: {} }],
		['GET', 'path', { query: {}, body: {} }],
	] as const)('of a %s is added: %s', (method, place, expected) => {
		const parts = { query: {}, body: {} };
		addAccount(parts, { in: place, values }, method, 'a');
		expect(parts).toEqual(expected);
	});

	it('is not added without a selector', () => {
		const parts = { query: {}, body: {} };
		addAccount(parts, undefined, 'GET', 'a');
		expect(parts).toEqual({ query: {}, body: {} });
	});

	it('is that of the operation, or of the API', () => {
		const api = { account: { in: 'query', values } };
		expect(requestOf(operation('POST /parcels', text), {}, api).query).toEqual({ altId: 'a' });
		const own = { in: 'body' as const, values: (id: string) => ({ ownId: id }) };
		const made = operation('POST /parcels', { ...text, account: own });
		expect(requestOf(made, {}, api)).toMatchObject({ query: {}, body: { ownId: 'a' } });
	});
});

it('has the properties of the operation', () => {
	const made = { ...operation('POST /parcels', text), scope: 's', repeatable: true };
	expect(requestOf(made as Operation)).toEqual({
		method: 'POST',
		path: '/parcels',
		query: {},
		body: {},
		headers: {},
		scope: 's',
		repeatable: true,
		itemIndex: 2,
	});
	expect(requestOf({ ...made, host: 'files' } as Operation).host).toBe('files');
});
