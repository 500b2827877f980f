import { getPath } from '../core/paths';
import type { EventKind, Row, Watch, WatchedEvent } from './types';

/** Whether more than the creation of records is watched. */
export function tracksChanges(watch: Watch): boolean {
	return watch.events.some(({ on }) => on !== 'created');
}

export function eventsOn(watch: Watch, kind: EventKind): WatchedEvent[] {
	return watch.events.filter(({ on }) => on === kind);
}

/** The fields whose values are remembered, in a fixed order. */
export function watchedFields(watch: Watch): string[] {
	return [...new Set(watch.events.flatMap(({ field }) => field ?? []))].sort();
}

/** The values of the watched fields. */
export function valuesOf(watch: Watch, row: Row): Record<string, unknown> {
	return Object.fromEntries(watchedFields(watch).map((field) => [field, getPath(row, field)]));
}

/** The time that a record is listed by. */
export function timeOf(watch: Watch, row: Row): number {
	return watch.listedBy === 'updatedAt' ? versionOf(watch, row) : watch.createdAt(row);
}

/** The time of a record's last change, as far as the API says it. */
export function versionOf(watch: Watch, row: Row): number {
	return watch.updatedAt?.(row) ?? watch.createdAt(row);
}
