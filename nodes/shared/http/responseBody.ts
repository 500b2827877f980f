import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { cleanJson } from '../core/paths';
import { RequestFailure } from './requestFailure';

const MEGABYTE = 1024 * 1024;

/**
 * Maximum size of a successful response. A page of the APIs contains 100 records of a few kilobytes. Parsing
 * a body of this size takes about a gigabyte of memory.
 */
const MAX_BODY_BYTES = 100 * MEGABYTE;

/** Maximum size of an error response, which only contains a message. */
const MAX_ERROR_BYTES = MEGABYTE;

/**
 * Maximum nesting of JSON. The APIs document 10 levels. Recursive code, also in n8n, fails at a few thousand.
 */
const MAX_DEPTH = 200;

type Chunks = AsyncIterable<Uint8Array> & { destroy?: () => void };

function isStream(body: unknown): body is Chunks {
	return typeof (body as Partial<Chunks> | null | undefined)?.[Symbol.asyncIterator] === 'function';
}

/** Closes the connection of a response whose body is not needed. */
export function discardBody({ body }: IN8nHttpFullResponse): void {
	if (isStream(body)) body.destroy?.();
}

/**
 * Parses a JSON text, without `__proto__` keys. Returns any other text unchanged, as n8n's helper does, and JSON that is
 * nested too deeply.
 */
function parse(text: string): unknown {
	const value = jsonParse<unknown>(text, { fallbackValue: text });
	return cleanJson(value, MAX_DEPTH) ? value : text;
}

/** Reads the body of a response: JSON, text, or the bytes of a file. */
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
	// The byte order mark is not valid JSON.
	const text = bytes.toString().replace(/^\uFEFF/, '');
	return { ...response, body: parse(text) as IN8nHttpFullResponse['body'] };
}
