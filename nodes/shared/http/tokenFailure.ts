import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { isObject, numberOf, scalarText } from '../core/guards';
import { ownValue } from '../core/paths';
import type { Explanation, ExplainFacts, Failure, FailureKind, KnownError } from './api';
import { failureFromException, failureFromResponse } from './failure';
import { RequestFailure } from './requestFailure';
import { isRetryable } from './retry';
import type { Secrets } from './secrets';

/** Maximum depth of the causes of n8n's errors. */
const MAX_CAUSES = 5;

/** n8n 2 reports a rejected refresh token with this message only. n8n 1 reports it with the response. */
const RECONNECT = /needs to be reconnected|no refresh token is available/i;
/** The start of n8n 2's message if the first token with client credentials fails. */
const FIRST_TOKEN = /^Failed to acquire OAuth2 access token/;

/** Kinds whose general message is also correct for the token endpoint. */
const GENERAL_TEXT: ReadonlySet<FailureKind> = new Set([
	'blocked',
	'canceled',
	'certificate',
	'redirected',
	'unknownHost',
]);

/** The errors that OAuth2 defines (RFC 6749, 5.2), with the spellings of the APIs. */
const TOKEN_ERRORS: readonly KnownError[] = [
	{
		code: /^invalid_grant$/i,
		kind: 'unauthorized',
		explain: ({ api }) => ({
			message: `${api} rejected the refresh token: the connection has expired or was revoked`,
			description:
				'Reconnect the credential: open it and select Connect. A connection ends if the app is uninstalled, if it is not used for a long time, or if another n8n uses the same connection.',
		}),
	},
	{
		code: /^(?:invalid|unauthorized)_client$/i,
		kind: 'unauthorized',
		explain: explainClient,
	},
	{
		pattern: /invalid client|client (?:authentication|credentials)/i,
		kind: 'unauthorized',
		explain: explainClient,
	},
	{ code: /^(?:temporarily_unavailable|server_error)$/i, kind: 'serverError' },
	{ code: /^(?:slow_down|rate_limited)$/i, kind: 'rateLimited' },
	{ pattern: /too many requests/i, kind: 'rateLimited' },
];

function explainClient({ api }: ExplainFacts): Explanation {
	return {
		message: `${api} rejected the client ID or the client secret of the credential`,
		description:
			'Compare Client ID and Client Secret in the credential with your app. After a change, reconnect the credential if it has the button Connect.',
	};
}

const explainTemporary = ({ api, failure }: ExplainFacts): Explanation => ({
	message: `${api} did not return a new token${failure.status ? ` (status ${failure.status})` : ''}`,
	description:
		"This is usually temporary. Try again later. You don't need to reconnect the credential.",
});

const explainRejected = ({ api }: ExplainFacts): Explanation => ({
	message: `${api} rejected the request for a new token`,
	description:
		'Reconnect the credential: open it and select Connect. If it has no such button, check Client ID and Client Secret.',
});

interface ErrorLike {
	code?: unknown;
	status?: unknown;
	body?: unknown;
	message?: unknown;
	name?: unknown;
	cause?: unknown;
	config?: { url?: unknown };
	response?: { status?: unknown; data?: unknown };
}

/** Returns an error and its causes, outermost first. */
function causesOf(error: unknown): ErrorLike[] {
	const causes: ErrorLike[] = [];
	for (let next = error; isObject(next) && causes.length < MAX_CAUSES; next = next.cause) {
		causes.push(next);
	}
	return causes;
}

const asResponse = (statusCode: number, body: unknown): IN8nHttpFullResponse =>
	({ statusCode, body, headers: {} }) as IN8nHttpFullResponse;

/**
 * Returns the response of the token endpoint in an error of n8n's OAuth2 client. Returns undefined if there
 * was none.
 */
function responseIn(error: ErrorLike): IN8nHttpFullResponse | undefined {
	const { code, status, body, name, response } = error;
	// An error of Axios, for a status of 500 or more.
	if (typeof response?.status === 'number') return asResponse(response.status, response.data);
	if (code === 'ESTATUS' && typeof status === 'number') return asResponse(status, body);
	// A body with an `error`. n8n does not keep its status, but the body of GHL contains it.
	if (code === 'EAUTH') return asResponse(numberOf(ownValue(body, 'statusCode')) || 400, body);
	if (RECONNECT.test(scalarText(error.message))) return asResponse(400, { error: 'invalid_grant' });
	// n8n 1 throws a SyntaxError for incomplete JSON.
	return name === 'SyntaxError' ? asResponse(200, '') : undefined;
}

/**
 * Returns whether the error of an authenticated request is about its token, so that the request itself was
 * not sent.
 */
export function isTokenError(error: unknown, tokenUrl: string): boolean {
	return causesOf(error).some(
		(cause) =>
			responseIn(cause) !== undefined ||
			cause.config?.url === tokenUrl ||
			FIRST_TOKEN.test(scalarText(cause.message)),
	);
}

const isMarkup = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

/** Returns the failure for a response of the token endpoint. */
function failureFromTokenResponse(
	response: IN8nHttpFullResponse,
	knownErrors: readonly KnownError[],
	secrets: Secrets,
): Failure {
	const { statusCode: status, body } = response;
	// Known errors of other kinds are about records: 400 "not found", for example.
	const rows = [...TOKEN_ERRORS, ...knownErrors.filter(({ kind }) => kind === 'unauthorized')];
	const failure = failureFromResponse({ knownErrors: rows }, response, {}, secrets);
	// The page of a proxy can have any status.
	const isPage = status < 400 || (isMarkup(body) && !failure.isKnown);
	return isPage ? { ...failure, kind: 'invalidResponse' } : failure;
}

/** Completes the failure of a token request: the request that needed the token was not sent. */
export function asTokenFailure(failure: Failure): Failure {
	const isFinal = !isRetryable(failure.kind) && !GENERAL_TEXT.has(failure.kind);
	const explain = GENERAL_TEXT.has(failure.kind)
		? failure.explain
		: (failure.explain ?? (isFinal ? explainRejected : explainTemporary));
	return {
		...failure,
		...(isFinal && { kind: 'unauthorized' }),
		...(explain && { explain }),
		isKnown: true,
		isNotSent: true,
	};
}

/** Returns the failure of a token request, from the error of n8n's OAuth2 client. */
export function tokenFailure(
	error: unknown,
	knownErrors: readonly KnownError[],
	secrets: Secrets,
): RequestFailure {
	const response = causesOf(error)
		.map(responseIn)
		.find((found) => found !== undefined);
	const failure = response
		? failureFromTokenResponse(response, knownErrors, secrets)
		: failureFromException(error, secrets);
	return new RequestFailure(asTokenFailure(failure));
}

/** Returns the failure of a refresh without a refresh token. */
export const noRefreshToken = (secrets: Secrets): RequestFailure =>
	tokenFailure({ code: 'EAUTH', body: { error: 'invalid_grant' } }, [], secrets);
