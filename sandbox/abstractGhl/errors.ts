import { randomUUID } from 'node:crypto';

/** One invalid property of a request. */
export interface Detail {
	/** Path of the property, separated by dots. */
	field: string;
	code?: string;
	message: string;
}

/** An error in the format of the contract. */
export class ContractError extends Error {
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

/** Returns the body of an error. */
export const errorBody = (code: string, message: string, details: Detail[] = []) => ({
	error: { code, message, details, request_id: `req_${randomUUID().slice(0, 13)}` },
});

/** Returns the error for a record that does not exist. */
export const notFound = (what: string, id: string): ContractError =>
	new ContractError(404, 'not_found', `The ${what} ${id} does not exist`);

/** Returns the error for a body that breaks a rule of the contract. */
export const invalid = (field: string, message: string, code = 'invalid'): ContractError =>
	new ContractError(422, 'validation_failed', 'The request is not valid', [
		{ field, code, message },
	]);

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

/** Returns the default body of an error status. */
export function bodyOfStatus(status: number) {
	const [code, message] = CODES[status] ?? ['internal', 'Internal error'];
	return errorBody(code, message);
}
