import { isBlank, isObject } from '../core/guards';

/** The status that stands for a failure that a body reports without one. */
const REJECTED = 400;

/** Properties that APIs set to `false` when they did not do what was asked. GHL also writes `succeded`. */
const FLAGS = ['ok', 'status', 'succeded', 'succeeded', 'success'];

const isReported = (value: unknown): boolean =>
	!isBlank(value) && value !== false && (!Array.isArray(value) || value.length > 0);

/**
 * Returns the status of a failure that a response reports in its body, although its own status is one
 * of success: `{"success": false}`, `{"statusCode": 404}`, `{"error": …}`. Returns undefined if the
 * body reports none.
 *
 * @param hasRecord The body contains the record. Then `error` is a field of the record.
 */
export function reportedStatus(body: unknown, hasRecord: boolean): number | undefined {
	if (!isObject(body)) return undefined;
	const { statusCode, error, errors } = body;
	if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600) return statusCode;
	if (FLAGS.some((flag) => Object.hasOwn(body, flag) && body[flag] === false)) return REJECTED;
	if (hasRecord) return undefined;
	return isReported(error) || isReported(errors) ? REJECTED : undefined;
}
