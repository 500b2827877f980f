import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { ghlOAuth, ghlToken } from '../../../sandbox/ghl/access';
import type { Cases } from '../support/types';

const query = { locationId: MAIN_LOCATION.id };
const asApp = { authentication: 'oAuth2' };
const credentials = ghlOAuth('subAccount');
const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const path = '/payments/custom-provider';

const provider = {
	name: 'Company PayPal Integration',
	description: 'Cards and wallets in India',
	paymentsUrl: 'https://pay.example.com/checkout',
	queryUrl: 'https://pay.example.com/query',
	imageUrl: 'https://pay.example.com/logo.png',
};
const keys = {
	liveApiKey: 'live-key',
	livePublishableKey: 'live-public',
	testApiKey: 'test-key',
	testPublishableKey: 'test-public',
};
const whiteLabel = {
	uniqueName: 'easy-direct-two',
	title: 'Easy Direct Two',
	provider: 'nmi',
	description: 'Card payments',
	imageUrl: 'https://images.example.com/easy.webp',
};
const lacksWrite = {
	parameters: { authentication: 'apiKey' },
	credentials: ghlToken('readOnly'),
	message: /The credential does not have the scope payments\/custom-provider\.write/,
};

export const providers: Cases = ({ ghl }) => {
	const [known] = ghl.whiteLabelProviders;
	const [own] = ghl.customProviders;
	return [
		{
			resource: 'customProvider',
			operation: 'connect',
			parameters: { ...asApp, ...keys },
			credentials,
			expect: {
				request: {
					method: 'POST',
					path: `${path}/connect`,
					query,
					body: {
						live: { apiKey: 'live-key', publishableKey: 'live-public' },
						test: { apiKey: 'test-key', publishableKey: 'test-public' },
					},
				},
				output: { providerId: own._id, name: own.name, locationId: MAIN_LOCATION.id },
			},
			bad: { parameters: { testApiKey: '' }, message: /'Test API Key' is empty/ },
		},
		{
			resource: 'customProvider',
			operation: 'create',
			parameters: { ...asApp, ...provider, supportsSubscriptionSchedule: true },
			credentials,
			expect: {
				request: {
					method: 'POST',
					path: `${path}/provider`,
					query,
					body: { ...provider, supportsSubscriptionSchedule: true },
				},
				output: { name: provider.name, locationId: MAIN_LOCATION.id },
			},
			bad: { parameters: { queryUrl: '' }, message: /'Query URL' is empty/ },
		},
		{
			resource: 'customProvider',
			operation: 'delete',
			parameters: asApp,
			credentials,
			expect: {
				request: { method: 'DELETE', path: `${path}/provider`, query },
				output: [{ deleted: true }],
			},
			bad: lacksWrite,
		},
		{
			resource: 'customProvider',
			operation: 'disconnect',
			parameters: { ...asApp, liveMode: false },
			credentials,
			expect: {
				request: {
					method: 'POST',
					path: `${path}/disconnect`,
					query,
					body: { liveMode: false },
				},
				output: [{ success: true }],
			},
			bad: lacksWrite,
		},
		{
			resource: 'customProvider',
			operation: 'get',
			parameters: asApp,
			credentials,
			expect: {
				request: { method: 'GET', path: `${path}/connect`, query },
				output: { providerId: own._id, name: own.name, appId: own.marketplaceAppId },
			},
			bad: {
				parameters: { authentication: 'apiKey' },
				credentials: ghlToken('second'),
				message: /No such config exists for given locationId and marketplaceAppId/,
			},
		},
		{
			resource: 'customProvider',
			operation: 'updateCapabilities',
			parameters: { ...asApp, supportsSubscriptionSchedules: true },
			credentials,
			expect: {
				request: {
					method: 'PUT',
					path: `${path}/capabilities`,
					body: { ...query, supportsSubscriptionSchedules: true },
				},
				output: [{ success: true }],
			},
			bad: lacksWrite,
		},
		{
			resource: 'whiteLabelProvider',
			operation: 'create',
			parameters: { ...asApp, ...whiteLabel },
			credentials,
			expect: {
				request: {
					method: 'POST',
					path: '/payments/integrations/provider/whitelabel',
					body: { ...account, ...whiteLabel },
				},
				output: { title: 'Easy Direct Two', route: 'easy-direct-two', provider: 'nmi' },
			},
			bad: {
				parameters: { authentication: 'apiKey' },
				credentials: ghlToken('full'),
				message: /authClass type is not allowed/,
			},
		},
		{
			resource: 'whiteLabelProvider',
			operation: 'getAll',
			expect: {
				request: {
					method: 'GET',
					path: '/payments/integrations/provider/whitelabel',
					query: { ...account, limit: '50', offset: '0' },
				},
				output: [{ _id: known._id, title: known.title }],
			},
			bad: {
				parameters: { limit: 0 },
				message: /'Limit' is not a whole number of 1 or more: 0/,
			},
		},
	];
};
