import { readBatch, type Assignment } from '../../../nodes/shared/poll/batch';
import { hashOf, type PollState, type Snapshot } from '../../../nodes/shared/poll/state';
import type { Source, Watch } from '../../../nodes/shared/poll/types';
import { FakeApi, HOUR, MINUTE, SECOND, type Order, type Quirks } from './fakeApi';
import { EVENTS, watchOf } from './trigger';

const STATUS = watchOf(['orderStatusChanged']);
const FACETS = { field: 'status', values: ['pending', 'paid'] };

interface Options extends Partial<Assignment> {
	watch?: Watch;
	source?: Partial<Source>;
	snapshots?: ReadonlyArray<readonly [string, Snapshot]>;
}

/** Reads the last hour of a list. */
async function readHour(api: FakeApi, { watch = STATUS, source, snapshots, ...more }: Options) {
	const state: PollState = {
		watermark: api.now,
		newSince: 0,
		timeFilter: { kind: 'exact' },
		snapshots: new Map(snapshots),
	};
	return await readBatch(api.source(source), watch, {
		from: api.now - HOUR,
		state,
		maxRecords: Infinity,
		deadline: Infinity,
		now: () => api.now,
		classify: () => 'fatal',
		...more,
	});
}

/** Creates records that are a minute apart, oldest first. */
const createAll = (api: FakeApi, statuses: string[]) =>
	statuses.map((status, i) => api.create((statuses.length - i) * MINUTE, 0, status));

const times = (count: number, status: string) => Array.from({ length: count }, () => status);

const known = ({ id, createdAt }: Order, status: string): readonly [string, Snapshot] => [
	hashOf(id),
	{ time: createdAt, version: createdAt, values: { status } },
];

describe('a field that rows omit', () => {
	function withoutStatus(quirks: Partial<Quirks> = {}) {
		const api = new FakeApi(quirks);
		api.showsStatus = false;
		return api;
	}

	it('is added by one request for each value', async () => {
		const api = withoutStatus();
		const orders = createAll(api, ['pending', 'paid', 'canceled', 'pending']);
		const snapshots = [known(orders[0], 'pending')];
		const batch = await readHour(api, { source: { facets: FACETS }, snapshots });
		expect(batch.rows.map(({ _id, status }) => [_id, status])).toEqual([
			[orders[0].id, 'pending'],
			[orders[1].id, 'paid'],
			// No value of the filter returned this record.
			[orders[2].id, undefined],
			[orders[3].id, 'pending'],
		]);
		expect(batch).toMatchObject({ partialField: 'status', completeUntil: undefined });
		expect(api.requests.map(({ facet }) => facet)).toEqual([undefined, 'pending', 'paid']);
		expect(batch.asked).toBeDefined();
		expect(api.requests.every(({ from }) => from === batch.asked)).toBe(true);
	});

	it('needs no requests if the list is empty, and the rows count as incomplete', async () => {
		const api = withoutStatus();
		const batch = await readHour(api, { source: { facets: FACETS } });
		expect(batch).toMatchObject({ rows: [], partialField: 'status' });
		expect(api.requests).toHaveLength(1);
	});

	it.each([
		['the event does not depend on it', watchOf(['orderCreated']), { facets: FACETS }],
		['the list has no filter for it', STATUS, {}],
	])('stays missing if %s', async (_name, watch, source) => {
		const api = withoutStatus();
		createAll(api, ['pending', 'paid']);
		const batch = await readHour(api, { watch, source });
		expect(batch.rows.map(({ status }) => status)).toEqual([undefined, undefined]);
		expect(batch.partialField).toBeUndefined();
		expect(api.requests).toHaveLength(1);
	});

	it('needs no requests if any row contains it', async () => {
		const api = withoutStatus();
		const [, order] = createAll(api, ['pending', 'paid', 'paid']);
		const page: Source['page'] = async (...position) => {
			const { rows, ...rest } = await api.page(...position);
			const shown = rows.map((row) => (row._id === order.id ? { ...row, status: 'paid' } : row));
			return { rows: shown, ...rest };
		};
		const batch = await readHour(api, { source: { facets: FACETS, page } });
		expect(batch.rows.map(({ status }) => status)).toEqual([undefined, 'paid', undefined]);
		expect(batch.partialField).toBeUndefined();
		expect(api.requests).toHaveLength(1);
	});

	it.each([[['pending', 'paid']], [['paid', 'pending']]])(
		'limits the poll to the records that all values %j could return in time',
		async (values) => {
			const api = withoutStatus({
				order: 'rising',
				paging: 'cursor',
				pageSize: 12,
				latency: SECOND,
			});
			// The first page of pending orders ends earlier than that of paid orders.
			const orders = createAll(api, [...times(14, 'pending'), ...times(16, 'paid')]);
			const batch = await readHour(api, {
				source: { facets: { field: 'status', values } },
				deadline: api.now + 3.5 * SECOND,
			});
			expect(batch.rows.map(({ _id }) => _id)).toEqual(orders.slice(0, 12).map(({ id }) => id));
			expect(batch.rows.every(({ status }) => status === 'pending')).toBe(true);
			expect(batch.completeUntil).toBe(orders[11].createdAt);
		},
	);

	it('does not extend a list that could not be read completely', async () => {
		const api = withoutStatus({ order: 'rising', paging: 'cursor', pageSize: 12 });
		const orders = createAll(api, times(30, 'paid'));
		const batch = await readHour(api, {
			watch: watchOf(['orderCreated', 'orderStatusChanged']),
			source: { facets: FACETS },
			maxRecords: 5,
		});
		expect(batch.rows.map(({ status }) => status)).toEqual(times(12, 'paid'));
		expect(batch.completeUntil).toBe(orders[11].createdAt);
	});
});

