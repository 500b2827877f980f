import { BoundedMap } from '../core/boundedMap';
import { getPath } from '../core/paths';
import { parseTime } from '../core/time';
import type { TriggerCatalog, TriggerEvent, WatchedList } from './catalog';
import type { Emission, EventKind, Row } from './types';

// Lets a webhook and a polling trigger of one workflow work as a pair: what one of them has started
// the workflow with, the other leaves out. It is kept in this process alone, since n8n offers a
// webhook no memory that holds under load; after a restart an event may therefore come once more.

/** Events remembered at once, about 5 MB; the oldest are forgotten first. */
const MAX_GIVEN = 10_000;
/** The same of each: a status of one order that comes back so often. */
const MAX_SPANS = 100;

type Side = 'webhook' | 'poll';

/** When an event happened, as far as is known: later than `after`, not later than `upTo`. Epoch ms. */
interface Span {
	after: number;
	upTo: number;
}

const ALWAYS: Span = { after: -Infinity, upTo: Infinity };

/** What each side gave and the other has not met yet, by side and event. */
const given = new BoundedMap<string, Span[]>(MAX_GIVEN);

/**
 * Whether a side may give an event, which is remembered then; false: the other one did. An event
 * that both have met is forgotten, so that the next of its kind is another one.
 */
function claim(side: Side, event: string, span: Span): boolean {
	const other = `${side === 'poll' ? 'webhook' : 'poll'} ${event}`;
	const theirs = given.get(other) ?? [];
	const rest = theirs.filter(({ after, upTo }) => upTo <= span.after || after >= span.upTo);
	if (rest.length < theirs.length) {
		if (rest.length > 0) given.set(other, rest);
		else given.delete(other);
		return false;
	}
	const own = `${side} ${event}`;
	const spans = given.get(own) ?? [];
	given.set(own, [...spans, span].slice(-MAX_SPANS));
	return true;
}

const timeOf = (row: Row, path = '') => parseTime(getPath(row, path));

/** Tells an event of a workflow from every other: updates by their time, changes by the new value. */
function nameOf(workflow: string, watched: WatchedList, event: string, row: Row): string {
	const { on, field = '' } = watched.events[event];
	const which: Partial<Record<EventKind, unknown>> = {
		updated: timeOf(row, watched.updatedAt),
		changed: getPath(row, field),
	};
	return JSON.stringify([workflow, watched.name, getPath(row, watched.id), event, which[on]]);
}

/** A record is created once, and updated once at its time; a value may come back. */
const comesBack = ({ on }: TriggerEvent) => on === 'changed' || on === 'becomes';

/**
 * Whether a webhook may start the workflow with a record; false: polling has done it before.
 * Events that polling does not know always may.
 *
 * @param catalogs Of the polling triggers that know this API's events.
 */
export function mayStart(
	workflow: string,
	catalogs: readonly TriggerCatalog[],
	event: string,
	record: Row,
	now = Date.now(),
): boolean {
	const watched = catalogs
		.flatMap((one) => one.watched)
		.find(({ events }) => Object.hasOwn(events, event));
	if (!watched) return true;
	const row = watched.decorate?.(record) ?? record;
	// Not every body says when its record changed: it was not later than now.
	const at = timeOf(row, watched.updatedAt) || now;
	const span = comesBack(watched.events[event]) ? { after: at - 1, upTo: at } : ALWAYS;
	return claim('webhook', nameOf(workflow, watched, event, row), span);
}

/**
 * Whether a poll may emit what it found; false: a webhook has started the workflow with it.
 *
 * @param readAt When the list was read: what the record holds happened before.
 */
export function mayEmit(
	workflow: string,
	watched: WatchedList,
	{ event, record, isChild, knownAt = -Infinity }: Emission,
	readAt: number,
): boolean {
	// No webhook tells of children.
	if (isChild) return true;
	const upTo = Math.max(readAt, timeOf(record, watched.updatedAt) || readAt);
	const span = comesBack(watched.events[event]) ? { after: knownAt, upTo } : ALWAYS;
	return claim('poll', nameOf(workflow, watched, event, record), span);
}
