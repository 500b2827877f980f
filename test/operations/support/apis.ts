import type { TestAccess } from '../../../sandbox/api';
import { API_ENTRIES } from '../../../sandbox/apis';

/** Returns the entry of an API by the name that its nodes use. */
function entryOf(api: string) {
	const entry = API_ENTRIES.find(({ name }) => name === api);
	if (entry === undefined) throw new Error(`${api} has no entry in sandbox/apis.ts`);
	return entry;
}

/** Returns the access of cases to an API: the credential, and the account for searches in lists. */
export function accessOf(api: string): Required<TestAccess> {
	const { access } = entryOf(api);
	return { search: { parameters: {}, credentials: access.credentials }, ...access };
}

/** Returns a path of the sandbox as in the documentation of the API. Undefined if it belongs to another API. */
export function withoutPrefix(api: string, path: string): string | undefined {
	const prefixes = Object.keys(entryOf(api).prefixes);
	const prefix = prefixes.find((one) => path.startsWith(`${one}/`));
	return prefix === undefined ? undefined : path.slice(prefix.length);
}
