import { jsonParse } from 'n8n-workflow';

import { isObject } from '../core/guards';
import { ownValue } from '../core/paths';
import type { Secrets } from './secrets';

/** Maximum length of JSON to parse, and of HTML to read. */
const MAX_JSON = 200_000;
const MAX_MARKUP = 100_000;
/** Maximum length of each text in it. */
const MAX_PART = 2_000;
/** Maximum length of the text in a message. */
const MAX_TEXT = 400;
const MAX_ID = 100;
const MAX_DEPTH = 8;
const MAX_FIELD_DEPTH = 3;
const MAX_ENTRIES = 12;
const MAX_KEYS = 100;

/** The content of an error response. */
export interface ErrorText {
	/** One line without secrets. Empty if there is no message. */
	text: string;
	/** The error code of the API. */
	code?: string;
	/** The ID of the request, for the API's support. */
	traceId?: string;
}

/** Keys that contain the message. The first one that is present counts. */
const MESSAGE_KEYS = [
	'message',
	'error_description',
	'errorMessage',
	'error_message',
	'msg',
	'Message',
	'error',
	'Error',
	'errors',
	'fault',
	'faultstring',
	'detail',
	'reason',
	'issue',
	'title',
	'description',
	'constraints',
];
/** Keys that add to the message. */
const DETAIL_KEYS = ['details', 'errors', 'resolution'];
/**
 * Objects whose values are messages, by field or by rule. In all other objects, only the message keys contain
 * messages.
 */
const MESSAGES_BY_FIELD = 'errors';
const MESSAGES_BY_RULE = 'constraints';
/** Keys with the name of the field that an entry is about. */
const FIELD_KEYS = ['field', 'path', 'param', 'property', 'loc'];
const CODE_KEYS = ['code', 'errorCode', 'error_code', 'ErrorCode', 'errorcode'];
const TRACE_KEYS = ['traceId', 'correlationId', 'request_id', 'requestId', 'trace_id'];
/** Objects that can contain the code and the trace ID, in addition to the body itself. */
const ENVELOPES = ['error', 'fault', 'detail'];

const FIELD_PATH = /^[\w$.[\]-]{1,60}$/;
/** A message can also begin with a bracket: `[items.0] is required`. */
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;
const IDENTIFIER = /^[A-Za-z_$][\w$-]{0,39}$/;

const firstOwn = (value: object, keys: readonly string[]): unknown =>
	keys.map((key) => ownValue(value, key)).find((found) => found !== undefined && found !== null);

/** Reads the text of an HTML or XML page: its title, or all of its text. Takes linear time. */
function textOfMarkup(markup: string): string {
	const titleTag = markup.search(/<title/i);
	const title = titleTag < 0 ? 0 : markup.indexOf('>', titleTag) + 1;
	if (title > 0) return markup.slice(title).split('<', 1)[0];
	const parts: string[] = [];
	let rest = markup;
	for (;;) {
		const tag = rest.indexOf('<');
		if (tag < 0) return [...parts, rest].join(' ');
		parts.push(rest.slice(0, tag));
		rest = rest.slice(tag);
		const hidden = /^<(?:style|script)/i.test(rest) ? rest.search(/<\/(?:style|script)/i) : 0;
		const end = hidden < 0 ? -1 : rest.indexOf('>', hidden);
		if (end < 0) return parts.join(' ');
		rest = rest.slice(end + 1);
	}
}

/** Returns the body as JSON or text, cut to the maximum length. n8n returns bytes if a file was requested. */
function bodyOf(body: unknown): unknown {
	if (body instanceof ArrayBuffer) return bodyOf(new Uint8Array(body));
	if (!ArrayBuffer.isView(body)) return typeof body === 'string' ? parsed(body) : body;
	const bytes = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_JSON));
	return parsed(bytes.toString());
}

/** Parses a text that should be JSON. Returns other texts unchanged. */
function parsed(text: string): unknown {
	const start = text.slice(0, MAX_JSON);
	if (!JSON_START.test(start)) return start;
	return jsonParse<unknown>(start, { fallbackValue: 'The response is incomplete JSON' });
}

/** Returns the messages in a part of a body. */
function messagesIn(value: unknown, secrets: Secrets, depth = 0): string[] {
	if (depth > MAX_DEPTH) return [];
	if (typeof value === 'string') return messagesOfText(value, secrets, depth);
	if (typeof value === 'number') return [String(value)];
	if (Array.isArray(value)) {
		return value.slice(0, MAX_ENTRIES).flatMap((entry) => messagesIn(entry, secrets, depth + 1));
	}
	return isObject(value) ? messagesOfObject(value, secrets, depth) : [];
}

