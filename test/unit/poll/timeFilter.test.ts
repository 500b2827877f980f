import { hashOf, toSeconds, type PollState } from '../../../nodes/shared/poll/state';
import { verifiedScan } from '../../../nodes/shared/poll/timeFilter';
import type { Source } from '../../../nodes/shared/poll/types';
import { DAY, FakeApi, HOUR, MINUTE, SECOND, type Order, type Quirks } from './fakeApi';
import { watchOf } from './trigger';

interface Options extends Partial<Pick<PollState, 'timeFilter' | 'openScan'>> {
	listedBy?: 'updatedAt';
	/** The server adds this to the requested time. */
	shiftMs?: number;
	enough?: number;
}

/** Scans the last hour of a list with known records. Returns the scan, and the times that it requests, relative to now. */
async function verify(api: FakeApi, known: Order[], options: Options = {}) {
	const { listedBy, shiftMs = 0, enough = Infinity } = options;
	const { timeFilter = { kind: 'exact' }, openScan } = options;
	const now = api.now;
	const snapshots = known.map(
		({ id, createdAt }) => [hashOf(id), { time: toSeconds(createdAt) }] as const,
	);
	const state: PollState = {
		watermark: now,
		newSince: 0,
		timeFilter,
		openScan,
		snapshots: new Map(snapshots),
	};
	const page: Source['page'] = async (position, range) =>
		await api.page(position, {
			...range,
			from: range.from === undefined ? undefined : range.from + shiftMs,
		});
	const request = {
		from: now - HOUR,
		deadline: Infinity,
		now: () => now,
		hasEvents: () => false,
		enough,
	};
	const watch = watchOf(['orderCreated'], { listedBy });
	const result = await verifiedScan(api.source({ page }), watch, state, request);
	const asked = api.requests.map(({ from }) => from && from - shiftMs - now);
	return { ...result, asked, lastAsked: result.asked && result.asked - now };
}

/** Creates records at these ages. */
const createAt = (api: FakeApi, ages: number[]) => ages.map((age) => api.create(age));

/** Ages that are a minute apart. The youngest is in the middle. */
const minutesFrom = (age: number, count: number) =>
	Array.from({ length: count }, (_, i) => age + ((i + count - 3) % count) * MINUTE);

const remove = (api: FakeApi, orders: Order[]) => {
	for (const { id } of orders) api.orders.delete(id);
};

describe('the time that a scan requests', () => {
	const TWO_DAYS = { kind: 'early', byMs: 2 * DAY } as const;

	it.each([
		['the fifth known record before the window', minutesFrom(HOUR, 12), HOUR + 4 * MINUTE],
		['a record at the start of the window', [HOUR], HOUR],
		['the start of the window, if all known records are in it', minutesFrom(MINUTE, 12), HOUR],
	])('is a second before %s', async (_name, ages, age) => {
		for (const timeFilter of [{ kind: 'exact' }, TWO_DAYS] as const) {
			const api = new FakeApi();
			const { asked, lastAsked } = await verify(api, createAt(api, ages), { timeFilter });
			const byMs = timeFilter.kind === 'early' ? 2 * DAY : 0;
			expect(asked).toStrictEqual([-age - SECOND - byMs]);
			expect(lastAsked).toBe(asked[0]);
		}
	});

	it('is none without a known record, or if the server cannot filter', async () => {
		const api = new FakeApi();
		const known = createAt(api, [2 * HOUR]);
		expect(await verify(api, [])).toMatchObject({
			asked: [undefined],
			timeFilter: { kind: 'exact' },
		});
		expect(await verify(api, known, { timeFilter: { kind: 'none' } })).toMatchObject({
			lastAsked: undefined,
			timeFilter: { kind: 'none' },
			deleted: [],
		});
		expect(api.requests).toHaveLength(2);
	});
});

describe('a scan without a row that proves it', () => {
	it.each([
		{ place: 'before', age: 2 * HOUR, count: 5, provenAge: HOUR, first: 2 * HOUR + 4 * MINUTE },
		// The oldest of them counts.
		{ place: 'in', age: 10 * MINUTE, count: 12, provenAge: 21 * MINUTE, first: HOUR },
	])(
		'is repeated, with known records $place the window',
		async ({ age, count, provenAge, first }) => {
			const scanWithRowAt = async (rowAge: number) => {
				const api = new FakeApi();
				const ages = Array.from({ length: count }, (_, i) => age + i * MINUTE);
				const known = createAt(api, ages);
				remove(api, known);
				createAt(api, [rowAge]);
				return (await verify(api, known)).asked;
			};
			expect(await scanWithRowAt(provenAge - SECOND + 1)).toStrictEqual([-first - SECOND]);
			const early = -first - SECOND - 2 * DAY;
			expect(await scanWithRowAt(provenAge - SECOND)).toStrictEqual([
				-first - SECOND,
				early,
				undefined,
			]);
		},
	);

	it('is repeated from two days before the tenth known record', async () => {
		const api = new FakeApi();
		const known = createAt(api, minutesFrom(2 * HOUR, 12));
		const { asked } = await verify(api, known, { shiftMs: DAY });
		expect(asked).toStrictEqual([
			-(2 * HOUR + 4 * MINUTE) - SECOND,
			-(2 * HOUR + 9 * MINUTE) - SECOND - 2 * DAY,
		]);
	});
});

