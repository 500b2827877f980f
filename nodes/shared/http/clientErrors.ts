import type { IN8nHttpFullResponse, NodeApiError } from 'n8n-workflow';

import { isBlank, isObject } from '../core/guards';
import type { Api, Connection, Context, Failure } from './api';
import { baseUrlOf, isRepeatable } from './apiRequest';
import type { ApiRequest } from './apiRequest';
import { toNodeError } from './errors';
import { readErrorText } from './errorText';
import { reportedStatus } from './failedBody';
import { failureFromResponse } from './failure';
import { isOutcomeUnknown } from './retry';
import { hostOf } from './urls';

/** Creates the errors of one client. */
export class ClientErrors {
	constructor(
		private readonly context: Context,
		private readonly api: Api,
		private readonly connection: Connection,
	) {}

	/** Returns the error for a failed request. `repeatable`: the request is safe to retry, so its outcome does not matter. */
	ofFailure(
		failure: Failure,
		request: ApiRequest,
		repeatable = true,
		url = baseUrlOf(request, this.connection),
	): NodeApiError {
		return toNodeError(failure, {
			api: this.api,
			node: this.context.getNode(),
			itemIndex: request.itemIndex,
			request: `${request.method} ${request.path}`,
			host: hostOf(url),
			account: this.connection.account,
			user: this.connection.user,
			secrets: this.connection.secrets,
			scope: request.scope,
			isCustomPath: request.isCustomPath,
			unknownOutcome: isOutcomeUnknown(failure, repeatable),
		});
	}

	/**
	 * Returns the error for a success status whose body reports a failure. Returns undefined if the body
	 * reports none. The API rejected the request, so the outcome is known.
	 */
	ofBody(request: ApiRequest, body: unknown, hasRecord: boolean): NodeApiError | undefined {
		const statusCode = reportedStatus(body, hasRecord);
		if (statusCode === undefined) return undefined;
		const response = { statusCode, body, headers: {} } as IN8nHttpFullResponse;
		const failure = failureFromResponse(this.api, response, {}, this.connection.secrets);
		return this.ofFailure(failure, request);
	}

	/** Returns the error for a JSON response without the expected content. Contains the message of the body, if it has one. */
	ofMissing(request: ApiRequest, expected: string, body: unknown): NodeApiError {
		const { secrets } = this.connection;
		const message =
			isObject(body) && !isBlank(body.message) ? readErrorText(body.message, secrets).text : '';
		const apiMessage = [`${expected} is missing`, message].filter(Boolean).join(': ');
		return this.ofFailure({ kind: 'invalidResponse', apiMessage }, request, isRepeatable(request));
	}
}
