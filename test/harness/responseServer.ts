import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The response of the server for all endpoints. */
export interface FixedResponse {
	status?: number;
	/** JSON, or a text that is sent unchanged. */
	body?: unknown;
	headers?: Record<string, string>;
}

/** A request that the server received. */
export interface ReceivedRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage['headers'];
	/** The body as text. Empty if there is no body. */
	body: string;
}

/** A server for hostile or unusual responses: each request gets the response that the test sets. */
export interface ResponseServer {
	url: string;
	/** Requests since the last call of `respondWith`. */
	requests: ReceivedRequest[];
	/** Sets the response: the same for all requests, or a function of the request. */
	respondWith(responseTo: FixedResponse | ((request: ReceivedRequest) => FixedResponse)): void;
	close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
};

/** Starts a server on a free local port. The caller closes it. */
export async function startResponseServer(): Promise<ResponseServer> {
	let responseTo: (request: ReceivedRequest) => FixedResponse = () => ({});
	const requests: ReceivedRequest[] = [];
	const server = createServer((incoming, response) => {
		void bodyOf(incoming).then((body) => {
			const { pathname, searchParams: query } = new URL(incoming.url ?? '/', 'http://local');
			const request = {
				method: incoming.method ?? '',
				path: pathname,
				query,
				headers: incoming.headers,
				body,
			};
			requests.push(request);
			const { status = 200, body: sent, headers = {} } = responseTo(request);
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(typeof sent === 'string' ? sent : JSON.stringify(sent));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		respondWith(next) {
			responseTo = typeof next === 'function' ? next : () => next;
			requests.length = 0;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
