import type { RunOptions } from '../../harness/run';
import { runNode } from '../../harness';
import {
	everythingSeen,
	sendJson,
	startHostileServer,
	type HostileServer,
} from '../../harness/hostile';
import { CONNECTIONS } from './connections';
import { errorOf } from './support';

const CODES = [301, 302, 303, 307, 308];
const options = { maxWait: 0, timeout: 5 };

describe('redirects to another host', () => {
	let other: HostileServer;
	beforeAll(async () => {
		other = await startHostileServer((_, response) => sendJson(response, { access_token: 'x' }));
	});
	beforeEach(() => (other.seen.length = 0));
	afterAll(async () => await other.close());

	const cases = CONNECTIONS.flatMap((connection) =>
		CODES.flatMap((code) =>
			(['read', 'write'] as const).map((kind) => ({ connection, code, kind })),
		),
	);

	it.each(cases)(
		'$connection.name: a $code does not send a $kind to the other host',
		async ({ connection, code, kind }) => {
			const server = await startHostileServer((_, response) => {
				response.writeHead(code, { location: `${other.url}/elsewhere?a=1` }).end();
			});
			try {
				const error = await errorOf(runNode(connection[kind](server.url, options)));
				expect(everythingSeen(other)).toBe('[]');
				expect(error.message).toMatch(/redirected the request to another host/);
				expect(error.message).toContain(other.host);
				expect(error.message).not.toContain('elsewhere');
				expect(error.description).toMatch(/base URL in the credential/);
				expect(server.seen).toHaveLength(1);
			} finally {
				await server.close();
			}
		},
	);

	it('do not receive a location token that was created with the token of the agency', async () => {
		const server = await startHostileServer((request, response) => {
			if (request.url === '/oauth/locationToken') {
				sendJson(response, { access_token: 'minted-token', expires_in: 3600 }, { status: 201 });
			} else response.writeHead(307, { location: `${other.url}/x` }).end();
		});
		try {
			const agency = CONNECTIONS.find(({ name }) => name.includes('agency'));
			const error = await errorOf(runNode(agency?.read(server.url, options) as RunOptions));
			expect(error.message).toMatch(/redirected the request to another host/);
			expect(everythingSeen(other)).toBe('[]');
			expect(server.seen[1].headers.authorization).toBe('Bearer minted-token');
		} finally {
			await server.close();
		}
	});

	/** URLs of another host, for requests to `base`. */
	const LOCATIONS: Array<[string, (base: HostileServer) => string]> = [
		['without a scheme', () => `//${other.host}/x`],
		['with backslashes', () => `\\\\${other.host}\\x`],
		['with the first host as username', (base) => `http://${base.host}@${other.host}/x`],
		['by another name of the same machine', (base) => base.url.replace('127.0.0.1', 'localhost')],
		['with another scheme', (base) => base.url.replace('http:', 'ftp:')],
		['as a file', () => 'file:///etc/passwd'],
		['as data', () => 'data:application/json,{"_id":"x"}'],
		['without a location', () => 'http://'],
	];

	it.each(LOCATIONS)('are recognized %s', async (_, locationOf) => {
		const server: HostileServer = await startHostileServer((request, response) => {
			if (request.url.startsWith('/payments')) {
				response.writeHead(307, { location: locationOf(server) }).end();
			} else sendJson(response, { _id: 'x' });
		});
		try {
			const error = await errorOf(runNode(CONNECTIONS[0].read(server.url, options)));
			expect(error.message).toMatch(/redirected the request/);
			expect(everythingSeen(other)).toBe('[]');
			expect(server.seen).toHaveLength(1);
		} finally {
			await server.close();
		}
	});
});

describe('redirects within the host', () => {
	/** Starts a server that redirects to `target` while the path differs, and returns a record there. */
	async function redirecting(code: number, target: string) {
		return await startHostileServer((request, response) => {
			if (request.url === target) sendJson(response, { _id: 'o1', success: true });
			else response.writeHead(code, { location: target }).end('<html>moved</html>');
		});
	}

	const read = (url: string): RunOptions => CONNECTIONS[0].read(url, options);
	const write = (url: string): RunOptions => CONNECTIONS[0].write(url, options);

	it.each(CODES)('follow a %d of a read', async (code) => {
		const server = await redirecting(code, '/v2/orders/o1?moved=1');
		try {
			expect(await runNode(read(server.url))).toHaveLength(1);
			expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
			expect(server.seen[1].headers.authorization).toBe(server.seen[0].headers.authorization);
			expect(server.seen[1].url).toBe('/v2/orders/o1?moved=1');
		} finally {
			await server.close();
		}
	});

	it.each([307, 308])('repeat a write with its body after a %d', async (code) => {
		const server = await redirecting(code, '/v2/pay');
		try {
			expect(await runNode(write(server.url))).toHaveLength(1);
			expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
			expect(server.seen[1].body).toBe(server.seen[0].body);
		} finally {
			await server.close();
		}
	});

	it.each([301, 302, 303])('do not convert a write to a read after a %d', async (code) => {
		const server = await redirecting(code, '/v2/pay');
		try {
			const error = await errorOf(runNode(write(server.url)));
			expect(error.message).toMatch(/redirected the request/);
			expect(error.description).toMatch(/base URL in the credential/);
			expect(server.seen).toHaveLength(1);
		} finally {
			await server.close();
		}
	});

	it('stop in a redirect loop', async () => {
		const server = await startHostileServer((request, response) => {
			response.writeHead(302, { location: `${request.url}1` }).end();
		});
		try {
			const error = await errorOf(runNode(read(server.url)));
			expect(error.message).toMatch(/redirected the request/);
			expect(server.seen.length).toBeLessThanOrEqual(6);
		} finally {
			await server.close();
		}
	});

	it.each([300, 304, 305])('reject a %d as an invalid response', async (status) => {
		const server = await startHostileServer((_, response) => {
			response.writeHead(status).end();
		});
		try {
			const error = await errorOf(runNode(read(server.url)));
			expect(error.message).toMatch(/n8n can't read|redirected the request/);
		} finally {
			await server.close();
		}
	});
});
