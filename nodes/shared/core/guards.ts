import type { IDataObject } from 'n8n-workflow';

/** A JSON object: no array, no null. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined, null, or an empty text. */
export const isBlank = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || value === '';

/** A text without white space at its ends. Any other value does not change. */
export const trimmed = (value: unknown): unknown =>
	typeof value === 'string' ? value.trim() : value;

/** The beginning of a value, for messages. */
export function excerpt(value: unknown, max = 200): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text.length > max ? `${text.slice(0, max)}…` : text;
}

/**
 * A string, number, or boolean as text. An object gives an empty text: a server's `{toString: 0}` cannot be
 * converted and would throw.
 */
export const scalarText = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value);

/** The same, trimmed. */
export const textOf = (value: unknown): string => scalarText(value).trim();
