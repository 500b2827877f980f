import type { Assignment } from '../../../nodes/shared/poll/batch';
import { linkedExamples, readLinked } from '../../../nodes/shared/poll/linked';
import { samplePoll } from '../../../nodes/shared/poll/shell';
import type { FailureClass, Row } from '../../../nodes/shared/poll/types';
import { FakeApi, SECOND } from './fakeApi';
import { EVENTS, watchOf } from './trigger';

const FROM = Date.UTC(2026, 10, 1);
const WATCH = watchOf(['orderUpdated']);
const classify = (error: unknown) => (error as Error).message as FailureClass;

/** Returns a row at a time after the start of the window, in seconds. */
const rowAt = (seconds: number, hasLink = true): Row => ({
	_id: String(seconds),
	createdAt: new Date(FROM + seconds * SECOND).toISOString(),
	...(hasLink && { link: seconds }),
});
const rowsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, i) => rowAt(first + i));

interface Options extends Partial<Assignment> {
	/** The class of the failure of a record, by the ID of its row. */
	kinds?: Record<string, FailureClass>;
	max?: number;
}

function sourceOf({ kinds = {}, max = 100 }: Options) {
	const requests: string[] = [];
	const read = async (row: Row) => {
		await Promise.resolve();
		requests.push(String(row._id));
		const kind = kinds[String(row._id)];
		if (kind) throw new Error(kind);
		return { ...row, read: true };
	};
	const linked = { has: ({ link }: Row) => link !== undefined, read, max };
	return { source: new FakeApi().source({ linked }), requests };
}

const idsOf = (rows: Row[]) => rows.map(({ _id, read }) => (read ? `${String(_id)} read` : _id));

/** Reads the linked records of rows in virtual time: each record takes a second. */
async function read(rows: Row[], options: Options = {}, completeUntil?: number) {
	const { source, requests } = sourceOf(options);
	const batch = { rows, completeUntil, older: [], polledAt: FROM, timeFilter: { kind: 'exact' } };
	const result = await readLinked(
		source,
		WATCH,
		batch as Parameters<typeof readLinked>[2],
		{
			from: FROM,
			now: () => requests.length,
			deadline: Infinity,
			classify,
			...options,
		} as Assignment,
	);
	const failures = result.failures.map(({ id, error }) => [id, (error as Error).message]);
	return { ...result, rows: idsOf(result.rows), failures, requests };
}

describe('linked records', () => {
	it('are not read if the list has none', async () => {
		const rows = rowsFrom(1, 3);
		const batch = { rows, completeUntil: 7 } as Parameters<typeof readLinked>[2];
		const source = new FakeApi().source();
		expect(await readLinked(source, WATCH, batch, {} as Assignment)).toEqual({
			rows,
			completeUntil: 7,
			failures: [],
		});
	});

	it('are added to the rows that refer to one', async () => {
		expect(await read([rowAt(1, false), rowAt(2), rowAt(3, false), rowAt(4)], {}, 7)).toEqual({
			rows: ['1', '2 read', '3', '4 read'],
			completeUntil: 7,
			failures: [],
			requests: ['2', '4'],
		});
	});

	it.each(['deleted', 'transient'] as const)(
		'that cannot be read (%s) omit their row only',
		async (kind) => {
			expect(await read(rowsFrom(1, 3), { kinds: { 2: kind } })).toMatchObject({
				rows: ['1 read', '3 read'],
				completeUntil: undefined,
				failures: [['2', kind]],
			});
		},
	);

	it('must all be readable at the first poll, except those that the API cannot return', async () => {
		const readFirst = async (kind: FailureClass) =>
			await read(rowsFrom(1, 3), { kinds: { 2: kind }, isFirst: true });
		await expect(readFirst('transient')).rejects.toThrow('transient');
		expect((await readFirst('deleted')).rows).toEqual(['1 read', '3 read']);
	});

	it.each([
		['are read for the first five rows in any case', { deadline: 0 }, 1, 5],
		['are not read after the deadline', { deadline: 5 }, 1, 5],
		['are read five at a time until the deadline', { deadline: 6 }, 1, 10],
		['are not read after the maximum', { max: 5 }, 1, 5],
		['are read five at a time until the maximum', { max: 6 }, 1, 10],
		['are read to the end before the deadline and the maximum', { deadline: 11, max: 11 }, 1, 12],
		// Without them, the next poll starts at the same time.
		['are read for all rows up to the start of the window', { deadline: 0 }, -5, 10],
		['are read for all rows up to the start of the window', { max: 0 }, -5, 10],
		['are read for the rows up to the start of the window only', { deadline: 0 }, -4, 5],
	])('%s (%j)', async (_name, options, first, count) => {
		const rows = rowsFrom(first, 12);
		const result = await read(rows, options);
		expect(result.requests).toHaveLength(count);
		expect(result.rows).toHaveLength(count);
		expect(result.completeUntil).toBe(count === 12 ? undefined : FROM + (first + count) * SECOND);
	});

	it('that wait delay all later rows', async () => {
		const rows = [...rowsFrom(1, 5), rowAt(6, false), rowAt(7), rowAt(8, false)];
		expect(await read(rows, { max: 5 }, FROM + 9 * SECOND)).toMatchObject({
			rows: ['1 read', '2 read', '3 read', '4 read', '5 read', '6'],
			completeUntil: FROM + 7 * SECOND,
		});
	});

	it('fail the poll if the API forbids the first ones, but not if it returned others', async () => {
		const forbidden = { 6: 'forbidden' } as const;
		await expect(read([rowAt(6)], { kinds: forbidden })).rejects.toThrow('forbidden');
		const { failures } = await read(rowsFrom(1, 6), { kinds: forbidden });
		expect(failures).toEqual([['6', 'forbidden']]);
	});
});

describe('examples with linked records', () => {
	const examples = async (rows: Row[], options: Options = {}) =>
		idsOf(await linkedExamples(sourceOf(options).source, rows, classify));

	it('are the rows if the list has none', async () => {
		const rows = rowsFrom(1, 12);
		expect(await linkedExamples(new FakeApi().source(), rows, classify)).toBe(rows);
	});

	it('are the first ten rows that refer to one', async () => {
		const rows = [rowAt(0, false), ...rowsFrom(1, 12)];
		expect(await examples(rows)).toEqual(rows.slice(1, 11).map(({ _id }) => `${String(_id)} read`));
	});

	it('omit a row whose linked record cannot be read', async () => {
		const kinds = { 1: 'deleted', 2: 'forbidden' } as const;
		expect(await examples(rowsFrom(1, 3), { kinds })).toEqual(['3 read']);
	});

	it('fail if the API forbids all linked records', async () => {
		const kinds = { 1: 'forbidden', 2: 'forbidden' } as const;
		await expect(examples(rowsFrom(1, 2), { kinds })).rejects.toThrow('forbidden');
	});

	it('are none if no row refers to one', async () => {
		expect(await examples([rowAt(0, false)])).toEqual([]);
		expect(await examples([])).toEqual([]);
		const watch = watchOf([], { events: [EVENTS.orderUpdated] });
		const api = new FakeApi();
		const source = { ...sourceOf({}).source, page: api.page };
		api.create();
		expect(await samplePoll(source, watch, { classify })).toBeNull();
	});
});
