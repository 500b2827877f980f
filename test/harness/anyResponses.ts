import fc from 'fast-check';
import type { ServerResponse } from 'node:http';

import { anyJson, type JsonText } from './anyJson';
import { startHostileServer, type SeenRequest } from './hostile';

/** Placeholder in a response for a secret of the credential. */
const SECRET = 'secret-of-the-credential';

/** One change of a valid response. */
export interface Change {
	/** Selects the position of the change: an index modulo the number of positions in the value. */
	at: number;
	kind: 'drop' | 'replace' | 'rename' | 'wrap' | 'duplicate';
	/** The new value of `replace`. */
	value: JsonText;
	/** The new name of `rename`, and the name of the object of `wrap`. */
	name: string;
}

/** The response to one request. */
export interface AnyResponse {
	status: number;
	headers: Record<string, string>;
	/** A text to send unchanged, or changes of the valid response. */
	body: string | Change[];
	/** Closes the connection instead of a response. */
	isClosed: boolean;
}

const NAMES = [
	...['id', '_id', 'data', 'status', 'message', 'error', 'errors', 'statusCode', 'success', 'meta'],
	...[
		'total',
		'totalCount',
		'count',
		'nextPage',
		'startAfterId',
		'createdAt',
		'updatedAt',
		'items',
	],
	...['amount', 'price', 'currency', 'code', 'details', 'traceId', 'access_token', 'expires_in'],
];
const TEXTS = [
	...['paid', 'completed', 'USD', 'KWD', 'live', '2026-11-20', '2026-11-20T10:00:00.000Z'],
	...[
		'9999-12-31T23:59:59Z',
		'1,234.50',
		'12',
		'-1',
		'ana@example.com',
		'653f5e0cde5a1314e62a837c',
	],
	...['NOT_A_DATE', '../..', '<p>', 'a.b.c', SECRET],
];
const HTML = '<!doctype html><html><title>502 Bad Gateway</title><body>nginx</body></html>';
/** Longer than the text of an error message, and than a usual page. */
const LONG = 'lorem ipsum '.repeat(20_000);

const json = anyJson(NAMES, TEXTS);

const change: fc.Arbitrary<Change> = fc.record({
	at: fc.nat(5_000),
	kind: fc.constantFrom('drop', 'replace', 'rename', 'wrap', 'duplicate'),
	value: fc.oneof(json.leaf, json.value),
	name: json.name,
});

const numbers = ['0', '1', '-5', '100', '1e9', '-9999999999', '3600000', '0.5', '1, 2', 'soon', ''];
const headers = fc.dictionary(
	fc.constantFrom(
		...['x-ratelimit-max', 'x-ratelimit-interval-milliseconds', 'x-ratelimit-remaining'],
		...['x-ratelimit-daily-remaining', 'x-ratelimit-daily-reset', 'ratelimit-policy'],
		...[
			'ratelimit-remaining',
			'retry-after',
			'content-type',
			'location',
			'date',
			'content-encoding',
		],
	),
	fc.constantFrom(
		...numbers,
		...['100;w=10', '1;w=999999999', 'Wed, 21 Oct 2015 07:28:00 GMT', 'application/json'],
		...['text/html', 'image/png', 'constructor', 'https://elsewhere.invalid/', '/', '//', 'gzip'],
		`https://elsewhere.invalid/?key=${SECRET}`,
	),
	{ maxKeys: 4 },
);

const often = <T>(usual: T, weight: number, others: fc.Arbitrary<T>) =>
	fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

/**
 * Any response to a request. Most have status 200 and are similar to the valid response, because others are
 * rejected early.
 */
const anyResponse: fc.Arbitrary<AnyResponse> = fc.record({
	status: often(200, 4, fc.integer({ min: 200, max: 599 })),
	headers: often({}, 3, headers),
	body: fc.oneof<Array<fc.MaybeWeightedArbitrary<string | Change[]>>>(
		{ weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) },
		{ weight: 2, arbitrary: json.value },
		{ weight: 1, arbitrary: fc.constantFrom('', HTML, LONG, JSON.stringify(LONG), '{"data":[') },
	),
	isClosed: often(false, 20, fc.constant(true)),
});

