import { compare } from './compare';
import { hashOf, toSeconds } from './state';
import type { KnownRecords, PollState, Snapshot, TimeFilter } from './state';
import type { Emission, Row, Watch } from './types';
import { eventsOn, listTimeOf, tracksChanges } from './watch';

/** The rows that a poll has read: to the end of the list, or up to a time. */
export interface Batch {
	/** Usable rows from the start of the window on: oldest first, each record once. */
	rows: Row[];
	/** A few rows before the window, only for the check of the server's time filter. */
	older: Row[];
	/** Records listed at this time or later may be missing. */
	completeUntil?: number;
	/** The server's time when the poll started to read. */
	polledAt: number;
	timeFilter: TimeFilter;
	/** Hashes of known records that the list no longer contains. */
	deleted?: readonly string[];
	/** A field that a row may omit although its record has it. */
	partialField?: string;
	/** The children of some records, by the record's ID. */
	children?: ReadonlyMap<string, Row[]>;
	/** Hashes of records whose children could not be read. */
	retryChildren?: ReadonlySet<string>;
}

export interface Limits {
	/** Maximum number of records to emit. */
	maxRecords: number;
	lookBackMs: number;
	overlapMs: number;
}

export interface Reduction {
	state: PollState;
	emissions: Emission[];
}

/**
 * Maximum number of snapshots if only creation is watched. If there are more, the overlap is shortened.
 * Records of the same second stay together.
 */
const MAX_SNAPSHOTS = 2000;
/**
 * Number of snapshots to keep from before the window. Later polls look for these records to check the time
 * filter.
 */
export const KEPT_BEFORE_WINDOW = 10;

/** Finds the events in a batch and returns the next state. A pure function. */
export function reduce(state: PollState, batch: Batch, watch: Watch, limits: Limits): Reduction {
	const snapshots = new Map(state.snapshots);
	const children = childrenOf(state, batch, watch);
	for (const hash of batch.deleted ?? []) snapshots.delete(hash);
	addOlder(snapshots, batch, watch, state.newSince);
	const emissions: Emission[] = [];
	let { completeUntil } = batch;
	let records = 0;
	for (const row of batch.rows) {
		const id = watch.idOf(row);
		const known = snapshots.get(hashOf(id));
		const { snapshot, events } = compare(watch, row, known, state.newSince, batch.partialField);
		const newChildren = children ? unknownChildren(watch, children, batch.children?.get(id)) : [];
		const found = [
			...events.map((event) => ({ ...event, id, record: row, knownAt: known?.version })),
			...eventsOn(watch, 'related').flatMap(({ value }) =>
				newChildren.map((record) => ({ event: value, id, record, isChild: true })),
			),
		];
		const emitted = watch.accepts?.(row) === false ? [] : found;
		if (emitted.length > 0 && records === limits.maxRecords) {
			completeUntil = Math.min(completeUntil ?? Infinity, listTimeOf(watch, row));
			break;
		}
		if (emitted.length > 0) records += 1;
		// Not push(...emitted): a record can have more children than a call can have arguments.
		for (const emission of emitted) emissions.push(emission);
		snapshots.set(hashOf(id), snapshot);
		if (children) addChildren(watch, children.snapshots, batch.children?.get(id));
	}
	const next = { ...state, snapshots, children, timeFilter: batch.timeFilter };
	return { state: moveOn(next, { ...batch, completeUntil }, watch, limits), emissions };
}

/** Adds rows from before the window whose records are not new. */
function addOlder(
	snapshots: Map<string, Snapshot>,
	{ older, partialField }: Batch,
	watch: Watch,
	newSince: number,
): void {
	for (const row of older) {
		const hash = hashOf(watch.idOf(row));
		if (listTimeOf(watch, row) >= newSince || snapshots.has(hash)) continue;
		const { snapshot } = compare(watch, row, undefined, Infinity, partialField);
		snapshots.set(hash, outsideWindow(snapshot, watch));
	}
}

/** Returns the known children. They are known from the first poll that watches them. */
function childrenOf(state: PollState, batch: Batch, watch: Watch): PollState['children'] {
	if (!watch.child || eventsOn(watch, 'related').length === 0) return undefined;
	const { newSince, snapshots } = state.children ?? {
		newSince: toSeconds(batch.polledAt),
		snapshots: [],
	};
	return { newSince, snapshots: new Map(snapshots), retry: batch.retryChildren };
}

