import { isContainer, isObject, scalarText } from '../core/guards';

/** The status for a failure in a body that does not contain a status. */
const REJECTED = 400;

/** Properties that APIs set to `false` if they did not process a request. GHL also writes `succeded`. */
const FLAGS = ['ok', 'status', 'succeded', 'succeeded', 'success'];

/** Values of `status` that are not statuses of records: JSend, and many APIs. */
const FAILED = /^(?:error|fail)$/i;

/** Returns whether `error` or `errors` contains something. */
const isReported = (value: unknown): boolean =>
	isContainer(value) ? Object.keys(value).length > 0 : Boolean(value);

const isFailedStatus = (status: number): boolean => status >= 400 && status < 600;

/** Returns whether a flag states that the request was not processed: `false`, `"false"` or 0. */
const isNo = (flag: string, value: unknown): boolean =>
	value === false || value === 'false' || (value === 0 && flag !== 'status');

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
	const statuses = hasRecord ? [statusCode] : [statusCode, status];
	const found = statuses.map((value) => Number(scalarText(value))).find(isFailedStatus);
	if (found !== undefined) return found;
	if (FLAGS.some((flag) => Object.hasOwn(body, flag) && isNo(flag, body[flag]))) return REJECTED;
	if (hasRecord) return undefined;
	if (FAILED.test(scalarText(status))) return REJECTED;
	return isReported(error) || isReported(errors) ? REJECTED : undefined;
}
