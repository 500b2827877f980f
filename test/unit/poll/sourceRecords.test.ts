import type { IDataObject } from 'n8n-workflow';

import type { WatchedList } from '../../../nodes/shared/poll/catalog';
import { sourceOf } from '../../../nodes/shared/poll/source';
import type { Row } from '../../../nodes/shared/poll/types';
import { BASE, errorOf, setup } from '../http/clientSetup';

const ORDER: Row = { _id: 'one', status: 'new' };
const MOMENT = { now: Date.UTC(2026, 10, 10, 12), timeZone: 'UTC' };
const flag = (name: string) => ({ displayName: name, name, type: 'boolean' }) as const;

const ORDERS: WatchedList = {
	...{ name: 'orders', route: 'GET /orders', id: '_id', createdAt: 'createdAt', events: {} },
	list: { rows: 'data', paging: 'offset', params: {}, in: 'query', pageSize: 100, id: '_id' },
	scope: 'orders.read',
};

/** Returns the source of a list, and the requests that it sends. The server replies with the bodies in order. */
function sourceFor(more: Partial<WatchedList>, bodies: unknown[] = [], options: IDataObject = {}) {
	const replies = bodies.map((body) => ({ body }));
	const { client, requests } = setup(replies, { settings: { maxWaitMs: 0 } });
	const form = { fields: {}, options, filters: {}, events: [] };
	const source = sourceOf(client, { ...ORDERS, ...more }, form, MOMENT);
	const urls = () => requests.map(({ method, url }) => `${method} ${url.slice(BASE.length)}`);
	return { source, requests, urls };
}

/** Returns the message of the error for an unexpected response. */
async function missingIn(task: Promise<unknown> | undefined): Promise<string> {
	const { kind, message } = await errorOf(Promise.resolve(task));
	expect(kind).toBe('invalidResponse');
	return message;
}

const UNUSABLE = ['', ' ', '..', 'a/b', {}, null, undefined];

describe('the children of a record', () => {
	const RELATED: WatchedList['related'] = {
		...{ route: 'GET /orders/{orderId}/fulfillments', param: 'orderId', at: 'data' },
		...{ id: '_id', createdAt: 'createdAt', parent: 'orderId' },
		reread: { option: flag('checkAgain'), accepts: ({ status }) => status === 'open' },
	};
	const withRelated = (body: unknown, more: object = {}) =>
		sourceFor({ related: { ...RELATED, ...more } }, [body]);

	it('are read by its ID, and get it', async () => {
		const { source, urls } = withRelated({ data: [{ _id: 'a' }, 7, null, { _id: 'b' }] });
		expect(await source.related?.(ORDER)).toStrictEqual([
			{ _id: 'a', orderId: 'one' },
			{ _id: 'b', orderId: 'one' },
		]);
		expect(urls()).toEqual(['GET /orders/one/fulfillments']);
	});

	it('can be the entire response', async () => {
		const { source } = withRelated([{ _id: 'a' }], { at: undefined });
		expect(await source.related?.(ORDER)).toStrictEqual([{ _id: 'a', orderId: 'one' }]);
	});

	it('must be a list', async () => {
		const { source } = withRelated({ data: {} });
		expect(await missingIn(source.related?.(ORDER))).toContain("The list 'data' is missing");
	});

	it('are read in every poll only with the option', () => {
		const rereadsWith = (options: IDataObject) =>
			sourceFor({ related: RELATED }, [], options).source.rereads;
		for (const checkAgain of [undefined, false, 'true']) {
			expect(rereadsWith({ checkAgain })).toBeUndefined();
		}
		const rereads = rereadsWith({ checkAgain: true });
		expect([rereads?.({ status: 'open' }), rereads?.({ status: 'done' })]).toEqual([true, false]);
	});
});

describe('the record that a row refers to', () => {
	const LINKED: WatchedList['linked'] = {
		...{ route: 'GET /threads/{threadId}', param: 'threadId', at: 'thread', id: 'thread.id' },
		add: (row, record) => ({ ...row, record }),
		max: { displayName: 'Max', name: 'maxThreads', type: 'number', default: 100 },
	};
	const ROW: Row = { _id: 'one', thread: { id: 7 } };
	const linkedOf = (bodies: unknown[], more: object = {}, options: IDataObject = {}) => {
		const made = sourceFor({ linked: { ...LINKED, ...more } }, bodies, options);
		return { ...made, linked: made.source.linked };
	};

	it('is read by its ID and added to the row', async () => {
		const { linked, urls } = linkedOf([{ thread: { text: 'Hi' } }]);
		expect(await linked?.read(ROW)).toStrictEqual({ ...ROW, record: { text: 'Hi' } });
		expect(urls()).toEqual(['GET /threads/7']);
	});

	it('can be the entire response', async () => {
		const { linked } = linkedOf([{ text: 'Hi' }], { at: undefined });
		expect(await linked?.read(ROW)).toMatchObject({ record: { text: 'Hi' } });
	});

	it('must be an object', async () => {
		const { linked } = linkedOf([{ thread: [] }]);
		expect(await missingIn(linked?.read(ROW))).toContain("A record with the ID '7' is missing");
	});

	it('exists if the row contains an ID', () => {
		const { linked } = linkedOf([]);
		expect(linked?.has(ROW)).toBe(true);
		for (const id of ['', ' ', {}, true, null, undefined]) {
			expect(linked?.has({ _id: 'one', thread: { id } } as Row)).toBe(false);
		}
	});

	it.each([
		[5, 5],
		['12', 12],
		[0, 100],
		[-1, 100],
		['many', 100],
		[undefined, 100],
	])('is read for as many rows as the option allows: %p means %i', (maxThreads, max) => {
		expect(linkedOf([], {}, { maxThreads }).linked?.max).toBe(max);
	});
});

describe('the complete record', () => {
	const DETAILS: WatchedList['details'] = {
		...{ route: 'GET /orders/{orderId}', param: 'orderId', option: flag('readDetails') },
	};
	const detailsOf = (body: unknown, options: IDataObject = { readDetails: true }) => {
		const made = sourceFor({ details: DETAILS }, [body], options);
		return { ...made, details: made.source.details };
	};

	it('is read by its ID and added to the row', async () => {
		const { details, urls } = detailsOf({ _id: ' one ', status: 'paid', lines: 2 });
		expect(await details?.({ ...ORDER, tags: [] })).toStrictEqual({
			...{ _id: ' one ', status: 'paid', lines: 2, tags: [] },
		});
		expect(urls()).toEqual(['GET /orders/one']);
	});

	it('is read only with the option', () => {
		for (const readDetails of [undefined, false, 'true']) {
			expect(detailsOf({}, { readDetails }).details).toBeUndefined();
		}
	});

	it.each([[[]], [{}], [{ _id: 'two' }]])('must be the same record: not %j', async (body) => {
		expect(await missingIn(detailsOf(body).details?.(ORDER))).toContain(
			"The field '_id' is missing",
		);
	});

	it.each(UNUSABLE)('is not requested with the ID %p', async (id) => {
		const { details, requests } = detailsOf({});
		const task = Promise.resolve(details?.({ _id: id } as Row));
		expect(await errorOf(task)).toMatchObject({
			message: expect.stringContaining('A usable ID is missing') as string,
			description: expect.stringContaining('GET /orders/{orderId}') as string,
		});
		expect(requests).toEqual([]);
	});
});

it('a list without children, linked records and details has none of their functions', () => {
	expect(Object.keys(sourceFor({}).source).sort()).toEqual(['page', 'pageSize', 'paging']);
});
