import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Simplified } from '../../catalog/types';
import { isObject } from '../../core/guards';
import { isPrototypeKey, ownValue } from '../../core/paths';
import type { Secrets } from '../../http/secrets';
import type { SetupSample } from './types';

/** The formats of texts that are useful to know and contain no personal data. The first match counts. */
const FORMATS: ReadonlyArray<[RegExp, string]> = [
	[/^$/, ''],
	[/^\d{4}-\d{2}-\d{2}(?:T|$)/, '[date]'],
	[/^[^\s@]+@[^\s@]+$/, '[email]'],
	[/^https?:/, '[url]'],
	[/^(?=\D*\d)[\w-]{17,}$/, '[id]'],
];

/** Deeper data is shown as its type. */
const MAX_DEPTH = 12;
const MAX_NAMES = 50;

/** A name that a developer wrote. Other keys can be data, such as an email address or an ID. */
const isFieldName = (name: string): boolean =>
	/^[A-Za-z_$][\w$-]{0,59}$/.test(name) && !/\d{4}|[0-9a-f]{16}/i.test(name);

const nameOf = (key: string): string => (isFieldName(key) ? key : '[key]');

/** Replaces each value by its type, so that the structure of a record can be shared. */
export function maskValues(value: unknown, depth = 0): unknown {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string') {
		return FORMATS.find(([pattern]) => pattern.test(value.slice(0, 200)))?.[1] ?? '[text]';
	}
	if (typeof value !== 'object' || depth > MAX_DEPTH) return `[${typeof value}]`;
	if (Array.isArray(value)) return value.map((entry) => maskValues(entry, depth + 1));
	const entries = Object.entries(value).filter(([key]) => !isPrototypeKey(key));
	return Object.fromEntries(
		entries.map(([key, inner]) => [nameOf(key), maskValues(inner, depth + 1)]),
	);
}

/** Returns a record with its values. A record can contain a key of the account. */
export const withoutSecrets = (record: IDataObject, secrets: Secrets): IDataObject =>
	jsonParse<IDataObject>(secrets.mask(JSON.stringify(record)), { fallbackValue: {} });

/** Returns whether a record has the field at a path. An empty field or object counts: it may have a value in other records. */
function hasField(record: IDataObject, path: string): boolean {
	let value: unknown = record;
	for (const key of path.split('.')) {
		value = ownValue(value, key);
		if (value === null || (Array.isArray(value) && value.length === 0)) return true;
		if (value === undefined) return false;
	}
	return true;
}

/** Returns the simplified fields whose source is missing in all records: `customerEmail (contactEmail)`. */
function missingFields(records: readonly IDataObject[], simplified: Simplified): string[] {
	return Object.entries(simplified).flatMap(([name, source]) => {
		// A computed field has no single source.
		if (typeof source === 'function') return [];
		const paths = [source].flat().flatMap((path) => path.split(' '));
		const isSent = records.some((record) => paths.some((path) => hasField(record, path)));
		return isSent ? [] : [`${name} (${paths.join(' or ')})`];
	});
}

/** Returns the top-level fields of the records that are not among the known ones. */
function unknownFields(records: readonly IDataObject[], known: readonly string[]): string[] {
	const names = new Set(records.filter(isObject).flatMap((record) => Object.keys(record)));
	const unknown = [...names].filter((name) => !known.includes(name)).map(nameOf);
	return [...new Set(unknown)].slice(0, MAX_NAMES).sort();
}

/** Compares records of the API with the known fields, and with those that the simplified output needs. */
export function compareFields(
	records: readonly IDataObject[],
	{ simplified, known }: SetupSample,
): { unknown: string[]; missing: string[] } {
	return {
		unknown: unknownFields(records, known),
		missing: missingFields(records, simplified),
	};
}
