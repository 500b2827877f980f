import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import axios, { type AxiosInstance } from 'axios';

import { MAIN_LOCATION, PRIVATE_TOKENS } from '../sandbox/ghl/accounts';
import { startN8n, type N8nInstance } from '../sandbox/n8n/instance';
import { freePort } from '../sandbox/n8n/process';

const ROOT = resolve(__dirname, '..');

/** A sandbox in a separate process, so that its CPU time does not count as n8n's. */
export class SandboxProcess {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly control: AxiosInstance,
	) {}

	static async start(orders: number): Promise<SandboxProcess> {
		const port = await freePort();
		const script = join(ROOT, 'sandbox/server/main.ts');
		const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
		const args = [tsx, script, '--port', String(port), '--orders', String(orders)];
		const child = spawn(process.execPath, args, { stdio: 'ignore' });
		const url = `http://127.0.0.1:${port}`;
		const control = axios.create({ baseURL: `${url}/sandbox` });
		for (let tries = 0; ; tries++) {
			const up = await control.get('/health').catch(() => undefined);
			if (up) return new SandboxProcess(child, url, control);
			if (tries > 300) throw new Error('The sandbox does not respond');
			await sleep(200);
		}
	}

	/**
	 * Returns a page of the newest orders. Uses the token of another app, whose requests have their own rate limit.
	 */
	async newestOrders(offset = 0): Promise<Array<{ _id: string }>> {
		const { data } = await axios.get(`${this.url}/ghl/payments/orders`, {
			params: { altId: MAIN_LOCATION.id, altType: 'location', limit: 100, offset },
			headers: {
				Authorization: `Bearer ${PRIVATE_TOKENS.readOnly.token}`,
				Version: '2021-07-28',
			},
		});
		return (data as { data: Array<{ _id: string }> }).data;
	}

	/** Returns the IDs of the newest orders. */
	async orderIds(count: number): Promise<string[]> {
		const ids: string[] = [];
		while (ids.length < count) {
			const orders = await this.newestOrders(ids.length);
			ids.push(...orders.map(({ _id }) => _id));
		}
		return ids.slice(0, count);
	}

	/** Sets the latency of all requests, in ms. 0 disables it. */
	async latency(ms: number): Promise<void> {
		await this.control.delete('/faults');
		if (ms > 0) await this.control.post('/faults', { effect: { kind: 'latency', ms } });
	}

	stop(): void {
		this.child.kill();
	}
}

/** The n8n instance that is measured. It is new, and the package is installed as users install it. */
export class Host {
	private constructor(
		readonly n8n: N8nInstance,
		private readonly folder: string,
	) {}

	/** Starts n8n, with further environment variables. */
	static async start(more: Record<string, string> = {}): Promise<Host> {
		const folder = await mkdtemp(join(tmpdir(), 'ghl-bench-'));
		// Metrics show the use of the heap.
		const environment = { N8N_METRICS: 'true', ...more };
		return new Host(await startN8n({ folder, environment }), folder);
	}

	/** Saves the credential for a sandbox. It replaces the previous one. */
	async credentialFor({ url }: SandboxProcess): Promise<{ id: string; name: string }> {
		const name = 'GHL Sandbox';
		const id = await this.n8n.client.saveCredential({
			name,
			type: 'ghlApi',
			data: {
				accessToken: PRIVATE_TOKENS.full.token,
				locationId: MAIN_LOCATION.id,
				apiVersion: '2021-07-28',
				baseUrl: `${url}/ghl`,
			},
		});
		return { id, name };
	}

	/** The folder in which n8n has the package. */
	get packageFolder(): string {
		return join(this.folder, '.n8n/nodes/node_modules/n8n-nodes-ghl-commerce');
	}

	/** Starts n8n again, so that its memory does not contain the results of earlier executions. */
	async restart(): Promise<void> {
		await this.n8n.stop();
		await this.n8n.start();
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await rm(this.folder, { recursive: true, force: true });
	}
}
