import type { ExplainFacts, Failure, KnownError } from '../../../nodes/shared/http/api';
import { Secrets } from '../../../nodes/shared/http/secrets';
import {
	asTokenFailure,
	isTokenError,
	noRefreshToken,
	tokenFailure,
} from '../../../nodes/shared/http/tokenFailure';

const SECRETS = new Secrets([]);
const TOKEN_URL = 'https://api.example.com/token';

const failureOf = (error: unknown, knownErrors: KnownError[] = []) =>
	tokenFailure(error, knownErrors, SECRETS).failure;
/** Returns the text that the user reads, if the token endpoint has its own. */
const textOf = (failure: Failure) =>
	failure.explain?.({ api: 'Example', failure } as ExplainFacts).message;

/** The errors of n8n's OAuth2 client. */
const withBody = (body: object) => ({ code: 'EAUTH', body });
const withStatus = (status: number, body: unknown = {}) => ({ code: 'ESTATUS', status, body });
const ofAxios = (status: number, data: unknown = {}) => ({ response: { status, data } });

const REFRESH_TOKEN =
	'Example rejected the refresh token: the connection has expired or was revoked';
const CLIENT = 'Example rejected the client ID or the client secret of the credential';
const REJECTED = 'Example rejected the request for a new token';
const temporary = (status?: number) =>
	`Example did not return a new token${status ? ` (status ${status})` : ''}`;

