const BLANK = '***';

// A page token is a cursor, not a secret. Trustpilot's client ID is its API key.
const NAMES = '(?:secret|(?<!page[-_]?)token|password|api[-_]?key|authorization|client[-_]?id)';
const SECRET_NAME = new RegExp(NAMES, 'i');

/** Patterns of secrets in a text: token formats, fields of truncated JSON, and parameters of a URL. */
const IN_TEXT: ReadonlyArray<[RegExp, string]> = [
	[/\b(?:eyJ|pit-)[\w-]{8}[\w.-]*/g, BLANK],
	[/\bbearer\s+[\w.~+/=-]{16,}/gi, BLANK],
	[new RegExp(`(${NAMES}[\\w-]{0,40}"\\s*:\\s*")[^"]*`, 'gi'), `$1${BLANK}`],
	[new RegExp(`(${NAMES}[\\w-]{0,40}=)[^&\\s"]+`, 'gi'), `$1${BLANK}`],
];

/** Returns a copy of a query or body without the values of secret fields and without tokens in texts. */
export function redact(value: unknown): unknown {
	if (typeof value === 'string') return redactText(value);
	if (Array.isArray(value)) return value.map(redact);
	if (typeof value !== 'object' || value === null) return value;
	// An authorization code and a coupon code have the same field name. Only the other fields show which one it is.
	const isGrant = 'grant_type' in value || 'grantType' in value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			SECRET_NAME.test(key) || (isGrant && key === 'code') ? blank(inner) : redact(inner),
		]),
	);
}

/** Parses a body as JSON if possible, and redacts it. */
export function redactSent(text: string): unknown {
	try {
		return redact(JSON.parse(text));
	} catch {
		return redactText(text);
	}
}

function redactText(text: string): string {
	return IN_TEXT.reduce((result, [secret, instead]) => result.replace(secret, instead), text);
}

/** Redacts each part of a value with several parts. */
function blank(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(blank);
	if (typeof value !== 'object' || value === null) return value === null ? null : BLANK;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]));
}
