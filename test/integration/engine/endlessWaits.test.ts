import { searchList, runNode, createPoller } from '../../harness';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { drip, sendJson, startHostileServer, type HostileHandler } from '../../harness/hostile';
import { inVirtualTime } from '../../harness/virtualTime';
import { CONNECTIONS } from './connections';
import { errorOf } from './support';

/** Runs one read against a server with this response. Returns the error and the elapsed virtual time. */
async function runAgainst(handler: HostileHandler, options: object, index = 0) {
	const server = await startHostileServer(handler);
	const run = CONNECTIONS[index].read(server.url, options as never);
	try {
		const { result: error, ms } = await inVirtualTime(async () => await errorOf(runNode(run)));
		return { error, ms, requests: server.seen };
	} finally {
		await server.close();
	}
}

const MAX_WAIT_S = 3;

describe('rate limit responses without end', () => {
	const RETRY_AFTER: Array<[string, string | string[]]> = [
		['0', '0'],
		['negative', '-1'],
		['a huge negative number', '-1e308'],
		['past', 'Wed, 21 Oct 2015 07:28:00 GMT'],
		['fractional', '0.001'],
		['two values', ['0', '0']],
		['two values in one line', '0, 0'],
		['a word', 'soon'],
		['Infinity', 'Infinity'],
		['hexadecimal', '0x0'],
		['blank', ' '],
	];

	it.each(RETRY_AFTER)('end within Maximum Wait if Retry-After is %s', async (_, value) => {
		const { error, ms, requests } = await runAgainst(
			(_request, response) => {
				response.setHeader('retry-after', value);
				sendJson(response, { message: 'Too many' }, { status: 429 });
			},
			{ maxWait: MAX_WAIT_S, timeout: 1 },
		);
		expect(error.message).toMatch(/too many|rate limit/i);
		expect(ms).toBeLessThan((MAX_WAIT_S + 1) * 1000);
		expect(requests.length).toBeLessThan(20);
	});

	it.each([['1e15'], ['3600'], ['Fri, 31 Dec 9999 23:59:59 GMT']])(
		'end immediately if Retry-After %s is longer than Maximum Wait',
		async (value) => {
			const { ms, requests } = await runAgainst(
				(_request, response) =>
					sendJson(response, {}, { status: 429, headers: { 'retry-after': value } }),
				{ maxWait: MAX_WAIT_S, timeout: 1 },
			);
			expect(ms).toBeLessThan(1_000);
			expect(requests).toHaveLength(1);
		},
	);

	it('count the duration of the responses themselves', async () => {
		const { ms } = await runAgainst(
			(_request, response) => {
				setTimeout(() => sendJson(response, {}, { status: 429 }), 900);
			},
			{ maxWait: MAX_WAIT_S, timeout: 1 },
		);
		expect(ms).toBeLessThan((MAX_WAIT_S + 1) * 1000 + 500);
	});
});

describe('rate headers', () => {
	const order = { _id: 'o1' };
	const HEADERS: Array<[string, Record<string, string>]> = [
		['max 0', { max: '0', remaining: '0', 'interval-milliseconds': '10000' }],
		['max -5', { max: '-5', remaining: '0', 'interval-milliseconds': '10000' }],
		['max NaN', { max: 'NaN', remaining: '0', 'interval-milliseconds': '10000' }],
		['max 0.5', { max: '0.5', remaining: '0', 'interval-milliseconds': '10000' }],
		['an interval of an hour', { max: '1', remaining: '0', 'interval-milliseconds': '3600000' }],
		['an interval of 1e15', { max: '1', remaining: '0', 'interval-milliseconds': '1e15' }],
		['an interval of 0', { max: '1', remaining: '0', 'interval-milliseconds': '0' }],
		['a negative interval', { max: '1', remaining: '0', 'interval-milliseconds': '-10000' }],
	];

	it.each(HEADERS)('with %s do not delay a run', async (_, values) => {
		const headers = Object.fromEntries(
			Object.entries(values).map(([name, value]) => [`x-ratelimit-${name}`, value]),
		);
		const server = await startHostileServer((_request, response) => {
			sendJson(response, order, { headers });
		});
		try {
			const run = CONNECTIONS[0].read(server.url, { maxWait: 12, timeout: 1 });
			const items = [{ json: {} }, { json: {} }, { json: {} }];
			const { ms } = await inVirtualTime(async () => {
				await runNode({ ...run, items }).catch(() => undefined);
			});
			expect(ms).toBeLessThan(13_500);
		} finally {
			await server.close();
		}
	});

	it('do not fill the memory with a remaining count of -9999999999', async () => {
		const server = await startHostileServer((_request, response) => {
			sendJson(response, order, {
				headers: {
					'x-ratelimit-max': '100',
					'x-ratelimit-interval-milliseconds': '10000',
					'x-ratelimit-remaining': '-9999999',
				},
			});
		});
		const before = process.memoryUsage().heapUsed;
		try {
			await runNode(CONNECTIONS[0].read(server.url, { maxWait: 1, timeout: 1 }));
			expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
		} finally {
			await server.close();
		}
	});
});

