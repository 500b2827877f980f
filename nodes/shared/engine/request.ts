import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../catalog/encode';
import { inputError } from '../catalog/encode';
import type { ItemRun, Parts } from '../catalog/run';
import type { Field } from '../catalog/types';
import { isBlank, isObject, trimmed } from '../core/guards';
import { setPath } from '../core/paths';
import { splitRoute } from '../core/routes';
import type { Method } from '../core/routes';
import type { AccountSelector } from '../http/api';
import type { ApiRequest } from '../http/apiRequest';
import { COLLECTIONS, readCollection } from './collections';
import { locatorValue, pathSegment } from './parameters';

function rowsOf(value: unknown): IDataObject[] {
	const list = Array.isArray(value) ? value : (value as { rows?: unknown })?.rows;
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Encodes the value of one field for the API. Returns undefined if there is nothing to send. */
export function encodeField(field: Field, raw: unknown, context: ItemContext): unknown {
	const value = locatorValue(raw, field);
	const encode = (given: unknown) =>
		field.as ? field.as(given, { ...context, label: field.displayName }) : given;
	if (field.shape === 'rows') {
		const { fields = [] } = field;
		const encoded = rowsOf(value).map((row) => {
			for (const one of fields) assertFilled(one, locatorValue(row[one.name], one), context);
			return encodeFields(fields, row, context);
		});
		return encoded.length > 0 || field.always ? encode(encoded) : undefined;
	}
	if (field.shape === 'group') {
		const values = isObject(value) ? value : {};
		const encoded = encodeFields(field.fields ?? [], values, context);
		return Object.keys(encoded).length > 0 ? encode(encoded) : undefined;
	}
	return isBlank(value) ? undefined : encode(value);
}

/** Encodes the values of several fields as one object, by their paths in the request. */
function encodeFields(
	fields: readonly Field[],
	values: IDataObject,
	context: ItemContext,
): IDataObject {
	const target: IDataObject = {};
	for (const field of fields) {
		if (field.in === 'none') continue;
		const value = encodeField(field, values[field.name], context);
		if (value !== undefined) setPath(target, field.at ?? field.name, value);
	}
	return target;
}

/** Rejects a required field without a value. */
function assertFilled(field: Field, value: unknown, context: ItemContext): void {
	if (!field.required || !isBlank(trimmed(value))) return;
	throw inputError(
		context,
		`'${field.displayName}' is empty`,
		'This parameter is required. Enter a value, or check its expression.',
	);
}

/** Rejects a write that would not contain any value of the form. */
export function assertHasValue(run: ItemRun, count: number): void {
	if (count > 0) return;
	throw inputError(
		run,
		`All fields of '${run.operation.action}' are empty`,
		'Enter a value in at least one field, or check the expressions that fill the fields.',
	);
}

/** Returns whether the form shows a field. n8n has no value for a hidden field, and throws if it is read. */
function isShown({ showWhen = {}, hideWhen = {} }: Field, { read, itemIndex }: ItemRun): boolean {
	const has = ([name, values]: [string, unknown[]]) => values.includes(read(name, itemIndex, null));
	return Object.entries(showWhen).every(has) && !Object.entries(hideWhen).some(has);
}

/** Returns a field as the version of the node shows it. */
function inVersionOf({ node }: ItemRun, field: Field): Field {
	const { name, older } = field;
	return older?.versions.includes(node.typeVersion) ? { ...older.field, name } : field;
}

/** Where values of a request are if nothing else is set. */
const defaultPlace = (method: Method) => (/GET|DELETE/.test(method) ? 'query' : 'body');

/** Adds the parameters of the account, as the selector of the operation defines. */
export function addAccount(
	parts: Pick<Parts, 'query' | 'body'>,
	selector: AccountSelector | undefined,
	method: Method,
	account: string,
): void {
	Object.assign(parts.query, selector?.query?.(account));
	if (!selector || selector.in === 'path') return;
	const place = selector.in === 'auto' ? defaultPlace(method) : selector.in;
	Object.assign(parts[place], selector.values(account));
}

/** Returns the values of an account that is part of the path, by their names in the route. */
export function accountInPath(selector: AccountSelector | undefined, account: string): IDataObject {
	return selector?.in === 'path' ? selector.values(account) : {};
}

/**
 * Adds the values of all fields of the form to the parts of the request. Returns how many of them are in the
 * body.
 */
function addFields(run: ItemRun, method: Method, parts: Parts): number {
	const { operation, itemIndex, read } = run;
	const byDefault = defaultPlace(method);
	let valuesInBody = 0;
	const add = (field: Field, value: unknown) => {
		const place = field.in ?? byDefault;
		if (value === undefined || place === 'none') return;
		if (place === 'body') valuesInBody++;
		setPath(parts[place === 'header' ? 'headers' : place], field.at ?? field.name, value);
	};
	for (const newest of operation.fields ?? []) {
		const field = inVersionOf(run, newest);
		if (!isShown(field, run)) continue;
		const value = encodeField(field, read(field.name, itemIndex, null), run);
		assertFilled(field, value, run);
		add(field, value);
	}
	for (const { key, clears } of COLLECTIONS) {
		if (!operation[key]?.length) continue;
		const given = readCollection(run, key);
		for (const newest of operation[key]) {
			const field = inVersionOf(run, newest);
			if (!Object.hasOwn(given, field.name)) continue;
			const value = encodeField(field, given[field.name], run);
			add(field, value === undefined && clears && given[field.name] === '' ? '' : value);
		}
	}
	return valuesInBody;
}

/** Builds the request of an operation for one input item. */
export function buildRequest(run: ItemRun): ApiRequest & Parts {
	const { operation, itemIndex, read, client } = run;
	const { account } = client.connection;
	const [method, pattern] = splitRoute(operation.route);
	const parts: Parts = { query: {}, body: {}, headers: {} };
	Object.assign(parts[defaultPlace(method)], operation.constants);
	const selector = operation.account ?? client.api.account;
	addAccount(parts, selector, method, account);
	const valuesInBody = addFields(run, method, parts);
	// An operation that calls this one passes its values as constants.
	if ((operation.needsValue || operation.update?.length) && !operation.constants) {
		assertHasValue(run, valuesInBody);
	}
	const inPath = accountInPath(selector, account);
	const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
		const newest = operation.path[name];
		const field = newest && inVersionOf(run, newest);
		const given = field && locatorValue(read(field.name, itemIndex), field);
		return pathSegment(isBlank(given) ? inPath[name] : given, field?.displayName ?? name, run);
	});
	operation.adapt?.(parts, run.version);
	return {
		method,
		path,
		...(operation.host && { host: operation.host }),
		...parts,
		repeatable: operation.repeatable,
		scope: operation.scope,
		itemIndex,
	};
}
