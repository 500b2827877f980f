/** The fixed API keys and OAuth2 clients of AbstractGHL in the sandbox. None of them is secret. */

/** The permissions of a credential. */
export type Scope = 'read' | 'write';

/** The authenticated caller of a request. */
export interface Grant {
	/** The name in the request log. */
	name: string;
	clientId: string;
	scopes: readonly Scope[];
}

const BOTH: readonly Scope[] = ['read', 'write'];

/** API keys for servers. */
export const API_KEYS = {
	full: {
		key: 'agk_full_4f8c2d91b7e6a35',
		grant: { name: 'key: full', clientId: 'key-full', scopes: BOTH },
	},
	readOnly: {
		key: 'agk_read_90be17c4d2f8a61',
		grant: { name: 'key: read only', clientId: 'key-read', scopes: ['read'] },
	},
	writeOnly: {
		key: 'agk_write_2ce5d80f17a4b96',
		grant: { name: 'key: write only', clientId: 'key-write', scopes: ['write'] },
	},
} as const satisfies Record<string, { key: string; grant: Grant }>;

/** OAuth2 clients. Each one supports both grant types. */
export const CLIENTS = {
	shop: { clientId: 'abstractghl-shop', clientSecret: 'shop-secret-7d1e5f', scopes: BOTH },
	reader: {
		clientId: 'abstractghl-reader',
		clientSecret: 'reader-secret-2b9c44',
		scopes: ['read'],
	},
} as const satisfies Record<
	string,
	{ clientId: string; clientSecret: string; scopes: readonly Scope[] }
>;

export type Client = (typeof CLIENTS)[keyof typeof CLIENTS];

/** Returns the client with this ID, if it exists. */
export const findClient = (clientId: string | undefined): Client | undefined =>
	Object.values(CLIENTS).find((client) => client.clientId === clientId);

/**
 * Returns the requested scopes, or all scopes of the client if the request names none. Undefined if the client does
 * not have one of them.
 */
export function scopesFor(client: Client, requested = ''): readonly Scope[] | undefined {
	const scopes = requested.split(' ').filter(Boolean) as Scope[];
	const own: readonly Scope[] = client.scopes;
	if (scopes.some((scope) => !own.includes(scope))) return undefined;
	return scopes.length > 0 ? scopes : own;
}

export const grantFor = ({ clientId }: Client, scopes: readonly Scope[]): Grant => ({
	name: `oauth: ${clientId}`,
	clientId,
	scopes,
});
