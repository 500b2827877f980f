import { compare } from './compare';
import { hashOf, toSeconds, type Entry, type Memory, type Seen } from './state';
import type { Emission, Row, Watch } from './types';
import { eventsOn, timeOf, tracksChanges } from './watch';

/** What a poll has read: to the end of the list, or up to a time. */
export interface Batch {
	/** Oldest first, each record once. */
	rows: Row[];
	/** Records listed at this time or later may be missing. */
	upTo?: number;
	/** The server's clock as the reading began. */
	now: number;
	lead: number;
	/** A record that was remembered and is gone. */
	gone?: string;
	/** A field that a row may lack although its record has it. */
	doubtful?: string;
	/** The children of some records, by the record's ID. */
	children?: ReadonlyMap<string, Row[]>;
}

export interface Limits {
	/** Most records that are emitted. */
	maxRecords: number;
	lookBackMs: number;
	overlapMs: number;
}

export interface Reduction {
	memory: Memory;
	emissions: Emission[];
}

/**
 * Most records that are remembered where creation alone is watched. A busier overlap window is
 * shortened to them; records of one second stay together.
 */
const MAX_ENTRIES = 2000;

/** Finds the events in what was read, and what to remember. Changes nothing that it is given. */
export function reduce(memory: Memory, batch: Batch, watch: Watch, limits: Limits): Reduction {
	const entries = new Map(memory.entries);
	const children = childrenOf(memory, batch, watch);
	if (batch.gone) entries.delete(batch.gone);
	const emissions: Emission[] = [];
	let { upTo } = batch;
	let records = 0;
	for (const row of batch.rows) {
		const id = watch.idOf(row);
		const known = entries.get(hashOf(id));
		const news = compare(watch, row, known, memory.floor, batch.doubtful);
		const kids = children ? unseenChildren(watch, children, batch.children?.get(id)) : [];
		const found = [
			...news.events.map((event) => ({ ...event, id, record: row, knownAt: known?.version })),
			...eventsOn(watch, 'related').flatMap(({ value }) =>
				kids.map((record) => ({ event: value, id, record, isChild: true })),
			),
		];
		const emitted = watch.accepts?.(row) === false ? [] : found;
		if (emitted.length > 0 && records === limits.maxRecords) {
			upTo = Math.min(upTo ?? Infinity, timeOf(watch, row));
			break;
		}
		if (emitted.length > 0) records += 1;
		emissions.push(...emitted);
		entries.set(hashOf(id), news.entry);
		if (children) remember(watch, children.entries, batch.children?.get(id));
	}
	const read = { ...memory, entries, children, lead: batch.lead };
	return { memory: moveOn(read, { ...batch, upTo }, watch, limits), emissions };
}

/** Children are remembered from the first poll that watches them. */
function childrenOf(memory: Memory, batch: Batch, watch: Watch): Seen | undefined {
	if (!watch.child || eventsOn(watch, 'related').length === 0) return undefined;
	const { floor, entries } = memory.children ?? { floor: toSeconds(batch.now), entries: [] };
	return { floor, entries: new Map(entries) };
}

function unseenChildren(watch: Watch, { floor, entries }: Seen, children: Row[] = []): Row[] {
	const { child } = watch;
	if (!child) return [];
	return children.filter(
		(row) => child.createdAt(row) >= floor && !entries.has(hashOf(child.idOf(row))),
	);
}

function remember(watch: Watch, entries: Map<string, Entry>, children: Row[] = []): void {
	for (const row of children) {
		const time = toSeconds(watch.child?.createdAt(row) ?? 0);
		entries.set(hashOf(watch.child?.idOf(row) ?? ''), { time });
	}
}

/** Where a full reading begins. */
export function startOf(memory: Memory, watch: Watch, limits: Limits, now: number): number {
	const overlapping = memory.cursor - limits.overlapMs;
	if (!tracksChanges(watch)) return Math.max(overlapping, memory.floor);
	// A list of what was updated brings every change to its newest end.
	if (watch.listedBy === 'updatedAt') return overlapping;
	return Math.min(overlapping, now - limits.lookBackMs);
}

/** Moves the cursor, and forgets what no later poll will read. */
function moveOn(memory: Memory, batch: Batch, watch: Watch, limits: Limits): Memory {
	const { now, upTo, rows } = batch;
	const since = memory.round?.since ?? now;
	const newest = rows.length > 0 ? timeOf(watch, rows[rows.length - 1]) : memory.cursor;
	// What appeared late, while a long reading went on, may have been passed: the next begins before it.
	const cursor = upTo === undefined ? Math.min(newest, since) : memory.cursor;
	const start = startOf({ ...memory, cursor }, watch, limits, now);
	const keep = toSeconds(
		tracksChanges(watch)
			? Math.min(start, now - limits.lookBackMs)
			: Math.max(start, crowded(memory.entries)),
	);
	return {
		cursor,
		round: upTo === undefined ? undefined : { since, at: upTo },
		lead: memory.lead,
		...prune(memory, keep),
		children: memory.children && prune(memory.children, keep),
	};
}

/** The time from which the newest records are as many as may be remembered. */
function crowded(entries: Map<string, Entry>): number {
	if (entries.size <= MAX_ENTRIES) return -Infinity;
	const times = [...entries.values()].map(({ time }) => time).sort((a, b) => b - a);
	return times[MAX_ENTRIES - 1];
}

/** Forgets what is older, but for the newest: later polls look for it, to see what the list leaves out. */
function prune({ floor, entries }: Seen, keep: number): Seen {
	let newest = -Infinity;
	for (const { time } of entries.values()) newest = Math.max(newest, time);
	const from = Math.min(keep, newest);
	return {
		floor: Math.max(floor, keep),
		entries: new Map([...entries].filter(([, { time }]) => time >= from)),
	};
}

/** What is remembered before the first poll. */
export const NOTHING: Readonly<Memory> = { cursor: 0, floor: 0, lead: 0, entries: new Map() };

/** What a first poll remembers: all that is there, so that only what comes after it is new. */
export function baseline(batch: Batch, watch: Watch, limits: Limits): Memory {
	const { memory } = reduce(NOTHING, batch, watch, { ...limits, maxRecords: Infinity });
	const isComplete = batch.upTo === undefined;
	return {
		...memory,
		// What was not read to the end may hold old records that were not seen.
		floor: toSeconds(isComplete ? memory.cursor - limits.overlapMs : batch.now),
	};
}
