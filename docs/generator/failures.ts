import { resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import { ghl } from '../../nodes/ghl/api';
import type { Api, Failure, FailureKind, KnownError } from '../../nodes/shared/http/api';
import { duration, toNodeError } from '../../nodes/shared/http/errors';
import { failureFromException, failureFromResponse } from '../../nodes/shared/http/failure';
import { decide, isOutcomeUnknown } from '../../nodes/shared/http/retry';
import { Secrets } from '../../nodes/shared/http/secrets';
import { DEFAULT_SETTINGS } from '../../nodes/shared/http/settings';
import { APIS } from '../../sandbox/apis';
import { code, table } from './markdown';

const secrets = new Secrets([]);
const NO_KNOWN_ERRORS = { knownErrors: [] };
const NODE: INode = {
	...{ id: '1', name: 'GHL Orders', type: 'ghlOrders', typeVersion: 1 },
	...{ position: [0, 0], parameters: {} },
};
const REQUEST = 'GET /payments/orders/ID';

/** More consecutive failures than any rule retries. Rules without a maximum retry until Maximum Wait. */
const MANY = 50;

/** Statuses and network codes for the rows of the first table. */
const STATUSES = [400, 401, 403, 404, 408, 409, 410, 422, 429, 500, 502, 503, 504];
const CODES = [
	...['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND'],
	...['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_CANCELED'],
];

/** Failures that the client detects in a response without an error status. */
const FOUND: ReadonlyArray<[response: string, failure: Failure]> = [
	[
		'429 with no requests left today',
		failureFromResponse(NO_KNOWN_ERRORS, response(429), { dailyRemaining: 0 }, secrets),
	],
	['A redirect to another host', { kind: 'redirected', redirectedTo: 'another host: example.com' }],
	['A response that exceeds the size limit', { kind: 'tooLarge' }],
	['A private address that the SSRF protection of n8n does not allow', { kind: 'blocked' }],
	['A successful response without the record, or that is not JSON', { kind: 'invalidResponse' }],
];

/** One failure of each kind, for the texts of the page. */
const SAMPLES: Record<FailureKind, Failure> = {
	rateLimited: { kind: 'rateLimited', status: 429 },
	dailyLimit: { kind: 'dailyLimit', status: 429, dailyResetMs: 10_800_000 },
	serverError: { kind: 'serverError', status: 503 },
	connectionLost: { kind: 'connectionLost' },
	unreachable: { kind: 'unreachable' },
	unknownHost: { kind: 'unknownHost' },
	blocked: { kind: 'blocked' },
	certificate: { kind: 'certificate' },
	invalidResponse: { kind: 'invalidResponse' },
	tooLarge: { kind: 'tooLarge' },
	redirected: { kind: 'redirected', redirectedTo: 'another host: example.com' },
	tokenExpired: { kind: 'tokenExpired', status: 401 },
	unauthorized: { kind: 'unauthorized', status: 401 },
	forbidden: { kind: 'forbidden', status: 403 },
	missingScope: { kind: 'missingScope', status: 401, isKnown: true },
	notFound: { kind: 'notFound', status: 404 },
	badInput: { kind: 'badInput', status: 400 },
	canceled: { kind: 'canceled' },
};

function response(statusCode: number) {
	return { statusCode, body: {}, headers: {} };
}

/** Describes how the nodes react to repeated failures of one kind. */
function reactionTo(failure: Failure, repeatable: boolean): string {
	const { maxWaitMs } = DEFAULT_SETTINGS;
	const waits: number[] = [];
	for (let count = 1; count <= MANY; count++) {
		const failures = { [failure.kind]: count };
		const attempt = { repeatable, failures, elapsedMs: 0, maxWaitMs, refreshed: false };
		const decision = decide(failure, attempt, () => 1);
		if (decision.action === 'refreshToken') {
			return decision.reason === 'other'
				? 'Fail, unless the OAuth2 token has expired'
				: 'Refresh the OAuth2 token once, then fail';
		}
		if (decision.action === 'fail') break;
		waits.push(decision.ms);
	}
	if (waits.length === 0) {
		return isOutcomeUnknown(failure, repeatable) ? 'Fail: the outcome is unknown' : 'Fail';
	}
	const retries = waits.length >= MANY ? 'Retry until Maximum Wait' : `Retry ${waits.length} times`;
	return `${retries}, first after up to ${duration(waits[0])}`;
}

/** Returns the cells of a table's row. */
const row = (...cells: string[]): string[] =>
	cells.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' '));

