import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { API_KEYS, CLIENTS } from '../../../sandbox/abstractGhl/accounts';
import type { LogEntry, Sandbox } from '../../../sandbox/server';
import { CredentialStore, runNode } from '../../harness';
import type { RunOptions } from '../../harness/run';

export { errorOf, UNLIMITED } from '../engine/support';

const baseUrl = (sandbox: Sandbox) => `${sandbox.url}/abstractghl`;

/** Returns the API key credential as a user of the sandbox saves it. */
export const keyCredential = (sandbox: Sandbox, changes: IDataObject = {}): CredentialStore =>
	new CredentialStore({
		abstractGhlApi: {
			apiKey: API_KEYS.full.key,
			baseUrl: baseUrl(sandbox),
			...changes,
		} as never,
	});

/** Returns the OAuth2 credential for client credentials. It has no token yet. */
export function serverCredential(sandbox: Sandbox, changes: IDataObject = {}): CredentialStore {
	const { clientId, clientSecret } = CLIENTS.shop;
	return new CredentialStore({
		abstractGhlOAuth2Api: {
			...{ grantType: 'clientCredentials', clientId, clientSecret },
			baseUrl: baseUrl(sandbox),
			...changes,
		} as never,
	});
}

/** Runs the AbstractGHL node once. */
export const run = async (
	credentials: CredentialStore,
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<INodeExecutionData[]> =>
	await runNode({ node: new AbstractGhl(), credentials, parameters, ...rest });

/** Upserts the order of each item. Fields are mapped by name. */
export const pushOrders: INodeParameters = {
	resource: 'order',
	operation: 'upsert',
	record: {
		mappingMode: 'autoMapInputData',
		value: null,
		matchingColumns: [],
		schema: [],
	} as never,
	lineItemsFrom: 'data',
	lineItemsData: '={{ $json.items }}',
};

/** Returns `count` orders with one or two line items each. */
export const orderItems = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, i) => {
		const items = [
			{ name: 'House Blend', qty: 1 + (i % 3), price: 9.99 },
			...(i % 2 ? [{ name: 'Cup', qty: 1, price: 14.5 }] : []),
		];
		const total =
			items.reduce((sum, { qty, price }) => sum + Math.round(qty * price * 100), 0) / 100;
		return { json: { order_id: `push-${i}`, customer_id: 'cus_1001', total, items } };
	});

/** Returns the requests to the API, without token requests. */
export const apiRequests = (sandbox: Sandbox): LogEntry[] =>
	sandbox.requests.entries.filter(({ path }) => !path.includes('/oauth/'));

export const tokenRequests = (sandbox: Sandbox): LogEntry[] =>
	sandbox.requests.entries.filter(({ path }) => path.endsWith('/oauth/token'));
