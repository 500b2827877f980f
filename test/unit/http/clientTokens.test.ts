import type { Rejection } from '../../../nodes/shared/http/api';
import { RequestFailure } from '../../../nodes/shared/http/requestFailure';
import { answer, errorOf, GET, kindOf, POST, setup, type Reply } from './clientSetup';

describe('a rejected token', () => {
	const expired: Reply = { status: 401, body: { message: 'expired' } };
	const withRefresh = (
		replies: Reply[],
		refreshToken: (rejection: Rejection) => Promise<boolean>,
	) => {
		const refresh = jest.fn(refreshToken);
		return { ...setup(replies, { connection: { refreshToken: refresh } }), refresh };
	};

	it('is refreshed once, and the request is sent again', async () => {
		const startedAt = Date.now();
		const { client, requests, refresh } = withRefresh(
			[expired, { body: { id: 1 } }],
			async () => await Promise.resolve(true),
		);
		expect(await client.request(POST)).toEqual({ id: 1 });
		expect(requests).toHaveLength(2);
		expect(refresh).toHaveBeenCalledTimes(1);
		const [{ sentAt, reason }] = refresh.mock.calls[0];
		expect(reason).toBe('expired');
		expect(sentAt).toBeGreaterThanOrEqual(startedAt);
	});

	it('is not refreshed a second time for one request', async () => {
		const { client, requests, refresh } = withRefresh(
			[expired],
			async () => await Promise.resolve(true),
		);
		expect(await kindOf(client.send(GET))).toBe('tokenExpired');
		expect([requests.length, refresh.mock.calls.length]).toEqual([2, 1]);
	});

	it('that cannot be refreshed ends all later requests of the execution', async () => {
		const { client, requests } = setup([expired]);
		expect(await kindOf(client.send(GET))).toBe('tokenExpired');
		expect(await kindOf(client.send({ ...GET, scope: 'orders' }))).toBe('tokenExpired');
		expect(requests).toHaveLength(1);
	});

	it('whose refresh fails shows the failure of the refresh, also for later requests', async () => {
		const { client, requests, update, log } = withRefresh(
			[expired],
			async () => await Promise.reject(new RequestFailure({ kind: 'badInput', status: 400 })),
		);
		const message = 'Example rejected the request for a new token';
		expect(await errorOf(client.send(GET))).toMatchObject({ kind: 'unauthorized', message });
		expect(await errorOf(client.send(POST))).toMatchObject({ kind: 'unauthorized', message });
		expect(requests).toHaveLength(1);
		expect(update).toHaveBeenCalled();
		expect(log).toContainEqual(
			expect.stringMatching(/^warn Example: token refresh failed: unauthorized 400$/),
		);
	});

	it('is refreshed again after a temporary failure of the token endpoint', async () => {
		let count = 0;
		const { client, refresh } = withRefresh([expired, { body: { id: 1 } }], async () => {
			count += 1;
			if (count < 3) throw new RequestFailure({ kind: 'serverError', status: 503 });
			return await Promise.resolve(true);
		});
		expect(await client.request(GET)).toEqual({ id: 1 });
		expect(refresh).toHaveBeenCalledTimes(3);
	});

	it('is refreshed once for concurrent requests', async () => {
		let isValid = true;
		const { client, refresh } = withRefresh([{}], async () => {
			await new Promise((resolve) => setTimeout(resolve, 20));
			isValid = true;
			return true;
		});
		Object.assign(client.connection, {
			send: async () => await answer(isValid ? {} : expired),
		});
		await client.send(GET);
		isValid = false;
		await Promise.all([GET, GET, GET].map((request) => client.send(request)));
		expect(refresh).toHaveBeenCalledTimes(1);
	});

	it('of one request does not end others if the credential itself is accepted', async () => {
		const { client, requests } = setup([{ status: 401, body: { message: 'revoked' } }, {}]);
		expect(await kindOf(client.send(GET))).toBe('unauthorized');
		expect((await client.send(GET)).statusCode).toBe(200);
		expect(requests).toHaveLength(2);
	});

	it('that was never received ends all later requests, with a warning', async () => {
		const { client, requests, log } = setup([
			{ error: new RequestFailure({ kind: 'unauthorized', isNotSent: true, isKnown: true }) },
		]);
		expect(await kindOf(client.send(GET))).toBe('unauthorized');
		expect(await kindOf(client.send(GET))).toBe('unauthorized');
		expect(requests).toHaveLength(1);
		expect(log).toContainEqual(
			expect.stringMatching(/^warn Example: token request failed: unauth/),
		);
	});
});

describe('a missing scope', () => {
	const missing: Reply = { status: 403, body: { message: 'no scope' } };

	it('ends later requests that need the same scope, and no others', async () => {
		const { client, requests } = setup([missing, missing, {}]);
		const orders = { ...GET, scope: 'orders' };
		expect(await kindOf(client.send(orders))).toBe('missingScope');
		expect(await errorOf(client.send(orders))).toMatchObject({
			message: 'The credential does not have the scope orders: no scope',
		});
		expect(requests).toHaveLength(1);
		expect(await kindOf(client.send(GET))).toBe('missingScope');
		expect((await client.send(GET)).statusCode).toBe(200);
	});
});
