import { randomUUID } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Context } from '../../../nodes/shared/http/api';
import { oauthConnection } from '../../../nodes/shared/http/oauth';
import { RequestFailure } from '../../../nodes/shared/http/requestFailure';
import { Secrets } from '../../../nodes/shared/http/secrets';

const TYPE = 'exampleOAuth2Api';
const TOKEN_URL = 'https://api.example.com/token';
const GET: IHttpRequestOptions = { method: 'GET', url: 'https://api.example.com/orders' };
const NOW = 1_800_000_000_000;

/** Returns a JWT that expires at a time (seconds). */
const jwt = (claims: unknown) =>
	`head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

interface Setup {
	credential?: IDataObject;
	token?: IDataObject;
	/** The response, or the error of n8n's helper. */
	respond?: () => unknown;
	/** Ends a refresh. Default: n8n stores another token. */
	refresh?: () => Promise<void>;
}

/** A context with one credential. A refresh replaces its token. */
function setup({ credential = {}, token = {}, respond, refresh }: Setup = {}) {
	const oauthTokenData = { access_token: 'first', refresh_token: 'r1', ...token };
	const stored: IDataObject = { accessTokenUrl: TOKEN_URL, ...credential, oauthTokenData };
	const secrets = new Secrets([]);
	const update = jest.spyOn(secrets, 'update').mockResolvedValue(undefined);
	const requests: unknown[][] = [];
	const signals: unknown[] = [];
	const refreshes: unknown[][] = [];
	const id = randomUUID();
	const context = {
		getNode: () => ({ credentials: { [TYPE]: { id } } }),
		getCredentials: async () => await Promise.resolve({ ...stored }),
		getExecutionCancelSignal: () => 'of the execution',
		helpers: {
			async httpRequestWithAuthentication(this: Context, ...call: unknown[]) {
				requests.push(call);
				signals.push(this.getExecutionCancelSignal?.());
				return (await Promise.resolve(respond?.())) ?? { statusCode: 200 };
			},
			async refreshOAuth2Token(this: Context, ...call: unknown[]) {
				refreshes.push([await this.getCredentials(TYPE), ...call]);
				await (refresh?.() ?? Promise.resolve());
				stored.oauthTokenData = {
					...oauthTokenData,
					access_token: `token ${refreshes.length + 1}`,
				};
			},
		},
	} as unknown as Context;
	const connect = () => oauthConnection({ context, type: TYPE, knownErrors: [], secrets });
	return { connect, context, secrets, update, requests, signals, refreshes, stored };
}

const failureOf = async (task: Promise<unknown>) => {
	const error: unknown = await task.catch((reason: unknown) => reason);
	if (!(error instanceof RequestFailure)) throw error;
	return error.failure;
};

beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

describe('send', () => {
	it('adds the headers of the API, and names the type of the token', async () => {
		const { context, secrets, requests } = setup();
		const prepare = (options: IHttpRequestOptions) => ({ ...options, headers: { version: '1' } });
		const { send } = oauthConnection({ context, type: TYPE, knownErrors: [], secrets, prepare });
		expect(await send(GET)).toEqual({ statusCode: 200 });
		expect(requests).toEqual([
			[TYPE, { ...GET, headers: { version: '1' } }, { oauth2: { tokenType: 'Bearer' } }],
		]);
	});

	it('keeps the signal of a request, and uses that of the execution without one', async () => {
		const { connect, signals } = setup();
		const { signal } = new AbortController();
		await connect().send({ ...GET, abortSignal: signal });
		await connect().send(GET);
		expect(signals).toEqual([signal, 'of the execution']);
	});

	it('reports an error of the token endpoint as a failure of the token', async () => {
		const { connect, update } = setup({
			respond: async () =>
				await Promise.reject(Object.assign(new Error('503'), { config: { url: TOKEN_URL } })),
		});
		expect(await failureOf(connect().send(GET))).toMatchObject({ isNotSent: true });
		expect(update).toHaveBeenCalled();
	});

	it('throws other errors unchanged', async () => {
		const error = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
		const { connect } = setup({ respond: async () => await Promise.reject(error) });
		await expect(connect().send(GET)).rejects.toBe(error);
	});
});

describe('refreshToken', () => {
	const rejected = { sentAt: NOW - 1_000, reason: 'unknown' } as const;

	it('passes the credential to n8n that was read before', async () => {
		const { connect, refreshes } = setup();
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toEqual([
			[
				expect.objectContaining({
					oauthTokenData: { access_token: 'first', refresh_token: 'r1' },
				}),
				TYPE,
				{ tokenType: 'Bearer' },
			],
		]);
	});

	it('fails without a refresh token, and does not call n8n', async () => {
		const { connect, refreshes } = setup({ token: { refresh_token: undefined } });
		const failed = failureOf(connect().refreshToken(rejected));
		await jest.advanceTimersByTimeAsync(500);
		expect(await failed).toMatchObject({ kind: 'unauthorized', isNotSent: true });
		expect(refreshes).toEqual([]);
	});

	it('refreshes a token that looks like a JWT but is not one', async () => {
		const { connect, refreshes } = setup({ token: { access_token: 'v1.key.secret' } });
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toHaveLength(1);
	});

	it('needs no refresh token with client credentials', async () => {
		const credential = { grantType: 'clientCredentials' };
		const { connect, refreshes } = setup({ credential, token: { refresh_token: undefined } });
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toHaveLength(1);
	});

	it('reports the error of the token endpoint', async () => {
		const { connect, update } = setup({
			refresh: async () =>
				await Promise.reject({ code: 'EAUTH', body: { error: 'invalid_grant' } } as never),
		});
		const failed = failureOf(connect().refreshToken(rejected));
		await jest.advanceTimersByTimeAsync(500);
		expect(await failed).toMatchObject({ kind: 'unauthorized', isNotSent: true });
		expect(update).toHaveBeenCalled();
	});

	it('keeps a token that n8n received after the request', async () => {
		const token = { n8n_expires_at: NOW + 3_600_000, expires_in: 3_600 };
		const { connect, refreshes } = setup({ token });
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toEqual([]);
	});

	it('replaces a token that n8n received long before the request', async () => {
		const token = { n8n_expires_at: NOW + 60_000, expires_in: 3_600 };
		const { connect, refreshes } = setup({ token });
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toHaveLength(1);
	});

	it('keeps a token that replaced the one with which the execution started', async () => {
		const { connect, refreshes, stored } = setup();
		const { refreshToken } = connect();
		await Promise.resolve();
		// The request was sent 9 seconds after n8n received it: n8n can have read the earlier one.
		stored.oauthTokenData = {
			...{ access_token: 'of another process', refresh_token: 'r2' },
			...{ n8n_expires_at: NOW - 10_000 + 3_600_000, expires_in: 3_600 },
		};
		expect(await refreshToken(rejected)).toBe(true);
		expect(refreshes).toEqual([]);
		expect(await connect().refreshToken(rejected)).toBe(true);
		expect(refreshes).toHaveLength(1);
	});

	it.each<[string, IDataObject, boolean]>([
		['by the clock of n8n', { n8n_expires_at: NOW }, true],
		['later, by the clock of n8n', { n8n_expires_at: NOW + 60_000 }, false],
		['by its own content', { access_token: jwt({ exp: NOW / 1000 }) }, true],
		['later, by its own content', { access_token: jwt({ exp: NOW / 1000 + 60 }) }, false],
		['as text', { access_token: jwt({ exp: String(NOW / 1000) }) }, true],
		['by its time of issue', { issued_at: NOW - 60_000, expires_in: '60' }, true],
		['later, by its time of issue', { issued_at: NOW - 60_000, expires_in: 61 }, false],
		['at no known time', { expires_in: 60 }, false],
		['at no time that is a number', { access_token: jwt({ exp: 'soon' }) }, false],
		['at a negative time', { access_token: jwt({ exp: -1 }) }, false],
		['at no time, because it is no JWT', { access_token: 'a.b' }, false],
		['at no time, because its content is no JSON', { access_token: 'a.b.c' }, false],
		['at no time, because it is another kind of token', { access_token: 'v4.local.x.y' }, false],
		['at no time, because its content is no object', { access_token: jwt(null) }, false],
	])('refreshes a token rejected for another reason only if it has expired: %s', async (...row) => {
		const [, token, hasExpired] = row;
		const { connect, refreshes } = setup({ token });
		const result = await connect().refreshToken({ sentAt: NOW - 1_000, reason: 'other' });
		expect([result, refreshes.length]).toEqual([hasExpired, hasExpired ? 1 : 0]);
	});

	it('does not refresh a token again that did not help, until a request succeeds with it', async () => {
		const { connect, refreshes, context } = setup();
		const { send, refreshToken } = connect();
		const rejectedAgain = () => refreshToken({ sentAt: Date.now(), reason: 'expired' });
		expect(await refreshToken(rejected)).toBe(true);
		jest.setSystemTime(NOW + 10_000);
		expect(await rejectedAgain()).toBe(false);
		expect((await send(GET)).statusCode).toBe(200);
		expect(await rejectedAgain()).toBe(true);
		expect(refreshes).toHaveLength(2);
		// A request that fails does not show that the token works.
		jest.setSystemTime(NOW + 20_000);
		Object.assign(context.helpers, {
			httpRequestWithAuthentication: async () => await Promise.resolve({ statusCode: 400 }),
		});
		await send(GET);
		expect(await rejectedAgain()).toBe(false);
	});

	it('keeps credentials with different IDs apart', async () => {
		const [first, second] = [setup(), setup()];
		expect(await first.connect().refreshToken(rejected)).toBe(true);
		expect(await second.connect().refreshToken(rejected)).toBe(true);
		expect([first.refreshes.length, second.refreshes.length]).toEqual([1, 1]);
	});
});
