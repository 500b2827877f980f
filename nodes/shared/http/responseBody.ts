import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { removePrototypeKeys } from '../core/paths';
import { RequestFailure } from './requestFailure';

const MEGABYTE = 1024 * 1024;

/**
 * Largest body of a successful response. A page of the APIs has 100 records of some kilobytes; a body
 * of this size takes n8n about a gigabyte of memory once it is parsed.
 */
const MAX_BODY_BYTES = 100 * MEGABYTE;

/** What is read of an error response: a message to show, not data. */
const MAX_ERROR_BYTES = MEGABYTE;

/** Deepest nesting of JSON. The APIs document 10 levels; recursive code, also in n8n, fails at some thousands. */
const MAX_DEPTH = 200;

type Chunks = AsyncIterable<Uint8Array> & { destroy?: () => void };

function isStream(body: unknown): body is Chunks {
	return typeof (body as Partial<Chunks> | null | undefined)?.[Symbol.asyncIterator] === 'function';
}

/** Closes the connection of a response whose body is of no interest. */
export function discardBody({ body }: IN8nHttpFullResponse): void {
	if (isStream(body)) body.destroy?.();
}

/** Whether objects and arrays are nested so deeply that code which follows them would fail. */
function isTooDeep(value: unknown): boolean {
	let level = [value].filter(isContainer);
	for (let depth = 0; level.length > 0; depth++) {
		if (depth === MAX_DEPTH) return true;
		level = level.flatMap((container) => Object.values(container).filter(isContainer));
	}
	return false;
}

const isContainer = (value: unknown): value is object =>
	typeof value === 'object' && value !== null;

/** The value of a JSON text. Any other text stays as it is, as with n8n's helper. */
function parse(text: string): unknown {
	const value = jsonParse<unknown>(text, { fallbackValue: text });
	return isTooDeep(value) ? text : value;
}

/** Reads the body of a response: JSON, text, or for a file its bytes. */
export async function readBody(
	response: IN8nHttpFullResponse,
	{ json }: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const { body, statusCode: status } = response;
	if (!isStream(body)) return response;
	const isError = status >= 400;
	const max = isError ? MAX_ERROR_BYTES : MAX_BODY_BYTES;
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.length;
		// Leaving the loop closes the connection.
		if (size > max) break;
	}
	if (size > max && !isError) {
		const apiMessage = `over ${MAX_BODY_BYTES / MEGABYTE} MB`;
		throw new RequestFailure({ kind: 'tooLarge', status, apiMessage });
	}
	const bytes = Buffer.concat(chunks);
	if (!json && !isError) return { ...response, body: bytes };
	// Without the byte order mark, which is no JSON.
	const text = bytes.toString().replace(/^\uFEFF/, '');
	return { ...response, body: removePrototypeKeys(parse(text)) as IN8nHttpFullResponse['body'] };
}
