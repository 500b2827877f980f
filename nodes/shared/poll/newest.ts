import { SortDetector } from './order';
import { issueOf } from './rows';
import type { PolledPage, Source, Watch } from './types';
import { listTimeOf } from './watch';

/**
 * Reads a page of the newest usable records, newest first: the first page of the list or, if that
 * page contains the oldest ones, the last. If the list is not sorted, these are the newest of its first page.
 */
export async function readNewest(source: Source, watch: Watch): Promise<PolledPage> {
	const { pageSize: limit, paging } = source;
	const usable = (page: PolledPage) => page.rows.filter((row) => !issueOf(watch, row));
	const first = await source.page({ offset: 0, page: 1, limit }, {});
	const { rows, total = 0 } = first;
	const times = usable(first).map((row) => listTimeOf(watch, row));
	const hasOldest = total > rows.length && new SortDetector(times).order === 'ascending';
	const last = { offset: Math.max(0, total - limit), page: Math.ceil(total / limit), limit };
	const page = hasOldest && paging !== 'cursor' ? await source.page(last, {}) : first;
	const newest = usable(page).sort((a, b) => listTimeOf(watch, b) - listTimeOf(watch, a));
	return { ...page, rows: newest };
}
