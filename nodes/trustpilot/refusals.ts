import type { KnownRefusal } from '../shared/http/api';

const ALLOWANCE = {
	said: /allowance|quota/i,
	explain: () => ({
		message: 'The allowance of your Trustpilot plan is spent',
		description: 'Look at the usage in Trustpilot Business, or ask Trustpilot for a larger plan.',
	}),
};

/** What Trustpilot says when it refuses, as seen in the wild (trustpilot-notes, Errors). */
export const REFUSALS: readonly KnownRefusal[] = [
	// It is given for a year: waiting does not help.
	{ status: 429, kind: 'dailyLimit', ...ALLOWANCE },
	{
		status: 401,
		said: /invalid ?api ?key|invalid client/i,
		kind: 'refused',
		explain: () => ({
			message: 'Trustpilot does not know this API key',
			description:
				'Compare the key in the credential with that of your application: in Trustpilot Business, Integrations > Developers > APIs.',
		}),
	},
	{
		status: 401,
		said: /access token (has )?expired|invalid access token|token.*(expired|invalid)|unauthorized/i,
		kind: 'expired',
	},
	{
		status: 403,
		said: /business user/i,
		kind: 'refused',
		explain: () => ({
			message: 'Trustpilot does not let this business user act',
			description:
				'Put the ID of a business user with the role Admin or Manager into the credential. A business unit ID does not do: the ID stands in the address of the profile page of the user.',
		}),
	},
	{
		status: 403,
		said: /cloudfront|request blocked|request could not be satisfied/i,
		kind: 'refused',
		explain: ({ host }) => ({
			message: `A firewall in front of ${host} refused the request`,
			description:
				'Trustpilot refuses requests from some data centres. Check the address from which your n8n reaches the internet, and any proxy between.',
		}),
	},
	{ status: 403, kind: 'refused', ...ALLOWANCE },
	{
		status: 403,
		said: /forbidden|access denied|not (allowed|authorized|permitted)/i,
		kind: 'refused',
		explain: ({ account }) => ({
			message: 'Trustpilot does not allow this',
			description: `Check that the plan includes this API, that the role of the user suffices, and that the credential may use the business unit${account ? ` ${account}` : ''}.`,
		}),
	},
];
