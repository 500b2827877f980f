import type {
	FieldType,
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperField,
	ResourceMapperFields,
	ResourceMapperValue,
} from 'n8n-workflow';

import { isObject, textOf } from '../../shared/core/guards';
import { isoDay, splitList } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { isPrototypeKey } from '../../shared/core/paths';
import { isUsableId, listEntries } from '../../shared/engine/listEntries';
import { readWholeList } from '../../shared/engine/lists';
import type { ItemRun } from '../../shared/catalog/run';
import { clientOfForm } from '../../shared/engine/formRun';
import type { Client } from '../../shared/http/client';
import { fallbackOn } from '../../shared/http/fallback';
import { ghl } from '../api';
import { lists } from './lists';

/** Form input type for each GHL data type. All others are text. */
const INPUTS: ReadonlyMap<unknown, FieldType> = new Map([
	['DATE', 'dateTime'],
	['FLOAT', 'number'],
	['MONETORY', 'number'],
	['NUMERICAL', 'number'],
	['RADIO', 'options'],
	['SINGLE_OPTIONS', 'options'],
	['FILE_UPLOAD', 'object'],
	['SIGNATURE', 'object'],
	['TEXTBOX_LIST', 'object'],
]);

/** Types with several options: entered as comma-separated text. */
const SEVERAL: ReadonlySet<unknown> = new Set(['CHECKBOX', 'MULTIPLE_OPTIONS']);

/** Returns the contact custom fields of the location (locations.json, CustomFieldSchema). */
async function readCustomFields(client: Client): Promise<IDataObject[]> {
	const request = {
		method: 'GET',
		path: `/locations/${encodeURIComponent(client.connection.account)}/customFields`,
		query: { model: 'contact' },
		scope: 'locations/customFields.readonly',
	} as const;
	return await readWholeList(client, request, lists.customFields);
}

function mapperField({ id, name, dataType, picklistOptions }: IDataObject): ResourceMapperField {
	const several = SEVERAL.has(dataType);
	const options = Array.isArray(picklistOptions)
		? listEntries(picklistOptions.map((value) => ({ name: value, value })))
		: [];
	return {
		id: textOf(id),
		displayName: several ? `${textOf(name)} (with Commas)` : textOf(name) || textOf(id),
		type: INPUTS.get(dataType) ?? 'string',
		...(options.length > 0 && { options }),
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

/** n8n resource mapping method: the custom fields of the location by name. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await readCustomFields(await clientOfForm(this, ghl));
	return {
		fields: fields.filter(({ id }) => isUsableId(id)).map(mapperField),
		emptyFieldsNotice: 'This location has no custom fields for contacts.',
	};
}

/** n8n list search method: the same custom fields, to choose one. */
export async function searchCustomFields(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const fields = await readCustomFields(await clientOfForm(this, ghl));
	const found = fields.map(({ id, name }) => ({ name, value: id }));
	return { results: listEntries(found, filter) };
}

/** Converts the mapper value to GHL's list of IDs and values. The key depends on the API version (docs/api-notes/ghl.md#contact-rules). */
export const customFieldValues: Encoder = (mapping, context) => {
	const { value, schema } = mapping as ResourceMapperValue;
	const key = context.version === 'v3' ? 'fieldValue' : 'field_value';
	const filled = Object.entries(value ?? {}).filter(([, given]) => given !== null);
	if (filled.length === 0) return undefined;
	return filled.map(([id, given]) => {
		const field = schema?.find((one) => one.id === id);
		if (field?.type === 'dateTime') return { id, [key]: given && isoDay(given, context) };
		const several = field?.type === 'string' && field.options;
		return { id, [key]: several ? splitList(given) : given };
	});
};

/** Names by ID, read once per client (execution and account). */
const namesOf = new WeakMap<Client, Promise<Map<string, string>>>();

async function readNames(client: Client): Promise<Map<string, string>> {
	const fields = await readCustomFields(client).catch(fallbackOn('missingScope', []));
	return new Map(fields.map(({ id, name }) => [textOf(id), textOf(name)]));
}

function byName(values: unknown, names: Map<string, string>): IDataObject {
	if (!Array.isArray(values)) return {};
	const pairs = values.filter(isObject).map(({ id, value }) => {
		const name = names.get(textOf(id)) ?? '';
		return [name === '' || isPrototypeKey(name) ? textOf(id) : name, value];
	});
	return Object.fromEntries(pairs.filter(([name]) => name !== '')) as IDataObject;
}

const hasCustomFields = ({ customFields }: IDataObject) =>
	Array.isArray(customFields) && customFields.length > 0;

/**
 * Contacts with custom fields by name instead of ID, except in raw output.
 * Uses one request per execution. Without the scope, the IDs stay.
 */
export async function nameCustomFields(
	contacts: IDataObject[],
	{ client, read, itemIndex }: ItemRun,
): Promise<IDataObject[]> {
	if (read('output', itemIndex, 'simplified') === 'raw') return contacts;
	let names = new Map<string, string>();
	if (contacts.some(hasCustomFields)) {
		if (!namesOf.has(client)) namesOf.set(client, readNames(client));
		names = (await namesOf.get(client)) ?? names;
	}
	return contacts.map((contact) => ({
		...contact,
		customFields: byName(contact.customFields, names),
	}));
}
