import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Api, Connection, Context } from '../../../nodes/shared/http/api';
import type { ApiRequest } from '../../../nodes/shared/http/apiRequest';
import { Client } from '../../../nodes/shared/http/client';
import { numberHeader, retryAfterMs } from '../../../nodes/shared/http/headers';
import { Secrets } from '../../../nodes/shared/http/secrets';
import type { Settings } from '../../../nodes/shared/http/settings';

export const GET: ApiRequest = { method: 'GET', path: '/orders' };
export const POST: ApiRequest = { method: 'POST', path: '/orders' };
export const BASE = 'https://api.example.com';

/** A reply of the server. Default: status 200 with an empty object. */
export interface Reply {
	status?: number;
	body?: unknown;
	headers?: IDataObject;
	/** n8n's helper throws this instead. */
	error?: unknown;
}

/** Turns a reply into what n8n's helper returns or throws. */
export async function answer({ status = 200, body = {}, headers = {}, error }: Reply) {
	if (error) return await Promise.reject(error as Error);
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const stream = Readable.from([Buffer.from(text)]);
	return { statusCode: status, headers, body: stream } as IN8nHttpFullResponse;
}

/** A client whose server replies in order. The last reply is repeated. */
export function setup(
	replies: Reply[],
	more: { settings?: Partial<Settings>; connection?: Partial<Connection> } = {},
) {
	const requests: IHttpRequestOptions[] = [];
	const next = async (options: IHttpRequestOptions) => {
		requests.push(options);
		return await answer(replies[Math.min(requests.length, replies.length) - 1]);
	};
	const secrets = new Secrets([]);
	const update = jest.spyOn(secrets, 'update').mockResolvedValue(undefined);
	const log: string[] = [];
	const write = (level: string) => (text: string) => log.push(`${level} ${text}`);
	const stop = new AbortController();
	const open = jest.fn(next);
	const context = {
		getNode: () => ({
			id: 'n',
			name: 'Example',
			type: 'example',
			typeVersion: 1,
			position: [0, 0],
		}),
		getExecutionCancelSignal: () => stop.signal,
		logger: { debug: write('debug'), info: write('info'), warn: write('warn') },
		helpers: { httpRequest: open },
	} as unknown as Context;
	const api: Api = {
		name: 'Example',
		properties: [],
		rate: { max: 1_000, intervalMs: 1_000 },
		knownErrors: [
			{ status: 401, pattern: /expired/, kind: 'tokenExpired' },
			{ status: 401, pattern: /revoked/, kind: 'unauthorized' },
			{ pattern: /scope/, kind: 'missingScope' },
		],
		readRate: (headers) => ({
			remaining: numberHeader(headers, 'remaining'),
			dailyRemaining: numberHeader(headers, 'daily'),
			retryAfterMs: retryAfterMs(headers),
		}),
		connect: async () => await Promise.reject(new Error('not used')),
	};
	const send = jest.fn(next);
	const connection: Connection = {
		...{ baseUrl: BASE, account: 'account-1', version: '1', limitKey: randomUUID(), secrets },
		send,
		...more.connection,
	};
	const client = new Client(context, api, connection, more.settings);
	return { client, requests, send, open, update, log, stop };
}

/** Returns the kind of an error and its message. */
export async function errorOf(
	task: Promise<unknown>,
): Promise<{ kind: unknown; message: string; description: string }> {
	const error = (await task.then(
		() => Promise.reject(new Error('It did not fail')),
		(reason: unknown) => reason,
	)) as Error & { context?: IDataObject; description?: string };
	return {
		kind: error.context?.kind,
		message: error.message,
		description: String(error.description),
	};
}
export const kindOf = async (task: Promise<unknown>) => (await errorOf(task)).kind;
