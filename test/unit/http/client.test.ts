import { Secrets } from '../../../nodes/shared/http/secrets';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { Api, Connection, Context } from '../../../nodes/shared/http/api';
import { Client } from '../../../nodes/shared/http/client';
import { numberHeader, retryAfterMs } from '../../../nodes/shared/http/headers';
import type { Settings } from '../../../nodes/shared/http/settings';

const api: Api = {
	name: 'Example',
	properties: [],
	rate: { max: 100, intervalMs: 10_000 },
	knownErrors: [],
	readRate: (headers) => ({
		max: numberHeader(headers, 'max'),
		intervalMs: numberHeader(headers, 'interval'),
		remaining: numberHeader(headers, 'remaining'),
		retryAfterMs: retryAfterMs(headers),
	}),
	connect: async () => await Promise.reject(new Error('not used')),
};

type Reply = { status?: number; headers?: object; afterMs?: number };

const node = { id: 'n', name: 'Example', type: 'example', typeVersion: 1, position: [0, 0] };

/** Returns a client whose server is a function, in virtual time. */
function clientOf(reply: (options: IHttpRequestOptions) => Reply, settings?: Partial<Settings>) {
	const send = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> => {
		const { status = 200, headers = {}, afterMs = 20 } = reply(options);
		await new Promise((resolve) => setTimeout(resolve, afterMs));
		return { statusCode: status, headers: headers as never, body: {} };
	};
	const connection: Connection = {
		baseUrl: 'https://api.example',
		account: '',
		version: '1',
		limitKey: randomUUID(),
		secrets: new Secrets([]),
		send,
	};
	const context = { getNode: () => node, helpers: {} } as unknown as Context;
	return new Client(context, api, connection, settings);
}

const GET = { method: 'GET' as const, path: '/x' };

/** Runs requests as an action node does: a fixed number at a time, in order. */
async function runAll(client: Client, count: number) {
	const results: Array<'ok' | string> = new Array(count);
	let next = 0;
	const worker = async () => {
		while (next < count) {
			const index = next++;
			results[index] = await client.send(GET).then(
				() => 'ok',
				(error: Error) => error.message,
			);
		}
	};
	await Promise.all(Array.from({ length: 30 }, worker));
	return results;
}

/** Advances virtual time until a task is done. Returns its result and its duration. */
async function timed<T>(task: Promise<T>, stepMs = 1_000): Promise<{ result: T; ms: number }> {
	const startedAt = Date.now();
	let endedAt: number | undefined;
	const done = task.then(
		() => (endedAt = Date.now()),
		() => (endedAt = Date.now()),
	);
	for (let steps = 0; endedAt === undefined && steps < 100_000; steps++) {
		await jest.advanceTimersByTimeAsync(stepMs);
	}
	await done;
	return { result: await task, ms: (endedAt as number) - startedAt };
}

