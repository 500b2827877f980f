const BLANK = '***';

// A page token says where a list goes on. Trustpilot's client ID is its API key.
const NAMES = '(?:secret|(?<!page[-_]?)token|password|api[-_]?key|authorization|client[-_]?id)';
const SECRET_NAME = new RegExp(NAMES, 'i');

/** Secrets within a text: by their own form, as a field of cut-off JSON, and as a parameter of an address. */
const IN_TEXT: ReadonlyArray<[RegExp, string]> = [
	[/\b(?:eyJ|pit-)[\w-]{8}[\w.-]*/g, BLANK],
	[/\bbearer\s+[\w.~+/=-]{16,}/gi, BLANK],
	[new RegExp(`(${NAMES}[\\w-]{0,40}"\\s*:\\s*")[^"]*`, 'gi'), `$1${BLANK}`],
	[new RegExp(`(${NAMES}[\\w-]{0,40}=)[^&\\s"]+`, 'gi'), `$1${BLANK}`],
];

/** A copy of a query, body or answer without secrets: the values of secret fields, and tokens within texts. */
export function redact(value: unknown): unknown {
	if (typeof value === 'string') return redactText(value);
	if (Array.isArray(value)) return value.map(redact);
	if (typeof value !== 'object' || value === null) return value;
	// An authorization code is named like the code of a coupon: only what stands beside it tells.
	const isGrant = 'grant_type' in value || 'grantType' in value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			SECRET_NAME.test(key) || (isGrant && key === 'code') ? blank(inner) : redact(inner),
		]),
	);
}

/** What was sent as text: JSON if it is some, else the text; without secrets. */
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

/** A secret of many parts keeps its form. */
function blank(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(blank);
	if (typeof value !== 'object' || value === null) return value === null ? null : BLANK;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]));
}
