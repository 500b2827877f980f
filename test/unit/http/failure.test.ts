import type { Api } from '../../../nodes/shared/http/api';
import {
	failureOfAnswer,
	failureOfException,
	saidBy,
	withoutSecrets,
} from '../../../nodes/shared/http/failure';

const api = { refusals: [{ status: 401, said: /jwt/i, kind: 'expired' }] } as unknown as Api;
const answer = (statusCode: number, body: unknown) => ({ statusCode, body, headers: {} }) as never;

describe('saidBy', () => {
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
		expect(saidBy(body)).toBe(said);
	});

	it('keeps it to one bounded line', () => {
		expect(saidBy('a\n\nb '.repeat(500)).length).toBeLessThanOrEqual(400);
		expect(saidBy('a\n\nb')).toBe('a b');
	});
});

describe('failureOfAnswer', () => {
	it.each([
		[400, 'badInput'],
		[401, 'refused'],
		[403, 'refused'],
		[404, 'notFound'],
		[408, 'server'],
		[422, 'badInput'],
		[429, 'rateLimited'],
		[500, 'server'],
		[503, 'server'],
	])('takes %d as %s', (status, kind) => {
		expect(failureOfAnswer(api, answer(status, {}), {}, []).kind).toBe(kind);
	});

	it("prefers the API's own table", () => {
		expect(failureOfAnswer(api, answer(401, { message: 'Invalid JWT' }), {}, []).kind).toBe(
			'expired',
		);
	});

	it('knows a spent day from a full interval', () => {
		const report = { dailyRemaining: 0, dailyResetMs: 49_013_000, intervalMs: 10_000 };
		expect(failureOfAnswer(api, answer(429, {}), report, [])).toMatchObject({
			kind: 'dailyLimit',
			dailyResetMs: 49_013_000,
		});
		expect(failureOfAnswer(api, answer(429, {}), { intervalMs: 10_000 }, [])).toMatchObject({
			kind: 'rateLimited',
			retryAfterMs: 10_000,
		});
		expect(
			failureOfAnswer(api, answer(429, {}), { intervalMs: 1, retryAfterMs: 3_000 }, []),
		).toMatchObject({
			retryAfterMs: 3_000,
		});
	});

	it('shows the trace ID and masks secrets', () => {
		const body = { message: 'bad token pit-secret-1', traceId: 't-1' };
		expect(failureOfAnswer(api, answer(400, body), {}, ['pit-secret-1'])).toMatchObject({
			said: 'bad token ***',
			traceId: 't-1',
		});
	});
});

describe('failureOfException', () => {
	const withCode = (code: string) => Object.assign(new Error('x'), { cause: { code } });

	it.each([
		['ECONNREFUSED', 'unreached'],
		['EAI_AGAIN', 'unreached'],
		['ENOTFOUND', 'location'],
		['ECONNRESET', 'interrupted'],
		['ETIMEDOUT', 'interrupted'],
		['ECONNABORTED', 'interrupted'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
		['ERR_CANCELED', 'stopped'],
	])('takes %s as %s', (code, kind) => {
		expect(failureOfException(withCode(code), []).kind).toBe(kind);
	});

	it('finds the code among several tries of one connection', () => {
		const error = { cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] } };
		expect(failureOfException(error, []).kind).toBe('unreached');
	});

	it('takes an exception before the request as a refused credential', () => {
		const failure = failureOfException(new Error('OAuth credentials not connected'), []);
		expect(failure).toEqual({ kind: 'refused', said: 'OAuth credentials not connected' });
	});
});

describe('withoutSecrets', () => {
	it('masks every occurrence, and leaves short texts alone', () => {
		expect(withoutSecrets('tok-1 and tok-1', ['tok-1'])).toBe('*** and ***');
		expect(withoutSecrets('abc', ['', 'a'])).toBe('abc');
	});
});
