import type { ApiEntry } from '../api';
import { ACCESS } from './access';
import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	WEBHOOK_KEYS,
	WORKFLOW_SECRET,
} from './accounts';
import type { GhlControl } from './control';
import { createGhl } from './index';
import { seedGhl } from './seed/seed';
import { HELPER_ENDPOINTS, SPECIFICATIONS } from './specifications';
import type { GhlData } from './types';

const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;

/** The entry of GHL in the list of APIs. */
export const GHL: ApiEntry<GhlData, GhlControl, 'token' | 'oauth' | 'webhook'> = {
	name: 'GHL',
	panelWords: ['ghl', 'highlevel', 'gohighlevel', 'leadconnector'],
	prefixes: { '/ghl': 'GHL' },
	expireTokens: '/tokens/expire',
	seed: seedGhl,
	create: createGhl,
	credentials: {
		token: {
			name: 'GHL Sandbox (Private Token)',
			type: 'ghlApi',
			data: (url) => ({
				accessToken: PRIVATE_TOKENS.full.token,
				locationId: MAIN_LOCATION.id,
				apiVersion: '2021-07-28',
				baseUrl: `${url}/ghl`,
			}),
		},
		oauth: {
			name: 'GHL Sandbox (OAuth2)',
			type: 'ghlOAuth2Api',
			isConnected: true,
			data: (url) => ({
				marketplace: 'custom',
				consentUrl: `${url}/ghl/v2/oauth/chooselocation`,
				clientId,
				clientSecret,
				access: 'readWrite',
				additionalAccess: [
					'calendars',
					'conversations',
					'forms',
					'locations',
					'media',
					'opportunities',
				],
				apiVersion: '2021-07-28',
				baseUrl: `${url}/ghl`,
			}),
		},
		webhook: {
			name: 'GHL Sandbox (Webhook)',
			type: 'ghlWebhookApi',
			data: () => ({
				sharedSecret: WORKFLOW_SECRET,
				headerName: 'X-Webhook-Secret',
				publicKey: WEBHOOK_KEYS.publicKey,
			}),
		},
	},
	specifications: SPECIFICATIONS,
	helperEndpoints: HELPER_ENDPOINTS,
	access: ACCESS,
};
