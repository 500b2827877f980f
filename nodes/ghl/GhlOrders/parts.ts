import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Returns whether a failure concerns only one part. A canceled execution ends all of them. */
const isOfPart = (reason: unknown): reason is NodeApiError | NodeOperationError =>
	reason instanceof NodeOperationError ||
	(reason instanceof NodeApiError && reason.context.kind !== 'canceled');

/**
 * Waits for the parts of an item, which are read concurrently. A part that cannot be read is null, and
 * `incomplete` names it with the message. If all parts were read, `incomplete` is empty.
 */
export async function readParts(parts: Record<string, Promise<unknown>>): Promise<IDataObject> {
	const settled = await Promise.allSettled(Object.values(parts));
	const item: IDataObject = {};
	const incomplete: IDataObject[] = [];
	for (const [index, part] of Object.keys(parts).entries()) {
		const outcome = settled[index];
		if (outcome.status === 'fulfilled') item[part] = outcome.value as IDataObject;
		else if (isOfPart(outcome.reason)) {
			item[part] = null;
			incomplete.push({ part, message: outcome.reason.message });
		} else await Promise.reject(outcome.reason);
	}
	return { ...item, incomplete };
}
