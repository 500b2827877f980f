import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';

import { assertUsableName, isoDateTime, isoDay, inputError } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import type { Field, Prepare } from '../../shared/catalog/types';
import { anyText, excerpt, isBlank, numberOf, trimmed } from '../../shared/core/guards';
import { assertHasValue } from '../../shared/engine/request';
import type { RESOURCES } from './records';

export type ResourceName = (typeof RESOURCES)[number];

const asIs: Encoder = (value) => value;

const number: Encoder = (value, context) => {
	const mappedValues = numberOf(value);
	if (!Number.isNaN(mappedValues)) return mappedValues;
	throw inputError(
		context,
		`'${context.label}' is not a number: ${excerpt(value)}`,
		'Enter a number, for example 19.99.',
	);
};

/**
 * Converts a value to text. The contract requires text for IDs and phone numbers, which other systems may
 * have as numbers.
 */
const text: Encoder = (value) => anyText(value);

/** The standard fields of the contract, with their encoders. Any other name is a custom field. */
const STANDARD: Record<ResourceName, Record<string, Encoder>> = {
	customers: { id: text, email: text, name: text, phone: text, company: text },
	orders: {
		order_id: text,
		customer_id: text,
		total: number,
		currency: text,
		status: text,
		placed_at: isoDateTime,
		discount: number,
		tax: number,
		shipping: number,
	},
	invoices: {
		invoice_id: text,
		customer_id: text,
		amount: number,
		currency: text,
		order_id: text,
		due_date: isoDay,
	},
};

/** The methods of the mapping forms, by the names that workflows save. */
export type MapperMethod =
	| 'getCustomerFields'
	| 'getCustomerChanges'
	| 'getOrderFields'
	| 'getOrderChanges'
	| 'getInvoiceFields';

/** Returns the mapping form of a record. {@link mapRecord} sends its values. */
export const mapper = (method: MapperMethod): Field<'record'> => ({
	displayName: 'Fields',
	name: 'record',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	in: 'none',
	required: true,
	typeOptions: {
		loadOptionsDependsOn: ['authentication'],
		resourceMapper: {
			resourceMapperMethod: method,
			mode: 'add',
			valuesLabel: 'Fields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
	description: 'Fields to send, including custom fields',
});

/**
 * Returns the values of the form. With automatic mapping, these are the fields of the incoming item that have
 * the same names.
 */
function given(mapping: ResourceMapperValue | null, item: IDataObject, standard: string[]) {
	if (mapping?.mappingMode !== 'autoMapInputData') return mapping?.value ?? {};
	const schema = mapping.schema ?? [];
	const wanted = schema.filter(({ removed }) => removed !== true).map(({ id }) => id);
	const names = wanted.length > 0 ? wanted : standard;
	const own = names.filter((name) => Object.hasOwn(item, name));
	return Object.fromEntries(own.map((name) => [name, item[name]]));
}

/** Adds the mapped values to the body, with custom fields under `custom_fields`. Omits empty values. */
export const mapRecord =
	(resource: ResourceName): Prepare =>
	async ({ body }, run) => {
		const { read, itemIndex, item } = run;
		const standard = STANDARD[resource];
		const mapping = read('record', itemIndex, null) as ResourceMapperValue | null;
		const custom: IDataObject = {};
		for (const [name, value] of Object.entries(given(mapping, item.json, Object.keys(standard)))) {
			if (isBlank(trimmed(value))) continue;
			const context = { ...run, label: name };
			assertUsableName(name, 'Fields', context);
			const isStandard = Object.hasOwn(standard, name);
			const encode = isStandard ? standard[name] : asIs;
			(isStandard ? body : custom)[name] = encode(value, context) as string;
		}
		if (Object.keys(custom).length > 0) body.custom_fields = custom;
	};

/** Rejects an update without any field. */
export const assertChange: Prepare = async ({ body }, run) =>
	assertHasValue(run, Object.keys(body).length);

/** Rejects a record without the fields that identify it. */
export const assertIdentified =
	(resource: ResourceName, needed: readonly string[], isEither = false): Prepare =>
	async ({ body }, run) => {
		const missing = needed.filter((name) => body[name] === undefined);
		if (isEither ? missing.length < needed.length : missing.length === 0) return;
		const list = missing.map((name) => `'${name}'`).join(isEither ? ' or ' : ', ');
		throw inputError(
			run,
			`The ${resource.slice(0, -1)} has no ${list}`,
			'Enter a value under Fields, or check the expression.',
		);
	};
