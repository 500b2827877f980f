import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { textOf } from '../core/guards';
import type { Context } from './api';

/** Shorter texts are not masked, because common words can contain them. */
const MIN_LENGTH = 4;
/** Shorter secrets are masked only if they are complete. */
const MIN_LENGTH_CUT = 20;
const MASK = '***';

/** How languages escape the double and the single quote in HTML. */
const QUOTES = [
	['&quot;', "'"],
	['&quot;', '&#39;'],
	['&quot;', '&#039;'],
	['&quot;', '&#x27;'],
	['&quot;', '&apos;'],
	['&#34;', '&#39;'],
] as const;

function escapeHtml(text: string, [double, single]: (typeof QUOTES)[number]): string {
	const escapes: Record<string, string> = {
		...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
		...{ '"': double, "'": single },
	};
	return text.replace(/[&<>"']/g, (character) => escapes[character]);
}

/**
 * Returns the forms in which a server can return a secret: unchanged, or encoded for a URL, JSON, HTML or
 * Base64.
 */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	// Unlike the text itself, the bytes are always valid Unicode, which a URL requires.
	const inUrl = encodeURIComponent(bytes.toString());
	const base64 = bytes.toString('base64');
	return [
		secret,
		inUrl,
		inUrl.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
		inUrl.replaceAll('%20', '+'),
		encodeURIComponent(inUrl),
		new URLSearchParams([['', bytes.toString()]]).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		...QUOTES.map((quotes) => escapeHtml(secret, quotes)),
		base64,
		base64.replaceAll('=', ''),
		bytes.toString('base64url'),
	];
}

/** Masks the first half of a long secret, and what follows of it: a server can cut the text that it returns. */
function maskStart(text: string, secret: string): string {
	if (secret.length < MIN_LENGTH_CUT) return text;
	const half = Math.ceil(secret.length / 2);
	const [before, ...parts] = text.split(secret.slice(0, half));
	const rest = secret.slice(half);
	const masked = parts.map((part) => {
		let shared = 0;
		while (shared < rest.length && part[shared] === rest[shared]) shared += 1;
		return MASK + part.slice(shared);
	});
	return before + masked.join('');
}

/**
 * The secrets that must not appear in a message. The set grows during an execution: it also contains
 * refreshed and location tokens.
 */
export class Secrets {
	private readonly known = new Set<string>();
	/** All forms of all secrets, longest first. */
	private forms: string[] = [];

	/**
	 * @param read Reads the current secrets of the credential. Another execution or process can have refreshed
	 * its token.
	 */
	constructor(
		secrets: readonly unknown[],
		private readonly read: () => Promise<readonly unknown[]> = async () => [],
	) {
		this.add(...secrets);
	}

	add(...secrets: readonly unknown[]): void {
		const added = secrets.filter(
			(secret): secret is string =>
				typeof secret === 'string' && secret.length >= MIN_LENGTH && !this.known.has(secret),
		);
		if (added.length === 0) return;
		for (const secret of added) this.known.add(secret);
		this.forms = [...new Set([...this.known].flatMap(formsOf))].sort((a, b) => b.length - a.length);
	}

	/** Adds the current secrets of the credential. */
	async update(): Promise<void> {
		this.add(...(await this.read().catch(() => [])));
	}

	mask(text: string): string {
		const masked = this.forms.reduce((part, form) => part.replaceAll(form, MASK), text);
		return [...this.known].reduce(maskStart, masked);
	}

	/** Masks a text and cuts it. If the cut splits a secret, the part of it is removed. */
	clip(text: string, length: number): string {
		if (text.length <= length) return this.mask(text);
		const window = text.slice(0, length);
		return this.mask(window.slice(0, window.length - this.splitAtEnd(window)));
	}

	/** Returns the length of the longest start of a secret at the end of a text. */
	private splitAtEnd(text: string): number {
		const longest = Math.min(text.length, (this.forms[0]?.length ?? 1) - 1);
		for (let length = longest; length >= MIN_LENGTH; length--) {
			const end = text.slice(-length);
			if (this.forms.some((form) => form.length > length && form.startsWith(end))) return length;
		}
		return 0;
	}
}

function secretsIn({ clientId, clientSecret, oauthTokenData }: ICredentialDataDecryptedObject) {
	const { access_token: accessToken, refresh_token: refreshToken } = (oauthTokenData ??
		{}) as IDataObject;
	// The last one, in base64, is the header of a token request (RFC 6749, 2.3.1).
	return [accessToken, refreshToken, clientSecret, `${textOf(clientId)}:${textOf(clientSecret)}`];
}

/** Returns the secrets of an OAuth2 credential, including tokens that are stored later. */
export function oauthSecrets(
	context: Pick<Context, 'getCredentials'>,
	type: string,
	credential: ICredentialDataDecryptedObject,
): Secrets {
	return new Secrets(secretsIn(credential), async () =>
		secretsIn(await context.getCredentials(type)),
	);
}