function unknownChildren(
	watch: Watch,
	{ newSince, snapshots }: KnownRecords,
	children: Row[] = [],
): Row[] {
	const { child } = watch;
	if (!child) return [];
	return children.filter(
		(row) => child.createdAt(row) >= newSince && !snapshots.has(hashOf(child.idOf(row))),
	);
}

function addChildren(watch: Watch, snapshots: Map<string, Snapshot>, children: Row[] = []): void {
	for (const row of children) {
		const time = toSeconds(watch.child?.createdAt(row) ?? 0);
		snapshots.set(hashOf(watch.child?.idOf(row) ?? ''), { time });
	}
}

/** Returns the time from which a new scan reads. */
export function windowStart(state: PollState, watch: Watch, limits: Limits, now: number): number {
	const overlapping = state.watermark - limits.overlapMs;
	if (!tracksChanges(watch)) return Math.max(overlapping, state.newSince);
	// In a list by update time, each change moves its record to the newest end.
	if (watch.listedBy === 'updatedAt') return overlapping;
	return Math.min(overlapping, now - limits.lookBackMs);
}

/** Moves the watermark, and removes the snapshots that later polls do not need. */
function moveOn(state: PollState, batch: Batch, watch: Watch, limits: Limits): PollState {
	const { polledAt, completeUntil, rows, older } = batch;
	const startedAt = state.openScan?.startedAt ?? polledAt;
	const last = rows.at(-1) ?? older.at(-1);
	const newest = last ? listTimeOf(watch, last) : state.watermark;
	// A record that appeared late, during a long scan, may have been passed: the next scan starts before it.
	const watermark = completeUntil === undefined ? Math.min(newest, startedAt) : state.watermark;
	const start = windowStart({ ...state, watermark }, watch, limits, polledAt);
	const keepFrom = toSeconds(
		tracksChanges(watch)
			? Math.min(start, polledAt - limits.lookBackMs)
			: Math.max(start, crowdedFrom(state.snapshots)),
	);
	return {
		watermark,
		openScan: completeUntil === undefined ? undefined : { startedAt, resumeAt: completeUntil },
		timeFilter: state.timeFilter,
		...prune(state, keepFrom, watch),
		children: state.children && {
			...prune(state.children, keepFrom, watch),
			...(state.children.retry && { retry: state.children.retry }),
		},
	};
}

/** Returns the time from which the state can contain all snapshots. */
function crowdedFrom(snapshots: Map<string, Snapshot>): number {
	if (snapshots.size <= MAX_SNAPSHOTS) return -Infinity;
	const times = [...snapshots.values()].map(({ time }) => time).sort((a, b) => b - a);
	return times[MAX_SNAPSHOTS - 1];
}

/** Removes older snapshots, except the newest of them. */
function prune(
	{ newSince, snapshots }: KnownRecords,
	keepFrom: number,
	watch: Watch,
): KnownRecords {
	const all = [...snapshots].sort(([, a], [, b]) => b.time - a.time);
	const outside = all.filter(([, { time }]) => time < keepFrom);
	const kept = outside
		.slice(0, KEPT_BEFORE_WINDOW)
		.map(([hash, snapshot]) => [hash, outsideWindow(snapshot, watch)] as const);
	const inside = all.slice(0, all.length - outside.length);
	return { newSince: Math.max(newSince, keepFrom), snapshots: new Map([...inside, ...kept]) };
}

/** Removes the values of a snapshot before the window: a list by creation time does not show its changes. */
function outsideWindow(snapshot: Snapshot, { listedBy }: Watch): Snapshot {
	return listedBy === 'updatedAt' ? snapshot : { time: snapshot.time };
}

/** The state before the first poll. */
export const EMPTY_STATE: Readonly<PollState> = {
	watermark: 0,
	newSince: 0,
	timeFilter: { kind: 'exact' },
	snapshots: new Map(),
};

/** Returns the state after a first poll. All existing records are known, so that only later ones are new. */
export function baseline(batch: Batch, watch: Watch, limits: Limits): PollState {
	const snapshots = new Map<string, Snapshot>();
	addOlder(snapshots, batch, watch, Infinity);
	const initial = { ...EMPTY_STATE, snapshots };
	const { state } = reduce(initial, batch, watch, { ...limits, maxRecords: Infinity });
	const isComplete = batch.completeUntil === undefined;
	return {
		...state,
		// An incomplete scan may have missed old records.
		newSince: toSeconds(isComplete ? state.watermark - limits.overlapMs : batch.polledAt),
	};
}
