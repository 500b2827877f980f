import type { Assignment } from './batch';
import { CONCURRENCY, readRecords } from './recordReader';
import type { Batch } from './reducer';
import { hashOf } from './state';
import type { Row, Source, Watch } from './types';
import { eventsOn, listTimeOf, versionOf } from './watch';

/** Records whose children are requested again in later polls. */
const MAX_RETRIES = 500;

/** The parts of a batch that concern children. */
export interface ChildrenBatch
	extends Pick<Batch, 'rows' | 'completeUntil' | 'children' | 'retryChildren'> {
	/** Records without children, with the reason. */
	failures: Array<{ id: string; error: unknown }>;
}

/**
 * Reads the children of records that are new or updated, oldest first, until the deadline. A record
 * whose children can't be read now delays no other: a later poll reads them.
 */
export async function readChildren(
	source: Source,
	watch: Watch,
	batch: Batch,
	{ state, now, deadline, classify }: Assignment,
): Promise<ChildrenBatch> {
	const { related, rereads } = source;
	const { rows, completeUntil } = batch;
	if (!related || eventsOn(watch, 'related').length === 0) {
		return { rows, completeUntil, failures: [] };
	}
	const since = state.children?.newSince ?? Infinity;
	const pending = state.children?.retry ?? new Set<string>();
	const isDue = (row: Row) => {
		const hash = hashOf(watch.idOf(row));
		const known = state.snapshots.get(hash);
		const isUpdated = known?.version !== undefined && versionOf(watch, row) > known.version;
		const isUnknown = !known && versionOf(watch, row) >= since;
		return isUpdated || isUnknown || pending.has(hash) || rereads?.(row) === true;
	};
	const due = rows.filter(isDue);
	const children = new Map<string, Row[]>();
	const failures: ChildrenBatch['failures'] = [];
	// Records outside this part of the window wait. Those that the entire window did not contain are dropped.
	const isPart = state.openScan !== undefined || completeUntil !== undefined;
	const isRead = new Set(rows.map((row) => hashOf(watch.idOf(row))));
	const retry = new Set([...pending].filter((hash) => isPart && !isRead.has(hash)));
	let read = 0;
	while (read < due.length && (read === 0 || now() < deadline)) {
		const next = due.slice(read, read + CONCURRENCY);
		const hasFound = children.size > 0;
		const results = await readRecords(next, related, { classify, hasFound });
		for (const [index, result] of results.entries()) {
			const id = watch.idOf(next[index]);
			if (result.kind === 'found') children.set(id, usableChildren(watch, result.value));
			else failures.push({ id, error: result.error });
			if (result.kind === 'unavailable' && retry.size < MAX_RETRIES) retry.add(hashOf(id));
		}
		read += next.length;
	}
	const left = due[read];
	if (!left) return { rows, completeUntil, children, retryChildren: retry, failures };
	for (const row of due.slice(read)) {
		const hash = hashOf(watch.idOf(row));
		if (pending.has(hash)) retry.add(hash);
	}
	const complete = rows.slice(0, rows.indexOf(left));
	return {
		rows: complete,
		completeUntil: listTimeOf(watch, left),
		children,
		retryChildren: retry,
		failures,
	};
}

function usableChildren({ child }: Watch, rows: Row[]): Row[] {
	return rows.filter((row) => child?.idOf(row) && Number.isFinite(child.createdAt(row)));
}
