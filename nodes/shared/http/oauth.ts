import { createHash } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isObject, numberOf, textOf } from '../core/guards';
import type { Connection, Context, KnownError } from './api';
import { sendAuthenticated } from './authenticated';
import type { Secrets } from './secrets';
import { isTokenError, noRefreshToken, tokenFailure } from './tokenFailure';
import { refreshOnce, tokenWorked } from './tokenRefresh';
import type { StoredToken } from './tokenRefresh';

/** If the type of a token has another spelling, n8n adds the token to the URL. */
const OPTIONS = { tokenType: 'Bearer' };

/** A connected OAuth2 credential. */
export interface OAuthCredential {
	context: Context;
	/** The type of the credential. */
	type: string;
	/** Known errors of the API. */
	knownErrors: readonly KnownError[];
	secrets: Secrets;
	/** Adds the headers that every request needs. */
	prepare?: (options: IHttpRequestOptions) => IHttpRequestOptions;
}

/** Returns a positive number, also if it is text. */
function positive(value: unknown): number | undefined {
	const number = numberOf(value);
	return Number.isFinite(number) && number > 0 ? number : undefined;
}

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
	a === undefined || b === undefined ? undefined : a + b;

/** Returns the expiry of a token that is a JWT (RFC 7519, 4.1.4), in epoch ms. */
function jwtExpiry(token: unknown): number | undefined {
	const [, payload, signature] = textOf(token).split('.');
	if (!payload || !signature) return undefined;
	const claims = jsonParse<unknown>(Buffer.from(payload, 'base64url').toString(), {
		// With undefined, jsonParse throws.
		fallbackValue: null,
	});
	const seconds = isObject(claims) ? positive(claims.exp) : undefined;
	return seconds === undefined ? undefined : seconds * 1000;
}

/** Reads the token that a credential contains. */
function readStoredToken(credential: ICredentialDataDecryptedObject): StoredToken {
	const { clientId, clientSecret, oauthTokenData } = credential;
	const token = (oauthTokenData ?? {}) as IDataObject;
	const parts = [token.access_token, token.refresh_token, clientId, clientSecret];
	const seconds = positive(token.expires_in);
	const lifetimeMs = seconds === undefined ? undefined : seconds * 1000;
	// n8n 2 stores the expiry by its own clock. Trustpilot returns when it issued the token.
	const byN8n = positive(token.n8n_expires_at);
	const expiresAt =
		byN8n ?? jwtExpiry(token.access_token) ?? sum(positive(token.issued_at), lifetimeMs);
	return {
		identity: createHash('sha256').update(JSON.stringify(parts)).digest('base64'),
		expiresAt,
		lifetimeMs,
		issuedAt: sum(byN8n, lifetimeMs === undefined ? undefined : -lifetimeMs),
	};
}

/**
 * Returns the context with the credential that was read before. n8n refreshes its token only if the stored one is
 * still the same, so a token that another process has just stored is not replaced.
 */
function withCredential(context: Context, credential: ICredentialDataDecryptedObject): Context {
	const getCredentials = async () => await Promise.resolve({ ...credential });
	return Object.create(context, { getCredentials: { value: getCredentials } }) as Context;
}

/** Sends requests with an OAuth2 credential, and refreshes its token. */
export function oauthConnection({
	context,
	type,
	knownErrors,
	secrets,
	prepare = (options) => options,
}: OAuthCredential): Required<Pick<Connection, 'send' | 'refreshToken'>> {
	const key = `${type} ${context.getNode().credentials?.[type]?.id ?? ''}`;

	const read = async () => {
		const credential = await context.getCredentials(type);
		return { ...readStoredToken(credential), credential };
	};
	const startedWith = read().then(
		({ identity }) => identity,
		() => undefined,
	);

	const refresh = async ({ credential }: { credential: ICredentialDataDecryptedObject }) => {
		const { grantType, oauthTokenData } = credential;
		const { refresh_token: refreshToken } = (oauthTokenData ?? {}) as IDataObject;
		if (grantType !== 'clientCredentials' && !refreshToken) throw noRefreshToken(secrets);
		await context.helpers.refreshOAuth2Token
			.call(withCredential(context, credential) as never, type, OPTIONS)
			.catch(async (error: unknown) => {
				await secrets.update();
				throw tokenFailure(error, knownErrors, secrets);
			});
	};

	return {
		send: async (options) => {
			const sentAt = Date.now();
			const response = await sendAuthenticated(context, type, prepare(options), {
				oauth2: OPTIONS,
			}).catch(async (error: unknown) => {
				// With client credentials, n8n requests the first token here.
				const { accessTokenUrl } = await context.getCredentials(type);
				if (!isTokenError(error, textOf(accessTokenUrl))) return await Promise.reject(error);
				await secrets.update();
				throw tokenFailure(error, knownErrors, secrets);
			});
			if (response.statusCode < 400) tokenWorked(key, sentAt);
			return response;
		},
		refreshToken: async (rejection) =>
			await refreshOnce({ key, startedWith, read, refresh }, rejection),
	};
}
