import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';

import { isObject } from '../core/guards';
import { getPath } from '../core/paths';
import { Semaphore } from '../core/semaphore';
import { steadyNow } from '../core/steadyClock';
import type { Api, Connection, Context, Failure, RateReport, Rejection } from './api';
import { newRetries, toHttpOptions } from './apiRequest';
import type { ApiRequest, Retries } from './apiRequest';
import { ClientErrors } from './clientErrors';
import { ClientTokens } from './clientTokens';
import { exchange } from './exchange';
import { failureFromException, failureFromResponse } from './failure';
import { limiterFor } from './limiter';
import type { Limiter } from './limiter';
import { pauseInSlices } from './pause';
import { boundReport } from './rateReport';
import type { MayFollow } from './redirects';
import { describeFailure, RequestLog } from './requestLog';
import { decide } from './retry';
import { completeSettings } from './settings';
import type { Settings } from './settings';
import { waitForSlot } from './slots';
import { Watchdog } from './watchdog';

/**
 * The longest block of the other requests after a request that failed at the rate limit. After that, the next
 * request is sent, so that one response cannot block an account permanently.
 */
const MAX_BLOCK_MS = 60_000;
const DEFAULT_BLOCK_MS = 1_000;

/** The key of a failure that concerns requests of all scopes. */
const ANY_SCOPE = '*';

type Outcome = { response: IN8nHttpFullResponse } | { failure: Failure };

