import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Api, Connection, Context, Failure, RateReport, Rejection } from './api';
import { toNodeError } from './errors';
import { isBlank, isObject } from '../core/guards';
import { getPath } from '../core/paths';
import { exchange } from './exchange';
import { reportedStatus } from './failedBody';
import { readErrorText } from './errorText';
import { failureFromException, failureFromResponse } from './failure';
import { Semaphore } from '../core/semaphore';
import { limiterFor } from './limiter';
import type { Limiter } from './limiter';
import { boundReport } from './rateReport';
import type { MayFollow } from './redirects';
import { describeFailure, RequestLog } from './requestLog';
import { decide, isOutcomeUnknown } from './retry';
import type { Attempt } from './retry';
import { completeSettings } from './settings';
import type { Settings } from './settings';
import { asTokenFailure } from './tokenFailure';
import { hostOf } from './urls';
import { Watchdog } from './watchdog';

/** The longest sleep before the next check for a stopped execution. */
const SLICE_MS = 400;

/**
 * The longest block of the other requests after a request that failed at the rate limit. After that, the next
 * request is sent, so that one response cannot block an account permanently.
 */
const MAX_BLOCK_MS = 60_000;
const DEFAULT_BLOCK_MS = 1_000;

/** One request to the API. */
export interface ApiRequest {
	method: IHttpRequestOptions['method'] & string;
	/** Path after the base URL, with encoded values. */
	path: string;
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	query?: IDataObject;
	body?: IDataObject | unknown[];
	headers?: IDataObject;
	/** Safe to retry although the method does not imply it. */
	repeatable?: boolean;
	/** Required scope, for the message if it is missing. */
	scope?: string;
	/** The input item of the request, for messages. */
	itemIndex?: number;
	/** The user entered the path. */
	isCustomPath?: boolean;
}

/** The key of a failure that concerns requests of all scopes. */
const ANY_SCOPE = '*';

/** Methods that HTTP defines as idempotent (RFC 9110, 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** The retries of one request. */
interface Retries extends Attempt {
	/** When the maximum wait of the request started (epoch ms). */
	startedAt: number;
	/** Number of attempts. */
	attempts: number;
}

/** Sends the requests of one execution to one account. All requests of all nodes use a client. */
export class Client {
	private readonly semaphore: Semaphore;
	private readonly settings: Settings;
	private readonly watchdog: Watchdog;
	private readonly log: RequestLog;
	/** Failures that later requests of the execution would repeat, by scope. */
	private readonly permanentFailures = new Map<string, Failure>();
	/** Token refreshes in progress, by reason. All requests of the execution share them. */
	private readonly refreshes = new Map<string, Promise<boolean | Failure>>();
	/** A request reached its maximum wait at the rate limit, and no request has succeeded since. */
	private isRateLimitExhausted = false;

	constructor(
		private readonly context: Context,
		readonly api: Api,
		readonly connection: Connection,
		settings: Partial<Settings> = {},
	) {
		this.settings = completeSettings(settings);
		this.semaphore = new Semaphore(this.settings.parallel);
		this.watchdog = new Watchdog(() => this.isCanceled());
		this.log = new RequestLog({ context, api: api.name, secrets: connection.secrets });
	}

	/** Maximum number of concurrent requests. */
	get concurrency(): number {
		return this.settings.parallel;
	}

	/** Returns the body of the response. Throws a NodeApiError that states what happened and what to do. */
	async request(request: ApiRequest): Promise<unknown> {
		return (await this.send(request)).body;
	}

	/** Returns the body of the response, or the value at a path of it. Throws if it is not an object. */
	async requestObject(request: ApiRequest, path = ''): Promise<IDataObject> {
		const body = await this.request(request);
		const found = getPath(body, path);
		if (isObject(found)) return found;
		throw this.wrongShape(request, path === '' ? 'The record' : `'${path}'`, body);
	}

