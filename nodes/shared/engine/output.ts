import type { IDataObject } from 'n8n-workflow';

import { assertUsableName, splitList } from '../catalog/encode';
import type { ItemContext } from '../catalog/encode';
import type { Simplified } from '../catalog/types';
import { isBlank, scalarText } from '../core/guards';
import { getPath, setPath } from '../core/paths';

/** How much of each record the node returns. */
export type Output =
	| { kind: 'raw' }
	| { kind: 'simplified' }
	| { kind: 'selected'; names: string[] };

const isFilled = (value: unknown) => !isBlank(value);

/** Returns the value at a path. Several paths, separated by spaces, return their values in one text. */
function valueAt(record: IDataObject, path: string): unknown {
	if (!path.includes(' ')) return getPath(record, path);
	return path
		.split(' ')
		.map((part) => scalarText(getPath(record, part)))
		.filter(isFilled)
		.join(' ');
}

function firstFilled(record: IDataObject, source: Simplified[string]): unknown {
	if (typeof source === 'function') return source(record);
	const values = [source].flat().map((path) => valueAt(record, path));
	return values.find(isFilled) ?? null;
}

/** Returns whether a record contains the source of a simplified field. Computed fields do not count. */
export const isFilledIn = (record: IDataObject, source: Simplified[string]): boolean =>
	typeof source !== 'function' && isFilled(firstFilled(record, source));

/** Returns the simplified record. A field without a value is null. */
export function simplify(record: IDataObject, simplified: Simplified): IDataObject {
	return Object.fromEntries(
		Object.entries(simplified)
			.map(([name, source]) => [name, firstFilled(record, source)] as const)
			.filter(([, value]) => value !== undefined),
	) as IDataObject;
}

/**
 * Returns the simplified name of a name with the kind of record in front: `amount` for `transactionAmount`. The
 * first simplified field contains the kind: `transactionId`.
 */
function withoutKind(name: string, simplified: Simplified): string | undefined {
	const [id = ''] = Object.keys(simplified);
	const kind = id.endsWith('Id') ? id.slice(0, -'Id'.length) : '';
	if (kind === '' || !name.startsWith(kind)) return undefined;
	const rest = name.slice(kind.length);
	const short = rest.charAt(0).toLowerCase() + rest.slice(1);
	return short !== rest && Object.hasOwn(simplified, short) ? short : undefined;
}

/** Returns the selected fields of a record: simplified fields or dotted paths of the raw record. */
function select(record: IDataObject, names: string[], simplified: Simplified): IDataObject {
	const selected: IDataObject = {};
	for (const name of names) {
		const value = Object.hasOwn(simplified, name)
			? firstFilled(record, simplified[name])
			: undefined;
		const found = value ?? getPath(record, name);
		const short = isBlank(found) ? withoutKind(name, simplified) : undefined;
		if (short !== undefined) selected[name] = firstFilled(record, simplified[short]) as string;
		else if (value !== undefined) selected[name] = value as IDataObject;
		else setPath(selected, name, getPath(record, name) ?? null);
	}
	return selected;
}

/** Converts a record to the output that the form selects. */
export function shapeRecord(
	record: IDataObject,
	simplified: Simplified,
	output: Output,
): IDataObject {
	if (output.kind === 'raw') return record;
	if (output.kind === 'simplified') return simplify(record, simplified);
	return select(record, output.names, simplified);
}

/** Returns the output that the form selects. */
export function readOutput(
	read: (name: string, fallback: unknown) => unknown,
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
	fallback: 'raw' | 'simplified' = 'simplified',
): Output {
	const kind = read('output', fallback);
	if (kind === 'raw') return { kind };
	if (kind !== 'selected') return { kind: 'simplified' };
	const names = splitList(read('fields', ''));
	for (const name of names) assertUsableName(name, 'Fields', context);
	return { kind, names };
}
