import { scalarText } from '../core/guards';
import { getPath } from '../core/paths';
import { parseTime } from '../core/time';
import { hashOf, toSeconds, type Snapshot } from './state';
import type { Emission, Row, Watch, WatchedEvent } from './types';
import { eventsOn, listTimeOf, tracksChanges, valuesOf, versionOf, watchedFields } from './watch';
import type { Values } from './watch';

/** The result of comparing a row with the snapshot of its record. */
export interface Comparison {
	/** The new snapshot of the record. */
	snapshot: Snapshot;
	events: Found[];
}

type Found = Pick<Emission, 'event' | 'changes' | 'amount'>;

/** Longest JSON of one value in a snapshot. */
const MAX_VALUE_LENGTH = 300;

/**
 * Compares a row with the snapshot of its record.
 *
 * @param newSince Unknown records that were created before are not new.
 * @param partialField A field that a row may omit although its record has it.
 */
export function compare(
	watch: Watch,
	row: Row,
	known: Snapshot | undefined,
	newSince: number,
	partialField?: string,
): Comparison {
	const time = toSeconds(listTimeOf(watch, row));
	if (!tracksChanges(watch)) {
		const isNew = !known && watch.createdAt(row) >= newSince;
		return { snapshot: known ?? { time }, events: isNew ? created(watch, row) : [] };
	}
	const version = versionOf(watch, row);
	// A slower poll read the row before the version in the snapshot.
	if (known?.version !== undefined && version < known.version) {
		return { snapshot: known, events: [] };
	}
	const before = known?.values;
	const current = valuesOf(watch, row);
	if (partialField && current[partialField] === undefined) {
		current[partialField] = before?.[partialField];
	}
	for (const { digest } of watch.events) {
		if (!digest) continue;
		const parts = current[digest.name];
		const hash = parts === undefined ? undefined : hashOf(JSON.stringify(parts));
		current[digest.name] = hash ?? before?.[digest.name];
	}
	const values = Object.fromEntries(
		watchedFields(watch).map((field) => [field, bounded(current[field])]),
	);
	const after = { row, values, version };
	return {
		snapshot: { time, version, values },
		events: known ? eventsOfKnown(watch, known, after) : eventsOfUnknown(watch, after, newSince),
	};
}

interface Current {
	row: Row;
	values: Values;
	version: number;
}

function eventsOfUnknown(watch: Watch, { row, values, version }: Current, newSince: number) {
	if (watch.createdAt(row) >= newSince) {
		return [
			...created(watch, row),
			...reached(watch, values).map(({ value }) => ({ event: value })),
			...eventsOn(watch, 'increases').flatMap((event) => increaseOf(event, undefined, values)),
		];
	}
	if (watch.listedBy !== 'updatedAt' || version < newSince) return [];
	const isRecent = ({ since }: WatchedEvent) =>
		since !== undefined && parseTime(getPath(row, since)) >= newSince;
	return [
		// Old records are in a list of updates only because they were updated.
		...updated(watch),
		...[...eventsOn(watch, 'changed'), ...reached(watch, values)]
			.filter(isRecent)
			.map(({ value, field = '' }) => ({
				event: value,
				changes: { [field]: { from: null, to: values[field] } },
			})),
	];
}

/** Returns whether the update time or the content of a known record changed. */
function isUpdated(
	{ digest }: WatchedEvent,
	known: Snapshot,
	{ values, version }: Pick<Current, 'values' | 'version'>,
): boolean {
	if (!digest) return version > (known.version ?? version);
	const [from, to] = [known.values?.[digest.name] ?? null, values[digest.name]];
	return from !== null && from !== to;
}