	/** Returns the response with body, headers and status. */
	async send(request: ApiRequest): Promise<IN8nHttpFullResponse> {
		return await this.semaphore.run(async () => await this.sendWithRetries(request));
	}

	/** Downloads a public file without the credential. `mayFollow` decides on redirects. */
	async download(url: string, mayFollow: MayFollow): Promise<IN8nHttpFullResponse> {
		const { timeoutMs: timeout } = this.settings;
		const request: ApiRequest = { method: 'GET', path: new URL(url).pathname };
		const startedAt = Date.now();
		const log = (result: string) => this.log.attempt(request, 1, Date.now() - startedAt, result);
		try {
			const response = await this.watchdog.run(timeout, async (abortSignal) => {
				const options = { method: 'GET' as const, url, timeout, abortSignal };
				return await exchange(this.context.helpers.httpRequest, options, mayFollow);
			});
			log(String(response.statusCode));
			return response;
		} catch (error) {
			const failure = failureFromException(error, this.connection.secrets);
			log(describeFailure(failure));
			throw this.error(failure, request, true, url);
		}
	}

	private async sendWithRetries(request: ApiRequest): Promise<IN8nHttpFullResponse> {
		const retries: Retries = {
			repeatable: request.repeatable ?? IDEMPOTENT.has(request.method),
			failures: {},
			startedAt: Date.now(),
			attempts: 0,
			elapsedMs: 0,
			maxWaitMs: this.isRateLimitExhausted ? 0 : this.settings.maxWaitMs,
			refreshed: false,
		};
		for (;;) {
			const known =
				this.permanentFailures.get(request.scope ?? '') ?? this.permanentFailures.get(ANY_SCOPE);
			if (known) throw this.error(known, request, true);
			await this.waitForSlot(request, retries);
			const sentAt = Date.now();
			retries.attempts += 1;
			const outcome = await this.sendOnce(request, retries.attempts);
			if ('response' in outcome) return outcome.response;
			await this.handleFailure(outcome.failure, request, retries, sentAt);
		}
	}

	/**
	 * Prepares the retry of a failed request: waits or refreshes the token. Throws if the request must not be
	 * retried.
	 */
	private async handleFailure(
		failure: Failure,
		request: ApiRequest,
		retries: Retries,
		sentAt: number,
	): Promise<void> {
		const { kind } = failure;
		retries.failures[kind] = (retries.failures[kind] ?? 0) + 1;
		retries.elapsedMs = Date.now() - retries.startedAt;
		const decision = decide(failure, retries);
		if (decision.action === 'wait') {
			this.log.wait(decision.ms, describeFailure(failure));
			if (kind === 'rateLimited') this.limiter.block(decision.ms);
			else await this.pause(decision.ms, request);
			return;
		}
		if (decision.action === 'refreshToken') {
			const rejection = { sentAt, reason: decision.reason };
			retries.refreshed = await this.refreshToken(rejection, request, retries);
			if (retries.refreshed) return;
		}
		this.remember(failure, request);
		throw this.error(failure, request, retries.repeatable);
	}

	private get limiter(): Limiter {
		return limiterFor(this.connection.limitKey, this.api.rate);
	}

	/** Waits for a slot of the rate limit, up to Maximum Wait. */
	private async waitForSlot(request: ApiRequest, retries: Retries): Promise<void> {
		const { limiter } = this;
		for (;;) {
			const dailyResetMs = limiter.dailyDelay();
			if (dailyResetMs > 0) {
				throw this.error({ kind: 'dailyLimit', status: 429, dailyResetMs }, request, true);
			}
			const ms = limiter.delay();
			if (ms <= 0) break;
			// Requests of a large run wait for each other. Before the first attempt, only the time without any
			// successful request counts.
			if (retries.attempts === 0) {
				retries.startedAt = Math.max(retries.startedAt, limiter.servedAt ?? 0);
			}
			if (Date.now() - retries.startedAt + ms > retries.maxWaitMs) {
				throw this.error({ kind: 'rateLimited', retryAfterMs: ms }, request, true);
			}
			this.log.wait(ms, 'rate limit');
			await this.pause(Math.min(ms, SLICE_MS), request);
		}
		limiter.start();
	}

