import type { IDataObject, IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import {
	clearUnknownOutcome,
	hasUnknownOutcome,
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
 * Runs a write once for each key. The key is marked before the write, and unmarked if the write failed. If the
 * outcome is unknown, it stays unknown in later executions.
 */
export async function sendOnce<T>(
	context: IExecuteFunctions,
	{ key, again = false, unsupported }: Once,
	send: () => Promise<T>,
): Promise<OnceResult<T>> {
	const isSupported = supportsProcessedData(context);
	if (!isSupported && !again) throw unsupported();
	if (!isSupported) return { response: await send() };
	const isFirst = await markAsProcessed(context, key);
	if (!isFirst && !again) {
		return { reason: (await hasUnknownOutcome(context, key)) ? 'outcomeUnknown' : 'alreadySent' };
	}
	const response = await send().catch(async (error: { context?: IDataObject }) => {
		if (error.context?.unknownOutcome === true) await markAsUnknownOutcome(context, key);
		else if (isFirst) await unmarkAsProcessed(context, key);
		return await Promise.reject(error);
	});
	if (again) await clearUnknownOutcome(context, key);
	return { response };
}
