import { mapConcurrently } from '../core/concurrency';
import { getPath } from '../core/paths';
import { compare } from './compare';
import type { Batch } from './reducer';
import { scan, type Reading, type Wanted } from './scan';
import { hashOf, type Entry, type Memory } from './state';
import type { Row, Source, Watch } from './types';
import { eventsOn, timeOf, versionOf, watchedFields } from './watch';

/** What is to be read in a poll. Times are epoch milliseconds. */
export interface Assignment {
	/** Records from this time on. */
	from: number;
	memory: Memory;
	maxRecords: number;
	deadline: number;
	now: () => number;
}

/** A batch, and what the server was asked for to get it. */
type Trusted = Batch & { asked?: number };

/** A server that rounds a time up to its day, or takes it for another zone's, is off by less than this. */
const DAYS_MS = 48 * 3_600_000;
const WHOLE_LIST = -1;
const SECOND_MS = 1000;
/** Requests under way at once for single records. */
const WIDTH = 5;

/** Reads what one poll needs: the records, values that the list leaves out, and their children. */
export async function gather(source: Source, watch: Watch, assignment: Assignment): Promise<Batch> {
	const { memory, now } = assignment;
	const startedAt = now();
	const isNews = (row: Row) =>
		watch.accepts?.(row) !== false &&
		compare(watch, row, known(watch, memory, row), memory.floor, source.facets?.field).events
			.length > 0;
	const { from: start, maxRecords: enough } = assignment;
	const wanted: Wanted = { ...assignment, start, isNews, enough };
	const { reading, ...trust } = await readTrusted(source, watch, memory, wanted);
	const { rows, upTo, serverTime } = reading;
	const batch = { ...trust, rows, upTo, now: serverTime ?? startedAt };
	return await withChildren(
		source,
		watch,
		await withFacets(source, watch, batch, wanted),
		assignment,
	);
}

function known(watch: Watch, memory: Memory, row: Row): Entry | undefined {
	return memory.entries.get(hashOf(watch.idOf(row)));
}

/**
 * Reads a list whose server may take the time asked for otherwise than it was meant: the oldest
 * record known in that time must come back. If it does not, it is looked for from two days
 * before, then in the whole list; how the server has to be asked is remembered. A record that
 * is found nowhere is gone.
 */
async function readTrusted(
	source: Source,
	watch: Watch,
	memory: Memory,
	wanted: Wanted,
	lead = memory.lead,
): Promise<{ reading: Reading; lead: number; asked?: number; gone?: string }> {
	const anchor = anchorOf(memory, wanted.from);
	if (!anchor) return { reading: await scan(source, watch, wanted), lead };
	const from = Math.min(wanted.from, anchor.time);
	const asked = lead === WHOLE_LIST ? undefined : from - SECOND_MS - lead;
	const reading = await scan(source, watch, { ...wanted, from, asked, anchor: anchor.hash });
	if (reading.met || !hasPassed(watch, reading, anchor.time)) return { reading, lead, asked };
	if (lead === WHOLE_LIST) return { reading, lead: memory.lead, gone: anchor.hash };
	return await readTrusted(source, watch, memory, wanted, lead === 0 ? DAYS_MS : WHOLE_LIST);
}

/** The oldest remembered record of that time, or else the newest before it. */
function anchorOf({ entries }: Memory, from: number) {
	let best: { hash: string; time: number } | undefined;
	for (const [hash, { time }] of entries) {
		const isBetter =
			!best || (best.time < from ? time > best.time : time >= from && time < best.time);
		if (isBetter) best = { hash, time };
	}
	return best;
}

/** Whether a record of that time would have been met. In a list of updates it may have moved on. */
function hasPassed(watch: Watch, { upTo }: Reading, time: number): boolean {
	return upTo === undefined || (watch.listedBy !== 'updatedAt' && upTo >= time + SECOND_MS);
}

/** Gives rows the value of a field that they lack, by reading the list once for each value. */
async function withFacets(
	source: Source,
	watch: Watch,
	batch: Trusted,
	wanted: Wanted,
): Promise<Trusted> {
	const { field, values } = source.facets ?? { field: '', values: [] };
	const lacks = (row: Row) => getPath(row, field) === undefined;
	if (!watchedFields(watch).includes(field) || !batch.rows.every(lacks)) return batch;
	const tags = new Map<string, string>();
	let upTo = batch.upTo ?? Infinity;
	for (const facet of batch.rows.length > 0 ? values : []) {
		const part = { ...wanted, asked: batch.asked, facet, enough: Infinity };
		const reading = await scan(source, watch, part);
		for (const row of reading.rows) tags.set(watch.idOf(row), facet);
		upTo = Math.min(upTo, reading.upTo ?? Infinity);
	}
	const rows = batch.rows
		.filter((row) => timeOf(watch, row) <= upTo)
		.map((row) => ({ ...row, [field]: tags.get(watch.idOf(row)) }));
	return { ...batch, rows, upTo: upTo === Infinity ? undefined : upTo, doubtful: field };
}

/** Reads the children of records that are new or updated, oldest first, as far as time allows. */
async function withChildren(
	source: Source,
	watch: Watch,
	batch: Trusted,
	{ memory, now, deadline }: Assignment,
): Promise<Batch> {
	const { related, rereads } = source;
	if (!related || eventsOn(watch, 'related').length === 0) return batch;
	const since = memory.children?.floor ?? Infinity;
	const isDue = (row: Row) => {
		const entry = known(watch, memory, row);
		const isMoved = entry?.version !== undefined && versionOf(watch, row) > entry.version;
		const isMovedUnseen = !entry && versionOf(watch, row) >= since;
		return isMoved || isMovedUnseen || rereads?.(row) === true;
	};
	const due = batch.rows.filter(isDue);
	const children = new Map<string, Row[]>();
	while (children.size < due.length && (children.size === 0 || now() < deadline)) {
		const next = due.slice(children.size, children.size + WIDTH);
		const found = await mapConcurrently(next, WIDTH, related);
		next.forEach((row, index) => children.set(watch.idOf(row), found[index]));
	}
	const left = due[children.size];
	if (!left) return { ...batch, children };
	const rows = batch.rows.slice(0, batch.rows.indexOf(left));
	return { ...batch, rows, children, upTo: timeOf(watch, left) };
}
