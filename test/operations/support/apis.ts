import type { TestAccess } from '../../../sandbox/api';
import { API_ENTRIES } from '../../../sandbox/apis';

/** Returns the entry of an API by the name that it has in its nodes. */
function entryOf(api: string) {
	const entry = API_ENTRIES.find(({ name }) => name === api);
	if (entry === undefined) throw new Error(`${api} has no entry in sandbox/apis.ts`);
	return entry;
}

/** Returns how cases reach an API: the credential, and the account for searches in lists. */
export function accessOf(api: string): Required<TestAccess> {
	const { access } = entryOf(api);
	return { search: { parameters: {}, credentials: access.credentials }, ...access };
}

/** Returns a path of the sandbox like in the reference of the API; undefined: it belongs to another API. */
export function withoutPrefix(api: string, path: string): string | undefined {
	const prefixes = Object.keys(entryOf(api).prefixes);
	const prefix = prefixes.find((one) => path.startsWith(`${one}/`));
	return prefix === undefined ? undefined : path.slice(prefix.length);
}
