import type { KnownRefusal } from '../shared/http/api';

/** The codes of the contract (docs/abstractghl.openapi.yaml, Refusals) that the status alone does not explain. */
export const REFUSALS: readonly KnownRefusal[] = [
	{ status: 401, said: /\((token_expired|invalid_token)\)/, kind: 'expired' },
	{
		status: 401,
		said: /\(invalid_api_key\)/,
		kind: 'refused',
		explain: () => ({
			message: 'AbstractGHL does not know this API key',
			description: 'Compare the key in the credential with that of your backend.',
		}),
	},
	{ status: 403, said: /\(insufficient_scope\)/, kind: 'scope' },
	// The first try of the same request is still at work: its answer can be had in a moment.
	{ status: 409, said: /\(request_in_progress\)/, kind: 'server' },
];
