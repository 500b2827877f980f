import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axios from 'axios';
import { N8nClient, OWNER } from '../../sandbox/n8n/client';

const ROOT = resolve(__dirname, '../..');

/** `npm start` in a process group of its own, as in a terminal. */
class Start {
	readonly child: ChildProcess;

	private output = '';

	constructor(folder: string) {
		this.child = spawn('npm', ['start', '--', '--folder', folder], {
			cwd: ROOT,
			detached: true,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
	}

	/** What it says once both run. @throws if it ends before. */
	async told(): Promise<Record<'n8n' | 'sandbox' | 'e-mail' | 'password', string>> {
		while (!this.output.includes('Ctrl-C')) {
			if (this.child.exitCode !== null) throw new Error(`npm start ended:\n${this.output}`);
			await Promise.race([once(this.child.stdout!, 'data'), once(this.child, 'exit')]);
		}
		const lines = [...this.output.matchAll(/^ {2}(n8n|sandbox|e-mail|password) +(\S+)/gm)];
		return Object.fromEntries(lines.map(([, name, value]) => [name, value])) as never;
	}

	/** Ctrl-C: the signal reaches everything in the group. */
	async interrupt(): Promise<void> {
		if (this.child.exitCode !== null) return;
		const exited = once(this.child, 'exit');
		process.kill(-this.child.pid!, 'SIGINT');
		await exited;
	}
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

	it.each(['first', 'second'])('starts all, the %s time, and stops all on Ctrl-C', async () => {
		start = new Start(folder);
		const told = await start.told();
		expect(told).toMatchObject({ 'e-mail': OWNER.email, password: OWNER.password });

		const client = new N8nClient(told.n8n);
		await client.logIn();
		const names = (await client.workflows()).map(({ name }) => name).sort();
		expect(names).toEqual([
			'Fulfill the Oldest Open Order',
			'Orders to a List',
			'Tell Me about New Orders',
		]);
		const credentials = await client.call<Array<{ name: string }>>('GET', '/credentials');
		expect(credentials).toHaveLength(2);
		// This one connects by OAuth2, and all its nodes name saved credentials.
		const fulfill = (await client.workflows()).find(({ name }) => name.startsWith('Fulfill'))!;
		const { status } = await client.run(fulfill.id, 'When Clicking Execute');
		expect(status).toBe('success');

		await start.interrupt();
		expect(await isUp(`${told.n8n}/healthz`)).toBe(false);
		expect(await isUp(told.sandbox)).toBe(false);
	});
});
