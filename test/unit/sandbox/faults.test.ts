import {
	type FaultEffect,
	type FaultMatch,
	type Sandbox,
	startSandbox,
} from '../../../sandbox/server';
import { Faults } from '../../../sandbox/server/faults';
import { ALT, clock, control, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, now: time.now });
});
afterEach(() => sandbox.close());

const ORDERS = '/ghl/payments/orders';

/** Returns the response to a list request, or the code of its connection error. */
const read = (timeout = 0) =>
	ghl(sandbox)
		.get('/payments/orders', {
			params: ALT,
			timeout,
			responseType: 'text',
			transformResponse: (t) => t,
		})
		.catch((error: { code: string }) => error.code);

const answer = async (effect: FaultEffect) => {
	sandbox.faults.add({ effect, times: 1 });
	const result = await read();
	if (typeof result === 'string') throw new Error(`No answer: ${result}`);
	return result;
};

/** Adds the first fulfillment of an order, and returns whether the sandbox processed it. */
async function write(effect: FaultEffect, timeout = 0) {
	const [order] = sandbox.control.ghl.createOrders();
	sandbox.faults.add({ method: 'POST', path: ORDERS, effect, times: 1 });
	const outcome = await ghl(sandbox)
		.post(
			`/payments/orders/${order._id}/fulfillments`,
			{
				...ALT,
				trackings: [],
				items: [{ priceId: order.items[0].priceId, qty: 1 }],
				notifyCustomer: false,
			},
			{ timeout },
		)
		.then((result) => result.status)
		.catch((error: { code: string }) => error.code);
	return { outcome, arrived: sandbox.world.ghl.fulfillments.has(order._id) };
}

describe('a fault returns', () => {
	it('a 429, with and without Retry-After', async () => {
		const plain = await answer({ kind: 'tooManyRequests' });
		expect(plain.status).toBe(429);
		expect(plain.headers).toMatchObject({
			'x-ratelimit-max': '100',
			'x-ratelimit-remaining': '0',
			'x-ratelimit-daily-remaining': '200000',
		});
		expect(plain.headers).not.toHaveProperty('retry-after');
		expect(JSON.parse(plain.data)).toMatchObject({ statusCode: 429 });
		const seconds = await answer({ kind: 'tooManyRequests', retryAfter: 3 });
		expect(seconds.headers['retry-after']).toBe('3');
		const date = await answer({ kind: 'tooManyRequests', retryAfter: 3, as: 'date' });
		expect(date.headers['retry-after']).toBe('Fri, 20 Nov 2026 12:00:03 GMT');
	});

	it('the daily rate limit reached', async () => {
		const { status, headers } = await answer({ kind: 'dailyLimit' });
		expect(status).toBe(429);
		expect(headers).toMatchObject({
			'x-ratelimit-daily-remaining': '0',
			'x-ratelimit-daily-reset': String(12 * 3_600_000),
		});
	});

	it('any status, with the usual body or another', async () => {
		const plain = await answer({ kind: 'status', status: 503 });
		expect(plain.status).toBe(503);
		expect(JSON.parse(plain.data)).toMatchObject({ error: 'Service Unavailable', statusCode: 503 });
		const own = await answer({
			kind: 'status',
			status: 500,
			body: { message: 'validation failed: Path `title` is required' },
			headers: { 'x-from': 'fault' },
		});
		expect(own.headers['x-from']).toBe('fault');
		expect(JSON.parse(own.data)).toEqual({
			message: 'validation failed: Path `title` is required',
		});
	});

	it('an HTML page, truncated JSON, a wrong shape, an empty body', async () => {
		const html = await answer({ kind: 'html', status: 403 });
		expect([html.status, html.headers['content-type']]).toEqual([403, 'text/html; charset=UTF-8']);
		expect(html.data).toContain('Error 1010');
		expect((await answer({ kind: 'html' })).status).toBe(502);
		const whole = await read();
		const cut = await answer({ kind: 'cutJson' });
		expect(cut.status).toBe(200);
		expect(typeof whole !== 'string' && whole.data.startsWith(cut.data)).toBe(true);
		expect(() => JSON.parse(cut.data)).toThrow(SyntaxError);
		const shape = await answer({ kind: 'wrongShape' });
		expect([shape.status, Array.isArray(JSON.parse(shape.data))]).toEqual([200, true]);
		const empty = await answer({ kind: 'empty', status: 204 });
		expect([empty.status, empty.data]).toEqual([204, '']);
		expect((await answer({ kind: 'empty' })).data).toBe('');
	});
});

