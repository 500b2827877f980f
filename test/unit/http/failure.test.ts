import type { Api } from '../../../nodes/shared/http/api';
import {
	failureFromResponse,
	failureFromException,
	readErrorText,
	maskSecrets,
} from '../../../nodes/shared/http/failure';

const api = {
	knownErrors: [{ status: 401, pattern: /jwt/i, kind: 'tokenExpired' }],
} as unknown as Api;
const answer = (statusCode: number, body: unknown) => ({ statusCode, body, headers: {} }) as never;

describe('readErrorText', () => {
	it.each([
		[
			{ message: ['altId is missing', 'altType is missing'] },
			'altId is missing; altType is missing',
		],
		[{ message: 'Order not found', status: 404 }, 'Order not found'],
		[{ error: { code: 'x', message: 'Nested' } }, 'Nested'],
		[{ error: 'UnAuthorized!', error_description: 'No code' }, 'No code'],
		[{ fault: { faultstring: 'Invalid ApiKey' } }, 'Invalid ApiKey'],
		['<html><head><title>403 Forbidden</title></head><body>x</body></html>', '403 Forbidden'],
		['<p>Error <b>1010</b></p>', 'Error 1010'],
		['{"message":"cut o', '{"message":"cut o'],
		['', ''],
		[undefined, ''],
		[null, ''],
		[{}, ''],
		[[{ message: 'a' }, { message: 'b' }], 'a; b'],
	])('reads %j', (body, said) => {
		expect(readErrorText(body)).toBe(said);
	});

	it('keeps it to one bounded line', () => {
		expect(readErrorText('a\n\nb '.repeat(500)).length).toBeLessThanOrEqual(400);
		expect(readErrorText('a\n\nb')).toBe('a b');
	});
});

describe('failureFromResponse', () => {
	it.each([
		[400, 'badInput'],
		[401, 'unauthorized'],
		[403, 'unauthorized'],
		[404, 'notFound'],
		[408, 'serverError'],
		[422, 'badInput'],
		[429, 'rateLimited'],
		[500, 'serverError'],
		[503, 'serverError'],
	])('takes %d as %s', (status, kind) => {
		expect(failureFromResponse(api, answer(status, {}), {}, []).kind).toBe(kind);
	});

	it("prefers the API's own table", () => {
		expect(failureFromResponse(api, answer(401, { message: 'Invalid JWT' }), {}, []).kind).toBe(
			'tokenExpired',
		);
	});

	it('knows a spent day from a full interval', () => {
		const report = { dailyRemaining: 0, dailyResetMs: 49_013_000, intervalMs: 10_000 };
		expect(failureFromResponse(api, answer(429, {}), report, [])).toMatchObject({
			kind: 'dailyLimit',
			dailyResetMs: 49_013_000,
		});
		expect(failureFromResponse(api, answer(429, {}), { intervalMs: 10_000 }, [])).toMatchObject({
			kind: 'rateLimited',
			retryAfterMs: 10_000,
		});
		expect(
			failureFromResponse(api, answer(429, {}), { intervalMs: 1, retryAfterMs: 3_000 }, []),
		).toMatchObject({
			retryAfterMs: 3_000,
		});
	});

	it('shows the trace ID and masks secrets', () => {
		const body = { message: 'bad token pit-secret-1', traceId: 't-1' };
		expect(failureFromResponse(api, answer(400, body), {}, ['pit-secret-1'])).toMatchObject({
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
	])('takes %s as %s', (code, kind) => {
		expect(failureFromException(withCode(code), []).kind).toBe(kind);
	});

	it('finds the code among several tries of one connection', () => {
		const error = { cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] } };
		expect(failureFromException(error, []).kind).toBe('unreachable');
	});

	it('takes an exception before the request as a refused credential', () => {
		const failure = failureFromException(new Error('OAuth credentials not connected'), []);
		expect(failure).toEqual({
			kind: 'unauthorized',
			apiMessage: 'OAuth credentials not connected',
		});
	});
});

describe('maskSecrets', () => {
	it('masks every occurrence, and leaves short texts alone', () => {
		expect(maskSecrets('tok-1 and tok-1', ['tok-1'])).toBe('*** and ***');
		expect(maskSecrets('abc', ['', 'a'])).toBe('abc');
	});
});
