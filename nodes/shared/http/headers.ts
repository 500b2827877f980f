import type { IDataObject } from 'n8n-workflow';

/** A header that holds a number; undefined where it is missing or something else. */
export function numberHeader(headers: IDataObject, name: string): number | undefined {
	const value = headers[name];
	const number = value === undefined || value === '' ? NaN : Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: IDataObject, now = Date.now()): number | undefined {
	const seconds = numberHeader(headers, 'retry-after');
	if (seconds !== undefined) return Math.max(0, seconds * 1000);
	const date = Date.parse(String(headers['retry-after'] ?? ''));
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
