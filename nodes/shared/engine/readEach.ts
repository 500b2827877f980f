import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { mapConcurrently } from '../core/concurrency';

/** Failures that concern only one record. */
const OF_RECORD: readonly unknown[] = ['badInput', 'invalidResponse', 'notFound'];
/** Failures of one record, or of the API or the credential. */
const MAYBE_OF_RECORD: readonly unknown[] = ['forbidden', 'serverError', 'tooLarge'];
/** Failures in a row, without a record in between, that are failures of the API or the credential. */
const MAX_IN_A_ROW = 5;

/** A record that was read, or why it can't be read. */
export type ReadResult<T> = { record: T } | { message: string };

/**
 * Reads each record that a list named. If a failure concerns only one record, its result is the message: the
 * record was deleted, or its ID is not usable. Throws all other failures.
 *
 * @param marksFailures Whether the caller shows the messages. Then, a record that the API does not return,
 * although it returns others, has a message too.
 */
export async function readEach<R, T>(
	rows: readonly R[],
	width: number,
	marksFailures: boolean,
	read: (row: R) => Promise<T>,
): Promise<Array<ReadResult<T>>> {
	let found = 0;
	let inARow = 0;
	let doubtful: unknown;
	const results = await mapConcurrently(rows, width, async (row): Promise<ReadResult<T>> => {
		const [outcome] = await Promise.allSettled([read(row)]);
		if (outcome.status === 'fulfilled') {
			found += 1;
			inARow = 0;
			return { record: outcome.value };
		}
		const error: unknown = outcome.reason;
		if (marksFailures && kindIn(MAYBE_OF_RECORD, error) && inARow < MAX_IN_A_ROW) {
			inARow += 1;
			doubtful ??= error;
		} else if (!(error instanceof NodeOperationError) && !kindIn(OF_RECORD, error)) {
			return await Promise.reject(error);
		}
		return { message: (error as Error).message };
	});
	return doubtful === undefined || found > 0 ? results : await Promise.reject(doubtful);
}

const kindIn = (kinds: readonly unknown[], error: unknown): boolean =>
	error instanceof NodeApiError && kinds.includes(error.context.kind);
