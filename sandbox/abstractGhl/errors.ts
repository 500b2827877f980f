import { randomUUID } from 'node:crypto';

/** One place of a request that is refused. */
export interface Detail {
	/** Dotted path of the property. */
	field: string;
	code?: string;
	message: string;
}

/** A refusal as the contract words it. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: Detail[] = [],
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** The body of a refusal. */
export const errorBody = (code: string, message: string, details: Detail[] = []) => ({
	error: { code, message, details, request_id: `req_${randomUUID().slice(0, 13)}` },
});

/** No such record. */
export const notFound = (what: string, id: string): Refusal =>
	new Refusal(404, 'not_found', `The ${what} ${id} does not exist`);

/** A body that breaks a rule of the contract. */
export const invalid = (field: string, message: string, code = 'invalid'): Refusal =>
	new Refusal(422, 'validation_failed', 'The request is not valid', [{ field, code, message }]);

const CODES: Record<number, [code: string, message: string]> = {
	400: ['invalid_request', 'The request cannot be read'],
	401: ['invalid_token', 'The access token is not valid'],
	403: ['insufficient_scope', 'The token does not have a required scope'],
	404: ['not_found', 'This endpoint does not exist'],
	409: ['conflict', 'The request conflicts with the state of the record'],
	422: ['validation_failed', 'The request is not valid'],
	429: ['rate_limited', 'Too many requests'],
	503: ['unavailable', 'The service is temporarily unavailable'],
};

/** The usual body of an error status. */
export function bodyOfStatus(status: number) {
	const [code, message] = CODES[status] ?? ['internal', 'Internal error'];
	return errorBody(code, message);
}
