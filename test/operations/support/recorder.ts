import axios from 'axios';
import fastify, { type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';

/** A request and its answer, as they went over the wire. */
export interface Exchange {
	method: string;
	/** With the API's prefix, without the query. */
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string | string[] | undefined>;
	/** JSON and forms parsed; undefined where nothing was sent. */
	body: unknown;
	answer: { status: number; body: unknown };
}

/** A server that passes everything on to another one, and keeps what it saw. */
export interface Recorder {
	url: string;
	/** What went over the wire since the last call, in the order of the answers. */
	take(): Exchange[];
	close(): Promise<void>;
}

/** Headers that speak of one connection (RFC 9110, 7.6.1), or are computed anew. */
const OF_CONNECTION = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

const withoutConnection = (headers: object) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)));

function parse(bytes: Buffer | undefined, type: string | undefined): unknown {
	if (!bytes?.length) return undefined;
	const text = bytes.toString('utf8');
	if (type?.includes('json')) return JSON.parse(text);
	if (type?.includes('form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	return text;
}

/** Starts a recorder before the server at `target`. */
export async function startRecorder(target: string): Promise<Recorder> {
	let exchanges: Exchange[] = [];
	const app = fastify({ forceCloseConnections: true });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

	const forward = async ({ method, url, headers, body }: FastifyRequest) =>
		await axios.request<Buffer>({
			method,
			url: target + url,
			headers: withoutConnection(headers) as Record<string, string>,
			data: body,
			responseType: 'arraybuffer',
			validateStatus: () => true,
			maxRedirects: 0,
		});

	app.all('/*', async (request, reply) => {
		const answer = await forward(request);
		exchanges.push({
			method: request.method,
			path: request.url.split('?', 1)[0],
			query: request.query as Exchange['query'],
			headers: request.headers,
			body: parse(request.body as Buffer | undefined, request.headers['content-type']),
			answer: {
				status: answer.status,
				body: parse(answer.data, String(answer.headers['content-type'])),
			},
		});
		return await reply
			.code(answer.status)
			.headers(withoutConnection(answer.headers))
			.send(answer.data);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
		take() {
			const taken = exchanges;
			exchanges = [];
			return taken;
		},
		close: async () => await app.close(),
	};
}
