import type { IExecuteFunctions } from 'n8n-workflow';

import { SharedMutex } from './sharedMutex';

/**
 * Maximum number of keys that n8n stores for a workflow, as in its Remove Duplicates node. It removes the
 * oldest first.
 */
const MAX_ENTRIES = 10_000;

const OPTIONS = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;

/** n8n reads, changes, and writes one record per workflow. Two concurrent calls would lose an entry. */
const mutex = new SharedMutex();

const runExclusive = async <T>(context: IExecuteFunctions, task: () => Promise<T>): Promise<T> =>
	await mutex.runExclusive(context, `processed data ${context.getWorkflow().id}`, task);

/** Returns whether this n8n stores processed keys across executions (since 1.63). */
export const supportsProcessedData = (context: IExecuteFunctions): boolean =>
	typeof context.helpers.checkProcessedAndRecord === 'function';

/** Whether a key was new before it was marked. */
export interface Marked {
	/** No execution of the workflow has marked it as processed. */
	isFirst: boolean;
	/** The node has not marked its outcome as unknown. */
	wasKnown: boolean;
}

/**
 * Marks the outcome of a key as unknown in n8n's processed data of the node, and the key as processed in that of the
 * workflow. A Remove Duplicates node with the scope Workflow can clear the second. If the key was already processed,
 * and is not sent `again`, its outcome stays as it was.
 */
export async function mark(
	context: IExecuteFunctions,
	key: string,
	again: boolean,
): Promise<Marked> {
	const { helpers } = context;
	return await runExclusive(context, async () => {
		// In this order: a key that is marked as processed before its outcome is known is not sent again.
		const outcome = await helpers.checkProcessedAndRecord([key], 'node', OPTIONS);
		const { processed } = await helpers.checkProcessedAndRecord([key], 'workflow', OPTIONS);
		const isFirst = processed.length === 0;
		const wasKnown = outcome.processed.length === 0;
		// Before the lock ends: others would report the outcome as unknown.
		if (!isFirst && !again && wasKnown) await helpers.removeProcessed([key], 'node', OPTIONS);
		return { isFirst, wasKnown };
	});
}

/** Removes marks of a key: that its outcome is unknown, that it is processed, or both. */
export async function unmark(
	context: IExecuteFunctions,
	key: string,
	{ outcome, processed }: { outcome: boolean; processed: boolean },
): Promise<void> {
	const { helpers } = context;
	if (!outcome && !processed) return;
	await runExclusive(context, async () => {
		if (processed) await helpers.removeProcessed([key], 'workflow', OPTIONS);
		if (outcome) await helpers.removeProcessed([key], 'node', OPTIONS);
	});
}
