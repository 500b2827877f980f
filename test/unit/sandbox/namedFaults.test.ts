import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { type FaultName, NAMED_FAULTS } from '../../../sandbox/server/namedFaults';
import { ALT, control, ghl } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ orders: 5 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control(sandbox).post('/reset', {});
});

/** Adds a fault over HTTP and returns the response to a list request, with its raw headers. */
async function readWith(effect: FaultName) {
	const added = await control(sandbox).post('/faults', { path: '/ghl', effect });
	expect(added.status).toBe(201);
	const response = await axios.get<string>(`${sandbox.url}/ghl/payments/orders`, {
		params: ALT,
		headers: { Authorization: `Bearer ${PRIVATE_TOKENS.full.token}`, Version: '2021-07-28' },
		maxRedirects: 0,
		validateStatus: () => true,
		responseType: 'text',
		transformResponse: (text: string) => text,
	});
	const { status, headers, data } = response;
	const { rawHeaders } = (response.request as { res: { rawHeaders: string[] } }).res;
	const valuesOf = (name: string) =>
		rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1].toLowerCase() === name);
	return { status, headers, data, valuesOf };
}

it.each([301, 302, 303, 307, 308])('redirects to a different host with %s', async (code) => {
	const { status, headers } = await readWith(`redirect${code}` as FaultName);
	expect(status).toBe(code);
	expect(new URL(headers.location as string).host).not.toBe(new URL(sandbox.url).host);
});

it.each<[FaultName, string[]]>([
	['retryAfterZero', ['0']],
	['retryAfterNegative', ['-1']],
	['retryAfterPast', ['Wed, 21 Oct 2015 07:28:00 GMT']],
	['retryAfterFraction', ['0.001']],
	['retryAfterTwoValues', ['0', '5']],
	['retryAfterText', ['soon']],
])('%s sends a 429 with Retry-After %j', async (name, values) => {
	const { status, valuesOf } = await readWith(name);
	expect([status, valuesOf('retry-after')]).toEqual([429, values]);
});

it.each<[FaultName, string, string, string]>([
	['rateLimitMaxZero', '0', '0', '10000'],
	['rateLimitMaxNegative', '-5', '0', '10000'],
	['rateLimitRemainingNegative', '100', '-9999999999', '10000'],
	['rateLimitIntervalHour', '1', '0', '3600000'],
	['rateLimitIntervalHuge', '1', '0', '1e15'],
])('%s keeps the response and changes its rate limit headers', async (name, ...expected) => {
	const { status, data, valuesOf } = await readWith(name);
	expect([status, JSON.parse(data)]).toMatchObject([200, { totalCount: 5 }]);
	const headers = ['max', 'remaining', 'interval-milliseconds'];
	expect(headers.flatMap((header) => valuesOf(`x-ratelimit-${header}`))).toEqual(expected);
});

it.each<[FaultName, number, string]>([
	['emptySuccess', 200, ''],
	['noContent', 204, ''],
	['nullBody', 200, 'null'],
	['successFalse', 200, '{"success":false}'],
	['statusCode404', 200, '{"statusCode":404}'],
	['alreadyFulfilled', 201, '{"status":false,"message":"Order is already fulfilled","data":null}'],
])('%s returns %s with the body %j', async (name, ...expected) => {
	const { status, data } = await readWith(name);
	expect([status, data]).toEqual(expected);
});

it.each<[FaultName, RegExp]>([
	['htmlError', /^<!DOCTYPE html>/],
	['hugeError', /^<{100000}$/],
])('%s returns a 500 with a body that is not JSON', async (name, body) => {
	const { status, headers, data } = await readWith(name);
	expect([status, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
	expect(data).toMatch(body);
});

describe('vanished', () => {
	it('removes a record by ID, but not from its list', async () => {
		const api = ghl(sandbox);
		const list = async () =>
			((await api.get('/payments/orders', { params: ALT })).data as { data: { _id: string }[] })
				.data;
		const [gone, other] = await list();
		const added = await control(sandbox).post('/faults', { path: gone._id, effect: 'vanished' });
		expect(added.status).toBe(201);
		const read = async (id: string) =>
			(await api.get(`/payments/orders/${id}`, { params: ALT })).status;
		expect([await read(gone._id), await read(other._id)]).toEqual([404, 200]);
		expect((await list()).map(({ _id }) => _id)).toContain(gone._id);
	});

	it('works for the other APIs', async () => {
		const { id } = sandbox.control.trustpilot.postReview();
		await control(sandbox).post('/faults', { path: id, effect: 'vanished' });
		const { status } = await axios.get(`${sandbox.url}/trustpilot/v1/private/reviews/${id}`, {
			headers: { Authorization: `Bearer ${sandbox.control.trustpilot.issueToken().accessToken}` },
			validateStatus: () => true,
		});
		expect(status).toBe(404);
	});

	it('requires the path of the record', async () => {
		expect((await control(sandbox).post('/faults', { effect: 'vanished' })).status).toBe(400);
	});
});

it('rejects an unknown name', async () => {
	expect((await control(sandbox).post('/faults', { effect: 'nova' })).status).toBe(400);
});

it('logs the name of the fault', async () => {
	await readWith('nullBody');
	expect(sandbox.requests.entries.at(-1)).toMatchObject({ fault: 'nullBody' });
});

it('lists all named faults over HTTP and in the README', async () => {
	expect((await control(sandbox).get('/faults/named')).data).toEqual(
		JSON.parse(JSON.stringify(NAMED_FAULTS)),
	);
	const readme = readFileSync(join(__dirname, '../../../sandbox/server/README.md'), 'utf8');
	const missing = Object.keys(NAMED_FAULTS).filter((name) => !readme.includes(`\`${name}\``));
	expect(missing).toEqual([]);
});