describe('the filter of later polls', () => {
	const EARLY = { kind: 'early', byMs: 2 * DAY } as const;
	const TEN = minutesFrom(2 * HOUR, 10);

	it.each([
		['stays exact if the server is exact', {}, 'exact', 1],
		['is early if the server is less than two days late', { shiftMs: DAY }, 'early', 2],
		['is none if the server is more than two days late', { shiftMs: 3 * DAY }, 'none', 3],
		['stays early if two days are enough', { shiftMs: DAY, timeFilter: EARLY }, 'early', 1],
		[
			'is none if two days are a little too short',
			{ shiftMs: 2 * DAY + 6 * MINUTE, timeFilter: EARLY },
			'none',
			2,
		],
		['is none if two days are not enough', { shiftMs: 3 * DAY, timeFilter: EARLY }, 'none', 3],
	] as const)('%s', async (_name, options, kind, requests) => {
		const api = new FakeApi();
		// Snapshots contain full seconds.
		const known = createAt(
			api,
			TEN.map((age) => age - 500),
		);
		const { timeFilter, asked } = await verify(api, known, options);
		expect(timeFilter).toEqual(kind === 'early' ? EARLY : { kind });
		expect(asked).toHaveLength(requests);
	});

	it('does not change if the known records were deleted', async () => {
		const api = new FakeApi();
		const known = createAt(api, TEN);
		remove(api, known);
		expect(await verify(api, known)).toMatchObject({ timeFilter: { kind: 'exact' } });
		expect(api.requests).toHaveLength(3);
	});

	it('does not change if the known records were updated', async () => {
		const api = new FakeApi({ listedBy: 'updatedAt' });
		const known = createAt(api, [2 * HOUR]);
		// The first scan misses the record, the second finds it at another time.
		for (const order of known) order.updatedAt += MINUTE;
		const { timeFilter, asked } = await verify(api, known, { listedBy: 'updatedAt', shiftMs: DAY });
		expect(timeFilter).toEqual({ kind: 'exact' });
		expect(asked).toHaveLength(2);
	});

	it('does not change if only the oldest of the known records in the window was deleted', async () => {
		const api = new FakeApi();
		const known = createAt(api, [10 * MINUTE, 20 * MINUTE]);
		remove(api, known.slice(1));
		expect(await verify(api, known)).toMatchObject({ timeFilter: { kind: 'exact' } });
		expect(api.requests).toHaveLength(3);
	});
});

describe('a known record that the list no longer contains', () => {
	const ENTIRE: Options = { timeFilter: { kind: 'none' } };
	const OPEN: Options = { openScan: { startedAt: 0, resumeAt: 0 } };
	const IGNORED: Partial<Quirks> = { from: 'ignored' };
	const ASCENDING: Partial<Quirks> = { order: 'rising', pageSize: 12, from: 'ignored' };

	interface Case {
		name: string;
		/** The ages of the records that still exist, and of the deleted one. */
		left: number[];
		age: number;
		options?: Options;
		quirks?: Partial<Quirks>;
	}

	/** Deletes the record, and scans. Returns its hash, and those that the scan returns as deleted. */
	async function scanWithout({ left, age, options, quirks }: Case) {
		const api = new FakeApi(quirks);
		const known = createAt(api, [...left, age]);
		const gone = known.slice(-1);
		remove(api, gone);
		const { deleted } = await verify(api, known, options);
		return { deleted, hash: hashOf(gone[0].id) };
	}

	const DELETED: Case[] = [
		{ name: 'between others', left: [3 * HOUR, HOUR], age: 2 * HOUR },
		{ name: 'at the start of the window', left: [3 * HOUR], age: HOUR },
		{ name: 'tenth', left: [...minutesFrom(HOUR, 9), DAY], age: 2 * HOUR, quirks: IGNORED },
		{ name: 'in an entire list', left: [3 * HOUR, HOUR], age: 2 * HOUR, options: ENTIRE },
		{ name: 'in the window', left: [50 * MINUTE], age: 30 * MINUTE, options: ENTIRE },
		{ name: 'older than the window', left: [HOUR], age: 2 * HOUR, options: ENTIRE },
	];
	test.each(DELETED)('was deleted if it was $name', async (example) => {
		const { deleted, hash } = await scanWithout(example);
		expect(deleted).toEqual([hash]);
	});

	const DOUBTFUL: Case[] = [
		{ name: 'was eleventh', left: [...minutesFrom(HOUR, 10), DAY], age: 2 * HOUR, quirks: IGNORED },
		{ name: 'is older than all rows', left: [2 * HOUR], age: 3 * HOUR },
		{ name: 'has the time of the oldest row', left: [3 * HOUR], age: 3 * HOUR },
		{ name: 'is in the window', left: [50 * MINUTE], age: 30 * MINUTE },
		{ name: 'is missing in an open scan', left: [3 * HOUR], age: 2 * HOUR, options: OPEN },
		{
			name: 'is older than the rows of an entire list',
			left: [2 * HOUR],
			age: 3 * HOUR,
			options: ENTIRE,
		},
		{
			name: 'has the time of the oldest row of an entire list',
			left: [2 * HOUR],
			age: 2 * HOUR,
			options: ENTIRE,
		},
		{
			name: 'is missing in an incomplete scan',
			left: [3 * HOUR, ...minutesFrom(MINUTE, 30)],
			age: 2 * HOUR,
			options: { enough: 0 },
			quirks: ASCENDING,
		},
		{
			name: 'is in rows that the scan skipped',
			left: minutesFrom(HOUR, 80),
			age: 61 * MINUTE + SECOND,
			quirks: ASCENDING,
		},
	];
	test.each(DOUBTFUL)('can still exist if it $name', async (example) => {
		expect((await scanWithout(example)).deleted).toEqual([]);
	});
});
