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

/** Header by which a write is known again (contract, Idempotency). */
export const KEY_HEADER = 'Idempotency-Key';

/** `100;w=10`: so many requests in so many seconds. */
function readRate(headers: IDataObject): RateReport {
	const policy = /^(\d+);w=(\d+)$/.exec(textOf(headers['ratelimit-policy']));
	return {
		...(policy && { max: Number(policy[1]), intervalMs: Number(policy[2]) * 1000 }),
		remaining: numberHeader(headers, 'ratelimit-remaining'),
		retryAfterMs: retryAfterMs(headers),
	};
}

/** Every POST carries a key; those that name none are not sent twice, so that any will do. */
function withKey(options: IHttpRequestOptions): IHttpRequestOptions {
	if (options.method !== 'POST' || options.headers?.[KEY_HEADER]) return options;
	return { ...options, headers: { ...options.headers, [KEY_HEADER]: randomUUID() } };
}

/** What both credentials say. `id` is n8n's own of the credential. */
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

/** With client credentials the first request fetches the token, and renewing fetches another. */
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

/** AbstractGHL: docs/abstractghl.openapi.yaml. */
export const abstractGhl: Api = {
	name: 'AbstractGHL',
	properties: ACCOUNT_PROPERTIES,
	// Until an answer names its policy.
	rate: { max: 100, intervalMs: 10_000 },
	knownErrors: KNOWN_ERRORS,
	readRate,
	connect: async (context, choice) =>
		choice.authentication === 'oAuth2'
			? await connectWithOAuth(context)
			: await connectWithKey(context),
};
