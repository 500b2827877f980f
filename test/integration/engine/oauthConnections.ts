import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { CLIENTS } from '../../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, OAUTH_CLIENTS } from '../../../sandbox/ghl/accounts';
import type { LogEntry, Sandbox } from '../../../sandbox/server';
import { APP, BUSINESS_USER, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { CredentialStore, locator, runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';

/** One OAuth2 connection to the sandbox. */
export interface OAuthCase {
	name: string;
	type: 'ghlOAuth2Api' | 'trustpilotOAuth2Api' | 'abstractGhlOAuth2Api';
	/** Client credentials: no refresh token, and no token before the first request. */
	isServer?: boolean;
	/** Paths of the API and of its token endpoint, for faults. */
	api: RegExp;
	tokenPath: RegExp;
	/** Returns a credential with fresh tokens. */
	connect: (sandbox: Sandbox) => CredentialStore;
	/** A read that each item repeats, and a write. */
	node: () => RunOptions['node'];
	read: INodeParameters;
	write: INodeParameters;
	/** Counts the writes that the API processed. */
	written: (sandbox: Sandbox) => number;
	expire: (sandbox: Sandbox, kind?: 'access' | 'refresh') => void;
	/** Returns how many refresh tokens were used. */
	refreshCount: (sandbox: Sandbox) => number;
}

const oauth2 = { authentication: 'oAuth2' };

function ghlCase(name: string, agency: boolean): OAuthCase {
	const client = agency ? OAUTH_CLIENTS.agency : OAUTH_CLIENTS.subAccount;
	const place = agency ? { locationId: locator(MAIN_LOCATION.id) } : {};
	return {
		name,
		type: 'ghlOAuth2Api',
		api: /^\/ghl\/(?:payments|contacts)/,
		tokenPath: /^\/ghl\/oauth\/token$/,
		connect(sandbox) {
			const { accessToken, refreshToken, grant } = sandbox.control.ghl.issueTokens(
				client.clientId,
				agency ? 'company' : MAIN_LOCATION.id,
			);
			const { userType, companyId, locationId } = grant;
			return new CredentialStore({
				ghlOAuth2Api: {
					clientId: client.clientId,
					clientSecret: client.clientSecret,
					baseUrl: `${sandbox.url}/ghl`,
					oauthTokenData: {
						...{ access_token: accessToken, refresh_token: refreshToken },
						...{ token_type: 'Bearer', userType, companyId, ...(locationId && { locationId }) },
					},
				} as never,
			});
		},
		node: () => new GhlOrders(),
		read: { ...oauth2, ...place, resource: 'order', operation: 'getAll', limit: 1 },
		write: {
			...{ ...oauth2, ...place, resource: 'order', operation: 'recordPayment' },
			...{ orderId: locator('={{ $json.unpaidOrderId }}'), mode: 'cash' },
		},
		written: (sandbox) => sandbox.world.ghl.transactions.size,
		expire: (sandbox, kind) => void sandbox.control.ghl.expireTokens({ kind }),
		refreshCount: ({ control }) => control.ghl.refreshCount(),
	};
}

function trustpilotCase(name: string, isServer: boolean): OAuthCase {
	return {
		name,
		type: 'trustpilotOAuth2Api',
		isServer,
		api: /^\/trustpilot(?:-invitations)?\/v1\/(?!oauth)/,
		tokenPath: /\/accesstoken$/,
		connect(sandbox) {
			const { accessToken, refreshToken } = sandbox.control.trustpilot.issueToken('user');
			const token = { access_token: accessToken, refresh_token: refreshToken };
			return new CredentialStore({
				trustpilotOAuth2Api: {
					businessUnitId: MAIN_UNIT.id,
					baseUrl: `${sandbox.url}/trustpilot`,
					invitationsBaseUrl: `${sandbox.url}/trustpilot-invitations`,
					clientId: APP.key,
					clientSecret: APP.secret,
					grantType: isServer ? 'clientCredentials' : 'authorizationCode',
					...(isServer ? { businessUserId: BUSINESS_USER.id } : { oauthTokenData: token }),
				} as never,
			});
		},
		node: () => new Trustpilot(),
		read: { ...oauth2, resource: 'invitation', operation: 'getTemplates', limit: 1 },
		write: {
			...{ ...oauth2, resource: 'invitation', operation: 'createEmail' },
			...{ referenceNumber: 'NB-1', consumerEmail: 'mette@example.com', consumerName: 'Mette' },
		},
		written: (sandbox) => sandbox.control.trustpilot.invitations().length,
		expire: (sandbox, kind) => void sandbox.control.trustpilot.expireTokens(kind),
		refreshCount: ({ control }) => control.trustpilot.refreshCount(),
	};
}

function abstractGhlCase(name: string, isServer: boolean): OAuthCase {
	return {
		name,
		type: 'abstractGhlOAuth2Api',
		isServer,
		api: /^\/abstractghl\/(?!oauth)/,
		tokenPath: /^\/abstractghl\/oauth\/token$/,
		connect(sandbox) {
			const { accessToken, refreshToken } = sandbox.control.abstractGhl.issueTokens('shop');
			const token: IDataObject = { access_token: accessToken, refresh_token: refreshToken };
			const { clientId, clientSecret } = CLIENTS.shop;
			return new CredentialStore({
				abstractGhlOAuth2Api: {
					...{ clientId, clientSecret, baseUrl: `${sandbox.url}/abstractghl` },
					grantType: isServer ? 'clientCredentials' : 'authorizationCode',
					...(!isServer && { oauthTokenData: token }),
				} as never,
			});
		},
		node: () => new AbstractGhl(),
		read: { ...oauth2, resource: 'metadata', operation: 'get' },
		write: {
			...{ ...oauth2, resource: 'customer', operation: 'logActivity' },
			...{ customerId: locator('cus_1001'), activityType: 'note', title: 'Called' },
		},
		written: (sandbox) => sandbox.world.abstractGhl.activities.size,
		expire: (sandbox, kind) => void sandbox.control.abstractGhl.expireTokens(kind),
		refreshCount: ({ control }) => control.abstractGhl.refreshCount(),
	};
}

export const GHL_LOCATION = ghlCase('GHL of a location', false);
export const GHL_AGENCY = ghlCase('GHL of an agency', true);

/** All OAuth2 connections. */
export const OAUTH_CASES: OAuthCase[] = [
	GHL_LOCATION,
	GHL_AGENCY,
	trustpilotCase('Trustpilot of a user', false),
	trustpilotCase('Trustpilot of a server', true),
	abstractGhlCase('AbstractGHL of a user', false),
	abstractGhlCase('AbstractGHL of a server', true),
];

/** Runs the read of a case for `count` items. */
export async function readItems(
	{ node, read }: OAuthCase,
	credentials: CredentialStore,
	count = 1,
	{ options = {}, ...rest }: Partial<RunOptions> & { options?: INodeParameters } = {},
): Promise<INodeExecutionData[]> {
	const items = Array.from({ length: count }, () => ({ json: {} }));
	return await runNode({
		...{ node: node(), credentials, items, parameters: { ...read, options } },
		...rest,
	});
}

/** Runs the write of a case once. */
export async function writeOnce(
	{ node, write }: OAuthCase,
	credentials: CredentialStore,
	sandbox: Sandbox,
): Promise<INodeExecutionData[]> {
	const fields = { paymentStatus: 'unpaid', amountPaid: 0 } as const;
	const [order] = sandbox.control.ghl.createOrders(fields);
	const items = [{ json: { unpaidOrderId: order._id } }];
	return await runNode({ node: node(), credentials, items, parameters: write });
}

/** Returns the requests to the API, and to its token endpoint. */
export const apiRequests = (sandbox: Sandbox, { api }: OAuthCase): LogEntry[] =>
	sandbox.requests.entries.filter(({ path }) => api.test(path));
export const tokenRequests = (sandbox: Sandbox, { tokenPath }: OAuthCase): LogEntry[] =>
	sandbox.requests.entries.filter(({ path }) => tokenPath.test(path));
export const mintRequests = (sandbox: Sandbox): LogEntry[] =>
	sandbox.requests.entries.filter(({ path }) => path.endsWith('/oauth/locationToken'));

/** Returns a credential that has worked, with a token that is no longer valid. */
export async function withExpiredToken(
	sandbox: Sandbox,
	oauth: OAuthCase,
): Promise<CredentialStore> {
	const credentials = oauth.connect(sandbox);
	await readItems(oauth, credentials);
	oauth.expire(sandbox);
	sandbox.requests.clear();
	return credentials;
}
