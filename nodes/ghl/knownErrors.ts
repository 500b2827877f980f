import type { KnownError } from '../shared/http/api';

/** Error responses of GHL (docs/api-notes/ghl.md#errors). */
export const KNOWN_ERRORS: readonly KnownError[] = [
	{
		status: 401,
		pattern: /invalid jwt|access token is invalid|token (has )?expired|jwt expired/i,
		kind: 'tokenExpired',
	},
	{ pattern: /token is not authorized for this scope|insufficient.*scope/i, kind: 'missingScope' },
	{
		pattern: /user type mismatch|authClass type is not allowed/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'This token belongs to an agency, not to a location',
			description:
				'Use a private integration token made inside the sub-account, or the OAuth2 credential with a location chosen.',
		}),
	},
	{
		status: 403,
		pattern: /does not have access to this location/i,
		kind: 'unauthorized',
		explain: ({ account }) => ({
			message: `The credential has no access to the location ${account}`,
			description:
				'Check the Location ID in the credential (or the location chosen in the node): the token must have been made in that sub-account.',
		}),
	},
	{
		pattern: /not yet supported by the IAM service/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'GHL does not let this kind of token use the endpoint yet',
			description:
				'The gap is on the side of GHL. Try the other authentication (private integration token or OAuth2).',
		}),
	},
	{
		pattern: /version header was not found|invalid api version/i,
		kind: 'badInput',
		explain: () => ({
			message: 'GHL does not know the API version of the credential',
			description: 'Open the credential and choose an API Version from its list.',
		}),
	},
	{ status: 400, pattern: /not found/i, kind: 'notFound' },
	// The database layer's own words come with status 500, and repeating does not help.
	{ status: 500, pattern: /validation failed|cast to \w+ failed/i, kind: 'badInput' },
	{
		pattern: /error 1010|access denied.*cloudflare|attention required/i,
		kind: 'unauthorized',
		explain: ({ host }) => ({
			message: `A firewall in front of ${host} refused the request`,
			description: 'Check that the address of your n8n is not blocked, and any proxy between.',
		}),
	},
];
