import type { ApiEntry } from '../api';
import { trustpilotOAuth } from './access';
import { APP, BUSINESS_USER, MAIN_UNIT } from './accounts';
import type { TrustpilotControl } from './control';
import { createTrustpilot } from './index';
import { seedTrustpilot } from './seed';
import { SPECIFICATIONS } from './specifications';
import type { TrustpilotData } from './types';

/** The entry of Trustpilot in the list of APIs. */
export const TRUSTPILOT: ApiEntry<TrustpilotData, TrustpilotControl, 'trustpilot'> = {
	name: 'Trustpilot',
	panelWords: ['trustpilot', 'review'],
	prefixes: {
		'/trustpilot': 'Trustpilot',
		'/trustpilot-invitations': 'Trustpilot invitations',
		'/trustpilot-authenticate': 'Trustpilot sign-in',
	},
	expireTokens: '/trustpilot/tokens/expire',
	// The reviewers are customers of GHL.
	seed: (options, now, { ghl }) => seedTrustpilot(ghl, options, now),
	create: createTrustpilot,
	credentials: {
		trustpilot: {
			name: 'Trustpilot Sandbox (OAuth2)',
			type: 'trustpilotOAuth2Api',
			// Client credentials need no connection.
			data: (url) => ({
				grantType: 'clientCredentials',
				clientId: APP.key,
				clientSecret: APP.secret,
				businessUnitId: MAIN_UNIT.id,
				businessUserId: BUSINESS_USER.id,
				baseUrl: `${url}/trustpilot`,
				invitationsBaseUrl: `${url}/trustpilot-invitations`,
			}),
		},
	},
	specifications: SPECIFICATIONS,
	helperEndpoints: {},
	access: { credentials: trustpilotOAuth() },
};
