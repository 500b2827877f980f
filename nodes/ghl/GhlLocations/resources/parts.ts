// In a file without other imports of the node, since Create or Update calls these operations.
import type { IDataObject } from 'n8n-workflow';

import { required } from '../../../shared/catalog/fields';
import { inputError } from '../../../shared/catalog/encode';
import type { ItemRun } from '../../../shared/catalog/run';
import type { Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { textOf } from '../../../shared/core/guards';
import { call, callOnce } from '../../../shared/engine/operation';
import { LOCATION_IN_PATH } from '../../api';
import { lists } from '../../fields/lists';
import { choicesOfType, customFields as f, customValues as v } from '../../fields/locations';
import { identifyRecord } from '../requestParts';

const named: Simplified = { name: 'name', key: 'fieldKey' };

/** Simplified custom field. */
export const simplifiedField: Simplified = {
	customFieldId: 'id',
	...named,
	dataType: 'dataType',
	model: 'model',
	options: 'picklistOptions',
	placeholder: 'placeholder',
	position: 'position',
	folderId: ({ parentId }) => parentId,
};

/** Simplified custom value. */
export const simplifiedValue: Simplified = {
	customValueId: 'id',
	...named,
	value: 'value',
};

/** Reads one custom field, by its ID or key. */
export const getCustomField = operation('GET /locations/{locationId}/customFields/{id}', {
	name: 'Get',
	action: 'Get custom field',
	description: 'Retrieve one custom field',
	scope: 'locations/customFields.readonly',
	account: LOCATION_IN_PATH,
	path: { id: f.customFieldId },
	record: 'customField',
	simplified: simplifiedField,
});

/** Reads the custom fields of the location. */
export const listCustomFields = operation('GET /locations/{locationId}/customFields', {
	name: 'Get Many',
	action: 'Get many custom fields',
	description: 'Retrieve the custom fields of contacts and opportunities',
	scope: 'locations/customFields.readonly',
	account: LOCATION_IN_PATH,
	filters: [f.modelFilter],
	list: lists.customFields,
	simplified: simplifiedField,
});

/** The optional fields of a new custom field. */
export const fieldDetails = [
	f.placeholder,
	f.description,
	f.fieldKey,
	f.position,
	f.parentId,
	f.acceptedFormat,
	f.isMultipleFile,
	f.maxNumberOfFiles,
] as const;

/** Creates a custom field. */
export const createCustomField = operation('POST /locations/{locationId}/customFields', {
	name: 'Create',
	action: 'Create custom field',
	description: 'Create a custom field for contacts or opportunities',
	scope: 'locations/customFields.write',
	account: LOCATION_IN_PATH,
	fields: [required(f.name), required(f.dataType), ...choicesOfType, f.model],
	additional: fieldDetails,
	record: 'customField',
	simplified: simplifiedField,
});

const readField = async (run: ItemRun, id: string): Promise<IDataObject> =>
	await call(run, getCustomField, { id });

/** Replaces the key of a custom field by its ID. Only the endpoint of Get accepts a key. */
export const identifyField = identifyRecord(readField);

/** Updates a custom field. */
export const updateCustomField = operation('PUT /locations/{locationId}/customFields/{id}', {
	name: 'Update',
	action: 'Update custom field',
	description: 'Update a custom field',
	scope: 'locations/customFields.write',
	account: LOCATION_IN_PATH,
	path: { id: f.customFieldId },
	update: [
		f.name,
		f.placeholder,
		f.description,
		f.choices,
		f.textBoxListOptions,
		f.position,
		f.parentId,
		f.acceptedFormat,
		f.isMultipleFile,
		f.maxNumberOfFiles,
		f.model,
	],
	prepare: identifyRecord(readField, ['name']),
	record: 'customField',
	simplified: simplifiedField,
});

/** Reads the custom values of the location. */
export const listCustomValues = operation('GET /locations/{locationId}/customValues', {
	name: 'Get Many',
	action: 'Get many custom values',
	description: 'Retrieve the custom values of the location',
	scope: 'locations/customValues.readonly',
	account: LOCATION_IN_PATH,
	list: lists.customValues,
	simplified: simplifiedValue,
});

const getValueById = operation('GET /locations/{locationId}/customValues/{id}', {
	name: 'Get',
	action: 'Get custom value',
	description: 'Retrieve one custom value',
	scope: 'locations/customValues.readonly',
	account: LOCATION_IN_PATH,
	path: { id: v.customValueId },
	record: 'customValue',
	simplified: simplifiedValue,
});

/** Finds a custom value by its key, which GHL shows in braces. */
async function findValue(run: ItemRun, key: string): Promise<IDataObject> {
	const values = await callOnce(run, listCustomValues, {});
	const found = values.find(({ fieldKey }) => textOf(fieldKey).replace(/[{}\s]/g, '') === key);
	if (found) return found;
	throw inputError(
		run,
		`No custom value has the key ${key}`,
		'Check the key. In GHL, find it under Settings > Custom Values.',
	);
}

const readValue = async (run: ItemRun, idOrKey: string): Promise<IDataObject> =>
	idOrKey.includes('.')
		? await findValue(run, idOrKey)
		: await call(run, getValueById, { id: idOrKey });

/** Replaces the key of a custom value by its ID. */
export const identifyValue = identifyRecord(readValue);

/** Reads one custom value, by its ID or key. */
export const getCustomValue = { ...getValueById, prepare: identifyValue };

/** Creates a custom value. */
export const createCustomValue = operation('POST /locations/{locationId}/customValues', {
	name: 'Create',
	action: 'Create custom value',
	description: 'Create a custom value, which texts and templates of the location can contain',
	scope: 'locations/customValues.write',
	account: LOCATION_IN_PATH,
	fields: [required(v.name), required(v.value)],
	record: 'customValue',
	simplified: simplifiedValue,
});

/** Updates a custom value. */
export const updateCustomValue = operation('PUT /locations/{locationId}/customValues/{id}', {
	name: 'Update',
	action: 'Update custom value',
	description: 'Update a custom value',
	scope: 'locations/customValues.write',
	account: LOCATION_IN_PATH,
	path: { id: v.customValueId },
	update: [v.name, v.value],
	prepare: identifyRecord(readValue, ['name', 'value']),
	record: 'customValue',
	simplified: simplifiedValue,
});
