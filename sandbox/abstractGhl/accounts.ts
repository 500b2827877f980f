/** The fixed API keys and OAuth2 clients of AbstractGHL in the sandbox. None of it is a secret. */

/** What a request may do. */
export type Scope = 'read' | 'write';

/** Who acts. */
export interface Grant {
	/** As the request log shows it. */
	name: string;
	clientId: string;
	scopes: readonly Scope[];
}

const BOTH: readonly Scope[] = ['read', 'write'];

/** API keys, for servers. */
export const API_KEYS = {
	full: {
		key: 'agk_full_4f8c2d91b7e6a35',
		grant: { name: 'key: full', clientId: 'key-full', scopes: BOTH },
	},
	readOnly: {
		key: 'agk_read_90be17c4d2f8a61',
		grant: { name: 'key: read only', clientId: 'key-read', scopes: ['read'] },
	},
} as const satisfies Record<string, { key: string; grant: Grant }>;

/** OAuth2 clients: each may use both grants. */
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

/** The client with this ID, if there is one. */
export const findClient = (clientId: string | undefined): Client | undefined =>
	Object.values(CLIENTS).find((client) => client.clientId === clientId);

/** The scopes asked for that a client may have; all of its own, where none are named. Undefined: one too many. */
export function scopesFor(client: Client, asked = ''): readonly Scope[] | undefined {
	const scopes = asked.split(' ').filter(Boolean) as Scope[];
	const own: readonly Scope[] = client.scopes;
	if (scopes.some((scope) => !own.includes(scope))) return undefined;
	return scopes.length > 0 ? scopes : own;
}

export const grantFor = ({ clientId }: Client, scopes: readonly Scope[]): Grant => ({
	name: `oauth: ${clientId}`,
	clientId,
	scopes,
});
