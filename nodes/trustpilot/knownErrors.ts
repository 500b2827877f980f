import type { KnownError } from '../shared/http/api';

const ALLOWANCE = {
	pattern: /allowance|quota/i,
	explain: () => ({
		message: 'The allowance of your Trustpilot plan is spent',
		description: 'Look at the usage in Trustpilot Business, or ask Trustpilot for a larger plan.',
	}),
};

/** Error responses of Trustpilot (docs/api-notes/trustpilot.md#errors). */
export const KNOWN_ERRORS: readonly KnownError[] = [
	// It is given for a year: waiting does not help.
	{ status: 429, kind: 'dailyLimit', ...ALLOWANCE },
	{
		status: 401,
		pattern: /invalid ?api ?key|invalid client/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'Trustpilot does not know this API key',
			description:
				'Compare the key in the credential with that of your application: in Trustpilot Business, Integrations > Developers > APIs.',
		}),
	},
	{
		status: 401,
		pattern:
			/access token (has )?expired|invalid access token|token.*(expired|invalid)|unauthorized/i,
		kind: 'tokenExpired',
	},
	{
		status: 403,
		pattern: /business user/i,
		kind: 'unauthorized',
		explain: () => ({
			message: 'Trustpilot does not let this business user act',
			description:
				'Put the ID of a business user with the role Admin or Manager into the credential. A business unit ID does not do: the ID stands in the address of the profile page of the user.',
		}),
	},
	{
		status: 403,
		pattern: /cloudfront|request blocked|request could not be satisfied/i,
		kind: 'unauthorized',
		explain: ({ host }) => ({
			message: `A firewall in front of ${host} refused the request`,
			description:
				'Trustpilot refuses requests from some data centres. Check the address from which your n8n reaches the internet, and any proxy between.',
		}),
	},
	{ status: 403, kind: 'unauthorized', ...ALLOWANCE },
	{
		status: 403,
		pattern: /forbidden|access denied|not (allowed|authorized|permitted)/i,
		kind: 'unauthorized',
		explain: ({ account }) => ({
			message: 'Trustpilot does not allow this',
			description: `Check that the plan includes this API, that the role of the user suffices, and that the credential may use the business unit${account ? ` ${account}` : ''}.`,
		}),
	},
];