describe('Maximum Wait', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_800_000_000_000 }));
	afterEach(() => jest.useRealTimers());

	it('does not end a run of 1,500 requests below the rate limit', async () => {
		const client = clientOf(() => ({}), { maxWaitMs: 30_000 });
		const { result, ms } = await timed(runAll(client, 1_500));
		expect(new Set(result)).toEqual(new Set(['ok']));
		expect(ms).toBeGreaterThan(130_000);
		expect(ms).toBeLessThan(170_000);
	});

	it('does not end a run whose rate limit is lower than expected', async () => {
		let used = 0;
		let windowAt = 0;
		const client = clientOf(() => {
			const window = Math.floor(Date.now() / 10_000);
			if (window !== windowAt) [windowAt, used] = [window, 0];
			used += 1;
			return used > 25 ? { status: 429, headers: { 'retry-after': '10' } } : {};
		});
		const { result } = await timed(runAll(client, 500));
		expect(new Set(result)).toEqual(new Set(['ok']));
	});

	const ENDLESS: Array<[string, () => Reply]> = [
		['without Retry-After', () => ({ status: 429 })],
		['with Retry-After: 0', () => ({ status: 429, headers: { 'retry-after': '0' } })],
		['with Retry-After: 0.001', () => ({ status: 429, headers: { 'retry-after': '0.001' } })],
		['with Retry-After: 1', () => ({ status: 429, headers: { 'retry-after': '1' } })],
		[
			'with a rate of 1 in 1 ms',
			() => ({ status: 429, headers: { max: '1', interval: '1', remaining: '0' } }),
		],
		[
			'with a rate of 1 in 300 s',
			() => ({ status: 429, headers: { max: '1', interval: '300000', remaining: '0' } }),
		],
		['after 59 s each', () => ({ status: 429, headers: { 'retry-after': '0' }, afterMs: 59_000 })],
		['with status 503', () => ({ status: 503, headers: { 'retry-after': '60' } })],
		['that never arrive', () => ({ afterMs: 1e9 })],
	];

	it.each(ENDLESS)('ends a request after responses %s', async (_, reply) => {
		let requests = 0;
		const client = clientOf(() => {
			requests += 1;
			return reply();
		});
		const { result, ms } = await timed(runAll(client, 1));
		expect(result[0]).not.toBe('ok');
		expect(ms).toBeLessThanOrEqual(300_000 + 61_000);
		expect(requests).toBeLessThan(100);
	});

	it.each(ENDLESS)('ends 30 concurrent requests after responses %s', async (_, reply) => {
		const { result, ms } = await timed(runAll(clientOf(reply), 30));
		expect(result.every((each) => each !== 'ok')).toBe(true);
		// The first request runs before the others.
		expect(ms).toBeLessThanOrEqual(2 * (300_000 + 61_000));
	});

	it('does not wait again for each item after it has waited the maximum', async () => {
		let requests = 0;
		const client = clientOf(() => {
			requests += 1;
			return { status: 429, headers: { 'retry-after': '10' } };
		});
		const { result, ms } = await timed(runAll(client, 5_000));
		expect(result.every((each) => each !== 'ok')).toBe(true);
		expect(ms).toBeLessThan(330_000);
		expect(requests).toBeLessThan(200);
	});

	it('continues with the next items when the API accepts requests again', async () => {
		const endsAt = Date.now() + 400_000;
		const client = clientOf(() => (Date.now() < endsAt ? { status: 429 } : {}));
		await timed(runAll(client, 1));
		await jest.advanceTimersByTimeAsync(200_000);
		const { result } = await timed(runAll(client, 10));
		expect(result).toEqual(Array.from({ length: 10 }, () => 'ok'));
	});

	it('ends a request that gets no slot, although it was never sent', async () => {
		const headers = { max: '1', interval: '300000', remaining: '0' };
		const client = clientOf(() => ({ headers }), { maxWaitMs: 60_000 });
		const { result, ms } = await timed(runAll(client, 3));
		expect(result[0]).toBe('ok');
		expect(result[1]).not.toBe('ok');
		expect(ms).toBeLessThan(61_000);
	});

	it('is the default if it is not a number', async () => {
		const client = clientOf(() => ({ status: 429 }), { maxWaitMs: NaN, timeoutMs: NaN });
		const { ms } = await timed(runAll(client, 1));
		expect(ms).toBeLessThanOrEqual(361_000);
	});

	it('covers a token refresh that never ends', async () => {
		const client = clientOf(() => ({ status: 401 }), { timeoutMs: 5_000, maxWaitMs: 1_000 });
		Object.assign(client.connection, { refreshToken: async () => await new Promise(() => {}) });
		Object.assign(client.api, {
			knownErrors: [{ status: 401, pattern: /^/, kind: 'tokenExpired' }],
		});
		const { result, ms } = await timed(runAll(client, 1));
		Object.assign(client.api, { knownErrors: [] });
		expect(result[0]).toMatch(/5 seconds/);
		expect(ms).toBeLessThan(7_000);
	});
});
