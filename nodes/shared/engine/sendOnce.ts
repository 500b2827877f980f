import type { IDataObject, IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { mark, supportsProcessedData, unmark } from './processed';

/** The result of a write that must run only once: its response, or the reason why it did not run. */
export type OnceResult<T> = { response: T } | { reason: 'alreadySent' | 'outcomeUnknown' };

/** How a write runs only once. */
export interface Once {
	/** Identifies the write in all executions of the workflow. */
	key: string;
	/** Run it although it already ran. */
	again?: boolean;
	/** Returns the error for an n8n that does not store processed data. */
	unsupported: () => NodeOperationError;
}

/**
 * Runs a write once for each key. Before the write, the key is marked as processed, and its outcome as unknown.
 * The second mark is removed when the outcome is known, and the first one too if the write failed. So if n8n is
 * killed during the write, later executions report the outcome as unknown.
 */
export async function sendOnce<T>(
	context: IExecuteFunctions,
	{ key, again = false, unsupported }: Once,
	send: () => Promise<T>,
): Promise<OnceResult<T>> {
	const isSupported = supportsProcessedData(context);
	if (!isSupported && !again) throw unsupported();
	if (!isSupported) return { response: await send() };
	const { isFirst, wasKnown } = await mark(context, key, again);
	if (!isFirst && !again) return { reason: wasKnown ? 'alreadySent' : 'outcomeUnknown' };
	const response = await send().catch(async (error: { context?: IDataObject }) => {
		if (error.context?.unknownOutcome !== true) {
			await unmark(context, key, { outcome: isFirst || wasKnown, processed: isFirst });
		}
		return await Promise.reject(error);
	});
	await unmark(context, key, { outcome: true, processed: false });
	return { response };
}
