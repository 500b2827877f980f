import type { IDataObject } from 'n8n-workflow';

/** Limits of the work of one client. Times in milliseconds. */
export interface Settings {
	/**
	 * Maximum time of one request from its first attempt to its last retry, waits included. Before
	 * the first attempt, it is the maximum time in which no other request of the account is served.
	 */
	maxWaitMs: number;
	/** Maximum time of one attempt, from the first byte sent to the last byte received. */
	timeoutMs: number;
	/** Maximum number of concurrent requests. */
	parallel: number;
}

/**
 * Each request keeps n8n busy for about 2 ms, and its response takes ten times as long or more: with
 * 30 in progress, n8n never waits for the network only, and a burst stays far below the rate limits.
 */
export const DEFAULT_SETTINGS: Settings = { maxWaitMs: 300_000, timeoutMs: 60_000, parallel: 30 };

/**
 * The range of each setting. Expressions and AI agents can pass any value, and a value outside of the
 * range must not mean "forever": a wait of over a day is longer than any rate limit of the APIs, a
 * response that takes over an hour is a fault, and the form allows 50 concurrent requests.
 */
const RANGES: Record<keyof Settings, readonly [min: number, max: number]> = {
	maxWaitMs: [0, 24 * 3_600_000],
	timeoutMs: [1_000, 3_600_000],
	parallel: [1, 50],
};

function inRange(key: keyof Settings, value: number | undefined): number {
	const [min, max] = RANGES[key];
	return value === undefined || Number.isNaN(value)
		? DEFAULT_SETTINGS[key]
		: Math.min(max, Math.max(min, value));
}

/** Completes settings with the defaults and moves values into their range. */
export function completeSettings(settings: Partial<Settings>): Settings {
	return {
		maxWaitMs: inRange('maxWaitMs', settings.maxWaitMs),
		timeoutMs: inRange('timeoutMs', settings.timeoutMs),
		parallel: Math.floor(inRange('parallel', settings.parallel)),
	};
}

/** A number from a form; undefined for what is empty or not a number. */
function numberOf(value: unknown): number | undefined {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return Number.isNaN(number) ? undefined : number;
}

/** Reads the settings from the `options` of a form, where times are in seconds. */
export function readSettings(options: IDataObject): Partial<Settings> {
	const milliseconds = (value: unknown) => {
		const seconds = numberOf(value);
		return seconds === undefined ? undefined : seconds * 1000;
	};
	return {
		maxWaitMs: milliseconds(options.maxWait),
		timeoutMs: milliseconds(options.timeout),
		parallel: numberOf(options.parallel),
	};
}
