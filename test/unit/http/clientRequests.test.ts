import { answer, BASE, errorOf, GET, kindOf, POST, setup, type Reply } from './clientSetup';

describe('a request', () => {
	it('returns the body, and writes one line to the log', async () => {
		const { client, requests, log } = setup([{ body: { id: 1 } }]);
		expect(await client.request(GET)).toEqual({ id: 1 });
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({ method: 'GET', url: `${BASE}/orders`, timeout: 60_000 });
		expect(requests[0].abortSignal).toBeInstanceOf(AbortSignal);
		expect(log).toEqual([
			expect.stringMatching(/^debug Example: GET \/orders: 200 in \d+ ms \(attempt 1\)$/),
		]);
	});

	it('returns an object of the body', async () => {
		const { client } = setup([{ body: { data: { id: 1 }, list: [] } }]);
		expect(await client.requestObject(GET)).toMatchObject({ data: { id: 1 } });
		expect(await client.requestObject(GET, 'data')).toEqual({ id: 1 });
		expect(await errorOf(client.requestObject(GET, 'list'))).toMatchObject({
			kind: 'invalidResponse',
			message: "Example returned a response that n8n can't read: 'list' is missing",
		});
	});

	it.each<[string, unknown, string]>([
		['a list', [], 'The record is missing'],
		['an empty body', '', 'The record is missing'],
	])('fails if the record is %s', async (_name, body, reason) => {
		const { client } = setup([{ body }]);
		const { kind, message } = await errorOf(client.requestObject(GET));
		expect([kind, message.endsWith(reason)]).toEqual(['invalidResponse', true]);
	});

	it('shows the message of a body without the record', async () => {
		const { client } = setup([{ body: { message: 'Try later' } }]);
		expect((await errorOf(client.requestObject(GET, 'order'))).message).toMatch(
			/'order' is missing: Try later$/,
		);
	});

	it('shows the failure that a successful response reports', async () => {
		const { client } = setup([{ body: { statusCode: 404, message: 'No such order' } }]);
		expect(await errorOf(client.requestObject(GET, 'order'))).toMatchObject({
			kind: 'notFound',
			message: 'Record not found in Example: No such order',
		});
		expect(client.reportedFailure(GET, { id: 1 })).toBeUndefined();
		expect(client.reportedFailure(GET, { id: 1, error: 'x' }, true)).toBeUndefined();
		expect(client.reportedFailure(GET, { id: 1, error: 'x' })?.context.kind).toBe('badInput');
	});

	it.each<[string, Reply, boolean]>([
		['text', { body: 'hello' }, false],
		['a page', { body: '<html></html>' }, false],
		['nothing', { body: '' }, true],
		['status 204', { status: 204, body: '' }, true],
		['status 300', { status: 300 }, false],
		['status 304', { status: 304 }, false],
		['status 299', { status: 299 }, true],
	])('accepts %s as a response: %s', async (...row) => {
		const [, reply, isUsable] = row;
		const { client } = setup([reply], { settings: { maxWaitMs: 0 } });
		const result = client.send(POST).then(
			() => true,
			() => false,
		);
		expect(await result).toBe(isUsable);
	});

	it('states that the outcome of a write is unknown, and does not retry it', async () => {
		const { client, requests } = setup([{ status: 502 }]);
		expect((await errorOf(client.send(POST))).message).toMatch(/may or may not have processed/);
		expect(requests).toHaveLength(1);
	});

	it('is retried if it is safe, and logs each attempt', async () => {
		const { client, log } = setup([
			{ status: 503 },
			{ error: { code: 'ECONNRESET' } },
			{ body: { id: 1 } },
		]);
		expect(await client.request(GET)).toEqual({ id: 1 });
		expect(log.map((line) => line.replace(/ in \d+ ms/, ''))).toEqual([
			'debug Example: GET /orders: serverError 503 (attempt 1)',
			'debug Example: GET /orders: connectionLost ECONNRESET (attempt 2)',
			'debug Example: GET /orders: 200 (attempt 3)',
		]);
	});

	it('reads the secrets of the credential again before it shows an error', async () => {
		const rejected = setup([{ status: 400 }]);
		await errorOf(rejected.client.send(GET));
		expect(rejected.update).toHaveBeenCalledTimes(1);
		const lost = setup([{ error: { code: 'ENOTFOUND' } }]);
		await errorOf(lost.client.send(GET));
		expect(lost.update).toHaveBeenCalledTimes(1);
		const fine = setup([{}]);
		await fine.client.send(GET);
		expect(fine.update).not.toHaveBeenCalled();
	});

	it('ends when the execution is stopped', async () => {
		const { client, requests, stop } = setup([{ status: 503, headers: { 'retry-after': '30' } }]);
		const task = kindOf(client.send(GET));
		setTimeout(() => stop.abort(), 20);
		expect(await task).toBe('canceled');
		expect(requests).toHaveLength(1);
	});
});

