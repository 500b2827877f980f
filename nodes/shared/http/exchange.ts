import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { RequestFailure } from './requestFailure';
import { isRedirect, nextRequest } from './redirects';
import type { MayFollow } from './redirects';
import { discardBody, readBody } from './responseBody';

/** Maximum number of redirects. An API that needs more has a redirect loop. */
const MAX_REDIRECTS = 5;

/** Sends one HTTP request. Does not throw for a status. */
export type Send = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/**
 * Sends a request and reads its response. n8n's helper would follow redirects with the credential in the
 * headers and the body, and would read bodies of any size. This function limits both.
 *
 * @param mayFollow Which redirects to follow. Default: those within the origin of the request.
 */
export async function exchange(
	send: Send,
	options: IHttpRequestOptions,
	mayFollow?: MayFollow,
): Promise<IN8nHttpFullResponse> {
	let next: IHttpRequestOptions = {
		...options,
		disableFollowRedirect: true,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	for (let redirects = 0; ; redirects++) {
		const response = await send(next);
		if (!isRedirect(response)) return await readBody(response, options);
		discardBody(response);
		if (redirects === MAX_REDIRECTS) {
			throw new RequestFailure({
				kind: 'redirected',
				status: response.statusCode,
				redirectedTo: `more than ${MAX_REDIRECTS} addresses`,
			});
		}
		next = nextRequest(next, response, mayFollow);
	}
}