/** Returns the events of a known record. A field without a known value can't show a change. */
function eventsOfKnown(watch: Watch, known: Snapshot, { values, version }: Current): Found[] {
	const before = known.values;
	if (!before) return [];
	const isChanged = ({ field = '' }: WatchedEvent) =>
		Object.hasOwn(before, field) && !isSame(before[field], values[field]);
	const withChange = ({ value, field = '' }: WatchedEvent): Found => ({
		event: value,
		changes: { [field]: { from: before[field], to: values[field] } },
	});
	return [
		...eventsOn(watch, 'updated')
			.filter((event) => isUpdated(event, known, { values, version }))
			.map(({ value }) => ({ event: value })),
		...eventsOn(watch, 'changed').filter(isChanged).map(withChange),
		...reached(watch, values)
			.filter((event) => isChanged(event) && !hasStatus(event, before))
			.map(withChange),
		...eventsOn(watch, 'increases').flatMap((event) => increaseOf(event, before, values)),
	];
}

/**
 * Returns the event of a total that has increased, or of a status that is reached without a known increase.
 *
 * @param known The values before. Undefined for a new record. Fields that were not watched are absent.
 */
function increaseOf(event: WatchedEvent, known: Values | undefined, after: Values): Found[] {
	const { value, field = '', increase } = event;
	if (!increase || (increase.needsStatus && !hasStatus(event, after))) return [];
	const { total, amount } = increase;
	const isNew = known === undefined;
	const before = known ?? {};
	const reaches = hasStatus(event, after) && !hasStatus(event, before);
	const isStatusKnown = isNew || Object.hasOwn(before, field);
	const to = numberOf(after[total]);
	const from = growthStart(event, before, isNew, reaches && isStatusKnown);
	const growth = to !== undefined && from !== undefined ? round(to - from) : 0;
	const isReportedBefore = to !== undefined && to > 0 && to === numberOf(before[total]);
	if (growth <= 0 && !(reaches && isStatusKnown && !isReportedBefore)) return [];
	const isStatusChanged = Object.hasOwn(before, field) && !isSame(before[field], after[field]);
	const changes = {
		...(isStatusChanged && { [field]: { from: before[field], to: after[field] } }),
		...(growth > 0 && { [total]: { from, to } }),
	};
	return [
		{
			event: value,
			...(!isNew && { changes }),
			...(growth > 0 && { amount: { [amount]: growth } }),
		},
	];
}

/**
 * Returns the total from which an increase counts. Returns undefined if the last total is not known, or
 * already emitted.
 */
function growthStart(
	event: WatchedEvent,
	before: Values,
	isNew: boolean,
	isReached: boolean,
): number | undefined {
	const total = event.increase?.total ?? '';
	const known = numberOf(before[total]);
	if (known) return known;
	// The poll state of an older version does not contain the total.
	const isStored = isNew || Object.hasOwn(before, total);
	if (!isStored) return isReached ? 0 : undefined;
	// The API returned the status first: the event was emitted without an amount.
	return hasStatus(event, before) ? undefined : 0;
}

/** Returns the events of a new record: those without a field, and those whose field has one of their values. */
function created(watch: Watch, row: Row): Found[] {
	return eventsOn(watch, 'created')
		.filter(({ field, values }) => !field || values?.includes(scalarText(getPath(row, field))))
		.map(({ value }) => ({ event: value }));
}

function updated(watch: Watch): Found[] {
	return eventsOn(watch, 'updated').map(({ value }) => ({ event: value }));
}

function reached(watch: Watch, values: Values): WatchedEvent[] {
	return eventsOn(watch, 'becomes').filter((event) => hasStatus(event, values));
}

const hasStatus = ({ field = '', values: wanted }: WatchedEvent, values: Values): boolean =>
	Object.hasOwn(values, field) && wanted?.includes(scalarText(values[field])) === true;

const isSame = (a: unknown, b: unknown): boolean =>
	JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const numberOf = (value: unknown): number | undefined =>
	typeof value === 'number' ? value : undefined;

/** Rounds binary fractions: 0.3 − 0.1 is 0.2. */
const round = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** Shortens an oversized value, so that the poll state stays small. Different values stay different. */
function bounded(value: unknown): unknown {
	const text = JSON.stringify(value ?? null);
	if (text.length <= MAX_VALUE_LENGTH) return value ?? null;
	return `${text.slice(0, MAX_VALUE_LENGTH / 3)}… ${hashOf(text)}`;
}
