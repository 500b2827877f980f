import { randomUUID } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../shared/core/guards';
import type { Api, Connection, Context, RateReport } from '../shared/http/api';
import { sendAuthenticated } from '../shared/http/authenticated';
import { oauthConnection } from '../shared/http/oauth';
import { numberHeader, retryAfterMs } from '../shared/http/headers';
import { oauthSecrets, Secrets } from '../shared/http/secrets';
import { readBaseUrl } from '../shared/http/urls';
import { ACCOUNT_PROPERTIES } from './fields/account';
import { KNOWN_ERRORS } from './knownErrors';

/** Header by which the backend recognizes a repeated write (contract, Idempotency). */
export const KEY_HEADER = 'Idempotency-Key';

/** Reads `100;w=10`: 100 requests in 10 seconds. */
function readRate(headers: IDataObject): RateReport {
	const policy = /^(\d+);w=(\d+)$/.exec(textOf(headers['ratelimit-policy']));
	return {
		...(policy && { max: Number(policy[1]), intervalMs: Number(policy[2]) * 1000 }),
		remaining: numberHeader(headers, 'ratelimit-remaining'),
		retryAfterMs: retryAfterMs(headers),
	};
}

/**
 * Adds a key to every POST that has none, because the contract requires it. These requests are not retried,
 * so a random key is enough.
 */
function withKey(options: IHttpRequestOptions): IHttpRequestOptions {
	if (options.method !== 'POST' || options.headers?.[KEY_HEADER]) return options;
	return { ...options, headers: { ...options.headers, [KEY_HEADER]: randomUUID() } };
}

/** Reads the part that both credentials have in common. `id` is n8n's ID of the credential. */
function placeOf(context: Context, credential: ICredentialDataDecryptedObject, id: string) {
	const baseUrl = readBaseUrl(context.getNode(), credential.baseUrl);
	return { baseUrl, account: '', version: 'v1', limitKey: `${baseUrl} ${id}` };
}

async function connectWithKey(context: Context): Promise<Connection> {
	const credential = await context.getCredentials('abstractGhlApi');
	const id = context.getNode().credentials?.abstractGhlApi?.id ?? '';
	return {
		...placeOf(context, credential, id),
		secrets: new Secrets([credential.apiKey]),
		send: async (options) => await sendAuthenticated(context, 'abstractGhlApi', withKey(options)),
	};
}

/**
 * Connects with OAuth2. With client credentials, the first request gets the token. To refresh it, n8n gets
 * another one.
 */
async function connectWithOAuth(context: Context): Promise<Connection> {
	const type = 'abstractGhlOAuth2Api';
	const credential = await context.getCredentials(type);
	const token = (credential.oauthTokenData ?? {}) as IDataObject;
	if (credential.grantType !== 'clientCredentials' && !token.access_token) {
		throw new NodeOperationError(context.getNode(), 'The AbstractGHL credential is not connected', {
			description: 'Open the credential and select Connect.',
		});
	}
	const id = context.getNode().credentials?.[type]?.id ?? '';
	const secrets = oauthSecrets(context, type, credential);
	return {
		...placeOf(context, credential, id),
		secrets,
		...oauthConnection({ context, type, secrets, knownErrors: KNOWN_ERRORS, prepare: withKey }),
	};
}

/** The AbstractGHL API: docs/abstractghl.openapi.yaml. */
export const abstractGhl: Api = {
	name: 'AbstractGHL',
	properties: ACCOUNT_PROPERTIES,
	// Valid until a response states the rate limit.
	rate: { max: 100, intervalMs: 10_000 },
	knownErrors: KNOWN_ERRORS,
	readRate,
	connect: async (context, choice) =>
		choice.authentication === 'oAuth2'
			? await connectWithOAuth(context)
			: await connectWithKey(context),
};
