import type { INode } from 'n8n-workflow';
import { jsonParse, NodeOperationError, tryToParseDateTime } from 'n8n-workflow';

import { excerpt } from '../core/guards';
import { reservedKeyIn, reservedPartOf } from '../core/paths';

/** The input item that a value belongs to, and the settings that decide how it is read. */
export interface ItemContext {
	node: INode;
	itemIndex: number;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	/** The API version of the credential. */
	version: string;
}

/** What an encoder knows besides the value. */
export interface EncodeContext extends ItemContext {
	/** Display name of the parameter, for messages. */
	label: string;
}

/** Turns a form value into what the API expects. Throws NodeOperationError that names the parameter. */
export type Encoder = (value: unknown, context: EncodeContext) => unknown;

/** The message for a value that cannot be used, with the parameter's name. */
export function refuse(
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.node, message, {
		itemIndex: context.itemIndex,
		description,
	});
}

/** Refuses a name in a form, or a dotted path, that leads to a prototype. */
export function assertUsableName(
	name: string | undefined,
	label: string,
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
): void {
	const reserved = name === undefined ? undefined : reservedPartOf(name);
	if (reserved === undefined) return;
	throw refuse(
		context,
		`'${label}' contains a name that can't be used: ${excerpt(name)}`,
		`The name '${reserved}' is reserved. Rename or remove it.`,
	);
}

function parseDate(value: unknown, context: EncodeContext) {
	try {
		return tryToParseDateTime(value, context.timezone);
	} catch {
		throw refuse(
			context,
			`'${context.label}' is not a date: ${excerpt(JSON.stringify(value))}`,
			'Use an ISO date such as 2026-11-24 or 2026-11-24T10:00:00Z, or an n8n date expression such as {{ $now.minus({days: 7}) }}.',
		);
	}
}

/** ISO 8601 in UTC. A value without a zone is read in the workflow's zone. */
export const isoDateTime: Encoder = (value, context) =>
	parseDate(value, context).toUTC().toISO({ suppressMilliseconds: false });

/** Calendar day `YYYY-MM-DD`, in the zone the value names, else the workflow's. */
export const isoDay: Encoder = (value, context) => parseDate(value, context).toISODate();

/** A list typed with commas, or an array, as one comma-separated value; nothing where it is empty. */
export const commaSeparated: Encoder = (value) => splitList(value).join(',') || undefined;

/** A list typed with commas, or an array, as an array of trimmed texts. */
export const textList: Encoder = (value) => splitList(value);

/** A text holding JSON, or an object from an expression, as the parsed value. */
export const json: Encoder = (value, context) => {
	const parsed = typeof value === 'string' ? parseJson(value, context) : value;
	assertUsableName(reservedKeyIn(parsed), context.label, context);
	return parsed;
};

function parseJson(text: string, context: EncodeContext): unknown {
	if (text.trim() === '') return undefined;
	try {
		return jsonParse<unknown>(text);
	} catch {
		throw refuse(
			context,
			`'${context.label}' is not valid JSON`,
			'Check the quotes, commas and brackets, or use an expression that returns an object.',
		);
	}
}

/** Splits a comma-separated text, drops blanks, and takes arrays as they are. */
export function splitList(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(',');
	return parts.map((part) => String(part).trim()).filter((part) => part !== '');
}
