import type { INodeParameters } from 'n8n-workflow';

import { AbstractGhl } from '../../../nodes/abstractGhl/AbstractGhl/AbstractGhl.node';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { Trustpilot } from '../../../nodes/trustpilot/Trustpilot/Trustpilot.node';
import { CredentialStore, locator } from '../../harness';
import type { RunOptions } from '../../harness/run';

/** One authentication method of the package, with a read and a write to send. */
export interface ConnectionCase {
	name: string;
	/** Texts that no other host may receive. */
	secrets: string[];
	/** Options of a run against the server at `url`. */
	read: (url: string, options?: INodeParameters) => RunOptions;
	write: (url: string, options?: INodeParameters) => RunOptions;
}

const LOCATION = 'location1';
const TOKEN = 'access-token-of-the-connection';
const REFRESH = 'refresh-token-of-the-connection';
const SECRET = 'client-secret-of-the-connection';
const KEY = 'api-key-of-the-connection';
const UNIT = '5f2b8c1e4d3a9b0001c7e6f2';

const oauth = (more: object = {}) => ({
	clientId: KEY,
	clientSecret: SECRET,
	oauthTokenData: {
		access_token: TOKEN,
		refresh_token: REFRESH,
		token_type: 'Bearer',
		...more,
	},
});

const withType = (authentication: string) => (authentication ? { authentication } : {});

/** Builds a case from a credential and the parameters of its read and write. */
function connection(
	name: string,
	secrets: string[],
	node: () => RunOptions['node'],
	credential: (url: string) => Record<string, object>,
	authentication: string,
	read: INodeParameters,
	write: INodeParameters,
): ConnectionCase {
	const run =
		(parameters: INodeParameters) =>
		(url: string, options: INodeParameters = {}): RunOptions => ({
			node: node(),
			credentials: new CredentialStore(credential(url) as never),
			parameters: { ...withType(authentication), ...parameters, options },
		});
	return { name, secrets, read: run(read), write: run(write) };
}

const ORDER = { resource: 'order', orderId: locator('0'.repeat(24)) };
const getOrder = { ...ORDER, operation: 'get' };
const payOrder = { ...ORDER, operation: 'recordPayment', mode: 'cash' };
const getUnit = { resource: 'businessUnit', operation: 'get', businessUnitId: locator(UNIT) };
const replyToReview = {
	resource: 'serviceReview',
	operation: 'reply',
	reviewId: locator('0'.repeat(24)),
	message: 'Thank you',
};
const getCustomer = { resource: 'customer', operation: 'get', customerId: locator('c1') };
const post = (resource: string) => ({
	resource,
	operation: 'apiCall',
	method: 'POST',
	path: '/v1/anything',
	body: '{"a": 1}',
});

const ghl = () => new GhlOrders();
const trustpilot = () => new Trustpilot();
const abstractGhl = () => new AbstractGhl();

/** All authentication methods of requests. */
export const CONNECTIONS: ConnectionCase[] = [
	connection(
		'GHL private integration token',
		[TOKEN],
		ghl,
		(baseUrl) => ({ ghlApi: { accessToken: TOKEN, locationId: LOCATION, baseUrl } }),
		'',
		getOrder,
		payOrder,
	),
	connection(
		'GHL OAuth2 of a location',
		[TOKEN, REFRESH, SECRET],
		ghl,
		(baseUrl) => ({
			ghlOAuth2Api: { baseUrl, ...oauth({ userType: 'Location', locationId: LOCATION }) },
		}),
		'oAuth2',
		getOrder,
		payOrder,
	),
	connection(
		'GHL OAuth2 of an agency',
		[TOKEN, REFRESH, SECRET],
		ghl,
		(baseUrl) => ({
			ghlOAuth2Api: {
				baseUrl,
				locationId: LOCATION,
				...oauth({ userType: 'Company', companyId: 'company1' }),
			},
		}),
		'oAuth2',
		getOrder,
		payOrder,
	),
	connection(
		'Trustpilot API key',
		[KEY],
		trustpilot,
		(baseUrl) => ({ trustpilotApi: { apiKey: KEY, businessUnitId: UNIT, baseUrl } }),
		'apiKey',
		getUnit,
		post('businessUnit'),
	),
	connection(
		'Trustpilot OAuth2',
		[KEY, TOKEN, REFRESH, SECRET],
		trustpilot,
		(baseUrl) => ({ trustpilotOAuth2Api: { businessUnitId: UNIT, baseUrl, ...oauth() } }),
		'oAuth2',
		getUnit,
		replyToReview,
	),
	connection(
		'AbstractGHL API key',
		[KEY],
		abstractGhl,
		(baseUrl) => ({ abstractGhlApi: { apiKey: KEY, baseUrl } }),
		'',
		getCustomer,
		post('customer'),
	),
	connection(
		'AbstractGHL OAuth2',
		[TOKEN, REFRESH, SECRET],
		abstractGhl,
		(baseUrl) => ({ abstractGhlOAuth2Api: { baseUrl, ...oauth() } }),
		'oAuth2',
		getCustomer,
		post('customer'),
	),
];
