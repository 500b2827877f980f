import type { FailureClass } from './types';

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
	classify: (error: unknown) => FailureClass,
): Promise<RecordResult<T>> {
	const [outcome] = await Promise.allSettled([read()]);
	if (outcome.status === 'fulfilled') return { kind: 'found', value: outcome.value };
	const error: unknown = outcome.reason;
	const failure = classify(error);
	if (failure === 'fatal') return await Promise.reject(error as Error);
	return { kind: failure === 'transient' ? 'unavailable' : 'missing', error };
}
