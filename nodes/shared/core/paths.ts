import type { IDataObject } from 'n8n-workflow';

import { isContainer, isObject } from './guards';

/**
 * The one key that an assignment does not set: it replaces the prototype instead. Keys come from forms,
 * items, and servers, so this one is never written.
 */
const PROTOTYPE = '__proto__';

/** Returns whether a dotted path can be written: no part of it leads to a prototype. */
function isWritablePath(path: string): boolean {
	return !path.split('.').includes(PROTOTYPE);
}

/** Returns whether an assignment to this key would replace the prototype of an object. */
export const isPrototypeKey = (key: string): boolean => key === PROTOTYPE;

/** Names that lead to a prototype. No parameter of a form may contain one. */
const RESERVED: ReadonlySet<string> = new Set([PROTOTYPE, 'constructor', 'prototype']);

/** Returns the first part of a dotted path that leads to a prototype. */
export const reservedPartOf = (path: string): string | undefined =>
	path.split('.').find((part) => RESERVED.has(part));

/**
 * Visits the keys of all objects in a JSON value, level by level. Not recursive, because a server decides on the depth.
 * Returns whether all levels were visited: false if there are more than the maximum.
 */
function visitKeys(
	value: unknown,
	visit: (object: object, key: string) => void,
	maxLevels = Infinity,
): boolean {
	let level = [value].filter(isContainer);
	for (let levels = 0; level.length > 0; levels++) {
		if (levels === maxLevels) return false;
		const nested: object[] = [];
		for (const container of level) {
			if (Array.isArray(container)) {
				for (const child of container) if (isContainer(child)) nested.push(child);
			} else {
				// Several times faster than Object.entries, and JSON objects inherit no enumerable keys.
				for (const key in container) {
					const child = (container as Record<string, unknown>)[key];
					if (isContainer(child)) nested.push(child);
					visit(container, key);
				}
			}
		}
		level = nested;
	}
	return true;
}

/** Returns the first key in a JSON value that leads to a prototype. */
export function reservedKeyIn(value: unknown): string | undefined {
	let reserved: string | undefined;
	visitKeys(value, (_, key) => {
		if (RESERVED.has(key)) reserved ??= key;
	});
	return reserved;
}

/**
 * Removes `__proto__` keys from a JSON value, so that nothing can copy them. Returns false if its objects and arrays are
 * nested more deeply than the maximum. Then deeper levels still have these keys.
 */
export function cleanJson(value: unknown, maxLevels?: number): boolean {
	const remove = (object: object, key: string) => {
		if (key === PROTOTYPE) delete (object as Record<string, unknown>)[PROTOTYPE];
	};
	return visitKeys(value, remove, maxLevels);
}

/** Removes `__proto__` keys from the data of a server or an item. Returns the same data. */
export function removePrototypeKeys<T>(value: T): T {
	cleanJson(value);
	return value;
}

/** Returns the value of an object's own property. Inherited properties such as `toString` are undefined. */
export function ownValue(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
		? (value as Record<string, unknown>)[key]
		: undefined;
}

/** Returns the value at a dotted path of own properties. `''` returns the value itself. */
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
 * Sets the value at a dotted path and creates missing objects. An object is merged into an existing one, so
 * that several fields can add to it. `''` sets the properties of the target itself. A path that leads to a
 * prototype is ignored.
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
