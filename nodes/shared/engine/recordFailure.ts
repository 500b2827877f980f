import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Failures that concern only one record. */
const OF_RECORD: readonly unknown[] = ['badInput', 'invalidResponse', 'notFound'];

/**
 * Returns the message of a failure that concerns only the record that was read: it was deleted, its ID is not
 * usable, or its response is not valid. Rethrows all other failures.
 */
export async function recordFailureOf(error: unknown): Promise<string> {
	const isOfRecord =
		error instanceof NodeOperationError ||
		(error instanceof NodeApiError && OF_RECORD.includes(error.context.kind));
	return isOfRecord ? error.message : await Promise.reject(error);
}
