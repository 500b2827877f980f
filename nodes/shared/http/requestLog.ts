import type { NodeApiError } from 'n8n-workflow';

import { scalarText } from '../core/guards';
import type { Context, Failure, FailureKind } from './api';
import { duration } from './errors';
import type { Secrets } from './secrets';

/** Waits of this length and longer are logged. */
const LONG_WAIT_MS = 5_000;

/** Where a client writes its log. */
export interface LogTarget {
	context: Pick<Context, 'getNode' | 'getWorkflow' | 'logger'>;
	/** Name of the API. */
	api: string;
	secrets: Secrets;
}

/**
 * Writes the log of one client with n8n's logger: each request at the level debug, long waits at info, and
 * events that need attention at warn. The log contains no query, no body and no secret.
 */
export class RequestLog {
	/** End of the wait that is already logged (epoch ms). Concurrent requests wait for the same reason. */
	private waitLoggedUntil = 0;

	constructor(private readonly target: LogTarget) {}

	/** Logs one attempt with its result: a status, or the kind of failure. */
	attempt({ method, path }: LoggedRequest, attempt: number, ms: number, result: string): void {
		const request = `${method} ${withoutEmails(path)}`;
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
			workflowId: context.getWorkflow?.().id,
		});
	}
}

/** Masks email addresses: an ID of the form can be one, if its expression is wrong. */
function withoutEmails(path: string): string {
	const segments = path.split('/').map((part) => (/@|%40/.test(part) ? '***' : part));
	return segments.join('/');
}

/** The part of a request that the log contains. */
interface LoggedRequest {
	method: string;
	path: string;
}

/** Describes a failure for the log. Omits the message of the API, which can contain personal data. */
export function describeFailure({ kind, status, code }: Failure): string {
	return [kind, status, code].filter((part) => part !== undefined).join(' ');
}

/** Describes an error for the log: like {@link describeFailure}, if a request failed. */
export function describeError(error: unknown): string {
	const { context, httpCode, message } = (error ?? {}) as Partial<NodeApiError>;
	const kind = context?.kind as FailureKind | undefined;
	if (kind === undefined) return message ?? (scalarText(error) || typeof error);
	return [kind, httpCode].filter(Boolean).join(' ');
}
