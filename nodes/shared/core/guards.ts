import type { IDataObject } from 'n8n-workflow';

/** A JSON object: no array, no null. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined, null, or an empty text. */
export const isBlank = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || value === '';

/** A value as trimmed text; empty where there is none. */
export const textOf = (value: unknown): string => String(value ?? '').trim();
