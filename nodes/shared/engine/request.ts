import type { IDataObject } from 'n8n-workflow';

import type { EncodeContext } from '../catalog/encode';
import { refuse } from '../catalog/encode';
import type { FormReading, Parts } from '../catalog/run';
import type { Field, Operation } from '../catalog/types';
import type { AccountSelector } from '../http/api';
import type { ApiRequest } from '../http/client';
import { locatorValue, pathSegment } from './parameters';
import { isBlank, isObject } from '../core/guards';
import { setPath } from '../core/paths';
import { splitRoute } from '../core/routes';
import type { Method } from '../core/routes';

type Ground = Omit<EncodeContext, 'label'>;

function rowsOf(value: unknown): IDataObject[] {
	const list = Array.isArray(value) ? value : (value as { rows?: unknown })?.rows;
	return Array.isArray(list) ? (list as IDataObject[]) : [];
}

/** One field's value as the API expects it; undefined: nothing to send. */
export function encodeField(field: Field, raw: unknown, ground: Ground): unknown {
	const value = locatorValue(raw, field);
	const encode = (given: unknown) =>
		field.as ? field.as(given, { ...ground, label: field.displayName }) : given;
	if (field.shape === 'rows') {
		const encoded = rowsOf(value).map((row) => encodeFields(field.fields ?? [], row, ground));
		return encoded.length > 0 || field.always ? encode(encoded) : undefined;
	}
	if (field.shape === 'group') {
		const encoded = encodeFields(field.fields ?? [], (value ?? {}) as IDataObject, ground);
		return Object.keys(encoded).length > 0 ? encode(encoded) : undefined;
	}
	return isBlank(value) ? undefined : encode(value);
}

/** The values of several fields as one object, by their paths on the wire. */
export function encodeFields(
	fields: readonly Field[],
	values: IDataObject,
	ground: Ground,
): IDataObject {
	const target: IDataObject = {};
	for (const field of fields) {
		if (field.in === 'none') continue;
		const value = encodeField(field, values[field.name], ground);
		if (value !== undefined) setPath(target, field.at ?? field.name, value);
	}
	return target;
}

/** Refuses a required field without a value, by its name in the form. */
function demand(field: Field, value: unknown, ground: Ground): void {
	if (!field.required || !isBlank(value)) return;
	throw refuse(
		ground,
		`'${field.displayName}' is empty`,
		'This parameter is required: fill it in, or check the expression that fills it.',
	);
}

/** Whether the form shows a field: n8n knows no value of one that it hides, and throws when asked. */
function isShown({ showWhen = {} }: Field, { read, itemIndex }: FormReading): boolean {
	return Object.entries(showWhen).every(([name, values]) =>
		values.includes(read(name, itemIndex, null) as string),
	);
}

/** Puts the account's parameters where the operation's selector says. */
export function addAccount(
	parts: Pick<Parts, 'query' | 'body'>,
	selector: AccountSelector | undefined,
	method: Method,
	account: string,
): void {
	if (!selector || selector.in === 'path') return;
	const inQuery = selector.in === 'query' || (selector.in === 'auto' && /GET|DELETE/.test(method));
	Object.assign(inQuery ? parts.query : parts.body, selector.values(account));
}

/** What an account that travels in the path puts between the route's braces. */
export function accountInPath(selector: AccountSelector | undefined, account: string): IDataObject {
	return selector?.in === 'path' ? selector.values(account) : {};
}

/** The collections of a form, and whether an empty text in them is a value (it clears a field). */
const COLLECTIONS = [
	['filters', 'filters', false],
	['additional', 'additionalFields', false],
	['update', 'updateFields', true],
	['options', 'options', false],
] as const;

/** The collections by their parameters, as the form names them. */
const COLLECTION_LABELS = {
	filters: 'Filters',
	additionalFields: 'Additional Fields',
	updateFields: 'Update Fields',
	options: 'Options',
};

/** The values of a collection. Refuses an expression that does not return an object. */
export function readCollection(
	{ context, read, itemIndex }: Pick<FormReading, 'context' | 'read' | 'itemIndex'>,
	parameter: keyof typeof COLLECTION_LABELS,
): IDataObject {
	const value = read(parameter, itemIndex, {});
	if (isBlank(value)) return {};
	if (isObject(value)) return value;
	throw refuse(
		{ node: context.getNode(), itemIndex },
		`'${COLLECTION_LABELS[parameter]}' is not an object`,
		'Check the expression. It must return an object with one property for each field.',
	);
}

/** What encoders may look at, beside the value and its name. */
export function groundOf({ context, itemIndex, connection }: FormReading): Ground {
	return {
		node: context.getNode(),
		itemIndex,
		timezone: context.getTimezone(),
		version: connection.version,
	};
}

/** The request that an operation's form describes for one input item. */
export function buildRequest(operation: Operation, form: FormReading): ApiRequest & Parts {
	const { itemIndex, read, connection } = form;
	const [method, pattern] = splitRoute(operation.route);
	const ground = groundOf(form);
	const parts: Parts = { query: {}, body: { ...operation.constants }, headers: {} };
	const selector = operation.account ?? form.api.account;
	addAccount(parts, selector, method, connection.account);
	const inPath = accountInPath(selector, connection.account);

	const target = (field: Field) =>
		parts[
			field.in === 'header'
				? 'headers'
				: field.in === 'query' || (field.in === undefined && /GET|DELETE/.test(method))
					? 'query'
					: 'body'
		];
	const put = (field: Field, value: unknown) => {
		if (value !== undefined && field.in !== 'none') {
			setPath(target(field), field.at ?? field.name, value);
		}
	};
	for (const field of operation.fields ?? []) {
		if (!isShown(field, form)) continue;
		const value = encodeField(field, read(field.name, itemIndex, null), ground);
		demand(field, value, ground);
		put(field, value);
	}
	for (const [key, parameter, clears] of COLLECTIONS) {
		if (!operation[key]?.length) continue;
		const given = readCollection(form, parameter);
		for (const field of operation[key]) {
			if (!Object.hasOwn(given, field.name)) continue;
			const value = encodeField(field, given[field.name], ground);
			put(field, value === undefined && clears && given[field.name] === '' ? '' : value);
		}
	}
	const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
		const field = operation.path[name];
		const given = locatorValue(read(field.name, itemIndex), field);
		return pathSegment(isBlank(given) ? inPath[name] : given, field, ground);
	});
	operation.adapt?.(parts, connection.version);
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