function messagesOfText(text: string, secrets: Secrets, depth: number): string[] {
	const value = parsed(text);
	if (typeof value !== 'string') return messagesIn(value, secrets, depth + 1);
	if (!/^\s*</.test(value)) return [secrets.clip(value, MAX_PART)];
	return [textOfMarkup(secrets.clip(value, MAX_MARKUP)).slice(0, MAX_PART)];
}

function messagesOfObject(value: object, secrets: Secrets, depth: number): string[] {
	const texts: string[] = [];
	const read = new Set<string>();
	const add = (key: string) => {
		read.add(key);
		const part = ownValue(value, key);
		const found = messagesIn(part, secrets, depth + 1);
		texts.push(...(found.length > 0 ? found : messagesOfMap(key, part, secrets, depth)));
		return texts.length > 0;
	};
	MESSAGE_KEYS.some(add);
	DETAIL_KEYS.filter((key) => !read.has(key)).forEach(add);
	const field = depth === 0 || texts.length === 0 ? '' : fieldOf(value);
	return field === '' ? texts : [`${field}: ${texts.join(', ')}`];
}

/** Returns the field that an entry of a list is about: `items.0.qty`. */
function fieldOf(value: object): string {
	return [firstOwn(value, FIELD_KEYS)]
		.flat()
		.filter((part) => typeof part === 'string' || typeof part === 'number')
		.join('.')
		.slice(0, MAX_ID);
}

/** Reads messages by field: `errors: {email: ['is not valid']}`. */
function messagesOfMap(name: string, value: unknown, secrets: Secrets, depth: number): string[] {
	if (!isObject(value) || (name !== MESSAGES_BY_FIELD && name !== MESSAGES_BY_RULE)) return [];
	return Object.entries(value)
		.slice(0, MAX_ENTRIES)
		.map(([key, part]) => [key, messagesIn(part, secrets, depth + 1).join(', ')])
		.filter(([, text]) => text !== '')
		.map(([key, text]) =>
			name === MESSAGES_BY_FIELD && FIELD_PATH.test(key) ? `${key}: ${text}` : text,
		);
}

/**
 * Returns the names of the fields in a part of a body. Omits names that are not identifiers, because they can
 * be data.
 */
function fieldsIn(value: unknown, prefix = '', depth = 0): string[] {
	const isNested = (isObject(value) || Array.isArray(value)) && depth < MAX_FIELD_DEPTH;
	if (!isNested) return prefix === '' ? [] : [prefix];
	if (Array.isArray(value)) return fieldsIn(value[0], prefix, depth + 1);
	return Object.keys(value)
		.slice(0, MAX_KEYS)
		.filter((key) => IDENTIFIER.test(key))
		.slice(0, MAX_ENTRIES)
		.flatMap((key) => {
			return fieldsIn(ownValue(value, key), prefix === '' ? key : `${prefix}.${key}`, depth + 1);
		});
}

/** Describes an error body without a message by its field names. Its values can be personal data. */
function contentsOf(value: unknown): string {
	const fields = fieldsIn(value).slice(0, MAX_ENTRIES);
	if (fields.length === 0) return '';
	return `The response has no message. It contains: ${fields.join(', ')}`;
}

/** Returns the value of one of the keys, as text. It can be in the body or in an object around the error. */
function idIn(body: unknown, keys: readonly string[], secrets: Secrets, depth = 0): string {
	if (!isObject(body) || depth > MAX_FIELD_DEPTH) return '';
	const found = firstOwn(body, keys);
	if (typeof found === 'string' || typeof found === 'number') {
		return secrets.clip(String(found), MAX_ID).replace(/\s+/g, ' ').trim();
	}
	const inner = ENVELOPES.map((key) => idIn(ownValue(body, key), keys, secrets, depth + 1));
	return inner.find((id) => id !== '') ?? '';
}

/** Returns the code of an OAuth error, which is in `error` (RFC 6749, 5.2). */
function oauthCodeIn(body: unknown): string | undefined {
	const error = ownValue(body, 'error');
	return typeof error === 'string' && /^[a-z_]{3,40}$/.test(error) ? error : undefined;
}

/**
 * Reads the message of an error response. Supports the formats of most APIs: one message or a list, nested
 * errors, errors by field, OAuth errors, HTML and bytes. Values that are not messages are not shown, because
 * they can be personal data.
 */
export function readErrorText(response: unknown, secrets: Secrets): ErrorText {
	const body = bodyOf(response);
	const texts = [...new Set(messagesIn(body, secrets))].filter((text) => text.trim() !== '');
	const line = (texts.join('; ') || contentsOf(body)).replace(/\s+/g, ' ').trim();
	// Masked again: a server can split a secret with tags or line breaks.
	const text = secrets.mask(line).slice(0, MAX_TEXT);
	const code = idIn(body, CODE_KEYS, secrets) || oauthCodeIn(body);
	const traceId = idIn(body, TRACE_KEYS, secrets);
	return { text, ...(code && { code }), ...(traceId && { traceId }) };
}
