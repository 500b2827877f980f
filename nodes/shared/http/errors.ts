import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Api, ExplainFacts, Explanation, Failure, FailureKind } from './api';
import type { Secrets } from './secrets';

/** The failed request. */
export interface Subject extends Omit<ExplainFacts, 'api' | 'failure'> {
	api: Api;
	node: INode;
	itemIndex?: number;
	secrets: Secrets;
	/** The API may have processed the request. */
	unknownOutcome: boolean;
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Describes a period: `3 hours`. */
export function duration(ms: number): string {
	const minutes = Math.ceil(ms / 60_000);
	if (minutes < 2) return plural(Math.max(1, Math.ceil(ms / 1000)), 'second');
	if (minutes < 120) return plural(minutes, 'minute');
	return plural(Math.round(minutes / 60), 'hour');
}

/** The text for each kind. A known error of an API can replace it. */
const EXPLANATIONS: Record<FailureKind, (facts: ExplainFacts) => Explanation> = {
	badInput: ({ api, failure }) => ({
		message: `${api} rejected the request`,
		description: failure.apiMessage
			? 'Correct the parameters listed in the message.'
			: 'Check the parameters of this node.',
	}),
	canceled: () => ({
		message: 'The execution was stopped',
		description: 'The node did not send any more requests.',
	}),
	certificate: ({ host }) => ({
		message: `n8n does not trust the certificate of ${host}`,
		description:
			'Check the base URL in the credential. Check that the certificate is valid and that the machine that runs n8n trusts its certificate authority.',
	}),
	connectionLost: ({ api }) => ({
		message: `The connection to ${api} closed before the response was complete`,
		description: 'Try again. For a long request, increase Timeout under Options.',
	}),
	dailyLimit: ({ api, failure }) => ({
		message: `${api} daily rate limit reached`,
		description: failure.dailyResetMs
			? `It resets in about ${duration(failure.dailyResetMs)}. Run the workflow again after that.`
			: 'Run the workflow again after the daily limit resets.',
	}),
	forbidden: ({ api }) => ({
		message: `${api} does not allow this request`,
		description:
			'Check that the credential has access to this account, and that its user or app may use this operation.',
	}),
	redirected: ({ api, failure, host }) => ({
		message: `${api} redirected the request to ${failure.redirectedTo}`,
		description: `The node does not follow this redirect, because the credential is for ${host} only. Check the base URL in the credential. If the API moved, enter its new URL there.`,
	}),
	tooLarge: ({ api }) => ({
		message: `The response of ${api} is too large`,
		description: 'Request less data: use filters, or a smaller page.',
	}),
	invalidResponse: ({ api, host }) => ({
		message: `${api} returned a response that n8n can't read`,
		description: `Check the base URL in the credential (${host}). If n8n connects through a proxy, check the proxy too.`,
	}),
	missingScope: ({ api, scope }) => ({
		message: scope
			? `The credential does not have the scope ${scope}`
			: 'The credential does not have a scope that this operation requires',
		description: `Add the scope to the private integration or app in ${api}. Then reconnect the credential.`,
	}),
	notFound: ({ api, isCustomPath, request }) =>
		isCustomPath
			? {
					message: `${api} found no record or endpoint at this path`,
					description: `Check Method and Path in the API reference: ${request}. If the endpoint exists, check the ID in the path.`,
				}
			: {
					message: `Record not found in ${api}`,
					description: 'Check the ID. The record must belong to the account of the credential.',
				},
	rateLimited: ({ api }) => ({
		message: `${api} rate limit still exceeded after the maximum wait`,
		description:
			'Increase Maximum Wait under Options, or run fewer workflows for this account at the same time.',
	}),
	serverError: ({ api, failure }) => ({
		message: `${api} could not process the request (status ${failure.status})`,
		description: `This is a temporary issue at ${api}. Try again later.`,
	}),
	tokenExpired: ({ api }) => ({
		message: `${api} no longer accepts the token of this credential`,
		description: 'Open the credential and reconnect it, or enter a new token.',
	}),
	unauthorized: ({ api }) => ({
		message: `${api} rejected the credential`,
		description:
			'Open the credential and test it. If the test fails, reconnect the credential or enter a new token.',
	}),
	blocked: ({ host }) => ({
		message: `n8n does not allow requests to ${host}`,
		description:
			'The SSRF protection of n8n blocks private addresses. Ask the administrator of n8n to add the host to N8N_SSRF_ALLOWED_HOSTNAMES, or check the base URL in the credential.',
	}),
	unknownHost: ({ host }) => ({
		message: `The host ${host} does not exist`,
		description: 'Check the base URL in the credential.',
	}),
	unreachable: ({ host }) => ({
		message: `n8n can't connect to ${host}`,
		description:
			'The node did not send the request. Check the base URL in the credential, and that n8n can reach this host.',
	}),
};

const UNKNOWN_OUTCOME = ({ api }: ExplainFacts): Explanation => ({
	message: `${api} may or may not have processed this request`,
	description:
		'The node did not retry it. Check whether the record exists before you run the node again.',
});

function declaredCause(failure: Failure) {
	if (failure.kind === 'rateLimited') {
		return { cause: 'rate-limited' as const, retryAfterMs: failure.retryAfterMs };
	}
	if (failure.kind === 'dailyLimit') return { cause: 'quota-exhausted' as const };
	if (['unauthorized', 'forbidden', 'missingScope', 'tokenExpired'].includes(failure.kind)) {
		return { cause: 'credential-invalid' as const };
	}
	if (failure.kind === 'redirected') return { cause: 'configuration-invalid' as const };
	if (['serverError', 'connectionLost', 'unreachable', 'invalidResponse'].includes(failure.kind)) {
		return { cause: 'temporarily-unavailable' as const };
	}
	return undefined;
}

/** Kinds of failures that can be temporary, so that the next poll tries again. */
const TRANSIENT: ReadonlySet<FailureKind> = new Set([
	'invalidResponse',
	'dailyLimit',
	'connectionLost',
	'rateLimited',
	'serverError',
	'unreachable',
]);

/**
 * Returns the error that a user reads. Its message states what happened, its description what to do next.
 * Programs find facts in `context` (`kind`, `transient`, `unknownOutcome`, `traceId`).
 */
export function toNodeError(failure: Failure, subject: Subject): NodeApiError {
	const facts: ExplainFacts = { ...subject, failure, api: subject.api.name };
	const explanation = (failure.explain ?? EXPLANATIONS[failure.kind])(facts);
	const outcome = subject.unknownOutcome ? UNKNOWN_OUTCOME(facts) : undefined;
	const apiMessage = failure.kind === 'canceled' ? undefined : failure.apiMessage;
	const mask = (text: string) => subject.secrets.mask(text);
	const message = mask(
		[outcome?.message, explanation.message, apiMessage].filter(Boolean).join(': '),
	);
	const code = failure.apiCode ?? failure.code;
	const description = [
		outcome?.description,
		explanation.description,
		`Request: ${subject.request}.`,
		code && `Code: ${code}.`,
		failure.traceId && `Trace ID: ${failure.traceId}.`,
	];
	const cause = declaredCause(failure);
	// The original error is not passed on: it contains the request with its Authorization header.
	const error = new NodeApiError(subject.node, {} as JsonObject, {
		message,
		description: mask(description.filter(Boolean).join(' ')),
		...(failure.status && { httpCode: String(failure.status) }),
		itemIndex: subject.itemIndex,
		...(cause && { failure: cause }),
	});
	// n8n replaces a message that contains a network code such as ECONNRESET with a general one.
	error.message = message;
	Object.assign(error.context, contextOf(failure, subject));
	return error;
}

function contextOf(failure: Failure, subject: Subject): IDataObject {
	return {
		kind: failure.kind,
		transient: TRANSIENT.has(failure.kind),
		unknownOutcome: subject.unknownOutcome,
		...(failure.traceId && { traceId: failure.traceId }),
	};
}
