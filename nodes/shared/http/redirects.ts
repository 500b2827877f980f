import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { RequestFailure } from './requestFailure';

/** Decides whether a redirect may be followed. */
export type MayFollow = (from: URL, to: URL) => boolean;

/** Redirects that keep the method and the body (RFC 9110, 15.4.8 and 15.4.9). */
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Returns whether two URLs have the same origin, or differ only by the change from HTTP to HTTPS on the
 * standard ports. Another port can belong to another service.
 *
 * @internal Exported for tests.
 */
export function isSameOrigin(from: URL, to: URL): boolean {
	const isUpgrade =
		from.protocol === 'http:' &&
		to.protocol === 'https:' &&
		from.host === from.hostname &&
		to.host === from.host;
	return isUpgrade || (from.protocol === to.protocol && from.host === to.host);
}

export function isRedirect({ statusCode }: IN8nHttpFullResponse): boolean {
	return REDIRECTS.has(statusCode);
}

function locationOf({ headers }: IN8nHttpFullResponse, from: URL): URL | undefined {
	const location = [headers?.location].flat()[0];
	return typeof location === 'string' && URL.canParse(location, from.href)
		? new URL(location, from.href)
		: undefined;
}

/** The longest hostname that DNS allows. */
const MAX_HOST = 253;

/**
 * Describes a redirect target for a message. The path is omitted, because it can contain an ID or a secret.
 */
function describeTarget(from: URL, to: URL | undefined): string {
	if (!to || !/^https?:$/.test(to.protocol)) return 'an invalid address';
	if (to.host !== from.host) return `another host: ${to.host.slice(0, MAX_HOST)}`;
	if (to.protocol !== from.protocol) return `another address: ${to.origin}`;
	return 'another address on the same host';
}

/**
 * Returns the request for a redirect. A credential is sent only to its own host, and a write remains a write.
 *
 * @throws RequestFailure if the redirect must not be followed.
 */
export function nextRequest(
	options: IHttpRequestOptions,
	response: IN8nHttpFullResponse,
	mayFollow: MayFollow = isSameOrigin,
): IHttpRequestOptions {
	const from = new URL(options.url);
	const to = locationOf(response, from);
	const { statusCode: status } = response;
	const keepsMethod = KEEPS_METHOD.has(status) || READS.has(options.method ?? 'GET');
	if (!to || !mayFollow(from, to) || !keepsMethod) {
		const redirectedTo = describeTarget(from, to);
		throw new RequestFailure({ kind: 'redirected', status, redirectedTo });
	}
	// The new URL has its own query. A username in it would replace the credential.
	return { ...options, qs: undefined, url: `${to.origin}${to.pathname}${to.search}` };
}
