import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
} from 'n8n-workflow';
import { inspect } from 'node:util';

import { hasPrototypeKey } from './anyJson';
import type { StoredCredentials } from './credentials';

/** JavaScript texts that are not a message for users. */
const UNREADABLE =
	/undefined|\[object |\bNaN\b|Cannot (?:read|set|convert|destructure)|is not (?:a function|iterable|defined|an object)|Invalid (?:Date|time value|array length|URL)|Maximum call stack|circular|Unexpected (?:token|end)|must be of type|Infinity/;

/** Returns the tokens, keys and client secrets of a credential. */
export const secretsOf = (credentials: StoredCredentials): string[] =>
	Object.values(credentials).flatMap((data) => {
		const { access_token: token, refresh_token: refresh } = (data.oauthTokenData ??
			{}) as IDataObject;
		return [data.accessToken, data.apiKey, data.clientSecret, token, refresh].filter(
			(secret): secret is string => typeof secret === 'string',
		);
	});

/** Throws if an item contains a prototype key, a JavaScript text, or a value that n8n cannot save. */
export function checkValues(items: readonly INodeExecutionData[]): void {
	for (const { json } of items) {
		expect(hasPrototypeKey(json)).toBe(false);
		expect(JSON.stringify(json)).not.toMatch(/\[object |undefined|NaN/);
		expect(() => structuredClone(json)).not.toThrow();
	}
}

/** Throws if an error is not a node error, if its text is not readable, or if it contains a secret. */
export function checkError(error: unknown, secrets: readonly string[]): void {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError)) throw error;
	const { message, description } = error;
	if (UNREADABLE.test(message) || UNREADABLE.test(description ?? '')) throw error;
	expect(message.trim()).not.toBe('');
	const everything = inspect(error, { depth: 8 });
	expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
}
