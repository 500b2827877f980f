import { readNewest } from '../../../nodes/shared/poll/newest';
import type { Row } from '../../../nodes/shared/poll/types';
import { FakeApi, HOUR, MINUTE, type Quirks } from './fakeApi';
import { watchOf } from './trigger';

const WATCH = watchOf(['orderCreated']);

/** Returns an API with orders that are a minute apart, and their IDs, newest first. */
function apiWith(count: number, quirks: Partial<Quirks>) {
	const api = new FakeApi({ pageSize: 10, ...quirks });
	const ids = Array.from({ length: count }, (_, i) => api.create(i * MINUTE).id);
	return { api, ids };
}

const idsOf = (rows: Row[]) => rows.map(({ _id }) => _id);

describe('the newest records', () => {
	it.each([
		['a list that begins with them', { order: 'falling' }, 25, [0, 10]],
		// The last page of a list with page numbers contains only the rest.
		['a list that ends with them', { order: 'rising' }, 25, [0, 10]],
		[
			'a list with page numbers that ends with them',
			{ order: 'rising', paging: 'page' },
			25,
			[0, 5],
		],
		['a list of two pages that ends with them', { order: 'rising' }, 11, [0, 10]],
		['a list that fits on one page', { order: 'rising' }, 9, [0, 9]],
		['a full page that is the entire list', { order: 'rising' }, 10, [0, 10]],
		// The first page is the only one that can be read.
		[
			'a list with a cursor that begins with the oldest',
			{ order: 'rising', paging: 'cursor' },
			25,
			[15, 25],
		],
		['a list without a total', { order: 'rising', total: 'missing' }, 25, [15, 25]],
	] as const)('of %s are returned newest first', async (_name, quirks, count, [from, to]) => {
		const { api, ids } = apiWith(count, quirks);
		const { rows } = await readNewest(pagedByNumber(api), WATCH);
		expect(idsOf(rows)).toEqual(ids.slice(from, to));
	});

	it('of an unsorted list are those of its first page', async () => {
		const { api, ids } = apiWith(25, { order: 'shuffled' });
		const { rows } = await readNewest(api.source(), WATCH);
		const first = [...ids].sort().slice(0, 10);
		expect(idsOf(rows)).toEqual(ids.filter((id) => first.includes(id)));
		expect(api.requests).toHaveLength(1);
	});

	it.each([
		['the first page contains them', { order: 'falling' }],
		['the first page is the entire list', { order: 'rising', pageSize: 25 }],
		['the last page has no number', { order: 'rising', paging: 'cursor' }],
	] as const)('are read with one request if %s', async (_name, quirks) => {
		const { api } = apiWith(25, quirks);
		await readNewest(api.source(), WATCH);
		expect(api.requests).toEqual([{ offset: 0, page: 1, limit: api.quirks.pageSize }]);
	});

	it('are sorted by update time in a list by update time', async () => {
		const { api, ids } = apiWith(5, {});
		api.now += HOUR;
		const oldest = api.orders.get(ids[4]);
		if (oldest) api.update(oldest);
		const { rows } = await readNewest(api.source(), watchOf([], { listedBy: 'updatedAt' }));
		expect(idsOf(rows)).toEqual([ids[4], ...ids.slice(0, 4)]);
	});

	it("do not contain rows that the trigger can't watch, and these do not hide the sort order", async () => {
		const { api, ids } = apiWith(25, { order: 'rising' });
		const odd = [{ _id: 'no time' }, { createdAt: '2030-01-01T00:00:00.000Z' }] as Row[];
		const page: FakeApi['page'] = async (...position) => {
			const result = await api.page(...position);
			return { ...result, rows: [...odd, ...result.rows] };
		};
		const { rows } = await readNewest(api.source({ page }), WATCH);
		expect(idsOf(rows)).toEqual(ids.slice(0, 10));
	});
});

/** Returns the source of an API whose numbered pages have the offset of their number. */
function pagedByNumber(api: FakeApi) {
	const { paging } = api.quirks;
	return api.source({
		page: async (position, range) => {
			const offset = (position.page - 1) * position.limit;
			return await api.page(paging === 'page' ? { ...position, offset } : position, range);
		},
	});
}