/** Returns the message and the remedy that a user reads. */
function textsOf(api: Api, failure: Failure): [message: string, remedy: string] {
	const error = toNodeError(failure, {
		...{ api, node: NODE, secrets, request: REQUEST, scope: 'SCOPE', account: 'LOCATION' },
		...{ host: 'HOST', user: 'USER', unknownOutcome: false },
	});
	const remedy = String(error.description).replace(` Request: ${REQUEST}.`, '');
	return [error.message, remedy];
}

function kindsTable(): string {
	const statuses = STATUSES.map((status) => {
		const { kind } = failureFromResponse(NO_KNOWN_ERRORS, response(status), {}, secrets);
		return row(`Status ${status}`, code(kind));
	});
	const codes = CODES.map((name) => {
		const { kind } = failureFromException({ code: name }, secrets);
		return row(`No response: ${code(name)}`, code(kind));
	});
	const found = FOUND.map(([text, { kind }]) => row(text, code(kind)));
	return table(['Response', 'Kind'], [...statuses, ...found, ...codes]);
}

function reactionsTable(): string {
	const rows = Object.values(SAMPLES).map((failure) =>
		row(
			code(failure.kind),
			reactionTo(failure, true),
			reactionTo(failure, false),
			...textsOf(ghl, failure),
		),
	);
	return table(['Kind', 'Reads', 'Writes', 'Message', 'Remedy'], rows);
}

function conditionOf({ status, code: errorCode, pattern }: KnownError): string {
	const parts = [
		status && `status ${status}`,
		errorCode && `code ${code(errorCode.source)}`,
		pattern && `message ${code(pattern.source)}`,
	];
	return parts.filter(Boolean).join(', ');
}

function knownErrorsOf(api: Api): string[] {
	const rows = api.knownErrors.map((known) => {
		const { status = 400, kind, explain } = known;
		const failure: Failure = {
			...SAMPLES[kind],
			status,
			isKnown: true,
			...(explain && { explain }),
		};
		return row(conditionOf(known), code(kind), reactionTo(failure, true), ...textsOf(api, failure));
	});
	return [
		`### ${api.name}`,
		'',
		table(['Response', 'Kind', 'Reads', 'Message', 'Remedy'], rows),
		'',
	];
}

/** Returns the API in a folder of `nodes`. `api.ts` exports it under the name of the folder. */
function apiOf(key: string): Api {
	const file = resolve(__dirname, '../../nodes', key, 'api.ts');
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { [key]: api } = require(file) as Record<string, Api | undefined>;
	if (api === undefined) throw new Error(`nodes/${key}/api.ts has no export ${key}`);
	return api;
}

/** Returns the APIs of the package that have known errors. */
const apisWithKnownErrors = (): Api[] =>
	Object.keys(APIS)
		.map(apiOf)
		.filter(({ knownErrors }) => knownErrors.length > 0);

/** Returns the page: how each failure of a request is recognized, what the nodes do, and the message that users see. */
export function failuresPage(): string {
	const { maxWaitMs, timeoutMs } = DEFAULT_SETTINGS;
	return [
		'# Failed requests',
		'',
		'`npm run docs` writes this page from the code. It shows how the nodes recognize each failure of a request, what they do about it, and the message that you see. A polling trigger that meets a temporary failure skips the poll, and the next poll emits the same events.',
		'',
		`All waits of one request end after **Maximum Wait** (${duration(maxWaitMs)} by default), and each attempt ends after **Timeout** (${duration(timeoutMs)} by default). If a response has the header \`Retry-After\`, the nodes wait for that time. The backoff grows exponentially, with jitter.`,
		'',
		'Writes are requests that can create a duplicate if they are sent twice: most requests with the method POST or PATCH. The nodes retry them only if the API did not process them.',
		'',
		'## Kinds of failures',
		'',
		kindsTable(),
		'',
		'## Reactions and messages',
		'',
		'The messages use GHL as an example. HOST, SCOPE and LOCATION are placeholders.',
		'',
		reactionsTable(),
		'',
		'## Known error responses',
		'',
		'The text of these responses gives them a more exact meaning than their status. The first match counts. Codes and messages are regular expressions.',
		'',
		...apisWithKnownErrors().flatMap(knownErrorsOf),
	].join('\n');
}
