import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type {
	AccountChoice,
	AccountSelector,
	Api,
	Connection,
	Context,
	RateReport,
} from '../shared/http/api';
import { locatorText } from '../shared/engine/parameters';
import { sendAuthenticated } from '../shared/http/authenticated';
import { numberHeader, retryAfterMs } from '../shared/http/headers';
import { Secrets } from '../shared/http/secrets';
import { readBaseUrl } from '../shared/http/urls';
import { locationToken } from './agency';
import { ACCOUNT_PROPERTIES, LOCATION } from './fields/account';
import { connectedToken, DATED_VERSION, headersFor, readOAuth } from './credential';
import { KNOWN_ERRORS } from './knownErrors';

/** Account parameters of most endpoints of payments, invoices and store. */
export const ALT: AccountSelector = {
	in: 'auto',
	values: (location) => ({ altId: location, altType: 'location' }),
};

/** Account parameters of a few endpoints that have no type. */
export const ALT_ID: AccountSelector = { in: 'auto', values: (altId) => ({ altId }) };

/** Account parameters of products, contacts and custom providers. */
export const LOCATION_ID: AccountSelector = {
	in: 'auto',
	values: (locationId) => ({ locationId }),
};

/** The list of opportunities, in the dated API version. */
export const LOCATION_ID_SNAKE: AccountSelector = {
	in: 'auto',
	values: (location_id) => ({ location_id }),
};

/** Endpoints with the location in the path. */
export const LOCATION_IN_PATH: AccountSelector = {
	in: 'path',
	values: (locationId) => ({ locationId }),
};

/** Templates, whose list requires the location in the query too (docs/api-notes/ghl.md#location-rules). */
export const LOCATION_AS_ORIGIN: AccountSelector = {
	...LOCATION_IN_PATH,
	query: (originId) => ({ originId }),
};

/** For requests without an account. */
export const NO_ACCOUNT: AccountSelector = { in: 'query', values: () => ({}) };

/** Returns a selector that is always in the query: `inQuery(LOCATION_ID)`. */
export const inQuery = (selector: AccountSelector): AccountSelector => ({
	...selector,
	in: 'query',
});
export const inBody = (selector: AccountSelector): AccountSelector => ({ ...selector, in: 'body' });

/** Reads the rate limit headers (docs/api-notes/ghl.md#rate-limits). */
function readRate(headers: IDataObject): RateReport {
	return {
		max: numberHeader(headers, 'x-ratelimit-max'),
		intervalMs: numberHeader(headers, 'x-ratelimit-interval-milliseconds'),
		remaining: numberHeader(headers, 'x-ratelimit-remaining'),
		dailyRemaining: numberHeader(headers, 'x-ratelimit-daily-remaining'),
		dailyResetMs: numberHeader(headers, 'x-ratelimit-daily-reset'),
		retryAfterMs: retryAfterMs(headers),
	};
}

function requireLocation(context: Context, location: string, where: string): void {
	if (/^[\w-]+$/.test(location)) return;
	throw new NodeOperationError(
		context.getNode(),
		location === '' ? 'No location is chosen' : `The location ID is not valid: ${location}`,
		{ description: where },
	);
}

async function connectWithToken(context: Context): Promise<Connection> {
	const credential = await context.getCredentials('ghlApi');
	const account = locatorText(credential.locationId);
	requireLocation(
		context,
		account,
		'Open the credential and enter the Location ID. Find it in GHL under Settings > Business Profile.',
	);
	const baseUrl = readBaseUrl(context.getNode(), credential.baseUrl);
	const version = locatorText(credential.apiVersion) || DATED_VERSION;
	return {
		baseUrl,
		account,
		version,
		limitKey: `${baseUrl} ${account}`,
		secrets: new Secrets([credential.accessToken]),
		send: async (options) =>
			await sendAuthenticated(
				context,
				'ghlApi',
				headersFor(options, version),
				// Passed explicitly, so that n8n does not read it from its database for each request.
				{ credentialsDecrypted: { id: '', name: 'GHL', type: 'ghlApi', data: credential } },
			),
	};
}

async function connectWithOAuth(context: Context, choice: AccountChoice): Promise<Connection> {
	const oauth = await readOAuth(context);
	const { token, baseUrl, apiVersion: version } = oauth;
	const account =
		locatorText(choice[LOCATION]) || oauth.locationId || locatorText(token.locationId);
	requireLocation(
		context,
		account,
		'Choose a location in the node, or enter its ID in the credential. An agency connection has access to several locations.',
	);
	const connection = {
		baseUrl,
		account,
		version,
		limitKey: `${baseUrl} ${account}`,
		secrets: oauth.secrets,
	};
	return token.userType === 'Company'
		? { ...connection, ...locationToken(context, account, oauth) }
		: { ...connection, ...connectedToken(context, oauth) };
}

/** GoHighLevel (HighLevel) API: marketplace.gohighlevel.com/docs. */
export const ghl: Api = {
	name: 'GHL',
	properties: ACCOUNT_PROPERTIES,
	account: ALT,
	// docs/api-notes/ghl.md#rate-limits
	rate: { max: 100, intervalMs: 10_000 },
	knownErrors: KNOWN_ERRORS,
	readRate,
	connect: async (context, choice) =>
		choice.authentication === 'oAuth2'
			? await connectWithOAuth(context, choice)
			: await connectWithToken(context),
};
