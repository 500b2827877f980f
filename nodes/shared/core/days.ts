import { tryToParseDateTime } from 'n8n-workflow';

import { DAY_MS, parseTime } from './time';

/** The first or last second of a day in some time zone. Offsets of time zones are multiples of 15 minutes. */
const MIDNIGHT = /T\d\d:(?:(?:00|15|30|45):00(?:\.000)?|(?:14|29|44|59):59(?:\.(?:000|999))?)Z$/;
const LAST_SECOND = /:59(?:\.\d{3})?Z$/;
const UTC_MIDNIGHT = /T(?:00:00:00\.000|23:59:59\.\d{3})Z$/;
/** In UTC+13 a day begins this long before it does in UTC. Only a few islands are further east. */
const EARLIEST_MS = 13 * 3_600_000;

/**
 * Returns the calendar day of an instant that is the first or last moment of a day in some time zone,
 * or undefined if it is neither. Some APIs store a day in this way, in the time zone of an account that
 * the record does not name: 2026-08-26 is stored as 2026-08-26T06:00:00Z. The hour identifies the zone.
 */
export function dayOfInstant(instant: string): string | undefined {
	if (!MIDNIGHT.test(instant)) return undefined;
	const start = Date.parse(instant) + (LAST_SECOND.test(instant) ? 1000 - DAY_MS : 0);
	return new Date(start + EARLIEST_MS).toISOString().slice(0, 10);
}

/** Returns whether n8n supports a time zone name: `America/Chicago`, `US/Central`, `UTC`. */
export function isTimeZone(name: unknown): name is string {
	return typeof name === 'string' && toDateTime(0, 'UTC').setZone(name).isValid;
}

/**
 * Returns when a due date is over: the end of its day, in epoch milliseconds. Returns NaN if the value is no
 * date.
 *
 * A due date is a day, no matter whether the API returns the day (`2026-11-28`), its first moment or its last
 * moment. A moment in UTC means that day in `timeZone`. A first or last moment in another time zone
 * identifies the end of the day there.
 */
export function dueDateEnd(value: unknown, timeZone: string): number {
	const time = parseTime(value);
	if (Number.isNaN(time)) return NaN;
	const instant = new Date(time).toISOString();
	if (UTC_MIDNIGHT.test(instant)) return dayEnd(instant.slice(0, 10), timeZone);
	const local = toDateTime(time, timeZone);
	const startsDay = +local === +local.startOf('day');
	if (!startsDay && MIDNIGHT.test(instant)) {
		return LAST_SECOND.test(instant) ? Math.ceil((time + 1) / 1000) * 1000 : time + DAY_MS;
	}
	return dayEnd(local.toISODate() ?? '', timeZone);
}

/** Returns the first moment after a calendar day. */
function dayEnd(day: string, timeZone: string): number {
	const start = tryToParseDateTime(`${day}T12:00:00`, timeZone);
	return start.plus({ days: 1 }).startOf('day').toMillis();
}

const toDateTime = (time: number, timeZone: string) => tryToParseDateTime(new Date(time), timeZone);
