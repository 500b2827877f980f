import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Api, Connection, Context, Failure, RateReport } from './api';
import { toNodeError } from './errors';
import { isBlank, isObject } from '../core/guards';
import { removePrototypeKeys } from '../core/paths';
import { reportedStatus } from './failedBody';
import { readErrorText } from './errorText';
import { failureFromException, failureFromResponse } from './failure';
import { Semaphore } from '../core/semaphore';
import { limiterFor } from './limiter';
import { decide, isOutcomeUnknown } from './retry';
import type { Attempt } from './retry';
import { hostOf } from './urls';

/** How long a wait goes on before it looks whether the execution was stopped. */
const SLICE_MS = 400;

/** One call of the API. */
export interface ApiRequest {
	method: IHttpRequestOptions['method'] & string;
	/** Path with encoded values, from the base URL on. */
	path: string;
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	query?: IDataObject;
	body?: IDataObject | unknown[];
	headers?: IDataObject;
	/** May be sent twice without harm, although the method does not say so. */
	repeatable?: boolean;
	/** Scope to name when it is missing. */
	scope?: string;
	/** The input item it serves, for messages. */
	itemIndex?: number;
	/** The user entered the path. */
	isCustomPath?: boolean;
	/** The answer is a file, not JSON. */
	binary?: boolean;
}

/** Bounds of the work. Times in milliseconds. */
export interface Settings {
	/** Longest that one request waits in all before it is given up. */
	maxWaitMs: number;
	timeoutMs: number;
	/** Requests side by side. */
	parallel: number;
}

/**
 * Each request keeps n8n busy for about 2 ms, and an answer takes ten times as long or more: with
 * 30 under way n8n never waits for the network alone, and a burst stays far under any API's rate.
 */
export const DEFAULT_SETTINGS: Settings = { maxWaitMs: 300_000, timeoutMs: 60_000, parallel: 30 };

/** A refusal of the token itself, whatever the scope. */
const ANY_SCOPE = '*';

/** Methods that HTTP defines as idempotent (RFC 9110, 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** The one way out: every request of every node goes through here. */
export class Client {
	private readonly semaphore: Semaphore;
	private readonly settings: Settings;
	/** Refusals that hold for the rest of the run, by scope: repeating them costs requests for nothing. */
	private readonly refused = new Map<string, Failure>();

	constructor(
		private readonly context: Context & {
			getExecutionCancelSignal?: () => AbortSignal | undefined;
		},
		readonly api: Api,
		readonly connection: Connection,
		settings: Partial<Settings> = {},
	) {
		this.settings = { ...DEFAULT_SETTINGS, ...settings };
		this.semaphore = new Semaphore(this.settings.parallel);
	}

	/** Requests that may run side by side. */
	get width(): number {
		return this.settings.parallel;
	}

	/** The answer's body. Throws a NodeApiError that says what happened and what to do. */
	async request<T = IDataObject>(request: ApiRequest): Promise<T> {
		return (await this.send(request)).body as T;
	}

	/** The whole answer: body, headers, status. */
	async send(request: ApiRequest): Promise<IN8nHttpFullResponse> {
		return await this.semaphore.run(async () => await this.sendUntilSettled(request));
	}

	private async sendUntilSettled(request: ApiRequest): Promise<IN8nHttpFullResponse> {
		const attempt: Attempt = {
			repeatable: request.repeatable ?? IDEMPOTENT.has(request.method),
			failures: {},
			waitedMs: 0,
			maxWaitMs: this.settings.maxWaitMs,
			refreshed: false,
		};
		for (;;) {
			const refused = this.refused.get(request.scope ?? '') ?? this.refused.get(ANY_SCOPE);
			if (refused) throw this.error(refused, request, true);
			await this.waitForSlot(request);
			const sentAt = Date.now();
			const outcome = await this.sendOnce(request);
			if ('answer' in outcome) return outcome.answer;
			const { kind } = outcome.failure;
			attempt.failures[kind] = (attempt.failures[kind] ?? 0) + 1;
			const decision = decide(outcome.failure, attempt);
			if (decision.action === 'wait') {
				attempt.waitedMs += decision.ms;
				if (kind === 'rateLimited') this.limiter.block(decision.ms);
				else await this.pause(decision.ms, request);
			} else if (decision.action === 'refreshToken' && this.connection.refreshToken) {
				attempt.refreshed = true;
				await this.refreshToken(request, sentAt);
			} else {
				this.remember(outcome.failure, request);
				throw this.error(outcome.failure, request, attempt.repeatable);
			}
		}
	}

	private get limiter() {
		return limiterFor(this.connection.limitKey, this.api.rate);
	}

	private async waitForSlot(request: ApiRequest): Promise<void> {
		for (;;) {
			const spent = this.limiter.dailyDelay();
			if (spent > 0) {
				throw this.error({ kind: 'dailyLimit', status: 429, dailyResetMs: spent }, request, true);
			}
			const ms = this.limiter.delay();
			if (ms <= 0) break;
			await this.pause(Math.min(ms, SLICE_MS), request);
		}
		this.limiter.start();
	}

