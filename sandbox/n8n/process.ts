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
	/** The folder that holds `.n8n`, with database, encryption key and community nodes. */
	folder: string;
	/** The port of the editor. */
	port: number;
	/** Further environment variables; they win. */
	environment?: Record<string, string>;
}

/** What decides how an n8n behaves; inherited ones would make a run depend on the shell that it was started from. */
const INHERITED =
	/^(N8N|DB|EXECUTIONS|QUEUE|NODES|WORKFLOWS|GENERIC|CREDENTIALS|WEBHOOK|JEST)_|^npm_|^NODE_(ENV|OPTIONS)$/;

const STARTUP_MS = 180_000;
const SHUTDOWN_MS = 40_000;

/** One n8n in a process of its own, with its whole output in `<folder>/n8n.log`. */
export class N8nProcess {
	readonly url: string;

	private child?: ChildProcess;

	private tail = '';

	constructor(private readonly options: N8nProcessOptions) {
		// The name and not the address: n8n builds the OAuth redirect URL with it.
		this.url = `http://localhost:${options.port}`;
	}

	/** Whether it was started and has not ended. */
	get running(): boolean {
		return this.child?.exitCode === null && this.child.signalCode === null;
	}

	/** The last lines that it wrote. */
	get output(): string {
		return this.tail;
	}

	/** Its process id, while it runs. */
	get pid(): number | undefined {
		return this.running ? this.child?.pid : undefined;
	}

	/** Starts n8n and resolves when it serves. @throws with its last output if it ends or is not ready in 3 minutes. */
	async start(): Promise<void> {
		if (this.running) return;
		const { installation, folder, port, environment } = this.options;
		await mkdir(folder, { recursive: true });
		const brokerPort = await freePort();
		this.tail = '';
		const child = spawn(installation.node, [installation.script, 'start'], {
			cwd: folder,
			stdio: ['ignore', 'pipe', 'pipe'],
			// A group of its own: Ctrl-C is for its starter to handle, and a kill takes its task runner along.
			detached: process.platform !== 'win32',
			env: {
				...Object.fromEntries(Object.entries(process.env).filter(([key]) => !INHERITED.test(key))),
				PATH: [dirname(installation.node), process.env.PATH].join(delimiter),
				...settings(folder, port, brokerPort),
				...environment,
			},
		});
		this.child = child;
		const log = createWriteStream(join(folder, 'n8n.log'), { flags: 'a' });
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => {
				log.write(chunk);
				this.tail = (this.tail + chunk.toString()).slice(-8000);
			});
		}
		// Its own process group outlives a starter that throws.
		const abandon = () => signalGroup(child, 'SIGKILL');
		process.once('exit', abandon);
		child.once('close', () => {
			process.off('exit', abandon);
			log.end();
		});
		await this.ready();
	}

	/** Ends n8n as its users do; it finishes what runs. */
	async stop(): Promise<void> {
		await this.end('SIGTERM');
	}

	/** Ends n8n at once, as a crash does. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (!child || !this.running) return;
		const closed = once(child, 'close');
		if (signal === 'SIGKILL') signalGroup(child, signal);
		else child.kill(signal);
		const hung = setTimeout(() => signalGroup(child, 'SIGKILL'), SHUTDOWN_MS);
		await closed;
		clearTimeout(hung);
	}

	private async ready(): Promise<void> {
		const deadline = Date.now() + STARTUP_MS;
		while (this.running && Date.now() < deadline) {
			// 1.123 calls itself ready before its routes are there; a stranger gets 401 from this one.
			if ((await statusOf(`${this.url}/rest/login`)) === 401) return;
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

/** A quiet n8n that calls nobody: telemetry, version checks, templates and the list of verified packages are off. */
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

/** A port that nothing listens on: the preferred one if it is free. */
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
