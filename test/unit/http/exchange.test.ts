import { Readable } from 'node:stream';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { exchange } from '../../../nodes/shared/http/exchange';
import { RequestFailure } from '../../../nodes/shared/http/requestFailure';

const HOST = 'https://api.example.com';
const GET: IHttpRequestOptions = { method: 'GET', url: `${HOST}/a`, json: true };

const stream = (text: string) => Readable.from([Buffer.from(text)]);
const ok = (text = '{"id":1}'): IN8nHttpFullResponse => ({
	...{ statusCode: 200, headers: {}, body: stream(text) },
});
const redirect = (location: string): IN8nHttpFullResponse => ({
	...{ statusCode: 307, headers: { location }, body: stream('Moved') },
});

/** Returns the responses in order, and keeps the requests. */
function server(...responses: IN8nHttpFullResponse[]) {
	const requests: IHttpRequestOptions[] = [];
	const send = async (options: IHttpRequestOptions) => {
		requests.push(options);
		return await Promise.resolve(responses[Math.min(requests.length, responses.length) - 1]);
	};
	return { requests, send };
}

describe('exchange', () => {
	it('reads the response itself, and follows redirects itself', async () => {
		const { requests, send } = server(ok());
		expect((await exchange(send, GET)).body).toEqual({ id: 1 });
		expect(requests).toEqual([
			{
				...GET,
				disableFollowRedirect: true,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
		]);
	});

	it('returns the bytes of a file', async () => {
		const { send } = server(ok('{"id":1}'));
		const { body } = await exchange(send, { ...GET, json: false });
		expect(body).toEqual(Buffer.from('{"id":1}'));
	});

	it('follows up to five redirects, and closes their connections', async () => {
		const hops = ['b', 'c', 'd', 'e', 'f'].map((name) => redirect(`/${name}`));
		const { requests, send } = server(...hops, ok());
		expect((await exchange(send, GET)).statusCode).toBe(200);
		expect(requests.map(({ url }) => url.slice(HOST.length))).toEqual([
			...['/a', '/b', '/c', '/d', '/e', '/f'],
		]);
		expect(hops.map(({ body }) => (body as Readable).destroyed)).toEqual(hops.map(() => true));
	});

	it('fails after a sixth redirect', async () => {
		const { requests, send } = server(redirect('/again'));
		const error: unknown = await exchange(send, GET).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(RequestFailure);
		expect((error as RequestFailure).failure).toEqual({
			kind: 'redirected',
			status: 307,
			redirectedTo: 'more than 5 addresses',
		});
		expect(requests).toHaveLength(6);
	});

	it('follows a redirect to another host only if the caller allows it', async () => {
		const elsewhere = () => server(redirect('https://files.example.net/x'), ok());
		await expect(exchange(elsewhere().send, GET)).rejects.toBeInstanceOf(RequestFailure);
		expect((await exchange(elsewhere().send, GET, () => true)).statusCode).toBe(200);
	});
});
