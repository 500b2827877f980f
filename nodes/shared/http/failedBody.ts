import { isBlank, isObject } from '../core/guards';

/** The status for a failure in a body that does not contain a status. */
const REJECTED = 400;

/** Properties that APIs set to `false` if they did not process a request. GHL also writes `succeded`. */
const FLAGS = ['ok', 'status', 'succeded', 'succeeded', 'success'];

const isReported = (value: unknown): boolean =>
	!isBlank(value) && value !== false && (!Array.isArray(value) || value.length > 0);

const isFailedStatus = (value: unknown): value is number =>
	typeof value === 'number' && value >= 400 && value < 600;

/**
 * Returns the status of a failure that the body of a successful response reports: `{"success": false}`,
 * `{"statusCode": 404}`, `{"status": 404}`, `{"error": …}`. Returns undefined if the body reports none.
 *
 * @param hasRecord The body contains the record. Then `error` is a field of the record.
 */
export function reportedStatus(body: unknown, hasRecord: boolean): number | undefined {
	if (!isObject(body)) return undefined;
	const { statusCode, status, error, errors } = body;
	// A record can have its own numeric status.
	const found = [statusCode, hasRecord ? undefined : status].find(isFailedStatus);
	if (found !== undefined) return found;
	if (FLAGS.some((flag) => Object.hasOwn(body, flag) && body[flag] === false)) return REJECTED;
	if (hasRecord) return undefined;
	return isReported(error) || isReported(errors) ? REJECTED : undefined;
}
