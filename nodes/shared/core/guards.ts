import type { IDataObject } from 'n8n-workflow';

/** Returns whether a value is a JSON object, not an array or null. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the objects of a list. Anything else gives an empty list. */
export const objectsOf = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? value.filter(isObject) : [];

/** Returns whether a value is an object or an array. */
export const isContainer = (value: unknown): value is object =>
	typeof value === 'object' && value !== null;

/** Returns whether a value is undefined, null, or an empty text. */
export const isBlank = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || value === '';

/** Removes the whitespace around a text. Returns other values unchanged. */
export const trimmed = (value: unknown): unknown =>
	typeof value === 'string' ? value.trim() : value;

/** Returns the beginning of a value, for messages. */
export function excerpt(value: unknown, max = 200): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text.length > max ? `${text.slice(0, max)}…` : text;
}

/**
 * Returns a string, number, or boolean as text, and an empty text for anything else. A response can contain
 * an object such as `{toString: 0}`, which would throw.
 */
export const scalarText = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value as string);

/**
 * Converts any value of a form or an item to a text. A list becomes its values, separated by commas, a date becomes
 * ISO 8601, and another object becomes JSON. Undefined and null give an empty text.
 */
export function anyText(value: unknown): string {
	if (Array.isArray(value)) return value.map(anyText).join(',');
	if (!isContainer(value)) return scalarText(value);
	const json = JSON.stringify(value) ?? '';
	// A date is a text in JSON.
	return json.startsWith('"') ? json.slice(1, -1) : json;
}

/** Returns the same text, trimmed. */
export const textOf = (value: unknown): string => scalarText(value).trim();

/**
 * Converts a value to a number as JavaScript does, and returns NaN for an object or a list. A response can contain
 * an object such as `{toString: 0}`, which would throw.
 */
export const numberOf = (value: unknown): number =>
	isContainer(value) ? NaN : Number(value as string);