describe('the rate limit', () => {
	it('is that of the latest response that contains one', async () => {
		const { client } = setup([{ headers: { remaining: '7' } }, { headers: { daily: '5' } }, {}]);
		expect(client.rateReport).toEqual({});
		await client.send(GET);
		expect(client.rateReport.remaining).toBe(7);
		await client.send(GET);
		expect(client.rateReport).toMatchObject({ remaining: undefined, dailyRemaining: 5 });
		await client.send(GET);
		expect(client.rateReport.dailyRemaining).toBe(5);
	});

	it('of the day ends all requests, with one warning', async () => {
		const { client, requests, log } = setup([{ status: 429, headers: { daily: '0' } }]);
		const kinds = await Promise.all([GET, GET].map((request) => kindOf(client.send(request))));
		expect([...kinds, await kindOf(client.send(GET))]).toEqual([
			'dailyLimit',
			'dailyLimit',
			'dailyLimit',
		]);
		expect(requests.length).toBeLessThanOrEqual(2);
		expect(log.filter((line) => line.startsWith('warn'))).toEqual([
			'warn Example: daily rate limit reached',
		]);
	});

	it('is not waited for again after one request has waited the maximum', async () => {
		const limited = { status: 429, headers: { 'retry-after': '1' } };
		const { client, requests } = setup([limited], { settings: { maxWaitMs: 500 } });
		expect(await kindOf(client.send(GET))).toBe('rateLimited');
		const startedAt = Date.now();
		expect(await kindOf(client.send(GET))).toBe('rateLimited');
		expect(Date.now() - startedAt).toBeLessThan(450);
		expect(requests).toHaveLength(1);
	});

	it('allows the last attempt at the end of Maximum Wait, however long the steps before it take', async () => {
		const { now } = Date;
		let calls = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + calls++);
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const { client, requests } = setup([{ status: 429 }, {}], { settings: { maxWaitMs: 200 } });
		expect((await client.send(GET)).statusCode).toBe(200);
		expect(requests).toHaveLength(2);
	});

	it('is waited for again after a request has succeeded', async () => {
		const limited = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
		const replies = [limited('1'), {}, limited('0.1'), {}];
		const { client, requests } = setup(replies, { settings: { maxWaitMs: 500 } });
		expect(await kindOf(client.send(GET))).toBe('rateLimited');
		await new Promise((resolve) => setTimeout(resolve, 1_050));
		expect((await client.send(GET)).statusCode).toBe(200);
		expect((await client.send(GET)).statusCode).toBe(200);
		expect(requests).toHaveLength(4);
	});

	it('limits concurrent requests to the setting', async () => {
		const { client } = setup([{}], { settings: { parallel: 2 } });
		expect(client.concurrency).toBe(2);
		let open = 0;
		let most = 0;
		Object.assign(client.connection, {
			send: async () => {
				most = Math.max(most, ++open);
				await new Promise((resolve) => setTimeout(resolve, 5));
				open -= 1;
				return await answer({});
			},
		});
		await Promise.all(Array.from({ length: 6 }, () => client.send(GET)));
		expect(most).toBe(2);
	});
});

describe('a file', () => {
	const FILE = 'https://files.example.net/secret/a.pdf?signature=s';

	it('is downloaded without the credential', async () => {
		const { client, send, open, log } = setup([{ body: 'bytes' }]);
		const { body } = await client.download(FILE, () => false);
		expect(body).toEqual(Buffer.from('bytes'));
		expect(send).not.toHaveBeenCalled();
		expect(open.mock.calls[0][0]).toMatchObject({ method: 'GET', url: FILE, timeout: 60_000 });
		expect(log).toEqual([expect.stringMatching(/^debug Example: GET \/secret\/a\.pdf: 200 in /)]);
	});

	it('is uploaded with its type, and to no other address', async () => {
		const { client, open } = setup([{}, { status: 307, headers: { location: '/b' } }, {}]);
		await client.upload(FILE, Buffer.from('bytes'), 'application/pdf');
		expect(open.mock.calls[0][0]).toMatchObject({
			...{ method: 'PUT', url: FILE, body: Buffer.from('bytes') },
			headers: { 'Content-Type': 'application/pdf' },
		});
		expect(await kindOf(client.upload(FILE, Buffer.from(''), 'text/plain'))).toBe('redirected');
	});

	it('that cannot be read is an error with its host, and without its query', async () => {
		const { client, log } = setup([{ error: { code: 'ENOTFOUND' } }]);
		const { message, description } = await errorOf(client.download(FILE, () => false));
		expect(message).toBe('The host files.example.net does not exist');
		expect(description).toMatch(/Request: GET \/secret\/a\.pdf\. Code: ENOTFOUND\.$/);
		expect(log).toEqual([expect.stringMatching(/: unknownHost ENOTFOUND in /)]);
	});
});
