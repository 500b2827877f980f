import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import axios from 'axios';
import { N8nClient, OWNER } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES } from '../../sandbox/n8n/credentials';
import { freePort } from '../../sandbox/n8n/process';
import { canBeClicked, examples } from './support/examples';

const ROOT = resolvePath(__dirname, '../..');

/** The values that `npm start` shows. */
type Told = Record<'n8n' | 'sandbox' | 'email' | 'password', string>;

/** Runs `npm start` in a separate process group, as in a terminal. */
class Start {
	/** Resolves when the output shows that both run. Rejects if it ends earlier. */
	readonly told: Promise<Told>;

	private readonly ended: Promise<unknown>;

	private readonly child: ChildProcess;

	constructor(folder: string, port: number) {
		const child = spawn('npm', ['start', '--', '--folder', folder, '--port', String(port)], {
			cwd: ROOT,
			detached: true,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		this.child = child;
		this.ended = once(child, 'exit');
		let output = '';
		this.told = new Promise((resolve, reject) => {
			child.stdout.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				if (output.includes('Ctrl-C')) resolve(readTold(output));
			});
			child.once('exit', () => reject(new Error(`npm start ended:\n${output}`)));
		});
	}

	/** Sends Ctrl-C: all processes of the group receive the signal. */
	async interrupt(): Promise<void> {
		const { exitCode, signalCode, pid } = this.child;
		if (exitCode === null && signalCode === null && pid) process.kill(-pid, 'SIGINT');
		await this.ended;
	}
}

function readTold(output: string): Told {
	const lines = [...output.matchAll(/^ {2}(n8n|sandbox|email|password) +(\S+)/gm)];
	return Object.fromEntries(lines.map(([, name, value]) => [name, value])) as Told;
}

describe('npm start', () => {
	let folder: string;
	let start: Start;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ghl-start-'));
	});
	afterEach(async () => await start.interrupt());
	afterAll(async () => await rm(folder, { recursive: true, force: true }));

	const isUp = async (url: string) =>
		await axios.get(url).then(
			() => true,
			() => false,
		);

	it('rejects a port that is in use', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as { port: number };
		start = new Start(folder, port);
		await expect(start.told).rejects.toThrow('npm start ended');
		server.close();
	});

	it.each(['first', 'second'])('runs each example, the %s time, and stops on Ctrl-C', async () => {
		const port = await freePort();
		start = new Start(folder, port);
		const told = await start.told;
		expect(told).toMatchObject({ email: OWNER.email, password: OWNER.password });
		expect(new URL(told.n8n).port).toBe(String(port));

		const client = new N8nClient(told.n8n);
		await client.logIn();
		const imported = await client.workflows();
		const all = examples();
		expect(imported.map(({ name }) => name).sort()).toEqual(
			all.map(({ workflow }) => workflow.name).sort(),
		);
		const credentials = await client.call<Array<{ name: string }>>('GET', '/credentials');
		expect(credentials.map(({ name }) => name).sort()).toEqual(
			Object.values(CREDENTIAL_NAMES).sort(),
		);
		const outcomes = [];
		for (const { file, workflow, start: trigger } of all.filter(canBeClicked)) {
			const { id } = imported.find(({ name }) => name === workflow.name)!;
			const { status } = await client.run(id, trigger);
			outcomes.push([file, status]);
		}
		expect(outcomes).toEqual(outcomes.map(([file]) => [file, 'success']));
		expect(outcomes.length).toBeGreaterThan(10);

		await start.interrupt();
		expect(await isUp(`${told.n8n}/healthz`)).toBe(false);
		expect(await isUp(told.sandbox)).toBe(false);
	});
});
