import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../catalog/encode';
import type { ItemContext } from '../catalog/encode';
import type { ReadParameter } from '../catalog/run';
import { isBlank, isObject } from '../core/guards';

/** The collections of a form. `clears`: an empty text clears the field of the record. */
export const COLLECTIONS = [
	{ key: 'filters', parameter: 'filters', label: 'Filters', clears: false },
	{
		key: 'additional',
		parameter: 'additionalFields',
		label: 'Additional Fields',
		clears: false,
	},
	{ key: 'update', parameter: 'updateFields', label: 'Update Fields', clears: true },
	{ key: 'options', parameter: 'options', label: 'Options', clears: false },
] as const;

export type CollectionKey = (typeof COLLECTIONS)[number]['key'];

/** Reads a collection. Rejects an expression that does not return an object. */
export function readCollection(
	run: Pick<ItemContext, 'node' | 'itemIndex'> & { read: ReadParameter },
	key: CollectionKey,
): IDataObject {
	const [{ parameter, label }] = COLLECTIONS.filter((collection) => collection.key === key);
	const value = run.read(parameter, run.itemIndex, {});
	if (isBlank(value)) return {};
	if (isObject(value)) return value;
	throw inputError(
		run,
		`'${label}' is not an object`,
		'Check the expression. It must return an object with one property for each field.',
	);
}
