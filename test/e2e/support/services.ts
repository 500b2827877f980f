import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../../../sandbox/n8n/process';

/** Where Debian installs the programs of each version of PostgreSQL. They are not in the path. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';
const STARTUP_MS = 30_000;
const DATABASE = 'n8n';

/** Redis and PostgreSQL of one test. Both listen only on this machine. */
export interface Services {
	/** The settings with which n8n uses them in queue mode. */
	environment: Record<string, string>;
	/** Ends both. */
	close(): Promise<void>;
}

/** Returns the path of a program. @throws if the Debian package is not installed */
function program(name: string): string {
	const versions = existsSync(POSTGRES_VERSIONS) ? readdirSync(POSTGRES_VERSIONS) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const folders = [
		...newestFirst.map((version) => join(POSTGRES_VERSIONS, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
	const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
	if (found) return found;
	throw new Error(
		`${name} is missing. The tests of queue mode need the Debian packages redis-server and postgresql. Run: apt-get install redis-server postgresql`,
	);
}

/** Returns the user who runs PostgreSQL, which does not start as root. */
function postgresUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres']).toString());
	return { uid: idOf('-u'), gid: idOf('-g') };
}

async function accepts(port: number, child: ChildProcess): Promise<void> {
	for (const deadline = Date.now() + STARTUP_MS; Date.now() < deadline; await sleep(100)) {
		const isOpen = await new Promise<boolean>((done) => {
			const socket = connect(port, '127.0.0.1');
			socket.once('connect', () => done(true)).once('error', () => done(false));
			socket.once('connect', () => socket.destroy());
		});
		if (isOpen) return;
		if (child.exitCode !== null) break;
	}
	throw new Error(`${child.spawnfile} did not start`);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const closed = once(child, 'close');
	child.kill('SIGKILL');
	await closed;
}

/**
 * Starts Redis and PostgreSQL on free ports. They do not wait for the disk: their data is not needed after the test.
 */
export async function startServices(): Promise<Services> {
	const redis = program('redis-server');
	const [initdb, postgres] = [program('initdb'), program('postgres')];
	const [redisPort, postgresPort] = [await freePort(), await freePort()];
	const user = postgresUser();
	// Only its owner may read the folder, so PostgreSQL has a separate one.
	const data = mkdtempSync(join(tmpdir(), 'ghl-postgres-'));
	if (user) chownSync(data, user.uid, user.gid);
	execFileSync(
		initdb,
		[
			'--pgdata',
			data,
			'--username',
			DATABASE,
			'--auth',
			'trust',
			'--no-sync',
			'--encoding',
			'UTF8',
		],
		{ ...user, cwd: '/', stdio: 'pipe' },
	);
	const settings = {
		...{ port: String(postgresPort), listen_addresses: '127.0.0.1', unix_socket_directories: '' },
		...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const children = [
		spawn(redis, ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''], {
			cwd: tmpdir(),
			stdio: 'ignore',
		}),
		spawn(postgres, ['-D', data, ...options], { ...user, cwd: data, stdio: 'ignore' }),
	];
	const abandon = () => children.forEach((child) => child.kill('SIGKILL'));
	process.once('exit', abandon);
	const close = async () => {
		process.off('exit', abandon);
		await Promise.all(children.map(end));
		rmSync(data, { recursive: true, force: true });
	};
	try {
		await Promise.all([accepts(redisPort, children[0]), accepts(postgresPort, children[1])]);
	} catch (error) {
		await close();
		throw error;
	}
	return {
		environment: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			// PostgreSQL creates this database itself.
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: DATABASE,
		},
		close,
	};
}
