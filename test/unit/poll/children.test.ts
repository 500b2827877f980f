import type { Assignment } from '../../../nodes/shared/poll/batch';
import { readChildren } from '../../../nodes/shared/poll/children';
import { hashOf, type PollState, type Snapshot } from '../../../nodes/shared/poll/state';
import type { FailureClass, Row, Source, Watch } from '../../../nodes/shared/poll/types';
import { FakeApi, SECOND } from './fakeApi';
import { watchOf } from './trigger';

const START = Date.UTC(2026, 10, 1);
const WATCH = watchOf(['fulfillmentCreated']);
const classify = (error: unknown) => (error as Error).message as FailureClass;

const textAt = (seconds: number) => new Date(START + seconds * SECOND).toISOString();

/** Returns a row that was created and updated at these times, in seconds. */
const rowOf = (id: string, createdAt: number, updatedAt = createdAt): Row => ({
	_id: id,
	createdAt: textAt(createdAt),
	updatedAt: textAt(updatedAt),
});
const rowsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, i) => rowOf(String(first + i), first + i));

interface Options {
	/** The class of the failure of a record's children, by its ID. */
	kinds?: Record<string, FailureClass>;
	source?: Partial<Source>;
	watch?: Watch;
	/** IDs of records whose children are read again. */
	retry?: string[];
	snapshots?: Record<string, Snapshot>;
	/** The time since when children are known, in seconds. */
	since?: number;
	isScanOpen?: boolean;
	completeUntil?: number;
	deadline?: number;
}

/** Reads the children of rows in virtual time: each request takes a second. */
async function read(rows: Row[], options: Options = {}) {
	const { kinds = {}, source, watch = WATCH, retry, snapshots = {}, since = 0 } = options;
	const { isScanOpen, completeUntil, deadline = Infinity } = options;
	const requests: string[] = [];
	const related = async ({ _id }: Row) => {
		await Promise.resolve();
		requests.push(String(_id));
		const kind = kinds[String(_id)];
		if (kind) throw new Error(kind);
		return [rowOf(`child of ${String(_id)}`, 1)];
	};
	const state: PollState = {
		watermark: 0,
		newSince: 0,
		timeFilter: { kind: 'exact' },
		snapshots: new Map(Object.entries(snapshots).map(([id, value]) => [hashOf(id), value])),
		children: {
			newSince: START + since * SECOND,
			snapshots: new Map(),
			retry: retry && new Set(retry.map(hashOf)),
		},
		...(isScanOpen && { openScan: { startedAt: 0, resumeAt: 0 } }),
	};
	const batch = { rows, completeUntil, older: [], polledAt: START, timeFilter: state.timeFilter };
	const result = await readChildren(new FakeApi().source({ related, ...source }), watch, batch, {
		state,
		now: () => requests.length,
		deadline,
		classify,
	} as Assignment);
	return {
		...result,
		ids: result.rows.map(({ _id }) => _id),
		children: [...(result.children ?? [])].map(([id, list]) => [id, list.map(({ _id }) => _id)]),
		retries: [...(result.retryChildren ?? [])],
		failures: result.failures.map(({ id, error }) => [id, (error as Error).message]),
		requests,
	};
}

const hashesOf = (...ids: string[]) => ids.map(hashOf);

