import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { stringify } from 'flatted';

import { N8nClient } from '../../../sandbox/n8n/client';

const PAGE = 100;
const IDS = Array.from({ length: 250 }, (_, index) => String(index + 1));

/** Returns the page of newest executions before an ID, newest first. */
const before = (id: number) =>
	IDS.filter((one) => Number(one) < id)
		.reverse()
		.slice(0, PAGE)
		.map((one) => ({ id: one }));

type Respond = (query: URLSearchParams) => { status?: number; body: object };

describe('the client of n8n', () => {
	let server: Server;
	afterEach(() => void server.close());

	async function clientOf(respond: Respond): Promise<N8nClient> {
		server = createServer((request, response) => {
			const { searchParams } = new URL(String(request.url), 'http://localhost');
			const { status = 200, body } = respond(searchParams);
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify(body));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new N8nClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	}

	it('lists all executions of an n8n that continues before an ID', async () => {
		const client = await clientOf((query) => ({
			body: { data: { results: before(Number(query.get('lastId') ?? Infinity)) } },
		}));
		expect(await client.executionIds('w')).toEqual(IDS);
	});

	it('lists all executions of an n8n that continues at a cursor', async () => {
		const client = await clientOf((query) => {
			if (query.has('lastId')) return { status: 400, body: { message: 'Use cursor' } };
			const results = before(Number(query.get('cursor') ?? Infinity));
			const nextCursor = results.length < PAGE ? null : results[PAGE - 1].id;
			return { body: { data: { results, nextCursor } } };
		});
		expect(await client.executionIds('w')).toEqual(IDS);
	});

	it('waits for an execution that has no data yet, and does not wait after another error', async () => {
		const messages = ["Cannot read properties of undefined (reading 'resultData')"];
		const success = { status: 'success', data: stringify({ resultData: {} }) };
		const client = await clientOf(() => {
			const message = messages.pop();
			return message ? { status: 500, body: { message } } : { body: { data: success } };
		});
		expect(await client.finished('1')).toMatchObject({ status: 'success' });
		messages.push('The database failed');
		await expect(client.finished('1')).rejects.toThrow('The database failed');
	});
});
