import axios from 'axios';
import fastify, { type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';

/** A recorded request and its response. */
export interface Exchange {
	method: string;
	/** With the prefix of the API, without the query. */
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string | string[] | undefined>;
	/** Parsed, if it is JSON or a form. Undefined if the request has no body. */
	body: unknown;
	response: { status: number; body: unknown };
}

/** A proxy that passes all requests to another server and records them. */
export interface Recorder {
	url: string;
	/** Returns and removes the recorded exchanges, in the order of the responses. */
	take(): Exchange[];
	close(): Promise<void>;
}

/** Headers that apply to one connection only (RFC 9110, 7.6.1), or that the client computes. */
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

/** Parses a form with files. A file becomes a text with its name, type, and size. */
async function parseForm(bytes: Buffer, type: string): Promise<Record<string, unknown>> {
	const response = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
	const fields: Record<string, unknown> = {};
	for (const [name, value] of await response.formData()) {
		const text =
			typeof value === 'string' ? value : `${value.name} (${value.type}, ${value.size} bytes)`;
		fields[name] = Object.hasOwn(fields, name) ? [fields[name], text].flat() : text;
	}
	return fields;
}

const parseBody = async (bytes: Buffer | undefined, type: string | undefined): Promise<unknown> =>
	bytes?.length && type?.startsWith('multipart/')
		? await parseForm(bytes, type)
		: parse(bytes, type);

/** Starts a recorder in front of the server at `target`. */
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
		const response = await forward(request);
		exchanges.push({
			method: request.method,
			path: request.url.split('?', 1)[0],
			query: request.query as Exchange['query'],
			headers: request.headers,
			body: await parseBody(request.body as Buffer | undefined, request.headers['content-type']),
			response: {
				status: response.status,
				body: parse(response.data, String(response.headers['content-type'])),
			},
		});
		return await reply
			.code(response.status)
			.headers(withoutConnection(response.headers))
			.send(response.data);
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
