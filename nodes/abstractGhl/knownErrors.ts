import type { KnownError } from '../shared/http/api';

/**
 * Error codes of the contract (docs/abstractghl.openapi.yaml) that need more explanation than their status.
 */
export const KNOWN_ERRORS: readonly KnownError[] = [
	{ status: 401, code: /^(?:token_expired|invalid_token)$/, kind: 'tokenExpired' },
	{
		status: 401,
		code: /^invalid_api_key$/,
		kind: 'unauthorized',
		explain: () => ({
			message: 'AbstractGHL rejected the API key',
			description: 'Compare the key in the credential with the key of your backend.',
		}),
	},
	{ status: 403, code: /^insufficient_scope$/, kind: 'missingScope' },
	// The first attempt of the same request is still in progress. Its response is available soon.
	{ status: 409, code: /^request_in_progress$/, kind: 'serverError' },
];
