import { OperationalError } from 'n8n-workflow';

import { getPath } from '../core/paths';
import { readChildren } from './children';
import { compare } from './compare';
import { readLinked } from './linked';
import type { Batch } from './reducer';
import { scan, type ScanRequest, type ScanResult } from './scan';
import { hashOf, type PollState } from './state';
import { verifiedScan } from './timeFilter';
import type { FailureClass, Row, Source, Watch } from './types';
import { listTimeOf, watchedFields } from './watch';

/** What to read in a poll. Times are epoch milliseconds. */
export interface Assignment {
	/** Records from this time on. */
	from: number;
	state: PollState;
	maxRecords: number;
	deadline: number;
	now: () => number;
	classify: (error: unknown) => FailureClass;
	/** Whether no record is known yet. */
	isFirst?: boolean;
}

/** A batch, and the parts of the scan that only the poll itself needs. */
export interface ReadBatch extends Batch {
	/** The time in the request's filter. Undefined: the entire list. */
	asked?: number;
	skipped: ScanResult['skipped'];
	failures: Array<{ id: string; error: unknown }>;
}

/** Reads what one poll needs: the records, values that the list omits, and their children. */
export async function readBatch(
	source: Source,
	watch: Watch,
	assignment: Assignment,
): Promise<ReadBatch> {
	const { state, now, from, deadline } = assignment;
	const startedAt = now();
	const hasEvents = (row: Row) =>
		watch.accepts?.(row) !== false &&
		compare(
			watch,
			row,
			state.snapshots.get(hashOf(watch.idOf(row))),
			state.newSince,
			source.facets?.field,
		).events.length > 0;
	const request: ScanRequest = { from, deadline, now, hasEvents, enough: assignment.maxRecords };
	const { result, ...verified } = await verifiedScan(source, watch, state, request);
	if (!result.isUsable && state.snapshots.size === 0) throw withoutTimes();
	const { rows, older, completeUntil, serverTime, skipped } = result;
	const polledAt = serverTime ?? startedAt;
	const scanned = { rows, older, completeUntil, polledAt, skipped, failures: [] };
	const batch = { ...verified, ...scanned };
	const faceted = await withFacets(source, watch, batch, request);
	const linked = await readLinked(source, watch, faceted, assignment);
	const complete = { ...faceted, ...linked };
	const children = await readChildren(source, watch, complete, assignment);
	return { ...complete, ...children, failures: [...linked.failures, ...children.failures] };
}

/** Adds the value of a field that rows omit, by reading the list once for each value. */
async function withFacets(
	source: Source,
	watch: Watch,
	batch: ReadBatch,
	request: ScanRequest,
): Promise<ReadBatch> {
	const { field, values } = source.facets ?? { field: '', values: [] };
	const omits = (row: Row) => getPath(row, field) === undefined;
	if (!watchedFields(watch).includes(field) || !batch.rows.every(omits)) return batch;
	const facets = new Map<string, string>();
	let completeUntil = batch.completeUntil ?? Infinity;
	for (const facet of batch.rows.length > 0 ? values : []) {
		const part = { ...request, asked: batch.asked, facet, enough: Infinity };
		const result = await scan(source, watch, part);
		for (const row of result.rows) facets.set(watch.idOf(row), facet);
		completeUntil = Math.min(completeUntil, result.completeUntil ?? Infinity);
	}
	const rows = batch.rows
		.filter((row) => listTimeOf(watch, row) <= completeUntil)
		.map((row) => ({ ...row, [field]: facets.get(watch.idOf(row)) }));
	return {
		...batch,
		rows,
		completeUntil: completeUntil === Infinity ? undefined : completeUntil,
		partialField: field,
	};
}

function withoutTimes(): Error {
	return new OperationalError(
		'The records of the list have no ID or no timestamp, so the trigger cannot detect changes',
	);
}
