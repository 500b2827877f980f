/** `npm run packages`: creates a tarball for each service in `packages`, from the built `dist`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPackage } from './packages/create';
import { SERVICE_KEYS, SERVICES } from './packages/services';

const root = resolve(__dirname, '..');
const target = join(root, 'packages');

mkdirSync(target, { recursive: true });
for (const key of SERVICE_KEYS) {
	const folder = join(target, SERVICES[key].name);
	createPackage(key, root, folder);
	const report = execFileSync('npm', ['pack', '--json', '--pack-destination', target], {
		cwd: folder,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	const [{ filename }] = JSON.parse(report) as [{ filename: string }];
	const kilobytes = Math.round(statSync(join(target, filename)).size / 1_000);
	console.log(`packages/${filename}: ${kilobytes} KB`);
}
