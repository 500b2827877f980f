/**
 * Installs the Debian packages that the end-to-end tests need and that are missing. Does nothing without apt-get: then the
 * tests name what is missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian does not add the programs of PostgreSQL to the path. */
const POSTGRES = '/usr/lib/postgresql';
/** The packages, and the programs of which one shows that a package is installed. */
const PROGRAMS = {
	chromium: ['chromium', 'chromium-browser', 'google-chrome'],
	'redis-server': ['redis-server'],
	postgresql: ['initdb'],
};

const folders = (process.env.PATH ?? '').split(delimiter);
if (existsSync(POSTGRES)) {
	folders.push(...readdirSync(POSTGRES).map((version) => join(POSTGRES, version, 'bin')));
}
const exists = (program) => folders.some((folder) => existsSync(join(folder, program)));
const missing = Object.keys(PROGRAMS).filter((name) => !PROGRAMS[name].some(exists));

/** Runs a command as root. Does not ask for a password, because it also runs in CI. */
function asRoot(...command) {
	const [program, ...rest] =
		process.getuid() === 0 ? command : ['sudo', '--non-interactive', ...command];
	const { status } = spawnSync(program, rest, { stdio: 'inherit' });
	return status === 0;
}

if (missing.length > 0 && exists('apt-get')) {
	console.log(`Installing ${missing.join(', ')} …`);
	const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing];
	const isInstalled =
		asRoot('apt-get', 'update', '-qq') &&
		asRoot('env', 'DEBIAN_FRONTEND=noninteractive', ...install);
	if (!isInstalled) console.error(`apt-get did not install ${missing.join(', ')}`);
}
