import type { IDataObject } from 'n8n-workflow';

import { isObject } from './guards';

/**
 * The one key that an ordinary assignment does not set: it replaces the prototype instead. Names come
 * from forms, items, and servers, so it is never written.
 */
const PROTOTYPE = '__proto__';

/** Whether a dotted path can be written: no part of it leads to a prototype. */
export function isWritablePath(path: string): boolean {
	return !path.split('.').includes(PROTOTYPE);
}

/** The value of an object's own property; undefined for what it inherits, such as `toString`. */
export function ownValue(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
		? (value as Record<string, unknown>)[key]
		: undefined;
}

/** The value at a dotted path of own properties; `''` is the value itself. */
export function getPath(value: unknown, path: string): unknown {
	if (path === '') return value;
	return path.split('.').reduce(ownValue, value);
}

/** Copies the own properties of one object to another. */
function assignOwn(target: IDataObject, source: unknown): void {
	for (const [key, value] of Object.entries(source ?? {})) {
		if (key !== PROTOTYPE) target[key] = value as IDataObject;
	}
}

/**
 * Sets the value at a dotted path and creates the objects along it. An object is merged into one that
 * is already there, so that several fields can write into it. `''` sets the value's own properties.
 * A path that leads to a prototype is ignored.
 */
export function setPath(target: IDataObject, path: string, value: unknown): void {
	if (path === '') return assignOwn(target, value);
	if (!isWritablePath(path)) return;
	const keys = path.split('.');
	const last = keys.pop() as string;
	let parent = target;
	for (const key of keys) {
		const child = ownValue(parent, key);
		parent = (isContainer(child) ? child : (parent[key] = {})) as IDataObject;
	}
	const before = ownValue(parent, last);
	parent[last] =
		isObject(before) && isObject(value) ? { ...before, ...value } : (value as IDataObject);
}

/** An object or array that properties can be written to. */
const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;
