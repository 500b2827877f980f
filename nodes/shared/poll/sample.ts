import { getPath } from '../core/paths';
import { readNewest } from './newest';
import type { PollItem, Row, Source, Watch, WatchedEvent } from './types';

/** Records whose children are looked at for an example. */
const MAX_PARENTS = 10;

/**
 * An example of each chosen event, made of the newest records, for a test in the editor; null
 * where there are none. Neither reads nor writes the state.
 */
export async function samplePoll(source: Source, watch: Watch): Promise<PollItem[] | null> {
	const newest = await readNewest(source, watch);
	const rows = newest.rows.filter((row) => watch.accepts?.(row) !== false);
	const items: PollItem[] = [];
	for (const event of watch.events) {
		const record = await exampleOf(event, rows, source);
		if (record) items.push({ ...record, event: event.value, ...changesOf(event, record) });
	}
	return items.length > 0 ? items : null;
}

async function exampleOf(
	{ on, field = '', values }: WatchedEvent,
	rows: Row[],
	source: Source,
): Promise<Row | undefined> {
	if (on === 'related') {
		for (const row of rows.slice(0, MAX_PARENTS)) {
			const children = await source.related?.(row);
			if (children?.length) return children[children.length - 1];
		}
		return undefined;
	}
	const fitting = rows.find((row) => values?.includes(String(getPath(row, field))));
	const row = fitting ?? rows.at(0);
	return row && ((await source.details?.(row)) ?? row);
}

/** The earlier value is not known, as nothing was remembered. */
function changesOf({ on, field = '' }: WatchedEvent, record: Row): PollItem {
	if (on !== 'changed') return {};
	return { changes: { [field]: { from: null, to: (getPath(record, field) as string) ?? null } } };
}
