import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Api } from '../http/api';
import { EXECUTION_OPTIONS, GUARD, LIST_FIELDS, OAUTH2_NOTICE, OUTPUT_FIELDS } from './common';
import type { Field, Operation, Resource } from './types';

/** The operations of a node. */
export interface NodeCatalog {
	api: Api;
	/** By the value that workflows save. */
	resources: Record<string, Resource>;
}

/** The default value of each type, for fields that do not set one. */
const EMPTY: Partial<Record<Field['type'], INodeProperties['default']>> = {
	boolean: false,
	collection: {},
	fixedCollection: {},
	json: '{}',
	multiOptions: [],
	number: 0,
};

const byDisplayName = (a: { displayName: string }, b: { displayName: string }) =>
	a.displayName.localeCompare(b.displayName);

/** The properties of a field that are not part of n8n's property. */
const CATALOG_KEYS: ReadonlySet<string> = new Set([
	'always',
	'as',
	'at',
	'fields',
	'hideWhen',
	'in',
	'older',
	'rowName',
	'shape',
	'showWhen',
	'valueType',
] satisfies Array<keyof Field>);

/**
 * Returns the properties of a collection, sorted by name. n8n does not allow required ones in a collection.
 */
function membersOf(fields: readonly Field[]): INodeProperties[] {
	return fields
		.flatMap((field) => inVersions({ ...field, required: undefined }))
		.sort(byDisplayName);
}

/** From this number of cells on, n8n's lint requires that a row is sorted by name. */
const LONG_ROW = 5;

/** Returns the properties of a row. A long row is sorted by name. */
function cellsOf(fields: readonly Field[]): INodeProperties[] {
	const cells = fields.map(toProperty);
	return cells.length < LONG_ROW ? cells : cells.sort(byDisplayName);
}

/**
 * Hides the optional cells of a long row under Add Field, except those with `showEvenWhenOptional`. Older
 * versions of n8n ignore this and show all cells.
 */
function rowOptions({ fields = [], typeOptions }: Field): INodeProperties['typeOptions'] {
	const isKept = (cell: Field) => cell.required || cell.typeOptions?.showEvenWhenOptional;
	if (fields.length < LONG_ROW || !fields.some(isKept)) return typeOptions;
	return { ...typeOptions, hideOptionalFields: true, addOptionalFieldButtonText: 'Add Field' };
}

/** Converts a field to an n8n property, without the rules for when it is shown. */
export function toProperty(field: Field): INodeProperties {
	const { fields, shape, showWhen, hideWhen, rowName } = field;
	const entries = Object.entries(field);
	const property = {
		...Object.fromEntries(
			entries.filter(([key, value]) => value !== undefined && !CATALOG_KEYS.has(key)),
		),
		default: field.default ?? EMPTY[field.type] ?? '',
	} as INodeProperties;
	if (shape === 'group') property.options = membersOf(fields ?? []);
	if (shape === 'rows') {
		property.typeOptions = rowOptions(field);
		property.options = [
			{ name: 'rows', displayName: rowName ?? 'Row', values: cellsOf(fields ?? []) },
		] as INodePropertyCollection[];
	}
	if (showWhen || hideWhen) {
		property.displayOptions = {
			...(showWhen && { show: showWhen }),
			...(hideWhen && { hide: hideWhen }),
		};
	}
	return property;
}

/** Returns the property of a field, and before it the one that older versions of the node show. */
function inVersions(field: Field): INodeProperties[] {
	const { name, required, older, hideWhen } = field;
	if (!older) return [toProperty(field)];
	const versions = { '@version': [...older.versions] };
	const { showWhen } = older.field;
	return [
		toProperty({
			...older.field,
			name,
			...(required && { required }),
			showWhen: { ...showWhen, ...versions },
		}),
		toProperty({ ...field, hideWhen: { ...hideWhen, ...versions } }),
	];
}

function collection(
	name: string,
	displayName: string,
	placeholder: string,
	fields: readonly Field[] | undefined,
): INodeProperties[] {
	if (!fields?.length) return [];
	const options = membersOf(fields);
	return [{ displayName, name, type: 'collection', placeholder, default: {}, options }];
}

