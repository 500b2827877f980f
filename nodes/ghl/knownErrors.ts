import type { KnownError } from '../shared/http/api';

/** Error responses of GHL, as observed (docs/api-notes/ghl.md#errors). */
export const KNOWN_ERRORS: readonly KnownError[] = [
	{
		status: 401,
		pattern: /invalid jwt|access token is invalid|token (?:has |is )?expired|jwt expired/i,
		kind: 'tokenExpired',
	},
	{
		pattern: /not authorized for this scope|insufficient[ _]scope/i,
		kind: 'missingScope',
	},
	{
		pattern: /user type mismatch/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'This token belongs to an agency, not to a location',
			description:
				'Use a private integration token of the location, or the OAuth2 credential with a location selected.',
		}),
	},
	{
		pattern: /authclass type is not allowed/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'GHL does not allow this type of token for this operation',
			description:
				'The token of an agency works only with a location selected in the node. Some operations require the OAuth2 credential of a marketplace app.',
		}),
	},
	{
		pattern: /does not have access to this location/i,
		kind: 'unauthorized',
		explain: ({ account }) => ({
			message: `The credential has no access to the location ${account}`,
			description:
				'Check the Location ID in the credential, or the location selected in the node. The token must belong to that location.',
		}),
	},
	{
		pattern: /not yet supported by the iam service/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'GHL does not support this type of token for this endpoint yet',
			description:
				'Use the other type of authentication: a private integration token instead of OAuth2, or the reverse.',
		}),
	},
	{
		pattern: /version header was not found|invalid api version/i,
		kind: 'badInput',
		explain: () => ({
			message: 'GHL does not support the API version of the credential',
			description: 'Open the credential and select an API Version from the list.',
		}),
	},
	{
		// docs/api-notes/ghl.md#calendar-rules
		pattern: /slot you have selected is no longer available/i,
		kind: 'badInput',
		explain: () => ({
			message: 'The slot is not available in this calendar',
			description:
				"Choose a time that 'Get Free Slots' returns. To book another time, turn on 'Ignore Free Slots' under Options.",
		}),
	},
	{
		// Also when a token is refreshed or minted.
		pattern: /location is not active/i,
		kind: 'unauthorized',
		explain: ({ account }) => ({
			message: account ? `The GHL location ${account} is not active` : 'The location is not active',
			description:
				'GHL suspends a location if its payment fails, for example. Reactivate the location in GHL, then run the workflow again.',
		}),
	},
	{
		status: 404,
		pattern: /^cannot (?:get|post|put|patch|delete) /i,
		kind: 'notFound',
		explain: ({ request, isCustomPath }) => ({
			message: 'GHL has no endpoint with this method and path',
			description: isCustomPath
				? `Check Method and Path in the API reference: ${request}.`
				: 'Check the Base URL and the API Version in the credential.',
		}),
	},
	{ status: 400, pattern: /not found/i, kind: 'notFound' },
	// A message of the database layer. It has status 500, but a retry does not help.
	{ status: 500, pattern: /validation failed|cast to \w+ failed/i, kind: 'badInput' },
	{
		pattern: /error 10\d\d|attention required|used cloudflare/i,
		kind: 'unauthorized',
		explain: ({ host }) => ({
			message: `A firewall in front of ${host} blocked the request`,
			description:
				'Check that the firewall does not block the IP address of your n8n server. If n8n connects through a proxy, check the proxy too.',
		}),
	},
];
