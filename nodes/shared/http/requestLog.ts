import { duration } from './errors';
import type { Context, Failure } from './api';
import type { Secrets } from './secrets';

/** Waits of this length and longer are logged. */
const LONG_WAIT_MS = 5_000;

/** Where a client writes its log. */
export interface LogTarget {
	context: Pick<Context, 'getNode' | 'logger'>;
	/** Name of the API. */
	api: string;
	secrets: Secrets;
}

/**
 * Writes the log of one client with n8n's logger: each request at the level debug, long waits at info,
 * and what needs attention at warn. It contains no query, no body and no secret.
 */
export class RequestLog {
	/** Until when a wait is logged already (epoch ms): concurrent requests wait for the same reason. */
	private waitLoggedUntil = 0;

	constructor(private readonly target: LogTarget) {}

	/** Logs one attempt: its result is a status, or the kind of a failure without a status. */
	attempt(request: string, attempt: number, ms: number, result: number | string): void {
		this.write('debug', `${request}: ${result} in ${ms} ms (attempt ${attempt})`);
	}

	/** Logs a long wait and its reason, once for all requests that wait. */
	wait(ms: number, reason: string): void {
		const until = Date.now() + ms;
		if (ms < LONG_WAIT_MS || until <= this.waitLoggedUntil + LONG_WAIT_MS) return;
		this.waitLoggedUntil = until;
		this.write('info', `waiting ${duration(ms)}: ${reason}`);
	}

	warn(text: string): void {
		this.write('warn', text);
	}

	private write(level: 'debug' | 'info' | 'warn', text: string): void {
		const { context, api, secrets } = this.target;
		context.logger?.[level](`${api}: ${secrets.mask(text)}`, {
			nodeName: context.getNode().name,
		});
	}
}

/** What the log states of a failure: no text of the API, which can contain anything. */
export function describeFailure({ kind, status, code }: Failure): string {
	return [kind, status, code].filter((part) => part !== undefined).join(' ');
}
