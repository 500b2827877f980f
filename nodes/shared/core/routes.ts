export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An endpoint, as in the API reference: `GET /payments/orders/{orderId}`. */
export type Route = `${Method} /${string}`;

/** The names between braces in a route. */
export type PathParameters<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
	? Name | PathParameters<Rest>
	: never;

/** Splits a route into its method and its path pattern. */
export function splitRoute(route: string): [Method, string] {
	return route.split(' ') as [Method, string];
}

/** Longer texts are not IDs, and servers do not accept them in a path. */
const MAX_SEGMENT = 500;

/**
 * Characters that a server may interpret, even if they are encoded, and unpaired surrogates, which cannot be
 * encoded.
 */
const UNSAFE = /[/\\?#%\s\p{Cc}\p{Surrogate}]/u;

/**
 * Returns an ID as one encoded segment of a path. Returns undefined for a value that would lead to
 * another path: an empty value, `.`, `..`, or a value that contains a separator.
 */
export function encodeSegment(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	const isUsable =
		text !== '' && text.length <= MAX_SEGMENT && !/^\.+$/.test(text) && !UNSAFE.test(text);
	return isUsable ? encodeURIComponent(text) : undefined;
}

/**
 * Fills the braces of a path pattern. Returns undefined if a value is missing or cannot be a segment
 * of a path.
 */
export function fillPath(
	pattern: string,
	values: Readonly<Record<string, unknown>>,
): string | undefined {
	let isComplete = true;
	const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
		const segment = encodeSegment(Object.hasOwn(values, name) ? values[name] : undefined);
		isComplete &&= segment !== undefined;
		return segment ?? '';
	});
	return isComplete ? path : undefined;
}

/** How often a path may be encoded before it is rejected. */
const MAX_ENCODINGS = 4;

/** Decodes a path until nothing is encoded; undefined if it cannot be decoded. */
function decodeFully(path: string): string | undefined {
	let decoded = path;
	for (let count = 0; count < MAX_ENCODINGS; count++) {
		if (!decoded.includes('%')) return decoded;
		if (/%(?![0-9a-f]{2})/i.test(decoded)) return count === 0 ? undefined : decoded;
		try {
			decoded = decodeURIComponent(decoded);
		} catch {
			return undefined;
		}
	}
	return undefined;
}

const countOf = (text: string, character: string) => text.split(character).length;

/** Removes the slashes at the end of a URL or path. */
export function withoutFinalSlashes(url: string): string {
	let end = url.length;
	while (url[end - 1] === '/') end--;
	return url.slice(0, end);
}

/**
 * Returns whether a path from a user stays below the base URL, however the server decodes it. The path must
 * begin with one slash. It cannot contain dot segments, encoded or double separators, or a query.
 */
export function staysBelow(baseUrl: string, path: string): boolean {
	if (!/^\/[^\s?#\\;\p{Cc}\p{Surrogate}]*$/u.test(path)) return false;
	const decoded = decodeFully(path);
	if (decoded === undefined || countOf(decoded, '/') !== countOf(path, '/')) return false;
	if (/[\\;\p{Cc}]|\/\/|\/\.{1,2}(\/|$)/u.test(decoded)) return false;
	// The client reports an invalid base URL.
	if (!URL.canParse(baseUrl)) return true;
	if (!URL.canParse(baseUrl + path)) return false;
	const base = new URL(baseUrl);
	const url = new URL(baseUrl + path);
	return (
		url.origin === base.origin && url.pathname.startsWith(`${withoutFinalSlashes(base.pathname)}/`)
	);
}
