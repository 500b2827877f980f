import { getPath } from '../core/paths';
import type { EventKind, Row, Watch, WatchedEvent } from './types';

/** The values of the watched fields by name. A field that is absent was not watched. */
export type Values = Readonly<Record<string, unknown>>;

/** Returns whether the events include more than the creation of records. */
export function tracksChanges(watch: Watch): boolean {
	return watch.events.some(({ on }) => on !== 'created');
}

/** Returns the selected events of one kind. */
export function eventsOn(watch: Watch, kind: EventKind): WatchedEvent[] {
	return watch.events.filter(({ on }) => on === kind);
}

/** Returns the names of the fields in a snapshot, in a fixed order. */
export function watchedFields(watch: Watch): string[] {
	// The field of a creation is not compared.
	const compared = watch.events.filter(({ on }) => on !== 'created');
	const names = compared.flatMap(({ field, increase, digest }) => [
		field ?? [],
		increase?.total ?? [],
		digest?.name ?? [],
	]);
	return [...new Set(names.flat())].sort();
}

/** Returns the current values of the watched fields. */
export function valuesOf(watch: Watch, row: Row): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const field of watchedFields(watch)) values[field] = getPath(row, field);
	for (const { increase, digest } of watch.events) {
		if (increase) values[increase.total] = increase.totalOf(row);
		if (digest) values[digest.name] = digest.of(row);
	}
	return values;
}

/** Returns the time that a record is listed by. */
export function listTimeOf(watch: Watch, row: Row): number {
	return watch.listedBy === 'updatedAt' ? versionOf(watch, row) : watch.createdAt(row);
}

/**
 * Returns the time of a record's last change. If the API does not return it, returns that of its creation.
 */
export function versionOf(watch: Watch, row: Row): number {
	return watch.updatedAt?.(row) ?? watch.createdAt(row);
}