/** Sends the requests of one execution to one account. All requests of all nodes use a client. */
export class Client {
	private readonly semaphore: Semaphore;
	private readonly settings: Settings;
	private readonly watchdog: Watchdog;
	private readonly log: RequestLog;
	private readonly errors: ClientErrors;
	private readonly tokens: ClientTokens;
	/** Failures that later requests of the execution would repeat, by scope. */
	private readonly permanentFailures = new Map<string, Failure>();
	/** A request reached its maximum wait at the rate limit, and no request has succeeded since. */
	private isRateLimitExhausted = false;
	private latestReport: RateReport = {};

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
		this.errors = new ClientErrors(context, api, connection);
		this.tokens = new ClientTokens(connection, this.watchdog, this.log, this.settings.timeoutMs);
	}

	/** The rate limit in the latest response that contained one. */
	get rateReport(): RateReport {
		return this.latestReport;
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
		return await this.transfer({ method: 'GET', url }, mayFollow);
	}

	/** Uploads a file to a signed URL of the API, without the credential. */
	async upload(url: string, body: Buffer, type: string): Promise<IN8nHttpFullResponse> {
		const headers = { 'Content-Type': type };
		return await this.transfer({ method: 'PUT', url, body, headers }, () => false);
	}

	private async transfer(
		own: IHttpRequestOptions & { method: 'GET' | 'PUT' },
		mayFollow: MayFollow,
	): Promise<IN8nHttpFullResponse> {
		const { timeoutMs: timeout } = this.settings;
		const { method, url } = own;
		const request: ApiRequest = { method, path: new URL(url).pathname };
		const startedAt = Date.now();
		const log = (result: string) => this.log.attempt(request, 1, Date.now() - startedAt, result);
		try {
			const response = await this.watchdog.run(timeout, async (abortSignal) => {
				const options = { ...own, timeout, abortSignal };
				return await exchange(this.context.helpers.httpRequest, options, mayFollow);
			});
			log(String(response.statusCode));
			return response;
		} catch (error) {
			const failure = failureFromException(error, this.connection.secrets);
			log(describeFailure(failure));
			throw this.errors.ofFailure(failure, request, true, url);
		}
	}

	private async sendWithRetries(request: ApiRequest): Promise<IN8nHttpFullResponse> {
		const maxWaitMs = this.isRateLimitExhausted ? 0 : this.settings.maxWaitMs;
		const retries = newRetries(request, maxWaitMs);
		for (;;) {
			const known =
				this.permanentFailures.get(request.scope ?? '') ?? this.permanentFailures.get(ANY_SCOPE);
			if (known) throw this.errors.ofFailure(known, request);
			const unsent = await waitForSlot(this.limiter, retries, this.log, this.pauseFor(request));
			if (unsent) throw this.errors.ofFailure(unsent, request);
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
		const now = steadyNow();
		retries.elapsedMs = now - retries.startedAt;
		const decision = decide(failure, retries);
		if (decision.action === 'wait') {
			this.log.wait(decision.ms, describeFailure(failure));
			if (kind === 'rateLimited') this.limiter.blockUntil(now + decision.ms);
			else await this.pauseFor(request)(decision.ms);
			return;
		}
		if (decision.action === 'refreshToken') {
			const rejection = { sentAt, reason: decision.reason };
			retries.refreshed = await this.refreshToken(rejection, request, retries);
			if (retries.refreshed) return;
		}
		this.applyToLater(failure, request);
		throw this.errors.ofFailure(failure, request, retries.repeatable);
	}

	private get limiter(): Limiter {
		return limiterFor(this.connection.limitKey, this.api.rate);
	}

	private async sendOnce(request: ApiRequest, attempt: number): Promise<Outcome> {
		const { limiter, connection, api, log } = this;
		const startedAt = Date.now();
		let report: RateReport = {};
		let result: Outcome;
		try {
			const { timeoutMs } = this.settings;
			const options = toHttpOptions(request, connection, timeoutMs);
			const response = await this.watchdog.run(
				timeoutMs,
				async (abortSignal) => await exchange(connection.send, { ...options, abortSignal }),
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
		if ((report.remaining ?? report.dailyRemaining) !== undefined) this.latestReport = report;
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

	/** Gets a new token, with retries. Returns whether the request can be sent again. */
	private async refreshToken(
		rejection: Rejection,
		request: ApiRequest,
		retries: Retries,
	): Promise<boolean> {
		const result = await this.tokens.refresh(rejection, retries, this.pauseFor(request));
		if (typeof result === 'boolean') return result;
		this.applyToLater(result, request);
		throw this.errors.ofFailure(result, request);
	}

	/** Applies a failure to later requests: they fail without an attempt, or wait. */
	private applyToLater(failure: Failure, request: ApiRequest): void {
		const { kind, status, isNotSent, retryAfterMs = DEFAULT_BLOCK_MS } = failure;
		// There was no token to send, and later requests will not have one either.
		const hasNoToken = kind === 'unauthorized' && (isNotSent || status === undefined);
		if (kind === 'tokenExpired' || hasNoToken) this.permanentFailures.set(ANY_SCOPE, failure);
		if (kind === 'missingScope' && request.scope) {
			this.permanentFailures.set(request.scope, failure);
		}
		if (kind === 'rateLimited') {
			this.isRateLimitExhausted = true;
			this.limiter.blockUntil(steadyNow() + Math.min(retryAfterMs, MAX_BLOCK_MS));
		}
	}

	private isCanceled(): boolean {
		return this.context.getExecutionCancelSignal?.()?.aborted === true;
	}

	/** Returns a function that waits between the attempts of a request. */
	private pauseFor(request: ApiRequest) {
		return async (ms: number) =>
			await pauseInSlices(ms, () => {
				if (this.isCanceled()) throw this.errors.ofFailure({ kind: 'canceled' }, request);
			});
	}

	/**
	 * Returns the error for a success status whose body reports a failure. Returns undefined if the body
	 * reports none. The API rejected the request, so the outcome is known.
	 */
	reportedFailure(request: ApiRequest, body: unknown, hasRecord = false): NodeApiError | undefined {
		return this.errors.ofBody(request, body, hasRecord);
	}

	/**
	 * Returns the error for a JSON response that does not have the documented content.
	 *
	 * @param expected The missing content.
	 * @param body The body. If it reports a failure, the error contains it.
	 */
	wrongShape(request: ApiRequest, expected: string, body?: unknown): NodeApiError {
		return this.reportedFailure(request, body) ?? this.errors.ofMissing(request, expected, body);
	}
}

/** Returns whether a response is JSON or empty. Text can be a page of a proxy, or incomplete JSON. */
function isJson({ body }: IN8nHttpFullResponse): boolean {
	return typeof body !== 'string' || body === '';
}
