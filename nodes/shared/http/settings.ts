import type { IDataObject } from 'n8n-workflow';

/** The limits of one client. Times are in milliseconds. */
export interface Settings {
	/**
	 * Maximum time of one request from its first to its last attempt, including waits. Before the first
	 * attempt, it is the maximum time without a successful request of the account.
	 */
	maxWaitMs: number;
	/** Maximum time of one attempt, from the first byte sent to the last byte received. */
	timeoutMs: number;
	/** Maximum number of concurrent requests. */
	parallel: number;
}

/**
 * n8n needs about 2 ms of CPU time for each request, and a response takes ten times as long or more. With 30
 * concurrent requests, n8n is always busy, and a burst is far below the rate limits.
 */
export const DEFAULT_SETTINGS: Settings = { maxWaitMs: 300_000, timeoutMs: 60_000, parallel: 30 };

/**
 * The range of each setting. Expressions and AI agents can pass any value, and no value may cause an endless
 * wait. No rate limit of the APIs needs a wait of more than a day, and no response takes more than an hour.
 * The form allows 50 concurrent requests.
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

/** Adds the defaults to settings, and limits values to their range. */
export function completeSettings(settings: Partial<Settings>): Settings {
	return {
		maxWaitMs: inRange('maxWaitMs', settings.maxWaitMs),
		timeoutMs: inRange('timeoutMs', settings.timeoutMs),
		parallel: Math.floor(inRange('parallel', settings.parallel)),
	};
}

/** Returns a number of the form. Returns undefined for empty and invalid values. */
function numberOf(value: unknown): number | undefined {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText || typeof value === 'number' ? Number(value) : NaN;
	return Number.isNaN(number) ? undefined : number;
}

/** Reads the settings from the `options` of a form. There, times are in seconds. */
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