	private async sendOnce(
		request: ApiRequest,
		attempt: number,
	): Promise<{ response: IN8nHttpFullResponse } | { failure: Failure }> {
		const { limiter, connection, api, log } = this;
		const startedAt = Date.now();
		let report: RateReport = {};
		let result: { response: IN8nHttpFullResponse } | { failure: Failure };
		try {
			const response = await this.watchdog.run(
				this.settings.timeoutMs,
				async (abortSignal) =>
					await exchange(connection.send, { ...this.optionsOf(request), abortSignal }),
			);
			report = boundReport(api.readRate((response.headers ?? {}) as IDataObject));
			const failure = await this.failureOf(response, report);
			result = failure ? { failure } : { response };
		} catch (error) {
			await connection.secrets.update();
			result = { failure: failureFromException(error, connection.secrets) };
		}
		const failure = 'failure' in result ? result.failure : undefined;
		if (failure?.isNotSent) log.warn(`token request failed: ${describeFailure(failure)}`);
		const isRateLimited = failure?.kind === 'rateLimited';
		limiter.finish(report, { isRateLimited });
		if (!failure) this.isRateLimitExhausted = false;
		if (failure?.kind === 'dailyLimit') {
			// Concurrent requests fail for the same reason: the log states it once.
			if (limiter.dailyDelay() === 0) log.warn('daily rate limit reached');
			limiter.reachDailyLimit(failure.dailyResetMs);
		}
		const summary =
			'response' in result ? String(result.response.statusCode) : describeFailure(result.failure);
		log.attempt(request, attempt, Date.now() - startedAt, summary);
		return result;
	}

	/** Returns the failure in a response. Returns undefined if the response is usable. */
	private async failureOf(
		response: IN8nHttpFullResponse,
		report: RateReport,
	): Promise<Failure | undefined> {
		const { statusCode: status } = response;
		if (status >= 400) {
			await this.connection.secrets.update();
			return failureFromResponse(this.api, response, report, this.connection.secrets);
		}
		return status >= 300 || !isJson(response) ? { kind: 'invalidResponse', status } : undefined;
	}

	private optionsOf(request: ApiRequest): IHttpRequestOptions {
		const { method, path, query, body, headers } = request;
		return {
			method,
			url: this.baseUrlOf(request) + path,
			...(query && Object.keys(query).length > 0 && { qs: query }),
			...(body !== undefined && { body }),
			headers: { ...headers },
			json: true,
			arrayFormat: 'repeat',
			timeout: this.settings.timeoutMs,
		} as IHttpRequestOptions;
	}

	private baseUrlOf({ host }: ApiRequest): string {
		const { baseUrl, hosts = {} } = this.connection;
		return host === undefined ? baseUrl : hosts[host];
	}

	/** Gets a new token, with retries. Returns whether the request can be sent again. */
	private async refreshToken(
		rejection: Rejection,
		request: ApiRequest,
		retries: Retries,
	): Promise<boolean> {
		const { refreshes } = this;
		const { reason } = rejection;
		const refresh =
			refreshes.get(reason) ??
			this.refreshWithRetries(rejection, request, retries).finally(() => refreshes.delete(reason));
		refreshes.set(reason, refresh);
		const result = await refresh;
		if (typeof result === 'boolean') return result;
		this.remember(result, request);
		throw this.error(result, request, true);
	}

