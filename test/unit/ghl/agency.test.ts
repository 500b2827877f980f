import type { IHttpRequestOptions } from 'n8n-workflow';
import { locationToken } from '../../../nodes/ghl/agency';
import type { Context } from '../../../nodes/shared/http/api';
import { readOAuth } from '../../../nodes/ghl/credential';

let credentials = 0;

/** Connects an agency whose token requests return `token-1`, `token-2`, … */
async function connect() {
	const sent: IHttpRequestOptions[] = [];
	const id = `agency ${++credentials}`;
	const httpRequestWithAuthentication = async (type: string, options: IHttpRequestOptions) => {
		if (type !== 'ghlOAuth2Api') return { statusCode: 200, headers: {}, body: {} };
		sent.push(options);
		const body = { access_token: `token-${sent.length}`, expires_in: 3_600 };
		return await Promise.resolve({ statusCode: 200, headers: {}, body });
	};
	const node = { name: 'GHL', credentials: { ghlOAuth2Api: { id, name: id } } };
	const oauthTokenData = { access_token: 'company', companyId: 'c-1', userType: 'Company' };
	const refreshCompany = jest.fn(async () => await Promise.resolve());
	const context = {
		getNode: () => node,
		getCredentials: async () =>
			await Promise.resolve({ baseUrl: 'https://api.example', oauthTokenData }),
		helpers: { httpRequestWithAuthentication, refreshOAuth2Token: refreshCompany },
	} as unknown as Context;
	const connection = locationToken(context, 'l-1', await readOAuth(context));
	return { sent, refreshCompany, connection };
}

describe('the token of a location', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
	afterEach(() => jest.useRealTimers());

	const request = { url: 'https://api.example/payments/orders' };

	it('is requested once for several requests', async () => {
		const { connection, sent } = await connect();
		await connection.send(request);
		await connection.send(request);
		expect(sent).toHaveLength(1);
	});

	it.each([
		['before', 999, 1],
		['in the same millisecond as', 1_000, 2],
		['after', 1_001, 2],
	])(
		'is requested again after a rejected request, sent %s the token request',
		async (_when, sentAt, requests) => {
			const { connection, sent, refreshCompany } = await connect();
			await connection.send(request);
			await connection.refreshToken({ sentAt, reason: 'expired' });
			expect(sent).toHaveLength(requests);
			expect(refreshCompany).not.toHaveBeenCalled();
		},
	);
});
