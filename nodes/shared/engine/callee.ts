import type { IDataObject } from 'n8n-workflow';

import type { ItemRun, ReadParameter } from '../catalog/run';
import type { Field, ListShape, Operation, RecordParameters } from '../catalog/types';
import type { Route } from '../core/routes';
import { COLLECTIONS } from './collections';

/** An operation that another one can call. */
export type Callable = Operation<Route, string, ListShape | undefined>;

/** The values for a call. Those of the route are required, all others are optional. */
export type CallValues<O extends Callable> =
	O extends Operation<infer R, infer N, ListShape | undefined>
		? { [K in RecordParameters<R>]: unknown } & { [K in N]?: unknown }
		: never;

/** The result of a call. */
export type CallResult<O extends Callable> =
	O extends Operation<Route, string, infer L>
		? L extends ListShape
			? IDataObject[]
			: IDataObject
		: never;

/** Returns the values of some fields as a collection of the form. */
function collectionOf(fields: readonly Field[], values: ReadonlyMap<string, unknown>): IDataObject {
	const given = fields.filter(({ name }) => (values.get(name) ?? undefined) !== undefined);
	return Object.fromEntries(given.map(({ name }) => [name, values.get(name)])) as IDataObject;
}

/**
 * Returns the run of an operation that another operation calls. It reads the passed values instead of the
 * form. Properties of the node, such as Authentication, are read from the form.
 *
 * @param max Maximum number of rows of a list. Default: all.
 */
export function calleeOf<O extends Callable>(
	run: ItemRun,
	operation: O,
	values: CallValues<O>,
	max?: number,
): ItemRun {
	const ofNode = new Set(run.client.api.properties.map(({ name }) => name));
	const given = new Map<string, unknown>(Object.entries(values));
	for (const [name, field] of Object.entries(operation.path))
		given.set(field.name, given.get(name));
	for (const { key, parameter } of COLLECTIONS) {
		given.set(parameter, collectionOf(operation[key] ?? [], given));
	}
	given
		.set('returnAll', max === undefined)
		.set('limit', max)
		.set('output', 'raw');
	const read: ReadParameter = (name, itemIndex, fallback) =>
		ofNode.has(name) ? run.read(name, itemIndex, fallback) : (given.get(name) ?? fallback);
	return { ...run, operation, read };
}
