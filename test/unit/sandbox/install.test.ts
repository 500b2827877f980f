import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { installN8n } from '../../../sandbox/n8n/install';
import { installPackages, runNode } from '../../../sandbox/n8n/pnpm';

jest.mock('../../../sandbox/n8n/pnpm');

const runs = { installPackages: jest.mocked(installPackages), runNode: jest.mocked(runNode) };
const { runNode: actualRunNode } = jest.requireActual<typeof import('../../../sandbox/n8n/pnpm')>(
	'../../../sandbox/n8n/pnpm',
);
const silent = () => undefined;
const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60_000);

describe('the installation of n8n', () => {
	const before = { ...process.env };
	let cache: string;

	beforeEach(async () => {
		jest.resetAllMocks();
		// Takes a moment, and adds one of the two native modules, as some versions of n8n need only that.
		runs.installPackages.mockImplementation(async (_, { folder }) => {
			await sleep(100);
			await mkdir(join(folder, 'node_modules', 'sqlite3'), { recursive: true });
		});
		cache = await mkdtemp(join(tmpdir(), 'ghl-install-'));
		process.env.GHL_COMMERCE_CACHE = cache;
	});
	afterEach(async () => {
		process.env = { ...before };
		await rm(cache, { recursive: true, force: true });
	});

	it('does not disturb another installation of the same version', async () => {
		const both = await Promise.all([installN8n('1.2.3', silent), installN8n('1.2.3', silent)]);
		const folder = join(cache, 'n8n-1.2.3');
		expect(both.map((one) => one.folder)).toEqual([folder, folder]);
		expect((await readdir(cache)).sort()).toEqual(['n8n-1.2.3', 'node-24']);
	});

	it('installs Node.js once, runs pnpm with it, and checks that the native modules load', async () => {
		for (const version of ['1.2.3', '1.2.4']) await installN8n(version, silent);
		const node = join(cache, 'node-24', 'node_modules', 'node', 'bin', 'node');
		expect(
			runs.installPackages.mock.calls.map(([packages, options]) => [
				packages.dependencies,
				options.node,
			]),
		).toEqual([
			[{ node: '24' }, process.execPath],
			[{ n8n: '1.2.3' }, node],
			[{ n8n: '1.2.4' }, node],
		]);
		expect(runs.runNode.mock.calls.map(([args, options]) => [args, options.node])).toEqual([
			[['-e', "require('sqlite3')"], node],
			[['-e', "require('sqlite3')"], node],
		]);
	});

	it('leaves nothing behind if a native module does not load', async () => {
		runs.runNode.mockRejectedValue(new Error('Cannot find module'));
		await expect(installN8n('1.2.3', silent)).rejects.toThrow('Cannot find module');
		expect(await readdir(cache)).toEqual(['node-24']);
	});

	it('deletes an installation that was interrupted days ago, and no recent one', async () => {
		const [old, recent] = ['n8n-1.0.0.unfinished-a1b2c3', 'n8n-1.0.0.unfinished-d4e5f6'];
		for (const name of [old, recent]) await mkdir(join(cache, name), { recursive: true });
		await utimes(join(cache, old), days(2), days(2));
		await installN8n('1.2.3', silent);
		expect([old, recent].map((name) => existsSync(join(cache, name)))).toEqual([false, true]);
	});
});

describe('a step of the installation', () => {
	const options = { folder: tmpdir(), node: process.execPath, onProgress: silent };

	it('runs with its Node.js first in the path', async () => {
		const script = `if (!process.env.PATH.startsWith(require('path').dirname(process.execPath))) throw 1`;
		await expect(actualRunNode(['-e', script], options)).resolves.toBeUndefined();
	});

	it('throws the end of its output if it fails', async () => {
		const script =
			"console.log('x'.repeat(9000)); console.error('No such package'); process.exitCode = 1";
		const failure = await actualRunNode(['-e', script], options).catch((error: Error) => error);
		expect(failure).toMatchObject({
			message: expect.stringMatching(/^Installing n8n failed:\nx+\nNo such package\n$/),
		});
		expect((failure as Error).message.length).toBeLessThan(4100);
	});
});
