import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { steadyNow } from '../core/steadyClock';
import type { Connection } from './api';
import type { Attempt } from './retry';

/** One request to the API. */
export interface ApiRequest {
	method: IHttpRequestOptions['method'] & string;
	/** Path after the base URL, with encoded values. */
	path: string;
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	query?: IDataObject;
	/** JSON, or the bytes of another content type, which the headers name. */
	body?: IDataObject | unknown[] | Buffer;
	/** JSON text to send unchanged, instead of `body`. n8n does not send an empty object or array. */
	bodyText?: string;
	/** The response is a file. Its body is a Buffer. */
	isFile?: boolean;
	headers?: IDataObject;
	/** Safe to retry although the method does not imply it. */
	repeatable?: boolean;
	/** Required scope, for the message if it is missing. */
	scope?: string;
	/** The input item of the request, for messages. */
	itemIndex?: number;
	/** The user entered the path. */
	isCustomPath?: boolean;
}

/** The retries of one request. */
export interface Retries extends Attempt {
	/** When the maximum wait of the request started ({@link steadyNow}). */
	startedAt: number;
	/** Number of attempts. */
	attempts: number;
}

/** Methods that HTTP defines as idempotent (RFC 9110, 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Returns whether a request is safe to retry. */
export const isRepeatable = ({ repeatable, method }: ApiRequest): boolean =>
	repeatable ?? IDEMPOTENT.has(method);

/** Returns the state of a request before its first attempt. */
export const newRetries = (request: ApiRequest, maxWaitMs: number): Retries => ({
	repeatable: isRepeatable(request),
	failures: {},
	startedAt: steadyNow(),
	attempts: 0,
	elapsedMs: 0,
	maxWaitMs,
	refreshed: false,
});

/** Returns the base URL of a request. */
export function baseUrlOf({ host }: ApiRequest, { baseUrl, hosts = {} }: Connection): string {
	return host === undefined ? baseUrl : hosts[host];
}

/** Returns the request in the format of n8n's HTTP helper. */
export function toHttpOptions(
	request: ApiRequest,
	connection: Connection,
	timeout: number,
): IHttpRequestOptions {
	const { method, path, query, body, bodyText, headers, isFile } = request;
	return {
		method,
		url: baseUrlOf(request, connection) + path,
		...(query && Object.keys(query).length > 0 && { qs: query }),
		...(body !== undefined && { body }),
		...(bodyText !== undefined && { body: bodyText }),
		headers: {
			...(bodyText !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		json: !isFile,
		arrayFormat: 'repeat',
		timeout,
	} as IHttpRequestOptions;
}
