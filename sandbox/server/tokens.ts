import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A freshly issued pair of OAuth tokens. */
export interface Issued<G> {
	accessToken: string;
	refreshToken?: string;
	/** Life of the access token, in whole seconds. */
	expiresIn: number;
	grant: G;
}

/** An authorization code that has not been used yet. */
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
	/** Expiry in seconds, as in every JWT. */
	exp: number;
	grant: G;
}

const CODE_LIFETIME_MS = 10 * 60_000;
const REFRESH_LIFETIME_MS = 365 * 86_400_000;
// Signs nothing but the sandbox's own tokens. Being fixed, it lets saved credentials outlive a restart of the sandbox.
const KEY = 'ghl-commerce-sandbox';

/**
 * Codes, access tokens and single-use refresh tokens. Tokens are signed and carry their grant (JSON), so that they
 * stay good when the sandbox restarts; what was used or expired by hand is kept in memory.
 */
export class TokenStore<G extends object> {
	private readonly codes = new Map<string, PendingCode<G>>();
	private readonly known = new Map<string, { kind: Kind; grant: G }>();
	private readonly dead = new Set<string>();
	private readonly refreshed = new Map<string, { time: number; issued: Issued<G> }>();
	private foreignTokensLive = true;

	/** How many refresh tokens were used up. */
	refreshCount = 0;

	/** @param now the present, in ms. */
	constructor(private readonly now: () => number) {}

	/** A new authorization code, good for ten minutes and one use. */
	createCode(grant: G, clientId: string, redirectUri: string): string {
		const code = randomUUID().replaceAll('-', '');
		this.codes.set(code, { grant, clientId, redirectUri, expires: this.now() + CODE_LIFETIME_MS });
		return code;
	}

	/** The code's grant, if the code is good: it can be looked at, and then be used up. */
	findCode(code: string): PendingCode<G> | undefined {
		const pending = this.codes.get(code);
		return pending && pending.expires > this.now() ? pending : undefined;
	}

	/** Uses a code up. */
	useCode(code: string): void {
		this.codes.delete(code);
	}

	/** New tokens for a grant. */
	issue(grant: G, lifetimeMs: number, withRefresh = true): Issued<G> {
		return {
			accessToken: this.sign('access', grant, lifetimeMs),
			refreshToken: withRefresh ? this.sign('refresh', grant, REFRESH_LIFETIME_MS) : undefined,
			expiresIn: Math.floor(lifetimeMs / 1000),
			grant,
		};
	}

	/** What an access token grants, or undefined if it is unknown or expired. */
	read(accessToken: string): G | undefined {
		return this.verify(accessToken, 'access')?.grant;
	}

	/** What a refresh token grants, used or not; undefined if this is no refresh token. */
	owner(refreshToken: string): G | undefined {
		return decode<G>(refreshToken)?.grant;
	}

	/**
	 * Exchanges a refresh token for new tokens and uses it up. Within `windowMs` of the first use the same token gets
	 * the same answer again; after that undefined, as for any token that is not good.
	 */
	refresh(refreshToken: string, lifetimeMs: number, windowMs: number): Issued<G> | undefined {
		const before = this.refreshed.get(refreshToken);
		if (before) return this.now() - before.time <= windowMs ? before.issued : undefined;
		const payload = this.verify(refreshToken, 'refresh');
		if (!payload) return undefined;
		const issued = this.issue(payload.grant, lifetimeMs);
		this.dead.add(payload.jti);
		this.refreshCount++;
		this.refreshed.set(refreshToken, { time: this.now(), issued });
		return issued;
	}

	/** Ends the life of all tokens of a kind whose grant matches; returns how many known ones died. */
	expire(kind: Kind, matches: (grant: G) => boolean = () => true): number {
		let count = 0;
		for (const [jti, token] of this.known) {
			if (token.kind !== kind || this.dead.has(jti) || !matches(token.grant)) continue;
			this.dead.add(jti);
			count++;
		}
		// Tokens of an earlier run cannot be listed: they go with the first call.
		this.foreignTokensLive = false;
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
			if (!this.foreignTokensLive) return undefined;
			this.known.set(payload.jti, { kind, grant: payload.grant });
		}
		return this.dead.has(payload.jti) ? undefined : payload;
	}
}

function signature(content: string): string {
	return createHmac('sha256', KEY).update(content).digest('base64url');
}

/** The payload of a token that this sandbox has signed, in this run or an earlier one. */
function decode<G>(token: string): Payload<G> | undefined {
	const end = token.lastIndexOf('.');
	const content = token.slice(0, Math.max(0, end));
	const given = Buffer.from(token.slice(end + 1));
	const expected = Buffer.from(signature(content));
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return JSON.parse(Buffer.from(content.split('.')[1], 'base64url').toString()) as Payload<G>;
}
