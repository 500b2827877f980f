import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/** A request that failed leaves its part open; that the execution was stopped ends the work. */
const leavesOpen = (reason: unknown): reason is NodeApiError =>
	reason instanceof NodeApiError && reason.context.kind !== 'canceled';

/**
 * The parts of an item, asked for side by side. A part whose request failed is null, and
 * `incomplete` names it with the message; where all is there, `incomplete` is empty.
 */
export async function readParts(parts: Record<string, Promise<unknown>>): Promise<IDataObject> {
	const settled = await Promise.allSettled(Object.values(parts));
	const item: IDataObject = {};
	const incomplete: IDataObject[] = [];
	for (const [index, part] of Object.keys(parts).entries()) {
		const outcome = settled[index];
		if (outcome.status === 'fulfilled') item[part] = outcome.value as IDataObject;
		else if (leavesOpen(outcome.reason)) {
			item[part] = null;
			incomplete.push({ part, message: outcome.reason.message });
		} else await Promise.reject(outcome.reason);
	}
	return { ...item, incomplete };
}
