import type {
	IAdditionalCredentialOptions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Context } from './api';

/**
 * Returns the context with another signal. In executions, n8n's helper replaces the signal of a request with
 * the one that stops the execution. Then no request could have its own timeout.
 */
function withSignal(context: Context, signal: IHttpRequestOptions['abortSignal']): Context {
	if (!signal) return context;
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
}

/** Sends a request with a credential of the node. Keeps the request's `abortSignal`. */
export async function sendAuthenticated(
	context: Context,
	credentialType: string,
	options: IHttpRequestOptions,
	credentialOptions?: IAdditionalCredentialOptions,
): Promise<IN8nHttpFullResponse> {
	return (await context.helpers.httpRequestWithAuthentication.call(
		withSignal(context, options.abortSignal) as never,
		credentialType,
		options,
		credentialOptions,
	)) as IN8nHttpFullResponse;
}
