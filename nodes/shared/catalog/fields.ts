import type { INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';

import type { Field } from './types';

/** A field without its name, which is its key in the table. */
export type FieldDraft = Omit<Field, 'name'>;

/**
 * Names each field of a table by its key, so that a misspelled reference does not compile. A field from
 * another table gets a new name.
 */
export function fieldTable<T extends Record<string, FieldDraft>>(
	drafts: T,
): { [K in keyof T & string]: Field<K> } {
	const named = Object.entries(drafts).map(([name, draft]) => [name, { ...draft, name }]);
	return Object.fromEntries(named) as { [K in keyof T & string]: Field<K> };
}

/** Returns the same field for another part of the request: `place(f.limit, 'body')`. */
export function sentIn<F extends Field>(field: F, where: Field['in']): F {
	return { ...field, in: where };
}

/**
 * Returns the same field inside an object of the request: `within('address', f.city)` is sent as
 * `address.city`.
 */
export function within<F extends Field>(parent: string, field: F): F {
	return { ...field, at: `${parent}.${field.at ?? field.name}` };
}

/** Returns the same field as a required one. */
export function required<F extends Field>(field: F): F {
	return { ...field, required: true };
}

/**
 * Returns the same field with a display rule: it is shown only if other parameters have one of these values.
 */
export function shownWhen<F extends Field>(field: F, showWhen: Field['showWhen']): F {
	return { ...field, showWhen };
}

/** Returns options for values of the API, with labels in Title Case: `partially_paid` → `Partially Paid`. */
export function choices(values: readonly string[]): INodePropertyOptions[] {
	return values
		.map((value) => ({ name: titleCase(value), value }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** Words that have a fixed spelling in labels. */
const SPELLINGS = new Map([
	['cheque', 'Check'],
	['csv', 'CSV'],
	['mins', 'Minutes'],
	['qr', 'QR'],
	['saas', 'SaaS'],
	['woocommerce', 'WooCommerce'],
]);

/** Converts `partially_paid`, `paymentMode` or `in-stock` to a label in Title Case. */
function titleCase(value: string): string {
	return value
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.split(/[\s_-]+/)
		.map((word) => SPELLINGS.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

interface LocatorOptions {
	displayName: string;
	description?: string;
	/** Name of the node's listSearch method. */
	search: string;
	/** Example ID, for the placeholder. */
	example: string;
	/** Regular expression with one group for the ID, and an example, for URLs of the app. */
	url?: { pattern: string; example: string };
	/** Example key, if the record has one in addition to its ID. The operation finds the record by its key. */
	key?: string;
	hint?: string;
	/** The meaning of an empty field. Shown instead of n8n's "Choose…". */
	ifEmpty?: string;
}

function mode(
	name: string,
	displayName: string,
	rest: Omit<INodePropertyMode, 'name' | 'displayName'>,
): INodePropertyMode {
	return { name, displayName, ...rest };
}

function urlMode({
	pattern: regex,
	example,
}: NonNullable<LocatorOptions['url']>): INodePropertyMode {
	const errorMessage = 'The URL contains no such ID';
	return mode('url', 'By URL', {
		type: 'string',
		placeholder: `e.g. ${example}`,
		extractValue: { type: 'regex', regex },
		validation: [{ type: 'regex', properties: { regex, errorMessage } }],
	});
}

/** Returns a field for a record: chosen from a list, or entered as its ID or the URL of its page. */
export function locator(options: LocatorOptions): FieldDraft {
	const placeholder = `e.g. ${options.example}`;
	const modes = [
		mode('list', 'From List', {
			type: 'list',
			typeOptions: { searchListMethod: options.search, searchable: true },
			...(options.ifEmpty && { placeholder: options.ifEmpty }),
		}),
		mode('id', 'By ID', { type: 'string', placeholder }),
	];
	if (options.key) {
		modes.push(
			mode('key', 'By Key', {
				type: 'string',
				placeholder: `e.g. ${options.key}`,
				// Apps show keys in braces: {{ contact.score }}.
				extractValue: { type: 'regex', regex: '([^\\s{}]+)' },
			}),
		);
	}
	if (options.url) modes.push(urlMode(options.url));
	const { displayName, description, hint } = options;
	return {
		displayName,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes,
		...(description && { description }),
		...(hint && { hint }),
	};
}

/** Returns a field for a nested object of the body, shown as a collection. */
export function group(
	draft: Pick<FieldDraft, 'displayName' | 'description' | 'at' | 'as' | 'showWhen'>,
	fields: readonly Field[],
): FieldDraft {
	return {
		...draft,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		shape: 'group',
		fields,
	};
}

/** Returns a field for an array of objects of the body, shown as rows that can be added. */
export function rows(
	draft: Pick<
		FieldDraft,
		'displayName' | 'description' | 'at' | 'as' | 'required' | 'showWhen' | 'hint'
	> & {
		rowName: string;
	},
	fields: readonly Field[],
): FieldDraft {
	return {
		...draft,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${draft.rowName}`,
		default: {},
		shape: 'rows',
		fields,
	};
}
