import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { inputError } from '../../shared/catalog/encode';
import { textOf } from '../../shared/core/guards';
import { call } from '../../shared/engine/operation';
import { buildRequest } from '../../shared/engine/request';
import { SharedMutex } from '../../shared/engine/sharedMutex';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { fallbackOn } from '../../shared/http/fallback';
import {
	createCustomField,
	createCustomValue,
	getCustomField,
	listCustomFields,
	getCustomValue,
	listCustomValues,
	updateCustomField,
	updateCustomValue,
} from './resources/parts';

/** Concurrent items with one name must not create two records. */
const mutex = new SharedMutex();

/** The requests that find, create, and update one type of record. */
interface Steps {
	request: ApiRequest;
	find: () => Promise<IDataObject | undefined>;
	get: (id: string) => Promise<IDataObject>;
	create: () => Promise<IDataObject>;
	update: (record: IDataObject) => Promise<IDataObject>;
}

/** Updates a record, or creates it: `{…record, new}`. */
async function createOrUpdate(run: ItemRun, name: string, steps: Steps): Promise<IDataObject> {
	const key = `${run.operation.action} ${run.client.connection.limitKey} ${name}`;
	return await mutex.runExclusive(run.context, key, async (notes, keep) => {
		// The list may not contain a record that this process just created.
		const recent = async () =>
			notes.id ? await steps.get(notes.id).catch(fallbackOn('notFound', undefined)) : undefined;
		const before = (await steps.find()) ?? (await recent());
		const record = await (before ? steps.update(before) : steps.create());
		const id = textOf(record.id);
		// The next steps and items need the ID.
		if (id === '') throw run.client.wrongShape(steps.request, "'id'", record);
		notes.id = id;
		if (!before) keep();
		return { ...record, new: before === undefined };
	});
}

const sameName = (one: unknown, other: unknown): boolean =>
	textOf(one).toLowerCase() === textOf(other).toLowerCase();

/** Updates the custom field with the name or the key in the form, or creates it. */
export async function upsertCustomField(run: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run);
	const { name, dataType, model, fieldKey, options: choices, ...details } = request.body;
	const changes = { ...details, ...(choices !== undefined && { choices }) };
	const given = textOf(fieldKey);
	const fullKey = given === '' || given.includes('.') ? given : `${textOf(model)}.${given}`;
	return await createOrUpdate(run, fullKey || `${textOf(model)} ${textOf(name).toLowerCase()}`, {
		request,
		find: async () => {
			const fields = await call(run, listCustomFields, { modelFilter: model });
			return fields.find((one) =>
				fullKey === '' ? sameName(one.name, name) : one.fieldKey === fullKey,
			);
		},
		get: async (id) => await call(run, getCustomField, { id }),
		create: async () =>
			await call(run, createCustomField, { name, dataType, model, fieldKey, ...changes }),
		update: async (record) => {
			if (record.dataType !== dataType) {
				throw inputError(
					run,
					`The custom field '${textOf(record.name)}' has the data type ${textOf(record.dataType)}, not ${textOf(dataType)}`,
					'GHL cannot change the data type of a custom field. Select the existing data type, or enter another name.',
				);
			}
			const isSame = Object.keys(changes).length === 0 && record.name === name;
			if (isSame) return record;
			return await call(run, updateCustomField, { id: record.id, name, model, ...changes });
		},
	});
}

/** Updates the custom value with the name in the form, or creates it. */
export async function upsertCustomValue(run: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run);
	const { name, value } = request.body;
	return await createOrUpdate(run, textOf(name).toLowerCase(), {
		request,
		find: async () =>
			(await call(run, listCustomValues, {})).find((one) => sameName(one.name, name)),
		get: async (id) => await call(run, getCustomValue, { id }),
		create: async () => await call(run, createCustomValue, { name, value }),
		update: async (record) =>
			record.value === value && record.name === name
				? record
				: await call(run, updateCustomValue, { id: record.id, name, value }),
	});
}
