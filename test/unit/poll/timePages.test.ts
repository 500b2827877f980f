import { readPages } from '../../../nodes/shared/http/pagination';
import { pageByTime } from '../../../nodes/shared/poll/timePages';
import type { Row } from '../../../nodes/shared/poll/types';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-01T00:00:00Z');

interface Server {
	/** The times of the rows, oldest first, by ID. */
	rows: Map<string, number>;
	/** Changes the list after each request. */
	onRequest?: (count: number) => void;
	ignoresTime?: boolean;
	isUnsorted?: boolean;
	/** The maximum number of rows in a page. */
	maxLimit?: number;
}

/** Reads all pages from a time on. Returns the IDs, and the page numbers and times of the requests. */
async function readAll(server: Server, from: number | undefined, pageSize = 10) {
	const requests: Array<[page: number, from: number | undefined]> = [];
	const page = pageByTime(
		async ({ page: number, limit }, since) => {
			requests.push([number, since]);
			const isListed = ([, time]: [string, number]) =>
				server.ignoresTime || since === undefined || time >= since;
			const found = [...server.rows].filter(isListed);
			if (server.isUnsorted) found.sort(([a], [b]) => hash(a) - hash(b));
			else found.sort(([, a], [, b]) => (since === undefined ? b - a : a - b));
			const size = Math.min(limit, server.maxLimit ?? limit);
			const rows = found.slice((number - 1) * size, number * size);
			server.onRequest?.(requests.length);
			return { rows: rows.map(([id, time]) => ({ id, time })), total: found.length };
		},
		(row: Row) => Number(row.time),
	);
	const ids: string[] = [];
	const fetch = async (position: Parameters<typeof page>[0]) => await page(position, from);
	for await (const rows of readPages('cursor', fetch, { pageSize, idOf: ({ id }) => String(id) }))
		ids.push(...rows.map(({ id }) => String(id)));
	return { ids, requests };
}

const hash = (id: string) => (Number(id) * 7919) % 101;

const rowsAt = (times: number[]) => new Map(times.map((time, i) => [String(i), START + time]));
const minutes = (count: number) => Array.from({ length: count }, (_, i) => i * 60_000);

describe('pages by time', () => {
	it('begin at the time of the last row, and never exceed the first numbered page', async () => {
		const { ids, requests } = await readAll({ rows: rowsAt(minutes(95)) }, START);
		expect(ids).toEqual(minutes(95).map((_, i) => String(i)));
		expect(requests.every(([page]) => page === 1)).toBe(true);
		expect(requests).toHaveLength(11);
	});

	it('contain all rows of one time, by page number', async () => {
		const times = [0, ...Array.from({ length: 35 }, () => 60_000), 120_000];
		const { ids } = await readAll({ rows: rowsAt(times) }, START);
		expect(ids.sort()).toEqual(times.map((_, i) => String(i)).sort());
	});

	it('miss no row although rows move to the end during the read', async () => {
		const rows = rowsAt(minutes(60));
		const { ids } = await readAll(
			{
				rows,
				onRequest: (count) => {
					// Rows of pages that were read before change.
					for (const id of [String(count * 2), String(count * 2 + 1)]) {
						if (count < 10) rows.set(id, START + DAY_MS + count);
					}
				},
			},
			START,
		);
		expect(new Set(ids).size).toBe(60);
	});

	it.each([
		['ignores the time', { ignoresTime: true }],
		['returns unsorted rows', { isUnsorted: true }],
		['returns smaller pages', { maxLimit: 4 }],
	])('contain all rows if the server %s', async (_name, behavior) => {
		const rows = rowsAt(minutes(60));
		const old = [-5 * DAY_MS, -4 * DAY_MS, -3 * DAY_MS];
		old.forEach((time, i) => rows.set(`old${i}`, START + time));
		const { ids } = await readAll({ rows, ...behavior }, START);
		const expected = minutes(60).map((_, i) => String(i));
		expect(expected.filter((id) => !ids.includes(id))).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('contain the newest rows first without a time', async () => {
		const { ids, requests } = await readAll({ rows: rowsAt(minutes(25)) }, undefined);
		expect(ids).toEqual(minutes(25).map((_, i) => String(24 - i)));
		expect(requests).toEqual([1, 2, 3].map((page) => [page, undefined]));
	});
});
