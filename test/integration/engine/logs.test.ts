import { setTimeout as sleep } from 'node:timers/promises';

import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller, logs, runNode } from '../../harness';
import { sendJson, startHostileServer } from '../../harness/hostile';
import { inVirtualTime } from '../../harness/virtualTime';
import { CONNECTIONS } from './connections';
import { getEach, getMany, errorOf, runOrders, tokenCredential, UNLIMITED } from './support';

/** Returns the lines of one level, without their metadata. */
const linesOf = (level: string) =>
	logs
		.filter((line) => line.startsWith(`${level} `))
		.map((line) => line.slice(level.length + 1).replace(/ \{[\s\S]*$/, ''));

/** Returns the lines of one level, with each duration as `N ms`. */
const untimed = (level: string) => linesOf(level).map((line) => line.replace(/\d+ ms/, 'N ms'));

/** Stops an execution when it logs a matching line. Returns the error of the execution. */
async function stopAfter(line: RegExp, run: (signal: AbortSignal) => Promise<unknown>) {
	const stop = new AbortController();
	let hasEnded = false;
	const error = errorOf(run(stop.signal)).finally(() => (hasEnded = true));
	while (!hasEnded && !logs.some((one) => line.test(one))) await sleep(5);
	stop.abort();
	return await error;
}

describe('the log of an execution', () => {
	let sandbox: Sandbox;
	// A new sandbox for each test: the rate limiter of the previous one must not delay its requests.
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 3, rateLimit: UNLIMITED });
		logs.length = 0;
	});
	afterEach(async () => await sandbox.close());

	it('has a debug line for each attempt: method, path, status, duration, attempt', async () => {
		sandbox.faults.add({ effect: { kind: 'status', status: 503 }, times: 1 });
		sandbox.faults.add({ effect: { kind: 'reset' }, times: 1 });
		await runOrders(tokenCredential(sandbox), getMany());
		expect(untimed('debug')).toEqual([
			'GHL: GET /payments/orders: serverError 503 in N ms (attempt 1)',
			'GHL: GET /payments/orders: connectionLost ECONNRESET in N ms (attempt 2)',
			'GHL: GET /payments/orders: 200 in N ms (attempt 3)',
		]);
		expect([...linesOf('info'), ...linesOf('warn')]).toEqual([]);
	});

	it('names the node and the workflow', async () => {
		await runOrders(tokenCredential(sandbox), getMany(), { setupId: 987 });
		expect(logs).toHaveLength(1);
		expect(logs[0]).toContain("nodeName: 'GHL Orders'");
		expect(logs[0]).toContain("workflowId: 'workflow-987'");
	});

	it('has an info line for a wait of more than 5 seconds, with its reason', async () => {
		sandbox.faults.add({ effect: { kind: 'tooManyRequests', retryAfter: 40 } });
		const error = await stopAfter(/^info/, async (cancelSignal) => {
			await runOrders(tokenCredential(sandbox), getMany(), { cancelSignal });
		});
		expect(error.message).toBe('The execution was stopped');
		expect(linesOf('info')).toEqual(['GHL: waiting 40 seconds: rateLimited 429']);
	});

	it('has one info line for all requests that wait for the rate limit', async () => {
		sandbox.control.set({ rateLimit: { max: 10, intervalMs: 50_000, daily: 1_000 } });
		const items = sandbox.control.ghl.createOrders({ count: 30 }).map(({ _id: id }) => ({
			json: { id },
		}));
		await stopAfter(/^info/, async (cancelSignal) => {
			const options = { maxWait: 100 };
			await runOrders(tokenCredential(sandbox), getEach({ options }), { items, cancelSignal });
		});
		expect(linesOf('info')).toHaveLength(1);
		expect(linesOf('info')[0]).toMatch(/^GHL: waiting \d+ seconds: (rate limit|rateLimited 429)$/);
	});

	it('has one warning when the daily rate limit is reached, for any number of requests', async () => {
		sandbox.faults.add({ effect: { kind: 'latency', ms: 100 } });
		// The first request of a run is sent before the others, which are concurrent.
		sandbox.faults.add({ effect: { kind: 'dailyLimit' }, skip: 1 });
		const items = Array.from({ length: 20 }, (_, index) => ({ json: { id: `order${index}` } }));
		const rest = { items, continueOnFail: true };
		const out = await runOrders(tokenCredential(sandbox), getEach(), rest);
		const errors = out.slice(1).map(({ json }) => String(json.error));
		expect(errors).toHaveLength(19);
		expect(errors.filter((text) => !text.startsWith('GHL daily rate limit reached'))).toEqual([]);
		// Some of them were sent at the same time. The others know its result.
		const sent = errors.filter((text) => text.endsWith('Too Many Requests')).length;
		expect(sent).toBeGreaterThan(1);
		expect(linesOf('debug')).toHaveLength(1 + sent);
		expect(linesOf('warn')).toEqual(['GHL: daily rate limit reached']);
	});
});

