import type { Assignment } from './batch';
import { CONCURRENCY, readRecords } from './recordReader';
import type { Batch } from './reducer';
import type { Row, Source, Watch } from './types';
import { listTimeOf } from './watch';

/** The parts of a batch that concern linked records. */
interface LinkedBatch extends Pick<Batch, 'rows' | 'completeUntil'> {
	/** Rows without their linked record, with the reason. */
	failures: Array<{ id: string; error: unknown }>;
}

/** Rows with linked records that are read for examples. */
const MAX_EXAMPLES = 10;

/**
 * Reads the linked records of the rows, oldest row first, until the deadline or the maximum. A row whose linked record
 * can't be read is omitted: its snapshot stays the same, and the next poll compares it. At the first poll, all
 * of them must be readable, because each one is known after that.
 */
export async function readLinked(
	{ linked }: Source,
	watch: Watch,
	{ rows, completeUntil }: Batch,
	{ from, now, deadline, classify, isFirst }: Assignment,
): Promise<LinkedBatch> {
	if (!linked) return { rows, completeUntil, failures: [] };
	const due = rows.filter(linked.has);
	const complete = new Map<Row, Row>();
	const failures: LinkedBatch['failures'] = [];
	let read = 0;
	// Every poll must make progress, so the rows of the first time are read in any case.
	const isAtStart = () => listTimeOf(watch, due[read]) <= from;
	const mayRead = () => isAtStart() || read === 0 || (read < linked.max && now() < deadline);
	while (read < due.length && mayRead()) {
		const next = due.slice(read, read + CONCURRENCY);
		const options = { classify, hasFound: complete.size > 0 };
		const results = await readRecords(next, linked.read, options);
		for (const [index, result] of results.entries()) {
			const row = next[index];
			if (result.kind === 'found') complete.set(row, result.value);
			else failures.push({ id: watch.idOf(row), error: result.error });
			if (result.kind === 'unavailable' && isFirst) await Promise.reject(result.error as Error);
		}
		read += next.length;
	}
	const rowsOf = (row: Row): Row[] => (linked.has(row) ? [complete.get(row) ?? []].flat() : [row]);
	const left = due[read] as Row | undefined;
	const ready = left ? rows.slice(0, rows.indexOf(left)) : rows;
	return {
		rows: ready.flatMap(rowsOf),
		completeUntil: left ? listTimeOf(watch, left) : completeUntil,
		failures,
	};
}

/** Returns the newest rows that have a linked record, with it, as examples. */
export async function linkedExamples(
	{ linked }: Source,
	rows: Row[],
	classify: Assignment['classify'],
): Promise<Row[]> {
	if (!linked) return rows;
	const some = rows.filter(linked.has).slice(0, MAX_EXAMPLES);
	const results = await readRecords(some, linked.read, { classify, hasFound: false });
	return results.flatMap((result): Row[] => (result.kind === 'found' ? [result.value] : []));
}
