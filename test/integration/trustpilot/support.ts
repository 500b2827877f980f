import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { APP, BUSINESS_USER, type Grant, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { CredentialStore, runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';

/** Settings without a rate limit. */
export const UNLIMITED = { trustpilotRateLimit: null };

const hosts = ({ url }: Sandbox) => ({
	businessUnitId: MAIN_UNIT.id,
	baseUrl: `${url}/trustpilot`,
	invitationsBaseUrl: `${url}/trustpilot-invitations`,
});

/** Returns the API key credential as a user saves it. */
export const keyCredential = (sandbox: Sandbox, changes: IDataObject = {}): CredentialStore =>
	new CredentialStore({
		trustpilotApi: { apiKey: APP.key, ...hosts(sandbox), ...changes } as never,
	});

/** Returns the OAuth2 credential. With client credentials, it has no token before its first request. */
export function oauthCredential(
	sandbox: Sandbox,
	kind: Grant['kind'],
	changes: IDataObject = {},
): CredentialStore {
	const { accessToken, refreshToken } = sandbox.control.trustpilot.issueToken('user');
	const token = {
		access_token: accessToken,
		refresh_token: refreshToken,
		token_type: 'BearerToken',
		expires_in: '359999',
	};
	return new CredentialStore({
		trustpilotOAuth2Api: {
			...hosts(sandbox),
			clientId: APP.key,
			clientSecret: APP.secret,
			grantType: kind === 'user' ? 'authorizationCode' : 'clientCredentials',
			...(kind === 'user' ? { oauthTokenData: token } : { businessUserId: BUSINESS_USER.id }),
			...changes,
		} as never,
	});
}

/** Runs the node once. */
export const run = async (
	credentials: CredentialStore,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<INodeExecutionData[]> =>
	await runNode({ node: new Trustpilot(), credentials, parameters, ...rest });

/** Returns the error that a call throws. */
export async function errorOf(
	call: Promise<unknown>,
): Promise<{ message: string; description: string }> {
	try {
		await call;
	} catch (error) {
		return error as { message: string; description: string };
	}
	throw new Error('No error was thrown');
}