describe('a write', () => {
	it.each([
		[{ kind: 'reset' }, 'ECONNRESET', false],
		[{ kind: 'reset', when: 'after' }, 'ECONNRESET', true],
		[{ kind: 'hang' }, 'ECONNABORTED', false],
		[{ kind: 'hang', when: 'after' }, 'ECONNABORTED', true],
		[{ kind: 'status', status: 502 }, 502, false],
		[{ kind: 'status', status: 502, when: 'after' }, 502, true],
		[{ kind: 'tooManyRequests' }, 429, false],
		[{ kind: 'cutJson' }, 200, true],
		[{ kind: 'latency', ms: 5 }, 200, true],
	] as Array<[FaultEffect, string | number, boolean]>)(
		'under %j ends with %s and arrived: %s',
		async (effect, outcome, arrived) => {
			const timeout = effect.kind === 'hang' ? 300 : 0;
			expect(await write(effect, timeout)).toEqual({ outcome, arrived });
			const { requests, handled } = sandbox.requests.count(
				'POST',
				'/ghl/payments/orders/:orderId/fulfillments',
			);
			expect([requests, handled]).toEqual([1, arrived ? 1 : 0]);
		},
	);

	it('is logged with the status of the API and the status at the client', async () => {
		await write({ kind: 'reset', when: 'after' });
		const [entry] = sandbox.requests.find('POST', /fulfillments$/);
		expect(entry).toMatchObject({ fault: 'reset', handledStatus: 200, status: 0 });
	});
});

describe('the affected requests', () => {
	const hits = (match: FaultMatch, requests: number, method = 'GET', path = ORDERS) => {
		const faults = new Faults(1);
		faults.add({ ...match, effect: { kind: 'reset' } });
		return Array.from({ length: requests }, () =>
			Number(Boolean(faults.decide(method, path).effect)),
		);
	};

	it.each([
		[{}, [1, 1, 1, 1, 1, 1]],
		[{ times: 2 }, [1, 1, 0, 0, 0, 0]],
		[{ skip: 2 }, [0, 0, 1, 1, 1, 1]],
		[{ every: 3 }, [0, 0, 1, 0, 0, 1]],
		[{ skip: 1, every: 2, times: 2 }, [0, 0, 1, 0, 1, 0]],
		[{ method: 'get' }, [1, 1, 1, 1, 1, 1]],
		[{ method: 'POST' }, [0, 0, 0, 0, 0, 0]],
		[{ path: '/ghl/payments' }, [1, 1, 1, 1, 1, 1]],
		[{ path: '/payments' }, [0, 0, 0, 0, 0, 0]],
		[{ path: 'orders$' }, [1, 1, 1, 1, 1, 1]],
		[{ path: /orders\/.+/ }, [0, 0, 0, 0, 0, 0]],
	])('%j', (match, expected) => {
		expect(hits(match, 6)).toEqual(expected);
	});

	it('with a chance are the same for the same seed, and their share is about the chance', () => {
		const first = hits({ chance: 0.3 }, 1000);
		expect(hits({ chance: 0.3 }, 1000)).toEqual(first);
		const share = first.filter(Boolean).length / 1000;
		expect(share).toBeGreaterThan(0.25);
		expect(share).toBeLessThan(0.35);
	});

	it('get all delays and the first other fault', () => {
		const faults = new Faults(1);
		faults.add({ effect: { kind: 'latency', ms: 10 } });
		faults.add({ effect: { kind: 'reset' }, times: 1 });
		const second = faults.add({ effect: { kind: 'hang' } });
		faults.add({ effect: { kind: 'latency', ms: 5 } });
		expect(faults.decide('GET', '/')).toEqual({ delayMs: 15, effect: { kind: 'reset' } });
		expect(second.seen).toBe(0);
		expect(faults.decide('GET', '/')).toEqual({ delayMs: 15, effect: { kind: 'hang' } });
		faults.clear(second.id);
		expect(faults.decide('GET', '/').effect).toBeUndefined();
	});
});

it('is added, listed and removed over HTTP, and does not affect the control endpoint', async () => {
	const http = control(sandbox);
	const fault = { path: ORDERS, effect: { kind: 'status', status: 500 } };
	const added = await http.post('/faults', fault);
	expect([added.status, added.data]).toEqual([201, { ...fault, id: 1, seen: 0, hits: 0 }]);
	await http.post('/faults', { effect: { kind: 'reset' } });
	expect(await read()).toMatchObject({ status: 500 });
	expect((await http.get('/faults')).data).toMatchObject([{ hits: 1 }, { hits: 0 }]);
	await http.delete('/faults/1');
	expect(await read()).toBe('ECONNRESET');
	await http.delete('/faults');
	expect(await read()).toMatchObject({ status: 200 });
	for (const wrong of [
		{},
		{ effect: { kind: 'nova' } },
		{ effect: { kind: 'status' } },
		{ ...fault, when: 1 },
	]) {
		expect((await http.post('/faults', wrong)).status).toBe(400);
	}
});