	private async sendOnce(
		request: ApiRequest,
	): Promise<{ answer: IN8nHttpFullResponse } | { failure: Failure }> {
		const { limiter, connection, api } = this;
		let report: RateReport = {};
		try {
			const answer = await connection.send(this.optionsOf(request));
			report = api.readRate((answer.headers ?? {}) as IDataObject);
			if (answer.statusCode >= 400) {
				await connection.secrets.update();
				const failure = failureFromResponse(api, answer, report, connection.secrets);
				if (failure.kind === 'dailyLimit') limiter.spendDay(failure.dailyResetMs);
				return { failure };
			}
			if (!request.binary && !isJson(answer)) return { failure: unreadable(answer) };
			return { answer: { ...answer, body: removePrototypeKeys(answer.body) } };
		} catch (error) {
			await connection.secrets.update();
			return { failure: failureFromException(error, connection.secrets) };
		} finally {
			limiter.finish(report);
		}
	}

	private optionsOf(request: ApiRequest): IHttpRequestOptions {
		const { method, path, query, body, headers, binary } = request;
		return {
			method,
			url: this.baseUrlOf(request) + path,
			...(query && Object.keys(query).length > 0 && { qs: query }),
			...(body !== undefined && { body }),
			headers: { ...headers },
			...(binary ? { encoding: 'arraybuffer' } : { json: true }),
			arrayFormat: 'repeat',
			timeout: this.settings.timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			sendCredentialsOnCrossOriginRedirect: false,
		} as IHttpRequestOptions;
	}

	private baseUrlOf({ host }: ApiRequest): string {
		const { baseUrl, hosts = {} } = this.connection;
		return host === undefined ? baseUrl : hosts[host];
	}

	private async refreshToken(request: ApiRequest, sentAt: number): Promise<void> {
		try {
			await this.connection.refreshToken?.(sentAt);
		} catch (error) {
			await this.connection.secrets.update();
			const failure = failureFromException(error, this.connection.secrets);
			if (failure.kind === 'unauthorized') this.refused.set(ANY_SCOPE, failure);
			throw this.error(failure, request, true);
		}
	}

	private remember(failure: Failure, request: ApiRequest): void {
		// Refused without an answer: there was no token to send with, and there will be none.
		const hasNoToken = failure.kind === 'unauthorized' && failure.status === undefined;
		if (failure.kind === 'tokenExpired' || hasNoToken) this.refused.set(ANY_SCOPE, failure);
		if (failure.kind === 'missingScope' && request.scope) this.refused.set(request.scope, failure);
	}

	/** Sleeps in slices, so that a stopped execution ends at once. */
	private async pause(ms: number, request: ApiRequest): Promise<void> {
		const end = Date.now() + ms;
		for (let left = ms; left > 0; left = end - Date.now()) {
			if (this.context.getExecutionCancelSignal?.()?.aborted) {
				throw this.error({ kind: 'canceled' }, request, true);
			}
			await sleep(Math.min(left, SLICE_MS));
		}
	}

	/**
	 * The error for a response of success whose body reports a failure; undefined if it reports none.
	 * The API rejected the request, so the outcome is known.
	 */
	reportedFailure(request: ApiRequest, body: unknown, hasRecord = false): NodeApiError | undefined {
		const statusCode = reportedStatus(body, hasRecord);
		if (statusCode === undefined) return undefined;
		const response = { statusCode, body, headers: {} } as IN8nHttpFullResponse;
		const failure = failureFromResponse(this.api, response, {}, this.connection.secrets);
		return this.error(failure, request, true);
	}

	/**
	 * The error for a response that is JSON, but does not contain what the API documents.
	 *
	 * @param expected What is missing.
	 * @param body The body. A failure that it reports is repeated in the error.
	 */
	wrongShape(request: ApiRequest, expected: string, body?: unknown): NodeApiError {
		const reported = this.reportedFailure(request, body);
		if (reported) return reported;
		const repeatable = request.repeatable ?? IDEMPOTENT.has(request.method);
		const { secrets } = this.connection;
		const message =
			isObject(body) && !isBlank(body.message) ? readErrorText(body.message, secrets).text : '';
		const apiMessage = [`${expected} is missing`, message].filter(Boolean).join(': ');
		const failure: Failure = { kind: 'invalidResponse', apiMessage };
		return this.error(failure, request, repeatable);
	}

	private error(failure: Failure, request: ApiRequest, repeatable: boolean) {
		return toNodeError(failure, {
			api: this.api,
			node: this.context.getNode(),
			itemIndex: request.itemIndex,
			request: `${request.method} ${request.path}`,
			host: hostOf(this.baseUrlOf(request)),
			account: this.connection.account,
			user: this.connection.user,
			secrets: this.connection.secrets,
			scope: request.scope,
			isCustomPath: request.isCustomPath,
			unknownOutcome: isOutcomeUnknown(failure, repeatable),
		});
	}
}

/** An answer that should be JSON came as text: HTML of a proxy, or cut off. No body at all is fine. */
function isJson(answer: IN8nHttpFullResponse): boolean {
	return typeof answer.body !== 'string' || answer.body === '';
}

function unreadable(answer: IN8nHttpFullResponse): Failure {
	return { kind: 'invalidResponse', status: answer.statusCode };
}
