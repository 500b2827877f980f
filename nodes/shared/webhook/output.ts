import type { IDataObject, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { OUTPUT_FIELDS } from '../catalog/common';
import type { Simplified } from '../catalog/types';
import { isObject } from '../core/guards';
import { getPath } from '../core/paths';
import { readOutput, shapeRecord } from '../engine/output';

/** How the record of an event is simplified. */
export interface WebhookRecord {
	/** Path of the record in the body. Default: the body itself. */
	at?: string;
	simplified: Simplified;
}

/**
 * Returns the form for the output of a webhook trigger.
 *
 * @param since The version of the node that has it. Older versions emit raw records.
 * @param show Other parameters that show it.
 */
export const webhookOutputFields = (
	since: number,
	show: Record<string, string[]> = {},
): INodeProperties[] =>
	OUTPUT_FIELDS.map((field) => ({
		...field,
		displayOptions: { show: { ...show, '@version': [since], ...field.displayOptions?.show } },
	}));

/**
 * Returns the record of an event as the form selects it. A body without the record, and one of an event without
 * simplified fields, stay complete, but Selected Fields applies to them too.
 */
export function shapeDelivery(
	context: IWebhookFunctions,
	since: number,
	body: IDataObject,
	record?: WebhookRecord,
): IDataObject {
	const node = context.getNode();
	if (node.typeVersion < since) return body;
	const output = readOutput(
		(name, fallback) => context.getNodeParameter(name, fallback as string),
		{ node, itemIndex: 0 },
	);
	if (output.kind === 'raw') return body;
	const found = record?.at === undefined ? body : getPath(body, record.at);
	if (output.kind === 'simplified' && !(record && isObject(found))) return body;
	// A field can be one of the record, or of the body around it.
	const fields = isObject(found) ? { ...body, ...found } : body;
	return shapeRecord(fields, record?.simplified ?? {}, output);
}
