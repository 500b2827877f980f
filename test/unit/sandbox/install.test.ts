import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { installN8n } from '../../../sandbox/n8n/install';

/** Simulates npm: takes a moment, and installs one of the two native modules, as some versions of n8n need only that. */
const NPM = `#!/bin/sh
[ "$1" = install ] || exit 0
[ ! -e ../broken ] || { echo "No such package"; exit 1; }
sleep 0.5
mkdir -p node_modules/sqlite3
echo > node_modules/sqlite3/index.js
`;

const silent = () => undefined;
const days = (count: number) => new Date(Date.now() - count * 24 * 60 * 60_000);

describe('the installation of n8n', () => {
	const before = { ...process.env };
	let cache: string;

	beforeEach(async () => {
		const folder = await mkdtemp(join(tmpdir(), 'ghl-install-'));
		cache = join(folder, 'cache');
		await writeFile(join(folder, 'npm'), NPM);
		await chmod(join(folder, 'npm'), 0o755);
		process.env.PATH = [folder, before.PATH].join(delimiter);
		process.env.GHL_COMMERCE_CACHE = cache;
	});
	afterEach(async () => {
		process.env = { ...before };
		await rm(join(cache, '..'), { recursive: true, force: true });
	});

	it('does not disturb another installation of the same version', async () => {
		const both = await Promise.all([installN8n('1.2.3', silent), installN8n('1.2.3', silent)]);
		const folder = join(cache, 'n8n-1.2.3');
		expect(both.map((one) => one.folder)).toEqual([folder, folder]);
		expect(await readdir(cache)).toEqual(['n8n-1.2.3']);
		const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object;
		expect(manifest).toMatchObject({ dependencies: { n8n: '1.2.3' } });
	});

	it('leaves nothing behind if it fails, and throws the output of npm', async () => {
		await mkdir(cache);
		await writeFile(join(cache, 'broken'), '');
		await expect(installN8n('1.2.3', silent)).rejects.toThrow('No such package');
		expect(await readdir(cache)).toEqual(['broken']);
	});

	it('deletes an installation that was interrupted days ago, and no recent one', async () => {
		const [old, recent] = ['n8n-1.0.0.unfinished-a1b2c3', 'n8n-1.0.0.unfinished-d4e5f6'];
		for (const name of [old, recent]) await mkdir(join(cache, name), { recursive: true });
		await utimes(join(cache, old), days(2), days(2));
		await installN8n('1.2.3', silent);
		expect([old, recent].map((name) => existsSync(join(cache, name)))).toEqual([false, true]);
	});
});