describe('a list with more events than one poll emits', () => {
	const LONG = { order: 'rising', paging: 'cursor', pageSize: 12 } as const;
	const CREATED = watchOf(['orderCreated']);
	const PAID = watchOf([], { events: [EVENTS.orderStatusChanged] });

	interface Case {
		name: string;
		options: Options;
		/** The status of all records in their snapshots. */
		status?: string;
		showsStatus?: boolean;
		rows: number;
	}

	const CASES: Case[] = [
		{
			name: 'is read to the first page with enough new records',
			options: { watch: CREATED },
			rows: 12,
		},
		{
			name: 'is read completely if a filter rejects the records',
			options: { watch: { ...CREATED, accepts: () => false } },
			rows: 30,
		},
		{
			name: 'is read to the first page with enough records that a filter accepts',
			options: { watch: { ...CREATED, accepts: () => true } },
			rows: 12,
		},
		{
			name: 'is read completely if all are known',
			options: { watch: CREATED },
			status: 'paid',
			rows: 30,
		},
		{
			name: 'is read to the first page with enough changes',
			options: { watch: PAID },
			status: 'pending',
			rows: 12,
		},
		{
			name: 'is read to the first page if rows do not contain their status anymore',
			options: { watch: PAID },
			status: 'pending',
			showsStatus: false,
			rows: 12,
		},
		{
			name: 'is read completely if rows can omit their status',
			options: { watch: PAID, source: { facets: { ...FACETS, values: [] } } },
			status: 'pending',
			showsStatus: false,
			rows: 30,
		},
	];

	test.each(CASES)('$name', async ({ options, status, showsStatus = true, rows }) => {
		const api = new FakeApi(LONG);
		api.showsStatus = showsStatus;
		const orders = createAll(api, times(30, 'paid'));
		const snapshots = status === undefined ? [] : orders.map((order) => known(order, status));
		const batch = await readHour(api, { maxRecords: 5, snapshots, ...options });
		expect(batch.rows).toHaveLength(rows);
		expect(batch.completeUntil).toBe(rows === 30 ? undefined : orders[11].createdAt);
	});
});

describe('the time of a poll', () => {
	it('is the time of the server', async () => {
		const api = new FakeApi({ latency: 2500 });
		const startedAt = api.now;
		const { polledAt } = await readHour(api, { now: () => 7 });
		expect(polledAt).toBe(startedAt + 2000);
	});

	it('is the time before the first request if the server returns none', async () => {
		const api = new FakeApi({ latency: 2500 });
		const startedAt = api.now;
		const page: Source['page'] = async (...position) => {
			const { serverTime, ...rest } = await api.page(...position);
			expect(serverTime).toBeDefined();
			return rest;
		};
		const { polledAt } = await readHour(api, { source: { page } });
		expect(polledAt).toBe(startedAt);
	});
});

it('returns the failures of linked records and of children', async () => {
	const api = new FakeApi();
	const [linked, parent] = createAll(api, ['pending', 'paid']);
	const { failures } = await readHour(api, {
		watch: watchOf(['fulfillmentCreated']),
		source: {
			linked: {
				has: ({ status }) => status === 'pending',
				read: () => Promise.reject(new Error('no conversation')),
				max: 10,
			},
			rereads: () => true,
			related: () => Promise.reject(new Error('no children')),
		},
		classify: () => 'deleted',
	});
	expect(failures).toEqual([
		{ id: linked.id, error: new Error('no conversation') },
		{ id: parent.id, error: new Error('no children') },
	]);
});