describe('tokenFailure', () => {
	it.each<[string, unknown, Failure['kind'], string | undefined]>([
		[
			'a rejected refresh token',
			withBody({ error: 'invalid_grant' }),
			'unauthorized',
			REFRESH_TOKEN,
		],
		[
			'its spelling',
			withBody({ error: 'INVALID_GRANT', code: 'INVALID_GRANT' }),
			'unauthorized',
			REFRESH_TOKEN,
		],
		[
			'the message of n8n 2',
			{ message: 'The credential needs to be reconnected' },
			'unauthorized',
			REFRESH_TOKEN,
		],
		[
			'a missing refresh token',
			{ message: 'No refresh token is available' },
			'unauthorized',
			REFRESH_TOKEN,
		],
		['an invalid client', withBody({ error: 'invalid_client' }), 'unauthorized', CLIENT],
		['an unauthorized client', withBody({ error: 'unauthorized_client' }), 'unauthorized', CLIENT],
		[
			'a client in the message',
			withStatus(401, { message: 'Client authentication failed' }),
			'unauthorized',
			CLIENT,
		],
		[
			'client credentials in the message',
			withStatus(400, { message: 'Wrong client credentials' }),
			'unauthorized',
			CLIENT,
		],
		[
			'an invalid client in the message',
			withStatus(400, { message: 'Invalid client' }),
			'unauthorized',
			CLIENT,
		],
		['any other rejection', withStatus(400, { message: 'No' }), 'unauthorized', REJECTED],
		[
			'a body with its status',
			withBody({ error: 'no', statusCode: 503 }),
			'serverError',
			temporary(503),
		],
		['a body without its status', withBody({ error: 'no' }), 'unauthorized', REJECTED],
		[
			'a server error as a code',
			withBody({ error: 'server_error' }),
			'serverError',
			temporary(400),
		],
		[
			'an overload as a code',
			withBody({ error: 'temporarily_unavailable' }),
			'serverError',
			temporary(400),
		],
		['a rate limit as a code', withBody({ error: 'slow_down' }), 'rateLimited', temporary(400)],
		[
			'another rate limit as a code',
			withBody({ error: 'rate_limited' }),
			'rateLimited',
			temporary(400),
		],
		[
			'a rate limit in the message',
			withStatus(400, { message: 'Too many requests' }),
			'rateLimited',
			temporary(400),
		],
		['status 429', withStatus(429), 'rateLimited', temporary(429)],
		['status 502', withStatus(502), 'serverError', temporary(502)],
		['status 500 of Axios', ofAxios(500), 'serverError', temporary(500)],
		[
			'the page of a proxy',
			withStatus(403, ' <html>Blocked</html>'),
			'invalidResponse',
			temporary(403),
		],
		['a page with a known error', withStatus(400, '<p>invalid client</p>'), 'unauthorized', CLIENT],
		['a text that is no page', withStatus(400, 'a < b'), 'unauthorized', REJECTED],
		[
			'incomplete JSON in n8n 1',
			{ name: 'SyntaxError', message: 'Unexpected end' },
			'invalidResponse',
			temporary(200),
		],
		['no connection', { code: 'ECONNREFUSED' }, 'unreachable', temporary()],
		['a host that does not exist', { code: 'ENOTFOUND' }, 'unknownHost', undefined],
		['a certificate', { code: 'CERT_HAS_EXPIRED' }, 'certificate', undefined],
	])('recognizes %s', (_name, error, kind, text) => {
		const failure = failureOf(error);
		expect([failure.kind, textOf(failure)]).toEqual([kind, text]);
		expect(failure).toMatchObject({ isKnown: true, isNotSent: true });
	});

	it('reads the response from the cause of an error', () => {
		let error: object = withBody({ error: 'invalid_grant' });
		for (let depth = 0; depth < 4; depth++) error = { message: 'Wrapped', cause: error };
		expect(textOf(failureOf(error))).toBe(REFRESH_TOKEN);
		expect(textOf(failureOf({ message: 'Wrapped', cause: error }))).not.toBe(REFRESH_TOKEN);
	});

	it('uses the known errors of the API about credentials, and no others', () => {
		const explain = () => ({ message: 'Renew the plan', description: '' });
		const known = (kind: KnownError['kind']) => [{ pattern: /plan/, kind, explain }];
		const error = withStatus(400, { message: 'No plan' });
		expect(textOf(failureOf(error, known('unauthorized')))).toBe('Renew the plan');
		expect(textOf(failureOf(error, known('notFound')))).toBe(REJECTED);
	});

	it('describes what to do next', () => {
		const remedyOf = (error: unknown) => {
			const failure = failureOf(error);
			return failure.explain?.({ api: 'Example', failure } as ExplainFacts).description;
		};
		expect(remedyOf(withBody({ error: 'invalid_grant' }))).toMatch(
			/^Reconnect the credential: open/,
		);
		expect(remedyOf(withBody({ error: 'invalid_client' }))).toMatch(
			/^Compare Client ID and Client/,
		);
		expect(remedyOf(withStatus(400))).toMatch(/^Reconnect the credential: .* check Client ID/);
		expect(remedyOf(withStatus(502))).toMatch(/Try again later\. You don't need to reconnect/);
	});

	it('is a rejected refresh token if there is none', () => {
		expect(textOf(noRefreshToken(SECRETS).failure)).toBe(REFRESH_TOKEN);
	});
});

describe('asTokenFailure', () => {
	it('keeps the general text of failures that any request can have', () => {
		for (const kind of [
			'blocked',
			'canceled',
			'certificate',
			'redirected',
			'unknownHost',
		] as const) {
			const failure = asTokenFailure({ kind });
			expect([failure.kind, textOf(failure)]).toEqual([kind, undefined]);
		}
	});

	it('is about the credential if a retry does not help', () => {
		const failure = asTokenFailure({ kind: 'badInput', status: 422 });
		expect([failure.kind, failure.status, textOf(failure)]).toEqual([
			'unauthorized',
			422,
			REJECTED,
		]);
	});
});

describe('isTokenError', () => {
	it.each<[string, unknown, boolean]>([
		['a response of the token endpoint', withBody({ error: 'invalid_grant' }), true],
		['a request to the token endpoint', { config: { url: TOKEN_URL } }, true],
		['a request to another URL', { config: { url: 'https://api.example.com/orders' } }, false],
		['a first token', { message: 'Failed to acquire OAuth2 access token: 500' }, true],
		['the cause of an error', { cause: { config: { url: TOKEN_URL } } }, true],
		['a lost connection', { code: 'ECONNRESET', message: 'socket hang up' }, false],
		[
			'a message that mentions a token',
			{ message: 'Not: Failed to acquire OAuth2 access token' },
			false,
		],
		['nothing', undefined, false],
	])('%s', (_name, error, expected) => {
		expect(isTokenError(error, TOKEN_URL)).toBe(expected);
	});
});
