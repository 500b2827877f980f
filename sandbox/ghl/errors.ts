import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { RejectedToken } from '../server/settings';

/** An error response that a handler throws. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
	) {
		super(`Answer with status ${status}`);
	}
}

/** Returns a body of the NestJS framework. For validation errors, `message` is a list. Otherwise, it is a string. */
export function nestBody(status: number, message: string | string[]): Record<string, unknown> {
	const error = STATUS_CODES[status] ?? 'Error';
	return { message, error, statusCode: status, traceId: randomUUID() };
}

/** Returns an error of the framework or the gateway in front of the services. */
export function nestError(status: number, message: string | string[]): ApiError {
	return new ApiError(status, nestBody(status, message));
}

/** Returns an error of the payments services, such as 404 "Order not found". */
export function serviceError(status: number, message: string): ApiError {
	return new ApiError(status, { status, message, name: 'HttpException', traceId: randomUUID() });
}

/** The response to a token that is not valid: the one of the setting `rejectedToken`, or the API's own. */
export function tokenRejection<T extends Error>(
	setting: RejectedToken | null,
	own: () => T,
): ApiError | T {
	return setting ? new ApiError(setting.status, setting.body) : own();
}

/** Returns an error of the token endpoint. */
export function oauthError(status: number, error: string, description: string): ApiError {
	return new ApiError(status, { error, error_description: description });
}

/** Returns the error of the database layer for a malformed ID. */
export function castError(value: string, model: string): ApiError {
	return serviceError(
		400,
		`Cast to ObjectId failed for value "${value}" (type string) at path "_id" for model "${model}"`,
	);
}
