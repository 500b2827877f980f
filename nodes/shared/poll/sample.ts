import { scalarText } from '../core/guards';
import { getPath } from '../core/paths';
import { linkedExamples } from './linked';
import { readNewest } from './newest';
import { readRecord } from './recordReader';
import type {
	FailureClass,
	PollContext,
	PollItem,
	Row,
	Source,
	Watch,
	WatchedEvent,
} from './types';

/** Records whose children are read for an example. */
const MAX_PARENTS = 10;

/**
 * Returns an example of each selected event, made of the newest records, for a test in the editor.
 * Null if there are no records. Neither reads nor writes the poll state.
 */
export async function samplePoll(
	source: Source,
	watch: Watch,
	{ classify, shape = (row) => row }: Pick<PollContext, 'classify' | 'shape'>,
): Promise<PollItem[] | null> {
	const newest = await readNewest(source, watch);
	const accepted = newest.rows.filter((row) => watch.accepts?.(row) !== false);
	const rows = await linkedExamples(source, accepted, classify);
	const items: PollItem[] = [];
	for (const event of watch.events) {
		const example = await exampleOf(event, rows, source, classify);
		if (!example) continue;
		const { record, detailsMissing } = example;
		items.push({
			...amountOf(event, record),
			...(detailsMissing && { detailsMissing }),
			...shape(record, event.on === 'related'),
			event: event.value,
			...changesOf(event, record),
		});
	}
	return items.length > 0 ? items : null;
}

/** A record for the example of an event, or a child of one. */
interface Example {
	record: Row;
	detailsMissing?: true;
}

async function exampleOf(
	event: WatchedEvent,
	rows: Row[],
	source: Source,
	classify: (error: unknown) => FailureClass,
): Promise<Example | undefined> {
	if (event.on === 'related') {
		const record = await newestChild(rows, source, classify);
		return record && { record };
	}
	const { field = '', values } = event;
	const matching = rows.find((row) => values?.includes(scalarText(getPath(row, field))));
	const isLimited = event.on === 'created' && event.field !== undefined;
	const row = isLimited ? matching : (matching ?? rows.at(0));
	if (!row) return undefined;
	const { details } = source;
	if (!details) return { record: row };
	const result = await readRecord(async () => await details(row), classify);
	if (result.kind === 'unavailable') return await Promise.reject(result.error as Error);
	return result.kind === 'found' ? { record: result.value } : { record: row, detailsMissing: true };
}

async function newestChild(
	rows: Row[],
	{ related }: Source,
	classify: (error: unknown) => FailureClass,
): Promise<Row | undefined> {
	if (!related) return undefined;
	for (const row of rows.slice(0, MAX_PARENTS)) {
		const result = await readRecord(async () => await related(row), classify);
		if (result.kind === 'unavailable') return await Promise.reject(result.error as Error);
		const child = result.kind === 'found' ? result.value.at(-1) : undefined;
		if (child) return child;
	}
	return undefined;
}

/** Returns the amount of the example: the total, as one increase. */
function amountOf({ increase }: WatchedEvent, row: Row): PollItem {
	const total = increase?.totalOf(row);
	return increase && total ? { [increase.amount]: total } : {};
}

/** Returns the changes of the example. The old value is unknown, because there is no snapshot. */
function changesOf({ on, field = '' }: WatchedEvent, record: Row): PollItem {
	if (on !== 'changed') return {};
	return { changes: { [field]: { from: null, to: (getPath(record, field) as string) ?? null } } };
}