describe('slow responses', () => {
	const SLOW_RESPONSES: Array<[string, HostileHandler]> = [
		['never arrives', () => undefined],
		[
			'sends its body byte by byte',
			(_, response) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				drip(response, ' ', 50);
			},
		],
		[
			'sends its headers byte by byte',
			(_, response) => {
				response.socket?.write('HTTP/1.1 200 OK\r\n');
				const timer = setInterval(() => response.socket?.write('x-a: b\r\n'), 50);
				response.socket?.once('close', () => clearInterval(timer));
			},
		],
		[
			'stops in the middle of its body',
			(_, response) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.write('{"_id": "o1", ');
			},
		],
		[
			'sends an error byte by byte',
			(_, response) => {
				response.writeHead(500, { 'content-type': 'application/json' });
				drip(response, ' ', 50);
			},
		],
	];

	it.each(SLOW_RESPONSES)('end after the timeout if the response %s', async (_, handler) => {
		const { error, ms } = await runAgainst(handler, { maxWait: 0, timeout: 1 });
		expect(error.message).toMatch(/GHL/);
		expect(ms).toBeLessThan(2_500);
	});

	it('end after the timeout if the token request of a location is slow', async () => {
		const agency = CONNECTIONS.findIndex(({ name }) => name.includes('agency'));
		const { ms } = await runAgainst(SLOW_RESPONSES[1][1], { maxWait: 0, timeout: 1 }, agency);
		expect(ms).toBeLessThan(2_500);
	});

	it('do not exceed the time of a poll', async () => {
		const server = await startHostileServer(SLOW_RESPONSES[1][1]);
		const poller = createPoller({
			node: new GhlOrdersTrigger(),
			credentials: CONNECTIONS[0].read(server.url).credentials,
			parameters: { events: ['orderCreated'] },
			budgetMs: 5_000,
		});
		try {
			const { ms } = await inVirtualTime(async () => await errorOf(poller.activate()));
			expect(ms).toBeLessThan(7_000);
		} finally {
			await server.close();
		}
	});

	it('do not block a list of the form', async () => {
		const server = await startHostileServer(SLOW_RESPONSES[1][1]);
		try {
			const { credentials } = CONNECTIONS[0].read(server.url);
			const form = { node: new GhlOrders(), credentials, method: 'searchOrders' };
			const { ms } = await inVirtualTime(async () => await errorOf(searchList(form)));
			expect(ms).toBeLessThan(45_000);
		} finally {
			await server.close();
		}
	});

	it('do not fill the memory if the body has no end', async () => {
		const piece = Buffer.alloc(1_000_000, 'x');
		const { error } = await runAgainst(
			(_, response) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				const more = () => {
					while (!response.destroyed && response.write(piece));
					response.once('drain', more);
				};
				more();
			},
			{ maxWait: 0, timeout: 60 },
		);
		expect(error.message).toMatch(/too large/);
	});
});
