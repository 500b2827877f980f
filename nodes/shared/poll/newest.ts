import { Sorting } from './order';
import type { PolledPage, Source, Watch } from './types';
import { timeOf } from './watch';

/**
 * A page of the newest records, newest first: the first page of the list or, if that is seen to
 * hold the oldest ones, the last. In a list that is not sorted they are the newest of its first page.
 */
export async function readNewest(source: Source, watch: Watch): Promise<PolledPage> {
	const { pageSize: limit, paging } = source;
	const first = await source.page({ offset: 0, page: 1, limit }, {});
	const { rows, total = 0 } = first;
	const times = rows.map((row) => timeOf(watch, row));
	const holdsOldest = total > rows.length && new Sorting(times).order === 'rising';
	const last = { offset: Math.max(0, total - limit), page: Math.ceil(total / limit), limit };
	const page = holdsOldest && paging !== 'cursor' ? await source.page(last, {}) : first;
	const dated = page.rows.filter((row) => Number.isFinite(timeOf(watch, row)));
	return { ...page, rows: dated.sort((a, b) => timeOf(watch, b) - timeOf(watch, a)) };
}
