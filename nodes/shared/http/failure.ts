import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { Api, Failure, FailureKind, KnownError, RateReport } from './api';
import { readErrorText } from './errorText';
import type { ErrorText } from './errorText';
import { RequestFailure } from './requestFailure';
import type { Secrets } from './secrets';

/** Codes of connections that were never established. */
const UNREACHED = new Set([
	'ECONNREFUSED',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
]);
/** Codes of hosts that do not exist. A retry does not help. */
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'ERR_INVALID_URL', 'EINVAL', 'ERR_INVALID_ARG_TYPE']);
/** Code of n8n's OAuth client if the token endpoint rejects a request (@n8n/client-oauth2, AuthError). */
const TOKEN_REJECTED = 'EAUTH';
/** The errors of n8n's SSRF protection (@n8n/backend-network). They have no code. */
const BLOCKED = /^SsrfBlocked/;
const CERTIFICATE =
	/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|EPROTO|WRONG_VERSION_NUMBER/;

function kindOfStatus(status: number): FailureKind {
	if (status === 429) return 'rateLimited';
	if (status === 408 || status >= 500) return 'serverError';
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404 || status === 410) return 'notFound';
	return 'badInput';
}

/** Returns whether a known error matches a failure. */
function matches(
	{ status, code, pattern }: KnownError,
	error: ErrorText,
	responseStatus: number,
): boolean {
	return (
		(status === undefined || status === responseStatus) &&
		(code === undefined || code.test(error.code ?? '')) &&
		(pattern === undefined || pattern.test(error.text))
	);
}

/** Returns the failure for a response with an HTTP status of 400 or more. */
export function failureFromResponse(
	api: Pick<Api, 'knownErrors'>,
	response: IN8nHttpFullResponse,
	report: RateReport,
	secrets: Secrets,
): Failure {
	const { statusCode: status, body } = response;
	const error = readErrorText(body, secrets);
	const known = api.knownErrors.find((row) => matches(row, error, status));
	const kind = known?.kind ?? kindOfStatus(status);
	const isDaily = kind === 'rateLimited' && report.dailyRemaining === 0;
	return {
		kind: isDaily ? 'dailyLimit' : kind,
		status,
		...(known && { isKnown: true }),
		...(known?.explain && { explain: known.explain }),
		...(error.text && { apiMessage: error.text }),
		...(error.code && { apiCode: error.code }),
		...(error.traceId && { traceId: error.traceId }),
		...(report.dailyResetMs !== undefined && { dailyResetMs: report.dailyResetMs }),
		...retryAfter(kind, report),
	};
}

/**
 * Returns how long to wait before the retry: the time in the response or, after a 429 without a time, one
 * interval of the rate limit.
 */
function retryAfter(kind: FailureKind, report: RateReport): Pick<Failure, 'retryAfterMs'> {
	const ms = report.retryAfterMs ?? (kind === 'rateLimited' ? report.intervalMs : undefined);
	return ms === undefined || !['rateLimited', 'serverError'].includes(kind)
		? {}
		: { retryAfterMs: ms };
}

interface ErrorLike {
	name?: unknown;
	code?: unknown;
	message?: unknown;
	description?: unknown;
	cause?: unknown;
	errors?: unknown[];
}

/** The code of errors that {@link BLOCKED} matches. */
const BLOCKED_CODE = 'SSRF_BLOCKED';

/** Returns the first code in an error and its causes: `ECONNRESET`, `CERT_HAS_EXPIRED`, … */
function codeOf(error: ErrorLike | undefined, depth = 0): string | undefined {
	if (!error || typeof error !== 'object' || depth > 4) return undefined;
	const deeper =
		codeOf(error.cause as ErrorLike, depth + 1) ??
		codeOf(error.errors?.[0] as ErrorLike, depth + 1);
	if (deeper !== undefined) return deeper;
	if (typeof error.name === 'string' && BLOCKED.test(error.name)) return BLOCKED_CODE;
	return typeof error.code === 'string' ? error.code : undefined;
}

/** Returns the failure for an exception of n8n's HTTP helper: there was no response. */
export function failureFromException(error: unknown, secrets: Secrets): Failure {
	if (error instanceof RequestFailure) {
		const { redirectedTo } = error.failure;
		return redirectedTo === undefined
			? error.failure
			: { ...error.failure, redirectedTo: secrets.mask(redirectedTo) };
	}
	const like = (error ?? {}) as ErrorLike;
	const code = codeOf(like);
	const { text: apiMessage } = readErrorText(like.description ?? like.message, secrets);
	const facts = { ...(code && { code }), ...(apiMessage && { apiMessage }) };
	if (code === BLOCKED_CODE) return { kind: 'blocked' };
	if (code === 'ERR_CANCELED') return { kind: 'canceled', ...facts };
	if (code && CERTIFICATE.test(code)) return { kind: 'certificate', ...facts };
	if (code && UNREACHED.has(code)) return { kind: 'unreachable', ...facts };
	if (code && UNKNOWN_HOST.has(code)) return { kind: 'unknownHost', ...facts, code };
	if (code && code !== TOKEN_REJECTED) return { kind: 'connectionLost', ...facts };
	// Without a code, the helper stopped before it sent the request: no credential, not connected, or a
	// rejected refresh.
	return { kind: 'unauthorized', ...facts };
}
