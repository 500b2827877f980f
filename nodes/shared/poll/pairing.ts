import { scalarText } from '../core/guards';
import { createHash } from 'crypto';

import { BoundedMap } from '../core/boundedMap';
import { getPath } from '../core/paths';
import { parseTime } from '../core/time';
import type { TriggerCatalog, TriggerEvent, WatchedList } from './catalog';
import type { Emission, EventKind, Row } from './types';

// Deduplicates the events of a webhook trigger and a polling trigger in one workflow: if one of them has
// started the workflow with an event, the other one skips it. The data is in the memory of this process,
// because n8n offers webhooks no storage that supports a high load. After a restart, an event may occur
// twice.

/** Total weight of the stored events, about 3 MB. The oldest are removed first. */
const MAX_WEIGHT = 30_000;
/** Maximum number of unmatched events of one kind and record. */
const MAX_PERIODS = 100;
/** Weight of an event in addition to its periods, for its key. */
const KEY_WEIGHT = 2;

type Side = 'webhook' | 'poll';

/** When an event happened: later than `after`, not later than `until`. Epoch milliseconds. */
interface Period {
	after: number;
	until: number;
}

const ANY_TIME: Period = { after: -Infinity, until: Infinity };

/** Emitted events that the other side has not received yet, by side and event. */
const unmatched = new BoundedMap<string, Period[]>(
	MAX_WEIGHT,
	(periods) => KEY_WEIGHT + periods.length,
);

/**
 * Returns whether the other side has not emitted an event yet. If so, it is stored as emitted by this side.
 * After both sides received an event, it is removed, so that the next one of its kind is another event.
 */
function isFirst(side: Side, event: string, period: Period): boolean {
	const other = `${side === 'poll' ? 'webhook' : 'poll'} ${event}`;
	const theirs = unmatched.get(other) ?? [];
	const rest = theirs.filter(({ after, until }) => until <= period.after || after >= period.until);
	if (rest.length < theirs.length) {
		if (rest.length > 0) unmatched.set(other, rest);
		else unmatched.delete(other);
		return false;
	}
	const own = `${side} ${event}`;
	const periods = unmatched.get(own) ?? [];
	unmatched.set(own, [...periods, period].slice(-MAX_PERIODS));
	return true;
}

const timeAt = (row: Row, path = '') => parseTime(getPath(row, path));

/**
 * Identifies an event of a workflow: an update by its time or content, a change by the new value. The result is a
 * hash, because an ID or a value can have any size.
 */
function keyOf(workflow: string, watched: WatchedList, event: string, row: Row): string {
	const { on, field = '', digest } = watched.events[event];
	const which: Partial<Record<EventKind, unknown>> = {
		updated: digest ? digest.of(row) : timeAt(row, watched.updatedAt),
		changed: getPath(row, field),
	};
	const id = scalarText(getPath(row, watched.id));
	const text = JSON.stringify([workflow, watched.name, id, event, which[on]]);
	return createHash('sha256').update(text).digest('base64url');
}

/**
 * Returns whether an event can occur several times for one record: a value can return, and a total can grow
 * again.
 */
const canRepeat = ({ on }: TriggerEvent) => ['changed', 'becomes', 'increases'].includes(on);

/**
 * Returns whether a webhook should start the workflow with a record, because polling has not done so. True
 * for events that no polling trigger supports.
 *
 * @param catalogs The polling triggers that support this API's events.
 */
export function shouldStart(
	workflow: string,
	catalogs: readonly TriggerCatalog[],
	event: string,
	record: Row,
	now = Date.now(),
): boolean {
	const lists = catalogs.flatMap(({ watched }) => watched);
	const watched = lists.find(({ events }) => Object.hasOwn(events, event));
	if (!watched) return true;
	const row = watched.decorate?.(record, { now, timeZone: 'UTC' }) ?? record;
	// Some bodies do not contain when their record changed. The latest possible time is now.
	const at = timeAt(row, watched.updatedAt) || now;
	const period = canRepeat(watched.events[event]) ? { after: at - 1, until: at } : ANY_TIME;
	return isFirst('webhook', keyOf(workflow, watched, event, row), period);
}

/**
 * Returns whether a poll should emit an event, because no webhook has started the workflow with it.
 *
 * @param polledAt When the list was read: the event happened before.
 */
export function shouldEmit(
	workflow: string,
	watched: WatchedList,
	{ event, record, isChild, knownAt = -Infinity }: Emission,
	polledAt: number,
): boolean {
	// There are no webhooks for children.
	if (isChild) return true;
	const until = Math.max(polledAt, timeAt(record, watched.updatedAt) || polledAt);
	const period = canRepeat(watched.events[event]) ? { after: knownAt, until } : ANY_TIME;
	return isFirst('poll', keyOf(workflow, watched, event, record), period);
}
