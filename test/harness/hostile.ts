import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a hostile server received. */
export interface SeenRequest {
	method: string;
	url: string;
	headers: IncomingMessage['headers'];
	body: string;
	at: number;
}

/** A server with any faulty behavior, which records its requests. */
export interface HostileServer {
	url: string;
	/** Host and port. */
	host: string;
	seen: SeenRequest[];
	close: () => Promise<void>;
}

/** Handles one request. `count` is 1 for the first request. */
export type HostileHandler = (
	request: SeenRequest,
	response: ServerResponse,
	count: number,
) => void | Promise<void>;

/** Starts a server whose only behavior is `handle`. */
export async function startHostileServer(handle: HostileHandler): Promise<HostileServer> {
	const seen: SeenRequest[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const body = Buffer.concat(parts).toString();
			const { method = '', url = '', headers } = request;
			const entry = { method, url, headers, body, at: Date.now() };
			seen.push(entry);
			void handle(entry, response, seen.length);
		});
		response.on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `http://${host}`,
		host,
		seen,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Sends a JSON response. */
export function sendJson(
	response: ServerResponse,
	body: unknown,
	{ status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}

/** Sends a chunk every `everyMs` until the client closes the connection. */
export function drip(response: ServerResponse, piece: string, everyMs: number): void {
	const timer = setInterval(() => response.write(piece), everyMs);
	response.once('close', () => clearInterval(timer));
}

/** Returns all requests to a server as one text, to search for a secret. */
export const everythingSeen = ({ seen }: HostileServer): string => JSON.stringify(seen);
