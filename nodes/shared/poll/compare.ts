import { scalarText } from '../core/guards';
import { getPath } from '../core/paths';
import { eventsOn, timeOf, tracksChanges, valuesOf, versionOf, watchedFields } from './watch';
import { toSeconds, type Entry } from './state';
import type { Emission, Row, Watch, WatchedEvent } from './types';

/** What a row says that was not known. */
export interface News {
	/** What is remembered of the record from now on. */
	entry: Entry;
	events: Array<Pick<Emission, 'event' | 'changes'>>;
}

type Values = Record<string, unknown>;

/**
 * Compares a row with what is remembered of its record.
 *
 * @param floor Unseen records made before are not new.
 * @param doubtful A field that a row may lack although its record has it.
 */
export function compare(
	watch: Watch,
	row: Row,
	known: Entry | undefined,
	floor: number,
	doubtful?: string,
): News {
	const time = toSeconds(timeOf(watch, row));
	if (!tracksChanges(watch)) {
		const isNew = !known && watch.createdAt(row) >= floor;
		return { entry: known ?? { time }, events: isNew ? named(watch, 'created') : [] };
	}
	const version = versionOf(watch, row);
	// Read by a slower poll, before the one that is remembered.
	if (known?.version !== undefined && version < known.version) return { entry: known, events: [] };

	const before = known?.values === undefined ? undefined : unpackValues(watch, known.values);
	const after = valuesOf(watch, row);
	if (doubtful && after[doubtful] === undefined) after[doubtful] = before?.[doubtful];
	const values = JSON.stringify(watchedFields(watch).map((field) => after[field] ?? null));
	return {
		entry: { time, version, values },
		events: known
			? eventsOfKnown(watch, known, version, before, unpackValues(watch, values))
			: eventsOfUnseen(watch, row, version, after, floor),
	};
}

function eventsOfUnseen(watch: Watch, row: Row, version: number, after: Values, floor: number) {
	if (watch.createdAt(row) >= floor) {
		return [
			...named(watch, 'created'),
			...reached(watch, after).map(({ value }) => ({ event: value })),
		];
	}
	if (watch.listedBy !== 'updatedAt' || version < floor) return [];
	const isRecent = ({ since }: WatchedEvent) =>
		since !== undefined && Date.parse(scalarText(getPath(row, since))) >= floor;
	return [
		// A list of what was updated shows old records for no other reason.
		...named(watch, 'updated'),
		...[...eventsOn(watch, 'changed'), ...reached(watch, after)]
			.filter(isRecent)
			.map(({ value, field = '' }) => ({
				event: value,
				changes: { [field]: { from: null, to: after[field] } },
			})),
	];
}

/** Without a remembered value there is nothing to compare with, and so no change. */
function eventsOfKnown(
	watch: Watch,
	known: Entry,
	version: number,
	before: Values | undefined,
	after: Values,
): News['events'] {
	if (!before) return [];
	const changed = (field = '') => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
	const withChange = (event: string, field = '') => ({
		event,
		changes: { [field]: { from: before[field], to: after[field] } },
	});
	return [
		...(version > (known.version ?? version) ? named(watch, 'updated') : []),
		...eventsOn(watch, 'changed')
			.filter(({ field }) => changed(field))
			.map(({ value, field }) => withChange(value, field)),
		...reached(watch, after)
			.filter(({ field = '', values }) => !values?.includes(scalarText(before[field])))
			.map(({ value, field }) => withChange(value, field)),
	];
}

function named(watch: Watch, kind: 'created' | 'updated'): News['events'] {
	return eventsOn(watch, kind).map(({ value }) => ({ event: value }));
}

function reached(watch: Watch, after: Values) {
	return eventsOn(watch, 'becomes').filter(({ field = '', values }) =>
		values?.includes(scalarText(after[field])),
	);
}

function unpackValues(watch: Watch, values: string): Values {
	const list = JSON.parse(values) as unknown[];
	return Object.fromEntries(watchedFields(watch).map((field, index) => [field, list[index]]));
}
