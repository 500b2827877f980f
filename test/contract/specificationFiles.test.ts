import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	changedFiles,
	fetchSpecifications,
	LOCK,
	missingInCi,
	specificationsCache,
	specificationsFolder,
	type Lock,
} from './specificationFiles';
import { SPECIFICATIONS } from './specifications';

const TEAS = '{"openapi":"3.0.0"}';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const lockOf = (files: Lock['files']): Lock => ({ baseUrl: 'http://unused', commit: 'abc', files });

describe('fetching specifications', () => {
	let server: Server;
	let baseUrl: string;
	let folder: string;
	let requested: string[];

	beforeAll(async () => {
		server = createServer((request, response) => {
			requested.push(String(request.url));
			if (request.url === '/abc/apps/teas.json') response.end(TEAS);
			else if (request.url === '/abc/apps/slow.json') response.write('{');
			else response.writeHead(404).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	beforeEach(() => {
		requested = [];
		folder = mkdtempSync(join(tmpdir(), 'specs-'));
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	const teas = { path: 'apps/teas.json', sha256: hashOf(TEAS) };

	it('downloads a file once, by commit and path', async () => {
		const lock = lockOf({ 'ghl/teas.json': teas });
		const first = await fetchSpecifications(folder, { baseUrl, lock });
		expect(first).toEqual({ downloaded: ['ghl/teas.json'], unpublished: [] });
		expect(readFileSync(join(folder, 'ghl/teas.json'), 'utf8')).toBe(TEAS);
		const second = await fetchSpecifications(folder, { baseUrl, lock });
		expect(second).toEqual({ downloaded: [], unpublished: [] });
		expect(requested).toEqual(['/abc/apps/teas.json']);
	});

	it('uses SPECS_BASE_URL', async () => {
		process.env.SPECS_BASE_URL = baseUrl;
		try {
			await fetchSpecifications(folder, { lock: lockOf({ 'teas.json': teas }) });
		} finally {
			delete process.env.SPECS_BASE_URL;
		}
		expect(requested).toEqual(['/abc/apps/teas.json']);
	});

	it('downloads a file again if its content differs from the pinned version', async () => {
		writeFileSync(join(folder, 'teas.json'), '{}');
		const lock = lockOf({ 'teas.json': teas });
		expect(changedFiles(folder, lock)).toEqual(['teas.json']);
		await fetchSpecifications(folder, { baseUrl, lock });
		expect(changedFiles(folder, lock)).toEqual([]);
	});

	it.each<[string, string, RegExp]>([
		['a wrong hash', 'apps/teas.json', /has the SHA-256 hash 5[0-9a-f]{63}|expected 0{64}/],
		['a missing file', 'apps/none.json', /none\.json: the server returned status 404$/],
		['a server that does not finish', 'apps/slow.json', /slow\.json: no response within 200 ms/],
	])('reports %s and writes nothing', async (_name, path, message) => {
		const lock = lockOf({ 'file.json': { path, sha256: '0'.repeat(64) } });
		await expect(fetchSpecifications(folder, { baseUrl, lock, timeoutMs: 200 })).rejects.toThrow(
			message,
		);
		expect(readdirSync(folder)).toEqual([]);
	});

	it('reports a server that it cannot reach', async () => {
		const lock = lockOf({ 'teas.json': teas });
		const closed = 'http://127.0.0.1:1';
		await expect(fetchSpecifications(folder, { baseUrl: closed, lock })).rejects.toThrow(
			/^Cannot download http:\/\/127\.0\.0\.1:1\/abc\/apps\/teas\.json: /,
		);
	});

	it('does not request a file that is not published', async () => {
		const lock = lockOf({ 'own.json': { sha256: hashOf(TEAS) } });
		const result = await fetchSpecifications(folder, { baseUrl, lock });
		expect(result).toEqual({ downloaded: [], unpublished: ['own.json'] });
		expect(requested).toEqual([]);
	});
});

describe('the folder of the specifications', () => {
	const here = __dirname;
	const none = join(here, 'none');

	it('is CONTRACT_SPECS, the folder next to the checkout, or the cache', () => {
		const chosen = specificationsFolder({ CONTRACT_SPECS: '/specs' }, here);
		expect(chosen).toEqual({ path: '/specs', source: 'CONTRACT_SPECS' });
		expect(specificationsFolder({}, here)).toEqual({ path: here, source: 'next to the checkout' });
		expect(specificationsFolder({}, none)).toEqual({
			path: specificationsCache(),
			source: 'cache',
		});
		expect(specificationsCache()).toMatch(new RegExp(`specs.${LOCK.commit}$`));
	});

	it('pins each specification that is not part of the checkout', () => {
		const files = SPECIFICATIONS.map(({ file }) => file).filter((file) => !file.startsWith('./'));
		expect(Object.keys(LOCK.files)).toEqual(expect.arrayContaining(files));
	});
});

describe('a missing specification', () => {
	it('is a problem in CI, unless CONTRACT_SKIP names it', () => {
		const missing = ['payments', 'trustpilot'];
		expect(missingInCi(missing, {})).toEqual([]);
		expect(missingInCi(missing, { CI: 'false' })).toEqual([]);
		expect(missingInCi(missing, { CI: 'true' })).toHaveLength(2);
		const problems = missingInCi(missing, { CI: 'true', CONTRACT_SKIP: 'trustpilot, oauth' });
		expect(problems).toEqual([expect.stringContaining('CONTRACT_SKIP=payments')]);
	});
});

it('does not leave the checkout without the specification of AbstractGHL', () => {
	const own = SPECIFICATIONS.filter(({ file }) => file.startsWith('./'));
	for (const { file } of own) expect(existsSync(join(__dirname, '../..', file))).toBe(true);
});
