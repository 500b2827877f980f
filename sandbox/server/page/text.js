/** Formats the values that the page shows. */

const TIME = new Intl.DateTimeFormat('en-US', {
	hourCycle: 'h23',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	fractionalSecondDigits: 3,
});

/** The names of the fault kinds. */
const KINDS = {
	latency: 'slow',
	tooManyRequests: 'too many requests',
	dailyLimit: 'daily limit',
	status: 'error status',
	reset: 'reset',
	hang: 'no response',
	drip: 'endless response',
	html: 'HTML page',
	softFailure: 'failure with a success status',
	cutJson: 'incomplete JSON',
	wrongShape: 'wrong shape',
	headers: 'different headers',
	oddRows: 'odd rows',
	empty: 'empty body',
};

export const timeOf = (iso) => TIME.format(new Date(iso));

export const faultName = (kind) => KINDS[kind] ?? kind;

export function msOf(ms) {
	if (ms === undefined) return '–';
	return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString('en')} ms`;
}

export function sizeOf(bytes) {
	if (bytes === undefined) return '–';
	return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

/** Returns the query of a URL, without encoding. */
export function queryOf(query) {
	const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
		[value].flat().map((one) => `${name}=${one}`),
	);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** Returns the content of the status column: the status, or the reason why there is none. */
export function statusOf({ open, status }) {
	if (open) return '…';
	return status === 0 ? 'cut' : String(status);
}

/** Returns the faults that the sandbox applied to a request. */
export function hitsOf({ fault, delayMs }) {
	const hits = [];
	if (delayMs) hits.push(`slow by ${delayMs} ms`);
	if (fault) hits.push(faultName(fault));
	return hits.join(', ');
}

/** Creates an element. Contents are texts or elements: data of a request is never parsed as HTML. */
export function element(name, properties = {}, ...contents) {
	const made = Object.assign(document.createElement(name), properties);
	made.append(...contents);
	return made;
}

export const byId = (id) => document.getElementById(id);
