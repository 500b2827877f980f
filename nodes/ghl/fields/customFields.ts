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
import type { FieldDraft } from '../../shared/catalog/fields';
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

/** The records that have custom fields. */
type Model = 'contact' | 'opportunity';

/** The custom fields of the location for one type of record (locations.json, CustomFieldSchema). */
async function readCustomFields(client: Client, model: Model): Promise<IDataObject[]> {
	const request = {
		method: 'GET',
		path: `/locations/${encodeURIComponent(client.connection.account)}/customFields`,
		query: { model },
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

const getFieldsOf = (model: Model, plural: string) =>
	async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const fields = await readCustomFields(await clientOfForm(this, ghl), model);
		return {
			fields: fields.filter(({ id }) => isUsableId(id)).map(mapperField),
			emptyFieldsNotice: `This location has no custom fields for ${plural}.`,
		};
	};

/** n8n resource mapping methods: the custom fields of the location by name. */
export const getCustomFields = getFieldsOf('contact', 'contacts');
export const getOpportunityCustomFields = getFieldsOf('opportunity', 'opportunities');

/** A form field for custom fields, whose names come from a resource mapping method of the node. */
export const customFieldsOf = (resourceMapperMethod: string) =>
	({
		displayName: 'Custom Fields',
		type: 'resourceMapper',
		default: { mappingMode: 'defineBelow', value: null },
		noDataExpression: true,
		as: customFieldValues,
		typeOptions: {
			loadOptionsDependsOn: ['locationId.value'],
			resourceMapper: {
				resourceMapperMethod,
				mode: 'add',
				valuesLabel: 'Custom Fields',
				fieldWords: { singular: 'custom field', plural: 'custom fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: false,
			},
		},
	}) satisfies FieldDraft;

const searchFieldsOf = (model: Model) =>
	async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const fields = await readCustomFields(await clientOfForm(this, ghl), model);
		const found = fields.map(({ id, name }) => ({ name, value: id }));
		return { results: listEntries(found, filter) };
	};

/** n8n list search methods: the same custom fields, to choose one. */
export const searchCustomFields = searchFieldsOf('contact');
export const searchOpportunityCustomFields = searchFieldsOf('opportunity');

/** Converts the mapper value to GHL's list of IDs and values. The key depends on the API version (docs/api-notes/ghl.md#contact-rules). */
const customFieldValues: Encoder = (mapping, context) => {
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
const namesOf: Record<Model, WeakMap<Client, Promise<Map<string, string>>>> = {
	contact: new WeakMap(),
	opportunity: new WeakMap(),
};

async function readNames(client: Client, model: Model): Promise<Map<string, string>> {
	const fields = await readCustomFields(client, model).catch(fallbackOn('missingScope', []));
	return new Map(fields.map(({ id, name }) => [textOf(id), textOf(name)]));
}

function byName(values: unknown, names: Map<string, string>): IDataObject {
	if (!Array.isArray(values)) return {};
	const pairs = values.filter(isObject).map(({ id, value, fieldValue }) => {
		const name = names.get(textOf(id)) ?? '';
		return [name === '' || isPrototypeKey(name) ? textOf(id) : name, value ?? fieldValue];
	});
	return Object.fromEntries(pairs.filter(([name]) => name !== '')) as IDataObject;
}

const hasCustomFields = ({ customFields }: IDataObject) =>
	Array.isArray(customFields) && customFields.length > 0;

const nameFieldsOf =
	(model: Model) =>
	async (records: IDataObject[], { client, read, itemIndex }: ItemRun): Promise<IDataObject[]> => {
		if (read('output', itemIndex, 'simplified') === 'raw') return records;
		let names = new Map<string, string>();
		if (records.some(hasCustomFields)) {
			if (!namesOf[model].has(client)) namesOf[model].set(client, readNames(client, model));
			names = (await namesOf[model].get(client)) ?? names;
		}
		return records.map((record) => ({
			...record,
			customFields: byName(record.customFields, names),
		}));
	};

/**
 * Records with custom fields by name instead of ID, except in raw output.
 * Uses one request per execution. Without the scope, the IDs stay.
 */
export const nameCustomFields = nameFieldsOf('contact');
export const nameOpportunityFields = nameFieldsOf('opportunity');
