import type { IExecuteFunctions } from 'n8n-workflow';

import { KeyedMutex } from '../core/keyedMutex';

/**
 * Maximum number of keys that n8n stores for a workflow, as in its Remove Duplicates node. It removes the
 * oldest first.
 */
const MAX_ENTRIES = 10_000;

const OPTIONS = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;

/** n8n reads, changes, and writes one record per workflow. Two concurrent calls would lose an entry. */
const mutex = new KeyedMutex();

const runExclusive = async <T>(context: IExecuteFunctions, task: () => Promise<T>): Promise<T> =>
	await mutex.runExclusive(String(context.getWorkflow().id), task);

/** Returns whether this n8n stores processed keys across executions (since 1.63). */
export const supportsProcessedData = (context: IExecuteFunctions): boolean =>
	typeof context.helpers.checkProcessedAndRecord === 'function';

/**
 * Marks a key as processed in n8n's processed data of the workflow. Returns false if this or an earlier
 * execution already marked it. A Remove Duplicates node with the scope Workflow can clear the data.
 */
export async function markAsProcessed(context: IExecuteFunctions, key: string): Promise<boolean> {
	const { processed } = await runExclusive(
		context,
		async () => await context.helpers.checkProcessedAndRecord([key], 'workflow', OPTIONS),
	);
	return processed.length === 0;
}

/** Removes the mark of a key whose write failed. */
export async function unmarkAsProcessed(context: IExecuteFunctions, key: string): Promise<void> {
	await runExclusive(
		context,
		async () => await context.helpers.removeProcessed([key], 'workflow', OPTIONS),
	);
}

/**
 * Marks a key whose write has an unknown outcome, in the data of the node and not of the workflow. Returns false if
 * it was already marked.
 */
export async function markAsUnknownOutcome(
	context: IExecuteFunctions,
	key: string,
): Promise<boolean> {
	const { processed } = await runExclusive(
		context,
		async () => await context.helpers.checkProcessedAndRecord([key], 'node', OPTIONS),
	);
	return processed.length === 0;
}

/** Removes the mark of an unknown outcome. */
export async function clearUnknownOutcome(context: IExecuteFunctions, key: string): Promise<void> {
	await runExclusive(
		context,
		async () => await context.helpers.removeProcessed([key], 'node', OPTIONS),
	);
}
