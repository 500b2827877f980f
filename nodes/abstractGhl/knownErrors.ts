import type { KnownError } from '../shared/http/api';

/** The codes of the contract (docs/abstractghl.openapi.yaml, Refusals) that the status alone does not explain. */
export const KNOWN_ERRORS: readonly KnownError[] = [
	{ status: 401, pattern: /\((token_expired|invalid_token)\)/, kind: 'tokenExpired' },
	{
		status: 401,
		pattern: /\(invalid_api_key\)/,
		kind: 'unauthorized',
		explain: () => ({
			message: 'AbstractGHL does not know this API key',
			description: 'Compare the key in the credential with that of your backend.',
		}),
	},
	{ status: 403, pattern: /\(insufficient_scope\)/, kind: 'missingScope' },
	// The first try of the same request is still at work: its answer can be had in a moment.
	{ status: 409, pattern: /\(request_in_progress\)/, kind: 'serverError' },
];
