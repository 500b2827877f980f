import { randomUUID } from 'node:crypto';
import { ApiError } from '../ghl/errors';
import { type Rule, shape } from '../ghl/validate';

/** Error codes of Trustpilot (docs/api-notes/trustpilot.md#errors). */
const CODES: Record<number, number> = { 400: 1001, 403: 1014, 404: 1004 };

/** Returns a body of the API: `{message, errorCode, details, correlationId}`. */
export function apiBody(status: number, message: string): Record<string, unknown> {
	return {
		message,
		errorCode: CODES[status] ?? status,
		details: null,
		correlationId: randomUUID(),
	};
}

/** Returns an error of the API itself. */
export function apiError(status: number, message: string): ApiError {
	return new ApiError(status, apiBody(status, message));
}

/** Returns an error of the gateway in front of the API. */
export function gatewayError(status: number, faultstring: string, errorcode: string): ApiError {
	return new ApiError(status, { fault: { faultstring, detail: { errorcode } } });
}

/** Returns an error of the token endpoint. */
export function tokenError(status: number, code: string, message: string): ApiError {
	return new ApiError(status, { ErrorCode: code, Error: message });
}

/** Rejects a body or query that breaks the rules, with 400. */
export function check(input: unknown, fields: Record<string, Rule>): void {
	const messages = shape(fields)(input ?? {}, '');
	if (messages.length > 0) throw apiError(400, messages.join('; '));
}

/** Returns the record. Otherwise, throws a 404. */
export function found<T>(record: T | undefined, what: string): T {
	if (record === undefined) throw apiError(404, `${what} not found`);
	return record;
}