/**
 * Returns the form of one operation, in the order in which it is shown.
 *
 * @internal Exported for tests and for the generated documentation.
 */
export function operationProperties(operation: Operation): INodeProperties[] {
	const path = Object.values(operation.path).map(({ required = true, ...field }) => ({
		...field,
		...(required && { required }),
	}));
	return [
		...(operation.authentication === 'oAuth2' ? [OAUTH2_NOTICE] : []),
		...(operation.guarded ? [GUARD] : []),
		...[...path, ...(operation.fields ?? [])].flatMap(inVersions),
		...(operation.list ? LIST_FIELDS : []),
		...collection('filters', 'Filters', 'Add Filter', operation.filters),
		...collection('additionalFields', 'Additional Fields', 'Add Field', operation.additional),
		...collection('updateFields', 'Update Fields', 'Add Field', operation.update),
		...(operation.simplified ? OUTPUT_FIELDS : []),
		...collection('options', 'Options', 'Add Option', [
			...(operation.options ?? []),
			...(operation.expand ? [operation.expand.when] : []),
			...EXECUTION_OPTIONS,
		]),
	];
}

/**
 * A property that several forms share: the operations that use it, by resource, and the properties before it.
 */
interface Shared {
	property: INodeProperties;
	uses: Map<string, string[]>;
	before: Set<Shared>;
}

/**
 * Sorts the properties so that each form keeps its order. If two forms contradict each other, the first one
 * counts.
 */
function sortByForms(all: Iterable<Shared>): Shared[] {
	const left = new Set(all);
	const order: Shared[] = [];
	while (left.size > 0) {
		const isNext = ({ before }: Shared) => ![...before].some((one) => left.has(one));
		const next = [...left].find(isNext) ?? [...left][0];
		left.delete(next);
		order.push(next);
	}
	return order;
}

/** Merges properties that are equal in several operations, so that the editor loads less data. */
function shareEqual(resources: Record<string, Resource>): Shared[] {
	const known = new Map<string, Shared>();
	for (const [resource, { operations }] of Object.entries(resources)) {
		for (const [name, operation] of Object.entries(operations)) {
			let last: Shared | undefined;
			for (const property of operationProperties(operation)) {
				const key = JSON.stringify(property);
				const shared = known.get(key) ?? { property, uses: new Map(), before: new Set() };
				known.set(key, shared);
				shared.uses.set(resource, [...(shared.uses.get(resource) ?? []), name]);
				if (last) shared.before.add(last);
				last = shared;
			}
		}
	}
	return sortByForms(known.values());
}

/** Returns one property for each group of resources that show it in the same operations. */
function withDisplayRules({ property, uses }: Shared): INodeProperties[] {
	const byOperations = new Map<string, { resource: string[]; operation: string[] }>();
	for (const [resource, operation] of uses) {
		const key = operation.join();
		const rule = byOperations.get(key) ?? { resource: [], operation };
		rule.resource.push(resource);
		byOperations.set(key, rule);
	}
	return [...byOperations.values()].map((rule) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...rule, ...property.displayOptions?.show },
		},
	}));
}

const RESOURCE: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

const OPERATION: INodeProperties = { ...RESOURCE, displayName: 'Operation', name: 'operation' };

function resourceSelector(resources: Record<string, Resource>): INodeProperties {
	const options: INodePropertyOptions[] = Object.entries(resources)
		.map(([value, { name, description }]) => ({ name, value, ...(description && { description }) }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { ...RESOURCE, options, default: Object.keys(resources)[0] };
}

function operationSelector([resource, { operations }]: [string, Resource]): INodeProperties {
	const options: INodePropertyOptions[] = Object.entries(operations)
		.map(([value, { name, action, description }]) => ({ name, value, action, description }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		...OPERATION,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: 'getAll' in operations ? 'getAll' : Object.keys(operations)[0],
	};
}

/**
 * Returns all properties of an action node: authentication, resource, operation, and the form of each
 * operation.
 */
export function propertiesOf({ api, resources }: NodeCatalog): INodeProperties[] {
	return [
		...api.properties,
		resourceSelector(resources),
		...Object.entries(resources).map(operationSelector),
		...shareEqual(resources).flatMap(withDisplayRules),
	];
}
