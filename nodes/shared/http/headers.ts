import type { IDataObject } from 'n8n-workflow';

import { scalarText } from '../core/guards';

/** The name of this client. Some hosts in front of an API reject clients without one (Cloudflare 1010). */
export const USER_AGENT = 'n8n-nodes-ghl-commerce';

/** Returns the number in a header, or undefined if the header is missing or is not one number. */
export function numberHeader(headers: IDataObject, name: string): number | undefined {
	const [value, ...others] = valuesOf(headers[name]);
	const number = value === undefined || others.length > 0 ? NaN : Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** Returns the values of a header that can occur several times. */
function valuesOf(header: unknown): string[] {
	return [header]
		.flat()
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.flatMap((value) => String(value).split(','))
		.map((value) => value.trim())
		.filter((value) => value !== '');
}

/**
 * Returns `Retry-After` in milliseconds. The header contains seconds or an HTTP date (RFC 9110, 10.2.3). If
 * proxies add their own values, the longest one counts. Returns undefined if there is no time to wait: 0, a
 * negative number, a past date or any other text.
 */
export function retryAfterMs(headers: IDataObject, now = Date.now()): number | undefined {
	const header = headers['retry-after'];
	const seconds = valuesOf(header).map(Number);
	const delays = seconds.some(Number.isNaN)
		? [header].flat().map((date) => Date.parse(scalarText(date)) - now)
		: seconds.map((second) => second * 1000);
	const longest = delays.reduce((most, ms) => (ms > most ? ms : most), 0);
	return longest > 0 && Number.isFinite(longest) ? longest : undefined;
}
