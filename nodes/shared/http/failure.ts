import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isObject } from '../core/guards';
import type { Api, Failure, FailureKind, RateReport } from './api';

const MAX_SAID = 400;

/** Codes of connections that were never made. */
const UNREACHED = new Set([
	'ECONNREFUSED',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
]);
/** Names that do not exist: waiting does not help. */
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'ERR_INVALID_URL', 'EINVAL', 'ERR_INVALID_ARG_TYPE']);
/** n8n's OAuth client, when the token endpoint refuses (@n8n/client-oauth2, AuthError). */
const TOKEN_REFUSED = 'EAUTH';
const CERTIFICATE =
	/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|EPROTO|WRONG_VERSION_NUMBER/;

function flatten(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map(flatten).filter(Boolean).join('; ');
	if (isObject(value)) {
		return flatten(
			value.message ??
				value.error_description ??
				value.error ??
				value.details ??
				Object.values(value),
		);
	}
	return String(value);
}

/** The words of an HTML page, of which error pages of proxies are made. */
function textOfHtml(html: string): string {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1];
	return (title ?? html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * What an error body says, in one line. Takes every shape seen: an array of messages, nested
 * errors, `{error, error_description}`, HTML, cut-off JSON, nothing.
 */
export function readErrorText(body: unknown): string {
	const text =
		typeof body === 'string' ? (/^\s*</.test(body) ? textOfHtml(body) : body) : flatten(body);
	return text.replace(/\s+/g, ' ').trim().slice(0, MAX_SAID);
}

/** Masks the given texts wherever they stand. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret.length >= 4)
		.reduce((masked, secret) => masked.split(secret).join('***'), text);
}

function kindOfStatus(status: number): FailureKind {
	if (status === 429) return 'rateLimited';
	if (status === 408 || status >= 500) return 'serverError';
	if (status === 401 || status === 403) return 'unauthorized';
	if (status === 404 || status === 410) return 'notFound';
	return 'badInput';
}

/** The failure that an answer with an HTTP status of 400 or more stands for. */
export function failureFromResponse(
	api: Api,
	answer: IN8nHttpFullResponse,
	report: RateReport,
	secrets: readonly string[],
): Failure {
	const told = isObject(answer.body) ? api.readError?.(answer.body) : undefined;
	const apiMessage = maskSecrets(readErrorText(told?.apiMessage ?? answer.body), secrets);
	const status = answer.statusCode;
	const known = api.knownErrors.find(
		(known) => (known.status ?? status) === status && known.pattern.test(apiMessage),
	);
	const traceId = isObject(answer.body)
		? (told?.traceId ?? answer.body.traceId ?? answer.body.correlationId)
		: undefined;
	const kind = known?.kind ?? kindOfStatus(status);
	const daySpent = kind === 'rateLimited' && report.dailyRemaining === 0;
	return {
		kind: daySpent ? 'dailyLimit' : kind,
		status,
		...(apiMessage && { apiMessage }),
		...(typeof traceId === 'string' && { traceId }),
		...(report.dailyResetMs !== undefined && { dailyResetMs: report.dailyResetMs }),
		...retryAfter(kind, report),
	};
}

/** A 429 waits as long as it says itself, else one interval of the limit. */
function retryAfter(kind: FailureKind, report: RateReport): Pick<Failure, 'retryAfterMs'> {
	const ms = report.retryAfterMs ?? (kind === 'rateLimited' ? report.intervalMs : undefined);
	return ms === undefined || !['rateLimited', 'serverError'].includes(kind)
		? {}
		: { retryAfterMs: ms };
}

interface ErrorLike {
	code?: unknown;
	message?: unknown;
	description?: unknown;
	cause?: unknown;
	errors?: unknown[];
}

/** The first code in an error and its causes: `ECONNRESET`, `CERT_HAS_EXPIRED`, … */
function codeOf(error: ErrorLike | undefined, depth = 0): string | undefined {
	if (!error || typeof error !== 'object' || depth > 4) return undefined;
	const deeper =
		codeOf(error.cause as ErrorLike, depth + 1) ??
		codeOf(error.errors?.[0] as ErrorLike, depth + 1);
	return deeper ?? (typeof error.code === 'string' ? error.code : undefined);
}

/** The failure that an exception of n8n's HTTP helper stands for: there was no answer. */
export function failureFromException(error: unknown, secrets: readonly string[]): Failure {
	const like = (error ?? {}) as ErrorLike;
	const code = codeOf(like);
	const apiMessage = maskSecrets(readErrorText(like.description ?? like.message ?? ''), secrets);
	const facts = { ...(code && { code }), ...(apiMessage && { apiMessage }) };
	if (code === 'ERR_CANCELED') return { kind: 'canceled', ...facts };
	if (code && CERTIFICATE.test(code)) return { kind: 'certificate', ...facts };
	if (code && UNREACHED.has(code)) return { kind: 'unreachable', ...facts };
	if (code && UNKNOWN_HOST.has(code)) return { kind: 'unknownHost', ...facts, code };
	if (code && code !== TOKEN_REFUSED) return { kind: 'connectionLost', ...facts };
	// Without a code the helper stopped before sending: no credential, not connected, refresh refused.
	return { kind: 'unauthorized', ...facts };
}
