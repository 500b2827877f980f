import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A new pair of OAuth tokens. */
export interface Issued<G> {
	accessToken: string;
	refreshToken?: string;
	/** Lifetime of the access token, in seconds. */
	expiresIn: number;
	grant: G;
}

/** An authorization code that was not used yet. */
export interface PendingCode<G> {
	grant: G;
	redirectUri: string;
	clientId: string;
	expires: number;
}

type Kind = 'access' | 'refresh';

interface Payload<G> {
	kind: Kind;
	jti: string;
	/** Expiry in seconds, like in each JWT. */
	exp: number;
	grant: G;
}

const CODE_LIFETIME_MS = 10 * 60_000;
const REFRESH_LIFETIME_MS = 365 * 86_400_000;
// Signs only tokens of the sandbox. It is fixed, so that saved credentials work after a restart.
const KEY = 'ghl-commerce-sandbox';

/**
 * Authorization codes, access tokens and single-use refresh tokens. Tokens are signed and contain their grant as
 * JSON, so that they stay valid after a restart. Memory contains only the used and expired ones.
 */
export class TokenStore<G extends object> {
	private readonly codes = new Map<string, PendingCode<G>>();
	private readonly known = new Map<string, { kind: Kind; grant: G }>();
	private readonly expired = new Set<string>();
	private readonly refreshed = new Map<string, { time: number; issued: Issued<G> }>();
	private areOldTokensValid = true;

	/** The number of used refresh tokens. */
	refreshCount = 0;

	/** @param now - returns the current time in ms */
	constructor(private readonly now: () => number) {}

	/** Returns a new authorization code, valid for 10 minutes and one use. */
	createCode(grant: G, clientId: string, redirectUri: string): string {
		const code = randomUUID().replaceAll('-', '');
		this.codes.set(code, { grant, clientId, redirectUri, expires: this.now() + CODE_LIFETIME_MS });
		return code;
	}

	/** Returns the grant of a valid code without using the code. */
	findCode(code: string): PendingCode<G> | undefined {
		const pending = this.codes.get(code);
		return pending && pending.expires > this.now() ? pending : undefined;
	}

	/** Marks a code as used. */
	useCode(code: string): void {
		this.codes.delete(code);
	}

	/** Issues new tokens for a grant. */
	issue(grant: G, lifetimeMs: number, withRefresh = true): Issued<G> {
		return {
			accessToken: this.sign('access', grant, lifetimeMs),
			refreshToken: withRefresh ? this.sign('refresh', grant, REFRESH_LIFETIME_MS) : undefined,
			expiresIn: Math.floor(lifetimeMs / 1000),
			grant,
		};
	}

	/** Returns the grant of an access token. Undefined if the token is unknown or expired. */
	read(accessToken: string): G | undefined {
		return this.verify(accessToken, 'access')?.grant;
	}

	/** Returns the grant of a refresh token, used or not. Undefined if it is not a refresh token. */
	owner(refreshToken: string): G | undefined {
		return decode<G>(refreshToken)?.grant;
	}

	/**
	 * Issues new tokens for a refresh token and marks it as used. Within `windowMs` after the first use, the same
	 * refresh token returns the same tokens. After that, the result is undefined, as for any token that is not valid.
	 */
	refresh(refreshToken: string, lifetimeMs: number, windowMs: number): Issued<G> | undefined {
		const before = this.refreshed.get(refreshToken);
		if (before) return this.now() - before.time <= windowMs ? before.issued : undefined;
		const payload = this.verify(refreshToken, 'refresh');
		if (!payload) return undefined;
		const issued = this.issue(payload.grant, lifetimeMs);
		this.expired.add(payload.jti);
		this.refreshCount++;
		this.refreshed.set(refreshToken, { time: this.now(), issued });
		return issued;
	}

	/** Expires all tokens of a kind whose grant matches. Returns how many known tokens expired. */
	expire(kind: Kind, matches: (grant: G) => boolean = () => true): number {
		let count = 0;
		for (const [jti, token] of this.known) {
			if (token.kind !== kind || this.expired.has(jti) || !matches(token.grant)) continue;
			this.expired.add(jti);
			count++;
		}
		// Tokens of an earlier run are unknown to this process: the first call expires all of them.
		this.areOldTokensValid = false;
		return count;
	}

	private sign(kind: Kind, grant: G, lifetimeMs: number): string {
		const payload: Payload<G> = {
			kind,
			jti: randomUUID(),
			exp: (this.now() + lifetimeMs) / 1000,
			grant,
		};
		this.known.set(payload.jti, { kind, grant });
		const content = [{ alg: 'HS256', typ: 'JWT' }, payload]
			.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
			.join('.');
		return `${content}.${signature(content)}`;
	}

	private verify(token: string, kind: Kind): Payload<G> | undefined {
		const payload = decode<G>(token);
		if (!payload || payload.kind !== kind || payload.exp * 1000 <= this.now()) return undefined;
		if (!this.known.has(payload.jti)) {
			if (!this.areOldTokensValid) return undefined;
			this.known.set(payload.jti, { kind, grant: payload.grant });
		}
		return this.expired.has(payload.jti) ? undefined : payload;
	}
}

function signature(content: string): string {
	return createHmac('sha256', KEY).update(content).digest('base64url');
}

/** Returns the payload of a token that the sandbox signed, in this run or an earlier one. */
function decode<G>(token: string): Payload<G> | undefined {
	const end = token.lastIndexOf('.');
	const content = token.slice(0, Math.max(0, end));
	const given = Buffer.from(token.slice(end + 1));
	const expected = Buffer.from(signature(content));
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return JSON.parse(Buffer.from(content.split('.')[1], 'base64url').toString()) as Payload<G>;
}
