import type { INode } from 'n8n-workflow';
import { jsonParse, NodeOperationError, tryToParseDateTime } from 'n8n-workflow';

import { anyText, excerpt, isContainer, isObject } from '../core/guards';
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
 * Converts a date to ISO 8601 with the offset of its time zone. A value without a time zone is in that of the
 * workflow.
 */
export const isoWithOffset: Encoder = (value, context) =>
	parseDate(value, context).toISO({ suppressMilliseconds: true });

/**
 * Converts a date to a calendar day `YYYY-MM-DD`, in the time zone of the value or, if it has none, in that
 * of the workflow.
 */
export const isoDay: Encoder = (value, context) => parseDate(value, context).toISODate();

/** Converts a date to a calendar day `MM-DD-YYYY`, in the same time zone as {@link isoDay}. */
export const usDate: Encoder = (value, context) => parseDate(value, context).toFormat('MM-dd-yyyy');

/** Converts a date to the number of milliseconds since 1970. */
export const epochMs: Encoder = (value, context) => parseDate(value, context).toMillis();

/** Converts a date to the number of seconds since 1970. */
export const epochSeconds: Encoder = (value, context) =>
	Math.floor(parseDate(value, context).toMillis() / 1000);

/** Converts a comma-separated text or an array to a comma-separated text. An empty list becomes undefined. */
export const commaSeparated: Encoder = (value) => splitList(value).join(',') || undefined;

/** Converts a comma-separated text or an array to an array of trimmed texts. */
export const textList: Encoder = (value) => splitList(value);

/** Parses a JSON text. Returns an object from an expression as its JSON, so that a date becomes a text. */
export const json: Encoder = (value, context) => {
	const parsed = parseJson(value, context);
	assertUsableName(reservedKeyIn(parsed), context.label, context);
	return parsed;
};

/** Returns an encoder for JSON of one type. It sends `null` as it is, and rejects other types. */
const jsonOf =
	(isType: (value: unknown) => boolean, type: string, example: string): Encoder =>
	(value, context) => {
		const parsed = json(value, context);
		if (parsed === undefined || parsed === null || isType(parsed)) return parsed;
		throw inputError(
			context,
			`'${context.label}' is not a JSON ${type}`,
			`Enter JSON such as ${example}, or an expression that returns an ${type}.`,
		);
	};

/** Parses a JSON object. */
export const jsonObject = jsonOf(isObject, 'object', '{"name": "Ana"}');

/** Parses a JSON array. */
export const jsonArray = jsonOf(Array.isArray, 'array', '[{"name": "Ana"}]');

/** Parses a JSON object or array. */
export const jsonContainer = jsonOf(isContainer, 'object or array', '{"name": "Ana"}');

function parseJson(value: unknown, context: EncodeContext): unknown {
	if (typeof value !== 'string' && !isContainer(value)) return value;
	if (typeof value === 'string' && value.trim() === '') return undefined;
	try {
		return jsonParse<unknown>(typeof value === 'string' ? value : JSON.stringify(value));
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
	const parts = Array.isArray(value) ? value : anyText(value).split(',');
	return parts.map((part) => anyText(part).trim()).filter((part) => part !== '');
}
