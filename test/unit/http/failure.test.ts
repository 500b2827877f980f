import type { Api } from '../../../nodes/shared/http/api';
import { failureFromException, failureFromResponse } from '../../../nodes/shared/http/failure';
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
		[403, 'unauthorized'],
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
});
