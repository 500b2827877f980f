import type { IDataObject, IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import {
	clearUnknownOutcome,
	markAsProcessed,
	markAsUnknownOutcome,
	supportsProcessedData,
	unmarkAsProcessed,
} from './processed';

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
	// In this order: a key that is marked as processed before its outcome is known is not sent again.
	const wasKnown = await markAsUnknownOutcome(context, key);
	const isFirst = await markAsProcessed(context, key);
	if (!isFirst && !again) {
		if (wasKnown) await clearUnknownOutcome(context, key);
		return { reason: wasKnown ? 'alreadySent' : 'outcomeUnknown' };
	}
	const response = await send().catch(async (error: { context?: IDataObject }) => {
		if (error.context?.unknownOutcome !== true) {
			if (isFirst) await unmarkAsProcessed(context, key);
			if (isFirst || wasKnown) await clearUnknownOutcome(context, key);
		}
		return await Promise.reject(error);
	});
	await clearUnknownOutcome(context, key);
	return { response };
}
