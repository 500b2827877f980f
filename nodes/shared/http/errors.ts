import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Api, ExplainFacts, Explanation, Failure, FailureKind } from './api';

/** What a failed request was about. */
export interface Subject {
	api: Api;
	node: INode;
	itemIndex?: number;
	/** `GET /payments/orders/…`, without query. */
	request: string;
	host: string;
	account: string;
	scope?: string;
	/** The request may have been carried out. */
	unknownOutcome: boolean;
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A span of time as people say it. */
export function duration(ms: number): string {
	const minutes = Math.ceil(ms / 60_000);
	if (minutes < 2) return plural(Math.max(1, Math.ceil(ms / 1000)), 'second');
	if (minutes < 120) return plural(minutes, 'minute');
	return plural(Math.round(minutes / 60), 'hour');
}

/** General words for each kind; an API's table of known errors may say it better. */
const EXPLANATIONS: Record<FailureKind, (facts: ExplainFacts) => Explanation> = {
	invalidResponse: ({ api, host }) => ({
		message: `The answer of ${api} could not be read`,
		description: `It is not the JSON that ${api} documents. Check the base URL of the credential (${host}) and whether a proxy stands between.`,
	}),
	badInput: ({ api, failure }) => ({
		message: `${api} did not accept the request`,
		description: failure.apiMessage
			? 'Correct the parameters that the message names.'
			: 'Check the parameters of this node.',
	}),
	certificate: ({ host }) => ({
		message: `The certificate of ${host} is not trusted`,
		description: `Check the base URL of the credential, and the certificate (or its authority) on the machine that runs n8n.`,
	}),
	dailyLimit: ({ api, failure }) => ({
		message: `The daily allowance of ${api} is spent`,
		description: failure.dailyResetMs
			? `It resets in about ${duration(failure.dailyResetMs)}. Run the workflow again after that.`
			: 'Run the workflow again when a new day has begun for the account.',
	}),
	tokenExpired: ({ api }) => ({
		message: `${api} no longer accepts the token of this credential`,
		description: 'Open the credential and reconnect it, or put in a new token.',
	}),
	connectionLost: ({ api, host }) => ({
		message: `The connection to ${api} broke off`,
		description: `${host} did not answer in full. Try again; raise Timeout under Options if this is a long request.`,
	}),
	unknownHost: ({ host }) => ({
		message: `The host ${host} does not exist`,
		description: 'Check the base URL of the credential.',
	}),
	notFound: ({ api }) => ({
		message: `${api} does not know this record`,
		description: 'Check the ID, and that the record belongs to the account of the credential.',
	}),
	rateLimited: ({ api }) => ({
		message: `${api} is still refusing requests because there are too many`,
		description:
			'Raise Maximum Wait under Options, or run fewer workflows on this account at once.',
	}),
	unauthorized: ({ api }) => ({
		message: `${api} refused the credential`,
		description: 'Open the credential and test it; reconnect it or put in a new token if it fails.',
	}),
	missingScope: ({ api, scope }) => ({
		message: scope
			? `The credential lacks the scope ${scope}`
			: `The credential lacks a scope that this operation needs`,
		description: `Add it in ${api} to the private integration or app${scope ? ` (${scope})` : ''}, then reconnect the credential.`,
	}),
	serverError: ({ api, failure }) => ({
		message: `${api} could not carry out the request (status ${failure.status})`,
		description: 'The fault lies with the service. Try again later.',
	}),
	canceled: () => ({
		message: 'The execution was stopped',
		description: 'No further request was sent.',
	}),
	unreachable: ({ host }) => ({
		message: `${host} cannot be reached`,
		description:
			'Nothing was sent. Check the base URL of the credential and that n8n may reach this host.',
	}),
};

const UNKNOWN_OUTCOME = {
	message: 'It is not known whether the request was carried out',
	description: 'It was not sent again. Look for the record before you repeat it.',
};

function declaredCause(failure: Failure) {
	if (failure.kind === 'rateLimited') {
		return { cause: 'rate-limited' as const, retryAfterMs: failure.retryAfterMs };
	}
	if (failure.kind === 'dailyLimit') return { cause: 'quota-exhausted' as const };
	if (['unauthorized', 'missingScope', 'tokenExpired'].includes(failure.kind)) {
		return { cause: 'credential-invalid' as const };
	}
	if (['serverError', 'connectionLost', 'unreachable', 'invalidResponse'].includes(failure.kind)) {
		return { cause: 'temporarily-unavailable' as const };
	}
	return undefined;
}

/** Kinds that may pass by themselves, so that a poll tries again later. */
const TRANSIENT: ReadonlySet<FailureKind> = new Set([
	'invalidResponse',
	'dailyLimit',
	'connectionLost',
	'rateLimited',
	'serverError',
	'unreachable',
]);

/**
 * The error that a user reads. Its message says what happened, its description what to do; the
 * facts that programs need are in `context` (`kind`, `transient`, `unknownOutcome`, `traceId`).
 */
export function toNodeError(failure: Failure, subject: Subject): NodeApiError {
	const { api, scope, account, host } = subject;
	const facts: ExplainFacts = { failure, api: api.name, scope, account, host };
	const known = api.knownErrors.find(
		({ kind, pattern, explain }) =>
			explain && kind === failure.kind && pattern.test(failure.apiMessage ?? ''),
	);
	const explanation = known?.explain?.(facts) ?? EXPLANATIONS[failure.kind](facts);
	const said = failure.apiMessage && failure.kind !== 'canceled' ? `: ${failure.apiMessage}` : '';
	const error = new NodeApiError(subject.node, {} as JsonObject, {
		message: `${subject.unknownOutcome ? `${UNKNOWN_OUTCOME.message}: ` : ''}${explanation.message}${said}`,
		description: [
			subject.unknownOutcome && UNKNOWN_OUTCOME.description,
			explanation.description,
			`Request: ${subject.request}.`,
			failure.code && `Code: ${failure.code}.`,
			failure.traceId && `Trace ID: ${failure.traceId}.`,
		]
			.filter(Boolean)
			.join(' '),
		...(failure.status && { httpCode: String(failure.status) }),
		itemIndex: subject.itemIndex,
		messageMapping: {},
		...(declaredCause(failure) && { failure: declaredCause(failure) }),
	});
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
