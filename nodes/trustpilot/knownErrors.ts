import type { ExplainFacts, KnownError } from '../shared/http/api';

const USAGE_LIMIT = {
	pattern: /allowance|quota/i,
	explain: () => ({
		message: 'Usage limit of your Trustpilot plan reached',
		description: 'Check the usage in Trustpilot Business, or ask Trustpilot for a larger plan.',
	}),
};

/** Requests that contain the business user on whose behalf they act. */
const NAMES_USER = /email-invitations|invitation-data|\/reply$/;

const explainUser = ({ user, account }: ExplainFacts) => ({
	message:
		user && user === account
			? 'The Business User ID in the credential is the ID of a business unit'
			: 'Trustpilot does not accept the business user of the credential',
	description:
		"Business User ID must be the ID of a user with the Admin or Manager role. Don't use a business unit ID. You can find the user ID in the URL of the user's profile page.",
});

const explainForbidden = ({ account }: ExplainFacts) => ({
	message: 'Trustpilot does not allow this request',
	description: `Check that your plan includes this API, that the user has the Admin or Manager role, and that the credential has access to the business unit${account ? ` ${account}` : ''}.`,
});

/** Error responses of Trustpilot, as observed (docs/api-notes/trustpilot.md#errors). */
export const KNOWN_ERRORS: readonly KnownError[] = [
	// The limit applies for a year: waiting does not help.
	{ status: 429, kind: 'dailyLimit', ...USAGE_LIMIT },
	{
		status: 401,
		pattern: /invalid ?api ?key|invalid client/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'Trustpilot rejected the API key',
			description:
				'Compare the key in the credential with the key of your application in Trustpilot Business under Integrations > Developers > APIs.',
		}),
	},
	{
		status: 401,
		pattern: /access token (?:has )?expired|invalid access token/i,
		kind: 'tokenExpired',
	},
	{ status: 403, pattern: /business user/i, kind: 'unauthorized', explain: explainUser },
	{
		status: 403,
		pattern: /cloudfront|request blocked|request could not be satisfied/i,
		kind: 'unauthorized',
		explain: ({ host }) => ({
			message: `A firewall in front of ${host} blocked the request`,
			description:
				'Trustpilot blocks requests from some data centers. Check the public IP address of your n8n server. If n8n connects through a proxy, check the proxy too.',
		}),
	},
	{ status: 403, kind: 'unauthorized', ...USAGE_LIMIT },
	{
		// "Access to resource is forbidden", also for a business unit ID instead of a business user ID.
		status: 403,
		code: /^1014$/,
		kind: 'unauthorized',
		explain: (facts) =>
			facts.user && NAMES_USER.test(facts.request) ? explainUser(facts) : explainForbidden(facts),
	},
	{
		status: 403,
		pattern: /forbidden|access denied|not (?:allowed|authorized|permitted)/i,
		kind: 'unauthorized',
		explain: explainForbidden,
	},
];
