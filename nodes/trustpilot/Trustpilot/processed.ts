import type { IExecuteFunctions } from 'n8n-workflow';

import { KeyedMutex } from '../../shared/core/keyedMutex';

/** How many keys n8n keeps for a workflow, as its Remove Duplicates node does; the oldest go first. */
const MAX_ENTRIES = 10_000;

const OPTIONS = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;

/** n8n reads, changes, and writes one record per workflow. Two concurrent calls would lose an entry. */
const mutex = new KeyedMutex();

const runExclusive = async <T>(context: IExecuteFunctions, task: () => Promise<T>): Promise<T> =>
	await mutex.runExclusive(String(context.getWorkflow().id), task);

/** Whether this n8n remembers keys across runs (since 1.63). */
export const remembers = (context: IExecuteFunctions): boolean =>
	typeof context.helpers.checkProcessedAndRecord === 'function';

/**
 * Notes a key in n8n's own data of the workflow. False: it was noted before, by this or an earlier
 * run. A Remove Duplicates node with the scope Workflow can clear it.
 */
export async function claim(context: IExecuteFunctions, key: string): Promise<boolean> {
	const { processed } = await runExclusive(
		context,
		async () => await context.helpers.checkProcessedAndRecord([key], 'workflow', OPTIONS),
	);
	return processed.length === 0;
}

/** Forgets a key: what it stands for did not happen. */
export async function release(context: IExecuteFunctions, key: string): Promise<void> {
	await runExclusive(
		context,
		async () => await context.helpers.removeProcessed([key], 'workflow', OPTIONS),
	);
}

/** Notes of a key that nobody knows whether what it stands for happened: in the data of the node, apart from the keys. */
export async function doubt(context: IExecuteFunctions, key: string): Promise<void> {
	await runExclusive(
		context,
		async () => await context.helpers.checkProcessedAndRecord([key], 'node', OPTIONS),
	);
}

/** Takes a doubt back. */
export async function settle(context: IExecuteFunctions, key: string): Promise<void> {
	await runExclusive(
		context,
		async () => await context.helpers.removeProcessed([key], 'node', OPTIONS),
	);
}

/** Whether a key is in doubt. */
export async function isInDoubt(context: IExecuteFunctions, key: string): Promise<boolean> {
	const { helpers } = context;
	return await runExclusive(context, async () => {
		if ((await helpers.getProcessedDataCount('node', OPTIONS)) === 0) return false;
		// n8n tells whether it knows a key only by noting it.
		const { processed } = await helpers.checkProcessedAndRecord([key], 'node', OPTIONS);
		if (processed.length === 0) await helpers.removeProcessed([key], 'node', OPTIONS);
		return processed.length > 0;
	});
}
