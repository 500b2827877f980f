import type { Api } from '../../../nodes/shared/http/api';
import { failureFromException, failureFromResponse } from '../../../nodes/shared/http/failure';
import { RequestFailure } from '../../../nodes/shared/http/requestFailure';
import { Secrets } from '../../../nodes/shared/http/secrets';

const NONE = new Secrets([]);
const api = {
	knownErrors: [{ status: 401, pattern: /jwt/i, kind: 'tokenExpired' }],
} as unknown as Api;
const response = (statusCode: number, body: unknown) =>
	({ statusCode, body, headers: {} }) as never;

describe('failureFromResponse', () => {
	it.each([
		[400, 'badInput'],
		[401, 'unauthorized'],
		[403, 'forbidden'],
		[404, 'notFound'],
		[408, 'serverError'],
		[410, 'notFound'],
		[422, 'badInput'],
		[429, 'rateLimited'],
		[500, 'serverError'],
		[503, 'serverError'],
	])('classifies %d as %s', (status, kind) => {
		expect(failureFromResponse(api, response(status, {}), {}, NONE).kind).toBe(kind);
	});

	it('prefers the known errors of the API', () => {
		expect(failureFromResponse(api, response(401, { message: 'Invalid JWT' }), {}, NONE).kind).toBe(
			'tokenExpired',
		);
	});

	it('distinguishes the daily rate limit from the rate limit', () => {
		const report = { dailyRemaining: 0, dailyResetMs: 49_013_000, intervalMs: 10_000 };
		expect(failureFromResponse(api, response(429, {}), report, NONE)).toMatchObject({
			kind: 'dailyLimit',
			dailyResetMs: 49_013_000,
		});
		expect(failureFromResponse(api, response(429, {}), { intervalMs: 10_000 }, NONE)).toMatchObject(
			{
				kind: 'rateLimited',
				retryAfterMs: 10_000,
			},
		);
		expect(
			failureFromResponse(api, response(429, {}), { intervalMs: 1, retryAfterMs: 3_000 }, NONE),
		).toMatchObject({
			retryAfterMs: 3_000,
		});
	});

	it('requires all conditions of a known error', () => {
		const explain = () => ({ message: 'Connect again', description: '' });
		const strict = {
			knownErrors: [
				{ status: 403, code: /^no_access$/, pattern: /scope/, kind: 'missingScope', explain },
				{ code: /^gone$/, kind: 'notFound' },
			],
		} as unknown as Api;
		const failureOf = (status: number, body: unknown) =>
			failureFromResponse(strict, response(status, body), {}, NONE);
		const body = { error: { code: 'no_access', message: 'No scope' } };
		expect(failureOf(403, body)).toEqual({
			...{ kind: 'missingScope', status: 403, isKnown: true, explain },
			...{ apiMessage: 'No scope', apiCode: 'no_access' },
		});
		expect(failureOf(401, body)).toEqual({
			...{ kind: 'unauthorized', status: 401, apiMessage: 'No scope', apiCode: 'no_access' },
		});
		expect(failureOf(403, { error: { code: 'no_access', message: 'No' } }).isKnown).toBeUndefined();
		expect(failureOf(403, { message: 'No scope' }).kind).toBe('forbidden');
		expect(failureOf(400, { error: { code: 'gone', message: 'Gone' } })).toMatchObject({
			...{ kind: 'notFound', isKnown: true },
		});
		expect(failureOf(400, { message: 'gone' })).toEqual({
			...{ kind: 'badInput', status: 400, apiMessage: 'gone' },
		});
	});

	it('returns a time to wait only for failures that are retried', () => {
		const report = { retryAfterMs: 3_000, intervalMs: 10_000, dailyRemaining: 0 };
		const failureOf = (status: number, rate: object = report) =>
			failureFromResponse(api, response(status, {}), rate, NONE);
		expect(failureOf(503)).toEqual({ kind: 'serverError', status: 503, retryAfterMs: 3_000 });
		expect(failureOf(400)).toEqual({ kind: 'badInput', status: 400 });
		expect(failureOf(503, { intervalMs: 10_000 })).toEqual({ kind: 'serverError', status: 503 });
		expect(failureOf(429, {})).toEqual({ kind: 'rateLimited', status: 429 });
	});

	it('shows the trace ID and masks secrets', () => {
		const body = { message: 'bad token pit-secret-1', traceId: 't-1' };
		expect(
			failureFromResponse(api, response(400, body), {}, new Secrets(['pit-secret-1'])),
		).toMatchObject({
			apiMessage: 'bad token ***',
			traceId: 't-1',
		});
	});
});

