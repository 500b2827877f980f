import { pageByTime } from '../../../nodes/shared/poll/timePages';
import type { PolledPage } from '../../../nodes/shared/poll/types';
import { DAY, MINUTE } from './fakeApi';

const FROM = Date.UTC(2026, 10, 1);
const LIMIT = 3;

type Read = Parameters<typeof pageByTime>[0];

/** Reads a page of a server that returns these rows for each request. Returns the requests, too. */
async function readPage(
	times: number[],
	{ from, cursor, ...more }: { from?: number; cursor?: string } & Partial<PolledPage> = {},
) {
	const requests: Array<Parameters<Read>> = [];
	const read: Read = async (...request) => {
		requests.push(request);
		return await Promise.resolve({ rows: times.map((time) => ({ time })), ...more });
	};
	const page = pageByTime(read, ({ time }) => Number(time));
	const { next, ...result } = await page({ offset: 0, page: 1, limit: LIMIT, cursor }, from);
	const nextCursor = next === undefined ? undefined : (JSON.parse(next) as object);
	return { ...result, next, nextCursor, requests };
}

const after = (...offsets: number[]) => offsets.map((offset) => FROM + offset);

describe('the page after a page of a list by time', () => {
	const byTime = (offset: number) => ({ from: FROM + offset, page: 1, before: 0 });
	const byNumber = { from: FROM, page: 2, before: LIMIT };

	it.each([
		['begins at the time of the last row', after(0, 1, 2), byTime(2)],
		['begins at the time of several last rows', after(0, 2, 2), byTime(2)],
		['has the next number if all rows have the requested time', after(0, 0, 0), byNumber],
		['has the next number if rows are not sorted', after(2, 1, 3), byNumber],
		['has the next number if the last row is the oldest', after(1, 2, 0), byNumber],
		['has the next number if the first row is older than requested', after(-1, 1, 2), byNumber],
	])('%s', async (_name, times, expected) => {
		expect((await readPage(times, { from: FROM })).nextCursor).toEqual(expected);
	});

	it('has the next number if the newest rows are first', async () => {
		const { nextCursor, requests } = await readPage(after(3, 2, 1));
		expect(nextCursor).toEqual({ page: 2, before: LIMIT });
		expect(requests).toEqual([[{ limit: LIMIT, page: 1, offset: 0 }, undefined]]);
	});

	it.each([
		['follows a full page', after(0, 1, 2), 3, true],
		['follows a full page without a total', after(0, 1, 2), undefined, true],
		['follows a page that is not full, if the total is higher', after(0, 1), 3, true],
		['does not follow the last page', after(0, 1), 2, false],
		['does not follow a page that is not full, without a total', after(0, 1), undefined, false],
		['does not follow an empty page, no matter how high the total is', [], 9, false],
	])('%s', async (_name, times, total, isExpected) => {
		const { next } = await readPage(times, { from: FROM, total });
		expect(next !== undefined).toBe(isExpected);
	});

	it('continues at the number of the previous page, and counts the rows of both pages', async () => {
		const first = await readPage(after(0, 0, 0), { from: FROM, total: 5 });
		const second = await readPage(after(0, 0), { from: FROM, cursor: first.next, total: 6 });
		expect(second.requests).toEqual([[{ limit: LIMIT, page: 2, offset: LIMIT }, FROM]]);
		expect(second.nextCursor).toEqual({ from: FROM, page: 3, before: 5 });
		const last = await readPage(after(0), { from: FROM, cursor: second.next, total: 6 });
		expect(last.next).toBeUndefined();
	});
});

describe('rows that are older than the requested time', () => {
	const requested = async (times: number[], cursor?: string) =>
		(await readPage(times, { from: FROM, cursor })).requests.map(([, from]) => from ?? 'all');

	it('show that the server ignores the time if one is more than two days older', async () => {
		expect(await requested(after(-2 * DAY, MINUTE))).toEqual([FROM]);
		expect(await requested(after(-2 * DAY - 1, MINUTE))).toEqual([FROM, 'all']);
	});

	it('cause a request for the first page of all rows', async () => {
		const { requests, nextCursor } = await readPage(after(MINUTE, 0, -3 * DAY), { from: FROM });
		expect(requests[1]).toEqual([{ limit: LIMIT, page: 1, offset: 0 }, undefined]);
		expect(nextCursor).toEqual({ page: 2, before: LIMIT });
	});

	it('do not restart a scan that has begun', async () => {
		const { next } = await readPage(after(0, 1, 2), { from: FROM });
		expect(await requested(after(-3 * DAY), next)).toEqual([FROM + 2]);
	});
});

it("a page contains the server's time if the server returns it", async () => {
	expect(await readPage(after(0), { serverTime: 7 })).toHaveProperty('serverTime', 7);
	expect(await readPage(after(0))).not.toHaveProperty('serverTime');
});