	private async refreshWithRetries(
		{ sentAt, reason }: Rejection,
		request: ApiRequest,
		{ startedAt, maxWaitMs }: Retries,
	): Promise<boolean | Failure> {
		const attempt: Attempt = {
			...{ repeatable: true, failures: {}, refreshed: true },
			...{ elapsedMs: 0, maxWaitMs },
		};
		for (let since = sentAt; ; since = Date.now()) {
			const result = await this.refreshTokenOnce({ sentAt: since, reason });
			if (typeof result === 'boolean') return result;
			const { kind } = result;
			this.log.warn(`token refresh failed: ${describeFailure(result)}`);
			attempt.failures[kind] = (attempt.failures[kind] ?? 0) + 1;
			attempt.elapsedMs = Date.now() - startedAt;
			const decision = decide(result, attempt);
			if (decision.action !== 'wait') return result;
			this.log.wait(decision.ms, describeFailure(result));
			await this.pause(decision.ms, request);
		}
	}

	private async refreshTokenOnce(rejection: Rejection): Promise<boolean | Failure> {
		const { connection } = this;
		try {
			return await this.watchdog.run(
				this.settings.timeoutMs,
				async () => (await connection.refreshToken?.(rejection)) ?? false,
			);
		} catch (error) {
			await connection.secrets.update();
			return asTokenFailure(failureFromException(error, connection.secrets));
		}
	}

	/** Stores what a failure means for later requests. */
	private remember(failure: Failure, request: ApiRequest): void {
		const { kind, status, isNotSent, retryAfterMs = DEFAULT_BLOCK_MS } = failure;
		// There was no token to send, and later requests will not have one either.
		const hasNoToken = kind === 'unauthorized' && (isNotSent || status === undefined);
		if (kind === 'tokenExpired' || hasNoToken) this.permanentFailures.set(ANY_SCOPE, failure);
		if (kind === 'missingScope' && request.scope) {
			this.permanentFailures.set(request.scope, failure);
		}
		if (kind === 'rateLimited') {
			this.isRateLimitExhausted = true;
			this.limiter.block(Math.min(retryAfterMs, MAX_BLOCK_MS));
		}
	}

	private isCanceled(): boolean {
		return this.context.getExecutionCancelSignal?.()?.aborted === true;
	}

	/** Sleeps in slices, so that a stopped execution ends immediately. */
	private async pause(ms: number, request: ApiRequest): Promise<void> {
		for (let left = ms; left > 0; left -= SLICE_MS) {
			if (this.isCanceled()) throw this.error({ kind: 'canceled' }, request, true);
			await sleep(Math.min(left, SLICE_MS));
		}
	}

	/**
	 * Returns the error for a success status whose body reports a failure. Returns undefined if the body
	 * reports none. The API rejected the request, so the outcome is known.
	 */
	reportedFailure(request: ApiRequest, body: unknown, hasRecord = false): NodeApiError | undefined {
		const statusCode = reportedStatus(body, hasRecord);
		if (statusCode === undefined) return undefined;
		const response = { statusCode, body, headers: {} } as IN8nHttpFullResponse;
		const failure = failureFromResponse(this.api, response, {}, this.connection.secrets);
		return this.error(failure, request, true);
	}

	/**
	 * Returns the error for a JSON response that does not have the documented content.
	 *
	 * @param expected The missing content.
	 * @param body The body. If it reports a failure, the error contains it.
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

	private error(
		failure: Failure,
		request: ApiRequest,
		repeatable: boolean,
		url = this.baseUrlOf(request),
	) {
		return toNodeError(failure, {
			api: this.api,
			node: this.context.getNode(),
			itemIndex: request.itemIndex,
			request: `${request.method} ${request.path}`,
			host: hostOf(url),
			account: this.connection.account,
			user: this.connection.user,
			secrets: this.connection.secrets,
			scope: request.scope,
			isCustomPath: request.isCustomPath,
			unknownOutcome: isOutcomeUnknown(failure, repeatable),
		});
	}
}

/** Returns whether a response is JSON or empty. Text can be a page of a proxy, or incomplete JSON. */
function isJson({ body }: IN8nHttpFullResponse): boolean {
	return typeof body !== 'string' || body === '';
}