describe('the log of a polling trigger', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
	});
	beforeEach(() => {
		sandbox.control.reset();
		logs.length = 0;
	});
	afterAll(async () => await sandbox.close());

	const poller = () =>
		createPoller({
			node: new GhlOrdersTrigger(),
			parameters: { events: ['orderCreated'] },
			credentials: tokenCredential(sandbox),
		});

	it('has a warning for a poll that is skipped because the previous one is still in progress', async () => {
		const trigger = poller();
		await trigger.activate();
		sandbox.faults.add({ effect: { kind: 'latency', ms: 300 }, times: 1 });
		await Promise.all([trigger.poll(), trigger.poll()]);
		expect(linesOf('warn')).toEqual([
			'GHL Orders Trigger: Skipped a poll because the previous one is still in progress',
		]);
	});

	it('has a warning for each of four failed polls. The fifth fails in n8n', async () => {
		const trigger = poller();
		await trigger.activate();
		// The error response contains an email address, because an API can repeat its request.
		const body = { message: 'jane@example.com is busy' };
		sandbox.faults.add({ effect: { kind: 'status', status: 501, body } });
		for (let polls = 1; polls <= 4; polls++) {
			expect((await inVirtualTime(trigger.poll)).result).toBeNull();
			expect(linesOf('warn')).toEqual(
				new Array(polls).fill(
					'GHL Orders Trigger: A poll failed. The next poll retries: serverError 501',
				),
			);
		}
		const { result } = await inVirtualTime(async () => await errorOf(trigger.poll()));
		expect(result.message).toMatch(/could not process the request/);
		expect(linesOf('warn')).toHaveLength(4);
	});
});

const PERSON = 'jane.doe@example.com';
const PHONE = '+15550107788';
const BODY = 'body-of-the-request';
const MINTED = 'minted-token-of-a-location';

describe('no line of a log contains a secret, a query or a body', () => {
	beforeEach(() => {
		logs.length = 0;
	});

	/** Statuses that cover each path of the client: success, retry, refresh, known and unknown errors. */
	const STATUSES = [200, 400, 401, 403, 404, 422, 429, 500, 503];

	it.each(CONNECTIONS)('of $name', async ({ read, secrets }) => {
		// The server repeats the received credential, query and body.
		const server = await startHostileServer(({ url, headers, body }, response, count) => {
			const status = STATUSES[Math.floor((count - 1) / 2) % STATUSES.length];
			if (url === '/oauth/locationToken') {
				sendJson(response, { access_token: MINTED, expires_in: 3_600 });
				return;
			}
			const message = `No ${url} ${body} ${headers.authorization} ${headers.apikey} ${PERSON}`;
			sendJson(response, { message, error: message }, { status });
		});
		const options = { maxWait: 1, timeout: 1 };
		const { node, credentials, parameters } = read(server.url, options);
		const call = {
			...parameters,
			operation: 'apiCall',
			path: '/v1/anything',
			query: { rows: [{ name: 'email', value: PERSON }] },
			body: JSON.stringify({ note: BODY, phone: PHONE }),
		};
		try {
			for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'GET', 'POST', 'GET', 'GET']) {
				const run = runNode({ node, credentials, parameters: { ...call, method } });
				await run.catch(() => undefined);
			}
			expect(server.seen.length).toBeGreaterThanOrEqual(9);
			expect(JSON.stringify(server.seen)).toContain(encodeURIComponent(PERSON));
			expect(JSON.stringify(server.seen)).toContain(BODY);
		} finally {
			await server.close();
		}
		const text = logs.join('\n');
		expect(text).toContain('/v1/anything');
		for (const planted of [...secrets, MINTED, PERSON, encodeURIComponent(PERSON), PHONE, BODY]) {
			expect(text).not.toContain(planted);
		}
	});

	it('if an expression sets an email address instead of an ID', async () => {
		const sandbox = await startSandbox({ orders: 1, rateLimit: UNLIMITED });
		try {
			const items = [{ json: { id: PERSON } }];
			await errorOf(runOrders(tokenCredential(sandbox), getEach(), { items }));
		} finally {
			await sandbox.close();
		}
		expect(untimed('debug')).toEqual([
			'GHL: GET /payments/orders/***: badInput 400 in N ms (attempt 1)',
		]);
	});

	it('if an ID is a token', async () => {
		const sandbox = await startSandbox({ orders: 1, rateLimit: UNLIMITED });
		const { token } = PRIVATE_TOKENS.full;
		try {
			const items = [{ json: { id: token } }];
			await errorOf(runOrders(tokenCredential(sandbox), getEach(), { items }));
		} finally {
			await sandbox.close();
		}
		expect(logs.join('\n')).not.toContain(token);
		expect(logs.join('\n')).toContain('/payments/orders/***');
	});
});
