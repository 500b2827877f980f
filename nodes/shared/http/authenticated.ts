import type {
	IAdditionalCredentialOptions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Context } from './api';

/**
 * The context with another signal. In executions, n8n's helper replaces the signal of a request with the
 * one that stops the execution, so that no request can have a timeout of its own.
 */
function withSignal(context: Context, signal: IHttpRequestOptions['abortSignal']): Context {
	if (!signal) return context;
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
}

/** Sends a request with a credential of the node. It keeps its own `abortSignal`. */
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
