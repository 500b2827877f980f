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

/** The context of an encoder. */
export interface EncodeContext extends ItemContext {
	/** Display name of the parameter, for messages. */
	label: string;
}

/** Converts a form value to what the API expects. Throws a NodeOperationError that names the parameter. */
export type Encoder = (value: unknown, context: EncodeContext) => unknown;

/** Returns the error for a value that cannot be used. */
export function inputError(
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.node, message, {
		itemIndex: context.itemIndex,
		description,
	});
}

/** Rejects a name in a form, or a dotted path, that leads to a prototype. */
export function assertUsableName(
	name: string | undefined,
	label: string,
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
): void {
	const reserved = name === undefined ? undefined : reservedPartOf(name);
	if (reserved === undefined) return;
	throw inputError(
		context,
		`'${label}' contains a name that can't be used: ${excerpt(name)}`,
		`The name '${reserved}' is reserved. Rename or remove it.`,
	);
}

function parseDate(value: unknown, context: EncodeContext) {
	try {
		return tryToParseDateTime(value, context.timezone);
	} catch {
		throw inputError(
			context,
			`'${context.label}' is not a date: ${excerpt(JSON.stringify(value))}`,
			'Use an ISO date such as 2026-11-24 or 2026-11-24T10:00:00Z, or an n8n date expression such as {{ $now.minus({days: 7}) }}.',
		);
	}
}

/** Converts a date to ISO 8601 in UTC. A value without a time zone is in that of the workflow. */
export const isoDateTime: Encoder = (value, context) =>
	parseDate(value, context).toUTC().toISO({ suppressMilliseconds: false });

/**
 * Converts a date to a calendar day `YYYY-MM-DD`, in the time zone of the value or, if it has none, in that
 * of the workflow.
 */
export const isoDay: Encoder = (value, context) => parseDate(value, context).toISODate();

/** Converts a date to a calendar day `MM-DD-YYYY`, in the same time zone as {@link isoDay}. */
export const usDate: Encoder = (value, context) => parseDate(value, context).toFormat('MM-dd-yyyy');

/** Converts a comma-separated text or an array to a comma-separated text. An empty list becomes undefined. */
export const commaSeparated: Encoder = (value) => splitList(value).join(',') || undefined;

/** Converts a comma-separated text or an array to an array of trimmed texts. */
export const textList: Encoder = (value) => splitList(value);

/** Parses a JSON text. An object from an expression stays as it is. */
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
		throw inputError(
			context,
			`'${context.label}' is not valid JSON`,
			'Check the quotes, commas and brackets, or use an expression that returns an object.',
		);
	}
}

/** Splits a comma-separated text or copies an array. Trims the parts and drops empty ones. */
export function splitList(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(',');
	return parts.map((part) => String(part).trim()).filter((part) => part !== '');
}