describe('the children of records', () => {
	it('are read for new records', async () => {
		expect(await read(rowsFrom(1, 2), { completeUntil: 7 })).toMatchObject({
			ids: ['1', '2'],
			children: [
				['1', ['child of 1']],
				['2', ['child of 2']],
			],
			completeUntil: 7,
			retries: [],
			failures: [],
		});
	});

	it.each([
		['no event concerns them', { watch: watchOf(['orderCreated']) }],
		['the list has none', { source: { related: undefined } }],
	])('are not read if %s', async (_name, options) => {
		const rows = rowsFrom(1, 2);
		const result = await read(rows, { ...options, completeUntil: 7 });
		expect(result).toMatchObject({ rows, completeUntil: 7, failures: [], requests: [] });
		expect(result.retryChildren).toBeUndefined();
	});

	const AT_FIVE = START + 5 * SECOND;
	const known = { snapshots: { a: { time: START, version: AT_FIVE } } };
	it.each([
		['a new record', rowOf('a', 1, 5), { since: 5 }, true],
		['an old record', rowOf('a', 1, 4), { since: 5 }, false],
		['an updated record', rowOf('a', 0, 6), known, true],
		['a record that was not updated', rowOf('a', 0, 5), known, false],
		[
			'a known record without an update time',
			rowOf('a', 0, 9),
			{ snapshots: { a: { time: START } } },
			false,
		],
		[
			'a record whose children could not be read',
			rowOf('a', 0, 5),
			{ ...known, retry: ['a'] },
			true,
		],
		[
			'a record of a kind that is read in every poll',
			rowOf('a', 0, 5),
			{ ...known, source: { rereads: () => true } },
			true,
		],
		[
			'a record of another kind',
			rowOf('a', 0, 5),
			{ ...known, source: { rereads: () => false } },
			false,
		],
	])('of %s: %#', async (_name, row, options, isRead) => {
		expect((await read([row], options)).requests).toEqual(isRead ? ['a'] : []);
	});

	it('are not read for unknown records before the first poll that watches them', async () => {
		const related = async () => await Promise.reject(new Error('fatal'));
		const state = { snapshots: new Map() } as unknown as PollState;
		const batch = { rows: rowsFrom(1, 2) } as Parameters<typeof readChildren>[2];
		const assignment = { state, now: () => 0, deadline: 1, classify } as unknown as Assignment;
		const source = new FakeApi().source({ related });
		const { children, rows } = await readChildren(source, WATCH, batch, assignment);
		expect(rows).toHaveLength(2);
		expect(children?.size).toBe(0);
	});

	it('are skipped if they have no ID or no time', async () => {
		const rows = [rowOf('', 1), rowOf('good', 1), { _id: 'undated' }];
		const source = { related: async () => await Promise.resolve(rows) };
		expect((await read([rowOf('a', 1)], { source })).children).toEqual([['a', ['good']]]);
		const watch = { ...WATCH, child: undefined };
		expect((await read([rowOf('a', 1)], { source, watch })).children).toEqual([['a', []]]);
	});

	it('fail the poll if the API forbids the first ones, but not if it returned others', async () => {
		const kinds = { 6: 'forbidden' } as const;
		await expect(read(rowsFrom(6, 1), { kinds })).rejects.toThrow('forbidden');
		expect(await read(rowsFrom(1, 6), { kinds })).toMatchObject({ retries: hashesOf('6') });
	});
});

describe('children that cannot be read', () => {
	it('are read again in the next poll, unless the API cannot return them', async () => {
		const kinds = { 1: 'transient', 2: 'deleted', 3: 'invalid' } as const;
		expect(await read(rowsFrom(1, 4), { kinds })).toMatchObject({
			ids: ['1', '2', '3', '4'],
			children: [['4', ['child of 4']]],
			retries: hashesOf('1'),
			failures: [
				['1', 'transient'],
				['2', 'deleted'],
				['3', 'invalid'],
			],
		});
	});

	it('are read again for at most 500 records', async () => {
		const rows = rowsFrom(1, 502);
		const kinds = Object.fromEntries(rows.map(({ _id }) => [_id, 'transient' as const]));
		const { retries, failures } = await read(rows, { kinds });
		expect(retries).toEqual(hashesOf(...rows.slice(0, 500).map(({ _id }) => String(_id))));
		expect(failures).toHaveLength(502);
	});

	it('are not read again after a success', async () => {
		const options = { retry: ['1'], completeUntil: START + 9 * SECOND };
		expect(await read(rowsFrom(1, 1), options)).toMatchObject({ requests: ['1'], retries: [] });
	});

	it.each([
		['is dropped if the entire window does not contain it', {}, []],
		['waits if the scan is incomplete', { completeUntil: START + 9 * SECOND }, ['other']],
		['waits if the scan began in an earlier poll', { isScanOpen: true }, ['other']],
	])('of a record that the rows do not contain: %s', async (_name, options, expected) => {
		const { retries } = await read(rowsFrom(1, 2), { ...options, retry: ['other'] });
		expect(retries).toEqual(hashesOf(...expected));
	});
});

describe('children of many records', () => {
	it.each([
		['are read for the first five records in any case', 0, 5],
		['are not read after the deadline', 5, 5],
		['are read five at a time until the deadline', 6, 10],
		['are read to the end before the deadline', 11, 12],
	])('%s', async (_name, deadline, count) => {
		const result = await read(rowsFrom(1, 12), { deadline });
		expect(result.requests).toHaveLength(count);
		expect(result.ids).toHaveLength(count);
		expect(result.completeUntil).toBe(count === 12 ? undefined : START + (count + 1) * SECOND);
	});

	it('delay later rows, and keep the retries of these', async () => {
		const rows = [...rowsFrom(1, 5), rowOf('old', 6, -1), ...rowsFrom(7, 3)];
		const retry = ['5', '8', '9'];
		expect(await read(rows, { deadline: 0, retry })).toMatchObject({
			ids: ['1', '2', '3', '4', '5', 'old'],
			completeUntil: START + 7 * SECOND,
			retries: hashesOf('8', '9'),
			failures: [],
		});
	});
});
