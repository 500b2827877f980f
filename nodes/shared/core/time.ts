/** One hour in milliseconds. */
export const HOUR_MS = 3_600_000;
/** 24 hours in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** Epoch seconds of the years 1973 to 2286. The same range in milliseconds is 1,000 times as large. */
const MIN_SECONDS = 1e8;
const MAX_SECONDS = 1e10;

const NUMERIC = /^\d{9,13}(?:\.\d{1,9})?$/;
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(?:Z|([+-]\d{2})(?::?(\d{2}))?)?)?$/i;
const RFC_2822 =
	/^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|Z|[+-]\d{4})$/i;
/** A JavaScript date as text: `Sat Nov 28 2026 10:00:00 GMT+0000 (Coordinated Universal Time)`. */
const JAVASCRIPT =
	/^[a-z]{3} [a-z]{3} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4}(?: \([^()]{1,60}\))?$/i;

function parseEpoch(value: number): number {
	if (value >= MIN_SECONDS && value < MAX_SECONDS) return Math.round(value * 1000);
	const isMilliseconds = value >= MIN_SECONDS * 1000 && value < MAX_SECONDS * 1000;
	return isMilliseconds ? Math.round(value) : NaN;
}

/**
 * Converts `+01`, `+0100`, and times without a zone to a format that `Date.parse` reads the same way
 * everywhere.
 */
function parseIso([, date, time, hours, minutes = '00']: Array<string | undefined>): number {
	if (time === undefined) return Date.parse(`${date}`);
	return Date.parse(`${date}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`);
}

/**
 * Parses a time of an API: epoch seconds or milliseconds (a number or numeric text), ISO 8601, RFC 2822, or a
 * JavaScript date. A time without a zone is in UTC. Returns epoch milliseconds, or NaN for all other values.
 * `Date.parse` is not enough: it reads "Order 12" as a date.
 */
export function parseTime(value: unknown): number {
	if (typeof value === 'number') return parseEpoch(value);
	if (value instanceof Date) return value.getTime();
	if (typeof value !== 'string') return NaN;
	const text = value.trim();
	if (NUMERIC.test(text)) return parseEpoch(Number(text));
	const iso = ISO.exec(text);
	if (iso) return parseIso(iso);
	return RFC_2822.test(text) || JAVASCRIPT.test(text) ? Date.parse(text) : NaN;
}