describe('failureFromException', () => {
	const withCode = (code: string) => Object.assign(new Error('x'), { cause: { code } });

	it.each([
		['ECONNREFUSED', 'unreachable'],
		['EAI_AGAIN', 'unreachable'],
		['ENOTFOUND', 'unknownHost'],
		['ECONNRESET', 'connectionLost'],
		['ETIMEDOUT', 'connectionLost'],
		['ECONNABORTED', 'connectionLost'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
		['ERR_CANCELED', 'canceled'],
	])('classifies %s as %s', (code, kind) => {
		expect(failureFromException(withCode(code), NONE).kind).toBe(kind);
	});

	it.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])(
		'classifies %s as blocked',
		(name) => {
			const error = Object.assign(new Error('The request was blocked'), { name });
			for (const thrown of [error, { name: 'NodeApiError', code: 'ERR_OUTER', cause: error }]) {
				expect(failureFromException(thrown, NONE)).toEqual({ kind: 'blocked' });
			}
		},
	);

	it('finds the code among several attempts of one connection', () => {
		const error = { cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] } };
		expect(failureFromException(error, NONE).kind).toBe('unreachable');
	});

	it('classifies an exception before the request as a rejected credential', () => {
		const failure = failureFromException(new Error('OAuth credentials not connected'), NONE);
		expect(failure).toEqual({
			kind: 'unauthorized',
			apiMessage: 'OAuth credentials not connected',
		});
	});

	it('finds the code of the innermost cause, up to five levels deep', () => {
		const nest = (depth: number, code: string): object =>
			depth === 0 ? { code } : { code: 'ERR_OUTER', cause: nest(depth - 1, code) };
		expect(failureFromException(nest(4, 'ECONNREFUSED'), NONE).kind).toBe('unreachable');
		expect(failureFromException(nest(5, 'ECONNREFUSED'), NONE)).toMatchObject({
			...{ kind: 'connectionLost', code: 'ERR_OUTER' },
		});
		const attempts = (depth: number): object =>
			depth === 0 ? { code: 'ECONNREFUSED' } : { errors: [attempts(depth - 1)] };
		expect(failureFromException(attempts(4), NONE).kind).toBe('unreachable');
		expect(failureFromException(attempts(5), NONE).kind).toBe('unauthorized');
	});

	it.each([
		[
			{ code: 500, message: 'Not a text' },
			{ kind: 'unauthorized', apiMessage: 'Not a text' },
		],
		[
			{ cause: 'a text', code: 'ECONNRESET' },
			{ kind: 'connectionLost', code: 'ECONNRESET' },
		],
		[{ code: 'EAUTH' }, { kind: 'unauthorized', code: 'EAUTH' }],
		[null, { kind: 'unauthorized' }],
	])('classifies %j', (error, failure) => {
		expect(failureFromException(error, NONE)).toEqual(failure);
	});

	it('keeps the failure of the client, and masks secrets in the target of a redirect', () => {
		const badInput = { kind: 'badInput' as const, status: 400 };
		expect(failureFromException(new RequestFailure(badInput), NONE)).toBe(badInput);
		const redirected = { kind: 'redirected' as const, redirectedTo: 'evil.example/pit-secret-1' };
		expect(
			failureFromException(new RequestFailure(redirected), new Secrets(['pit-secret-1'])),
		).toEqual({ kind: 'redirected', redirectedTo: 'evil.example/***' });
	});
});
