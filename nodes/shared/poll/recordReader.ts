import { mapConcurrently } from '../core/concurrency';
import type { FailureClass } from './types';

/** Concurrent requests for single records. */
export const CONCURRENCY = 5;

type Classify = (error: unknown) => FailureClass;

/** The result of reading one record by its ID. */
export type RecordResult<T> =
	| { kind: 'found'; value: T }
	/** The record was deleted, or the API can't return it. */
	| { kind: 'missing'; error: unknown }
	/** A later poll can try again. */
	| { kind: 'unavailable'; error: unknown };

/**
 * Reads one record of a list. A failure concerns only this record, unless no request can succeed: then the
 * function throws.
 */
export async function readRecord<T>(
	read: () => Promise<T>,
	classify: Classify,
): Promise<RecordResult<T>> {
	const [outcome] = await Promise.allSettled([read()]);
	if (outcome.status === 'fulfilled') return { kind: 'found', value: outcome.value };
	const error: unknown = outcome.reason;
	const failure = classify(error);
	if (failure === 'fatal') return await Promise.reject(error as Error);
	const canChange = failure === 'transient' || failure === 'forbidden';
	return { kind: canChange ? 'unavailable' : 'missing', error };
}

/**
 * Reads some records of a list concurrently. If the API forbids all of them, the reason is the credential, and
 * the function throws, unless the poll found another record before.
 */
export async function readRecords<R, T>(
	rows: readonly R[],
	read: (row: R) => Promise<T>,
	{ classify, hasFound }: { classify: Classify; hasFound: boolean },
): Promise<Array<RecordResult<T>>> {
	const results = await mapConcurrently(
		rows,
		CONCURRENCY,
		async (row) => await readRecord(async () => await read(row), classify),
	);
	const isForbidden = (result: RecordResult<T>) =>
		result.kind === 'unavailable' && classify(result.error) === 'forbidden';
	if (!hasFound && results.length > 0 && results.every(isForbidden)) {
		return await Promise.reject((results[0] as { error: Error }).error);
	}
	return results;
}
