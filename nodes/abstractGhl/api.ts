import { randomUUID } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { textOf } from '../shared/core/guards';
import type { Api, Connection, Context, RateReport } from '../shared/http/api';
import { numberHeader, retryAfterMs } from '../shared/http/headers';
import { refreshOnce } from '../shared/http/tokenRefresh';
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

/** `{error: {code, message, details, request_id}}` in one line: message, code, and each detail with its field. */
function readError({ error }: IDataObject) {
	// The token endpoint speaks in the words of RFC 6749: there `error` is a text.
	if (typeof error !== 'object' || error === null) return {};
	const { code, message, details, request_id: traceId } = error as IDataObject;
	const list = Array.isArray(details) ? (details as IDataObject[]) : [];
	const told = list.map((detail) => `${textOf(detail.field)}: ${textOf(detail.message)}`);
	const said = [`${textOf(message)} (${textOf(code)})`, told.join('; ')];
	return { apiMessage: said.filter(Boolean).join(': '), traceId: textOf(traceId) };
}

/** Every POST carries a key; those that name none are not sent twice, so that any will do. */
function withKey(options: IHttpRequestOptions): IHttpRequestOptions {
	if (options.method !== 'POST' || options.headers?.[KEY_HEADER]) return options;
	return { ...options, headers: { ...options.headers, [KEY_HEADER]: randomUUID() } };
}

/** What both credentials say. `id` is n8n's own of the credential. */
function placeOf(context: Context, credential: ICredentialDataDecryptedObject, id: string) {
	const baseUrl = textOf(credential.baseUrl).replace(/\/+$/, '');
	if (!/^https?:\/\/[^\s/]/.test(baseUrl)) {
		throw new NodeOperationError(
			context.getNode(),
			`The base URL of the credential is not an address: ${baseUrl || '(empty)'}`,
			{ description: 'Open the credential and put in the address of your AbstractGHL backend.' },
		);
	}
	return { baseUrl, account: '', version: 'v1', limitKey: `${baseUrl} ${id}` };
}

async function connectWithKey(context: Context): Promise<Connection> {
	const credential = await context.getCredentials('abstractGhlApi');
	const id = context.getNode().credentials?.abstractGhlApi?.id ?? '';
	return {
		...placeOf(context, credential, id),
		secrets: [textOf(credential.apiKey)],
		send: async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(
				context as never,
				'abstractGhlApi',
				withKey(options),
			),
	};
}

/** With client credentials the first request fetches the token, and renewing fetches another. */
async function connectWithOAuth(context: Context): Promise<Connection> {
	const type = 'abstractGhlOAuth2Api';
	const credential = await context.getCredentials(type);
	const token = (credential.oauthTokenData ?? {}) as IDataObject;
	if (credential.grantType !== 'clientCredentials' && !token.access_token) {
		throw new NodeOperationError(context.getNode(), 'The AbstractGHL credential is not connected', {
			description: 'Open the credential and press Connect.',
		});
	}
	const id = context.getNode().credentials?.[type]?.id ?? '';
	const oauth2 = { tokenType: 'Bearer' };
	return {
		...placeOf(context, credential, id),
		secrets: [token.access_token, token.refresh_token, credential.clientSecret].map(textOf),
		send: async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(
				context as never,
				type,
				withKey(options),
				{ oauth2 },
			),
		refreshToken: async (sentAt) =>
			await refreshOnce(
				id,
				sentAt,
				async () => await context.helpers.refreshOAuth2Token.call(context as never, type, oauth2),
			),
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
	readError,
	connect: async (context, choice) =>
		choice.authentication === 'oAuth2'
			? await connectWithOAuth(context)
			: await connectWithKey(context),
};
