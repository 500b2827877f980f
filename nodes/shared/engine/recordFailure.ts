import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Failures of one record, which say nothing about the others. */
const OF_RECORD: readonly unknown[] = ['badInput', 'invalidResponse', 'notFound'];

/**
 * Returns the message of a failure that concerns only the record that was read: it is deleted, its ID
 * is not usable, or its response is not valid. Throws all other failures again.
 */
export async function recordFailureOf(error: unknown): Promise<string> {
	const isOfRecord =
		error instanceof NodeOperationError ||
		(error instanceof NodeApiError && OF_RECORD.includes(error.context.kind));
	return isOfRecord ? error.message : await Promise.reject(error);
}
