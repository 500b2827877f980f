import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { N8nInstallation } from './install';

/** How to run an n8n. */
export interface N8nProcessOptions {
	installation: N8nInstallation;
	/** The folder that contains `.n8n`, with the database, encryption key and community nodes. */
	folder: string;
	/** The port of the editor. */
	port: number;
	/** Additional environment variables. They override the defaults. */
	environment?: Record<string, string>;
	/** The role in queue mode. Default: `main`, which is also the only process without queue mode. */
	role?: N8nRole;
	/** The name of the log without `.log`. Default: `n8n`. */
	name?: string;
}

/** How n8n starts a process, and the route and status that show that it is ready. */
const ROLES = {
	// 1.123 reports that it is ready before its routes exist. This route returns 401 without a login.
	main: { command: 'start', route: '/rest/login', status: 401 },
	worker: { command: 'worker', route: '/healthz/readiness', status: 200 },
	webhook: { command: 'webhook', route: '/healthz/readiness', status: 200 },
} as const;

/** The role of a process in queue mode. */
export type N8nRole = keyof typeof ROLES;

/** The only inherited variables. Others can change the behavior of n8n, so that a run would depend on the shell. */
const INHERITED =
	/^(N8N|DB|EXECUTIONS|QUEUE|NODES|WORKFLOWS|GENERIC|CREDENTIALS|WEBHOOK|JEST)_|^npm_|^NODE_(ENV|OPTIONS)$/;

const STARTUP_MS = 180_000;
const SHUTDOWN_MS = 40_000;

/** An n8n process. Its output is in a log in the folder. */
export class N8nProcess {
	readonly url: string;

	private child?: ChildProcess;

	private tail = '';

	constructor(private readonly options: N8nProcessOptions) {
		// The hostname, not the IP address: n8n uses it for the OAuth redirect URL.
		this.url = `http://localhost:${options.port}`;
	}

	/** Whether n8n was started and still runs. */
	get running(): boolean {
		return this.child?.exitCode === null && this.child.signalCode === null;
	}

	/** The last lines of the output. */
	get output(): string {
		return this.tail;
	}

	/** The process ID while n8n runs. */
	get pid(): number | undefined {
		return this.running ? this.child?.pid : undefined;
	}

	/**
	 * Starts n8n and waits until it is ready.
	 *
	 * @throws the last output if n8n exits or is not ready in 3 minutes
	 */
	async start(): Promise<void> {
		if (this.running) return;
		const { installation, folder, port, environment, role = 'main', name = 'n8n' } = this.options;
		await mkdir(folder, { recursive: true });
		const brokerPort = await freePort();
		this.tail = '';
		const child = spawn(installation.node, [installation.script, ROLES[role].command], {
			cwd: folder,
			stdio: ['ignore', 'pipe', 'pipe'],
			// A separate process group: the starter handles Ctrl-C, and a kill includes the task runner.
			detached: process.platform !== 'win32',
			env: {
				...Object.fromEntries(Object.entries(process.env).filter(([key]) => !INHERITED.test(key))),
				PATH: [dirname(installation.node), process.env.PATH].join(delimiter),
				...settings(folder, port, brokerPort),
				...environment,
			},
		});
		this.child = child;
		const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => {
				log.write(chunk);
				this.tail = (this.tail + chunk.toString()).slice(-8000);
			});
		}
		// A separate process group keeps running if the starter throws.
		const abandon = () => signalGroup(child, 'SIGKILL');
		process.once('exit', abandon);
		child.once('close', () => {
			process.off('exit', abandon);
			log.end();
		});
		await this.ready();
	}

	/** Stops n8n normally. Running executions finish first. */
	async stop(): Promise<void> {
		await this.end('SIGTERM');
	}

	/** Kills n8n immediately, to simulate a crash. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (!child || !this.running) return;
		const closed = once(child, 'close');
		if (signal === 'SIGKILL') signalGroup(child, signal);
		else child.kill(signal);
		const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), SHUTDOWN_MS);
		await closed;
		clearTimeout(timer);
	}

	private async ready(): Promise<void> {
		const { route, status } = ROLES[this.options.role ?? 'main'];
		const deadline = Date.now() + STARTUP_MS;
		while (this.running && Date.now() < deadline) {
			if ((await statusOf(`${this.url}${route}`)) === status) return;
			await sleep(250);
		}
		const output = this.tail;
		await this.kill();
		throw new Error(`n8n ${this.options.installation.version} did not start:\n${output}`);
	}
}

async function statusOf(url: string): Promise<number> {
	const options = { timeout: 5000, validateStatus: () => true };
	return await axios.get(url, options).then(
		({ status }) => status,
		() => 0,
	);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined || process.platform === 'win32') child.kill(signal);
	else process.kill(-child.pid, signal);
}

/** Returns settings that disable telemetry, version checks, templates and the list of verified packages. */
function settings(folder: string, port: number, brokerPort: number): Record<string, string> {
	return {
		N8N_USER_FOLDER: folder,
		N8N_PORT: String(port),
		N8N_HOST: 'localhost',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		DB_SQLITE_POOL_SIZE: '3',
	};
}

/** Returns a free port, and prefers the given one. */
export async function freePort(preferred = 0): Promise<number> {
	const server = createServer();
	const listening = await new Promise<boolean>((done) => {
		server.once('error', () => done(false)).listen(preferred, '127.0.0.1', () => done(true));
	});
	if (!listening) return await freePort();
	const { port } = server.address() as { port: number };
	await new Promise((done) => server.close(done));
	return port;
}
