import type { IDataObject } from 'n8n-workflow';

import { fieldTable, group, locator, rows, within } from '../../../nodes/shared/catalog/fields';
import { operation } from '../../../nodes/shared/catalog/types';
import type { Operation } from '../../../nodes/shared/catalog/types';
import { buildRequest } from '../../../nodes/shared/engine/request';
import type { ItemRun } from '../../../nodes/shared/catalog/run';

const f = fieldTable({
	kind: { displayName: 'Kind', type: 'string' },
	weight: {
		displayName: 'Weight',
		type: 'number',
		required: true,
		showWhen: { kind: ['parcel'] },
	},
	city: { displayName: 'City', type: 'string' },
	helper: { displayName: 'Helper', type: 'string', in: 'none' },
});
const lines = {
	name: 'lines',
	...rows({ displayName: 'Lines', rowName: 'Line' }, [f.helper, f.city]),
};
const box = { name: 'box', ...group({ displayName: 'Box' }, [f.helper, f.city]) };

const text = { name: 'Send', action: 'Send parcel', description: 'Send it' };

/** Reads like n8n: throws for a parameter without a value, unless there is a fallback. */
function requestOf(made: Operation, parameters: IDataObject) {
	const connection = { account: 'a', version: 'v1' };
	return buildRequest({
		node: { name: 'Node' },
		timezone: 'UTC',
		version: 'v1',
		itemIndex: 0,
		operation: made,
		client: { api: {}, connection },
		read: (name: string, _item: number, fallback?: unknown) => {
			const value = parameters[name] ?? fallback;
			if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
			return value;
		},
	} as unknown as ItemRun);
}

describe('a field that the form hides', () => {
	const made = operation('POST /parcels', { ...text, fields: [f.kind, f.weight] });

	it('is neither required nor sent', () => {
		expect(requestOf(made, { kind: 'letter' }).body).toEqual({ kind: 'letter' });
		// The form can contain a value from before the field was hidden. It is not sent either.
		expect(requestOf(made, { kind: 'letter', weight: 3 }).body).toEqual({ kind: 'letter' });
	});

	it('is required and sent if it is visible', () => {
		expect(requestOf(made, { kind: 'parcel', weight: 3 }).body).toEqual({
			kind: 'parcel',
			weight: 3,
		});
		expect(() => requestOf(made, { kind: 'parcel' })).toThrow("'Weight' is empty");
	});
});

it('sends no helper fields of rows and groups', () => {
	const made = operation('POST /parcels', { ...text, fields: [lines, box] });
	const filled = { helper: 'x', city: 'Leeds' };
	expect(requestOf(made, { lines: { rows: [filled] }, box: filled }).body).toEqual({
		lines: [{ city: 'Leeds' }],
		box: { city: 'Leeds' },
	});
});

it('sends the fields of a group without a path next to the surrounding fields', () => {
	const loose = { ...box, at: '' };
	const table = { ...lines, fields: [f.kind, loose] };
	const made = operation('POST /parcels', { ...text, fields: [table] });
	const filled = [
		{ kind: 'a', box: { city: 'Leeds' } },
		{ kind: 'b', box: {} },
	];
	expect(requestOf(made, { lines: { rows: filled } }).body).toEqual({
		lines: [{ kind: 'a', city: 'Leeds' }, { kind: 'b' }],
	});
});

it('names a field by its key in the table, also a field from another table', () => {
	const { town } = fieldTable({ town: within('to', f.city) });
	expect([town.name, town.at]).toEqual(['town', 'to.city']);
});

it('sends a field inside an object of the API', () => {
	const made = operation('POST /parcels', { ...text, fields: [within('to.address', f.city)] });
	expect(requestOf(made, { city: 'Leeds' }).body).toEqual({ to: { address: { city: 'Leeds' } } });
});

it.each(['filters', 'additionalFields', 'updateFields', 'options'])(
	'rejects a value of %s that is not an object',
	(parameter) => {
		const keys = { additionalFields: 'additional', updateFields: 'update' };
		const key = keys[parameter as keyof typeof keys] ?? parameter;
		const made = operation('POST /parcels', { ...text, [key]: [f.city] });
		for (const value of ['text', 5, ['a']] as never[]) {
			expect(() => requestOf(made, { [parameter]: value })).toThrow(/^'.+' is not an object$/);
		}
		const empty = () => requestOf(made, { [parameter]: '' }).body;
		if (key === 'update') expect(empty).toThrow("All fields of 'Send parcel' are empty");
		else expect(empty()).toEqual({});
	},
);

it.each(['GET', 'DELETE', 'POST', 'PUT'] as const)(
	'sends constants of a %s where the fields of the form are',
	(method) => {
		const made = operation(`${method} /parcels`, { ...text, constants: { total: true } });
		const { query, body } = requestOf({ ...made, fields: [f.city] }, { city: 'Leeds' });
		const isInQuery = method === 'GET' || method === 'DELETE';
		expect(isInQuery ? query : body).toEqual({ total: true, city: 'Leeds' });
		expect(isInQuery ? body : query).toEqual({});
	},
);

describe('the account', () => {
	const account = {
		in: 'path' as const,
		values: (locationId: string) => ({ locationId }),
		query: (originId: string) => ({ originId }),
	};

	it('fills the path, and is in the query too if the selector has a query', () => {
		const list = operation('GET /locations/{locationId}/parcels', { ...text, account });
		const { path, query } = requestOf(list, {});
		expect({ path, query }).toEqual({ path: '/locations/a/parcels', query: { originId: 'a' } });
	});
});

describe('a record that has a key', () => {
	const { parcelId } = fieldTable({
		parcelId: locator({
			displayName: 'Parcel',
			search: 'searchParcels',
			example: 'p1',
			key: 'a.b',
		}),
	});
	const get = operation('GET /parcels/{parcelId}', { ...text, path: { parcelId } });
	const pathFor = (mode: string, value: string) =>
		requestOf(get, { parcelId: { __rl: true, mode, value } }).path;

	it.each(['box.small', '{{ box.small }}', '{{box.small}}'])('is found by %s', (value) => {
		expect(pathFor('key', value)).toBe('/parcels/box.small');
	});

	it('is not found by braces without a key', () => {
		expect(() => pathFor('key', '{{ }}')).toThrow("'Parcel' is empty");
	});

	it('accepts no braces as its ID', () => {
		expect(() => pathFor('id', '{{ box.small }}')).toThrow("'Parcel' is not an ID");
	});
});