/** Responses to the requests of one run, in order. After the last, they start again. */
export const anyResponses = fc.array(anyResponse, { minLength: 1, maxLength: 4 });

type Container = Record<string, unknown> | unknown[];
interface Place {
	container: Container;
	key: string;
}

/** Returns all positions in a value that can be changed. */
function placesIn(value: unknown): Place[] {
	const places: Place[] = [];
	const visit = (part: unknown) => {
		if (typeof part !== 'object' || part === null) return;
		for (const key of Object.keys(part)) {
			places.push({ container: part as Container, key });
			visit((part as Record<string, unknown>)[key]);
		}
	};
	visit(value);
	return places;
}

/** An assignment to `__proto__` would not create a property. */
const define = (target: object, key: string, value: unknown) =>
	Object.defineProperty(target, key, {
		value,
		...{ configurable: true, enumerable: true, writable: true },
	});

function apply({ kind, value, name }: Change, { container, key }: Place): void {
	const before = (container as Record<string, unknown>)[key];
	const remove = () =>
		Array.isArray(container) ? container.splice(Number(key), 1) : delete container[key];
	if (kind === 'replace') define(container, key, JSON.parse(value));
	else if (kind === 'wrap') define(container, key, define({}, name, before));
	else if (kind === 'drop') remove();
	else if (Array.isArray(container)) container.push(structuredClone(before));
	else {
		if (kind === 'rename') remove();
		define(container, name, before);
	}
}

/** Returns a valid response after changes, as JSON. */
export function changed(valid: unknown, changes: readonly Change[]): JsonText {
	const root = { body: structuredClone(valid) };
	for (const one of changes) {
		const places = placesIn(root);
		if (places.length > 0) apply(one, places[one.at % places.length]);
	}
	return JSON.stringify(root.body) ?? '';
}

/** Valid responses by method and path. */
export class ValidResponses {
	private readonly byRequest = new Map<string, unknown>();

	private readonly all: unknown[] = [];

	add(method: string, path: string, body: unknown): void {
		this.byRequest.set(`${method} ${path}`, body);
		this.all.push(body);
	}

	/** Returns the response to this request. For an unknown request, returns the response with the same number. */
	of(method: string, path: string, number: number): unknown {
		const key = `${method} ${path}`;
		if (this.byRequest.has(key)) return this.byRequest.get(key);
		return this.all.length > 0 ? this.all[number % this.all.length] : {};
	}
}

/** The responses to the requests below one path. */
export interface Script {
	responses: AnyResponse[];
	valid: ValidResponses;
	secret: string;
	requests: number;
}

/** A server with a base URL for each run, so that limiters and tokens of one run do not affect the next. */
export interface AnyResponseServer {
	/** Adds a run. Returns its base URL and its script, which counts the requests. */
	add(script: Omit<Script, 'requests'>): { url: string; script: Script };
	close(): Promise<void>;
}

function send(response: ServerResponse, script: Script, { method, url }: SeenRequest): void {
	const path = url.replace(/^\/\d+/, '').split('?', 1)[0];
	const number = script.requests++;
	const { status, headers, body, isClosed } = script.responses[number % script.responses.length];
	if (isClosed) {
		response.destroy();
		return;
	}
	const withSecret = (text: string) => text.replaceAll(SECRET, script.secret);
	const text =
		typeof body === 'string' ? body : changed(script.valid.of(method, path, number), body);
	const sent = Object.entries(headers).map(([name, value]) => [name, withSecret(value)] as const);
	response.writeHead(status, { 'content-type': 'application/json', ...Object.fromEntries(sent) });
	response.end(withSecret(text));
}

/** Starts the server. The caller closes it. */
export async function startAnyResponseServer(): Promise<AnyResponseServer> {
	const scripts: Script[] = [];
	const server = await startHostileServer((request, response) => {
		server.seen.length = 0;
		send(response, scripts[Number(request.url.split('/')[1])], request);
	});
	return {
		add(given) {
			const script = { ...given, requests: 0 };
			scripts.push(script);
			return { url: `${server.url}/${scripts.length - 1}`, script };
		},
		close: async () => await server.close(),
	};
}
