import type { IDataObject } from 'n8n-workflow';

/** The value at a dotted path; `''` is the value itself. */
export function getPath(value: unknown, path: string): unknown {
	if (path === '') return value;
	return path
		.split('.')
		.reduce<unknown>(
			(at, key) =>
				at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined,
			value,
		);
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Sets the value at a dotted path, and makes the objects on the way. An object joins the one that
 * is there already, so that several fields can lead into it. `''`: the value's own fields are set.
 */
export function setPath(target: IDataObject, path: string, value: unknown): void {
	if (path === '') {
		Object.assign(target, value);
		return;
	}
	const keys = path.split('.');
	const last = keys.pop() as string;
	let at = target;
	for (const key of keys) {
		at[key] ??= {};
		at = at[key] as IDataObject;
	}
	const before = at[last];
	at[last] = isObject(before) && isObject(value) ? { ...before, ...value } : (value as IDataObject);
}
