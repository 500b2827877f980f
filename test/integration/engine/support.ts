import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import type { LogEntry, Sandbox } from '../../../sandbox/server';
import { CredentialStore, locator, runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';

/** A rate limit that the tests never reach. Without rate limit headers, the nodes would use GHL's default limit. */
export const UNLIMITED = { max: 100_000, intervalMs: 1_000, daily: 1_000_000 };

/** Returns the private integration token credential as a user of the sandbox saves it. */
export function tokenCredential(sandbox: Sandbox, changes: IDataObject = {}): CredentialStore {
	return new CredentialStore({
		ghlApi: {
			accessToken: PRIVATE_TOKENS.full.token,
			locationId: MAIN_LOCATION.id,
			apiVersion: '2021-07-28',
			baseUrl: `${sandbox.url}/ghl`,
			...changes,
		} as never,
	});
}

/** Returns the connected OAuth2 credential. */
export function oauthCredential(
	sandbox: Sandbox,
	oauthTokenData: IDataObject,
	client: { clientId: string; clientSecret: string } = OAUTH_CLIENTS.subAccount,
	changes: IDataObject = {},
): CredentialStore {
	return new CredentialStore({
		ghlOAuth2Api: {
			clientId: client.clientId,
			clientSecret: client.clientSecret,
			baseUrl: `${sandbox.url}/ghl`,
			apiVersion: '2021-07-28',
			oauthTokenData,
			...changes,
		} as never,
	});
}

/** Runs GHL Orders once. */
export async function runOrders(
	credentials: CredentialStore,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<INodeExecutionData[]> {
	return await runNode({ node: new GhlOrders(), credentials, parameters, ...rest });
}

export const getMany = (more: INodeParameters = {}): INodeParameters => ({
	resource: 'order',
	operation: 'getAll',
	...more,
});

/** Returns parameters that read the order of each item. */
export const getEach = (more: INodeParameters = {}): INodeParameters => ({
	resource: 'order',
	operation: 'get',
	orderId: locator('={{ $json.id }}'),
	...more,
});

export const recordPayment = (orderId: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'order',
	operation: 'recordPayment',
	orderId: locator(orderId),
	mode: 'cash',
	...more,
});

/** Returns the requests that the sandbox received, without token requests. */
export function apiRequests(sandbox: Sandbox): LogEntry[] {
	return sandbox.requests.entries.filter(({ path }) => !path.includes('/oauth/'));
}

/** Returns the token requests. */
export function tokenRequests(sandbox: Sandbox): LogEntry[] {
	return sandbox.requests.entries.filter(({ path }) => path.endsWith('/oauth/token'));
}

/** Returns the error that a call throws, with message and description. */
export async function errorOf(
	call: Promise<unknown>,
): Promise<{ message: string; description: string; context: IDataObject }> {
	try {
		await call;
	} catch (error) {
		return error as { message: string; description: string; context: IDataObject };
	}
	throw new Error('No error was thrown');
}
