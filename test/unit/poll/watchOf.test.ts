import type { IDataObject } from 'n8n-workflow';

import type { TriggerCatalog, WatchedList } from '../../../nodes/shared/poll/catalog';
import { watchOf } from '../../../nodes/shared/poll/source';
import type { Row } from '../../../nodes/shared/poll/types';

const CREATED = '2026-11-01T00:00:00.000Z';
const UPDATED = '2026-11-02T00:00:00.000Z';
const EVENTS = {
	orderCreated: { name: 'Created', description: '', on: 'created' },
	orderPaid: { name: 'Paid', description: '', on: 'becomes', field: 'status', values: ['paid'] },
} as const;

const ORDERS = { id: 'order.id', createdAt: 'created', updatedAt: 'updated', events: EVENTS };
const FILTERS: TriggerCatalog['filters'] = [
	{
		field: { displayName: 'Status', name: 'status', type: 'string' },
		accepts: ({ status }, value) => status === value,
	},
	{
		field: {
			...{ displayName: 'Contact', name: 'contact', type: 'resourceLocator' },
			modes: [
				{
					...{ displayName: 'URL', name: 'url', type: 'string' },
					extractValue: { type: 'regex', regex: 'contacts/(\\w+)' },
				},
			],
		},
		accepts: ({ contact }, value) => contact === value,
	},
];

const watch = (more: object = {}, form: { filters?: IDataObject; events?: string[] } = {}) =>
	watchOf(
		{ filters: FILTERS } as unknown as TriggerCatalog,
		{ ...ORDERS, ...more } as unknown as WatchedList,
		{ fields: {}, options: {}, filters: {}, events: [], ...form },
	);

describe('the ID of a row', () => {
	it.each([
		['a', 'a'],
		[' a ', 'a'],
		[7, '7'],
		[0, '0'],
		['', ''],
		[true, ''],
		[{ $oid: 'a' }, ''],
		[null, ''],
		[undefined, ''],
	])('%p is %p', (id, text) => {
		expect(watch().idOf({ order: { id } } as Row)).toBe(text);
	});

	it('is empty for rows that are not objects', () => {
		for (const row of [null, 'order', 7]) expect(watch().idOf(row as unknown as Row)).toBe('');
	});
});

describe('the times of a row', () => {
	const timesOf = (row: Row, more?: object) => {
		const { createdAt, updatedAt } = watch(more);
		return [createdAt(row), updatedAt?.(row)];
	};

	it('are its creation and its update', () => {
		const times = timesOf({ created: CREATED, updated: UPDATED });
		expect(times).toEqual([Date.parse(CREATED), Date.parse(UPDATED)]);
	});

	it('replace each other if one is missing', () => {
		expect(timesOf({ created: CREATED })).toEqual([Date.parse(CREATED), Date.parse(CREATED)]);
		expect(timesOf({ updated: UPDATED })).toEqual([Date.parse(UPDATED), Date.parse(UPDATED)]);
		expect(timesOf({})).toEqual([NaN, NaN]);
	});

	it('do not contain an update if the API does not return it', () => {
		const more = { updatedAt: undefined };
		expect(timesOf({ created: CREATED }, more)).toEqual([Date.parse(CREATED), undefined]);
		expect(timesOf({}, more)).toEqual([NaN, undefined]);
		expect(watch(more)).not.toHaveProperty('updatedAt');
	});

	it('name the one that the list filters by, if there is one', () => {
		expect(watch({ listedBy: 'updatedAt' }).listedBy).toBe('updatedAt');
		expect(watch()).not.toHaveProperty('listedBy');
	});
});

describe('the selected events', () => {
	it('are those of the list, in the order of the form', () => {
		const events = ['orderPaid', 'refundCreated', 'toString', 'orderCreated'];
		expect(watch({}, { events }).events).toStrictEqual([
			{ ...EVENTS.orderPaid, value: 'orderPaid' },
			{ ...EVENTS.orderCreated, value: 'orderCreated' },
		]);
	});
});

describe('the filters', () => {
	const PAID: Row = { status: 'paid', contact: 'c1' };
	const accepts = (filters: IDataObject) => watch({}, { filters }).accepts?.(PAID);

	it('accept all rows if they are empty', () => {
		expect(accepts({})).toBe(true);
		expect(accepts({ status: '', contact: { __rl: true, mode: 'id', value: '' } })).toBe(true);
	});

	it('must all accept a row', () => {
		expect(accepts({ status: 'paid' })).toBe(true);
		expect(accepts({ status: 'new' })).toBe(false);
		expect(accepts({ status: 'paid', contact: 'c2' })).toBe(false);
		expect(accepts({ status: 'paid', contact: 'c1' })).toBe(true);
	});

	it('extract the ID from a URL', () => {
		const url = (id: string) => ({
			__rl: true,
			mode: 'url',
			value: `https://x.test/contacts/${id}`,
		});
		expect(accepts({ contact: url('c1') })).toBe(true);
		expect(accepts({ contact: url('c2') })).toBe(false);
	});
});

describe('the children of a row', () => {
	it('have an ID and a creation time', () => {
		const { child } = watch({ related: { id: 'key', createdAt: 'at' } });
		expect(child?.idOf({ key: 7 })).toBe('7');
		expect(child?.createdAt({ at: CREATED })).toBe(Date.parse(CREATED));
	});

	it('do not exist in most lists', () => {
		expect(watch()).not.toHaveProperty('child');
	});
});
