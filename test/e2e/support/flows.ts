import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { outputOf, type WorkflowJson } from '../../../sandbox/n8n/client';
import { importWorkflow } from '../../../sandbox/n8n/credentials';
import type { Testbed } from './testbed';
import { send } from './traffic';

const WAIT_MS = 90_000;

/** Polls occur every 5 seconds. The requests of one poll follow each other more quickly. */
const QUIET_MS = 2_000;

/** Waits until a condition is true. @throws after 90 seconds */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(250)) {
		if (await holds()) return;
	}
	throw new Error('It did not come about in time');
}

/** Retries while n8n returns that its database is not ready, as it does under load. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (const deadline = Date.now() + WAIT_MS; ; await sleep(1_000)) {
		try {
			return await work();
		} catch (error) {
			const isBusy = String(error).includes('n8n returned 503');
			if (!isBusy || Date.now() > deadline) throw error;
		}
	}
}

/** Active workflows on a testbed, by name, and the output of their nodes. */
export class Flows {
	private readonly ids = new Map<string, string>();

	/** Output of finished executions. It does not change anymore. */
	private readonly ended = new Map<string, IDataObject[]>();

	constructor(private readonly testbed: Testbed) {}

	/** Returns the webhook URL of a workflow. */
	urlOf(workflow: WorkflowJson): string {
		const { webhookId, parameters } = workflow.nodes.find((node) => node.webhookId) ?? {};
		const { urlSecret } = (parameters?.options ?? {}) as IDataObject;
		const own = [webhookId, 'webhook', urlSecret].filter(Boolean).join('/');
		return `${this.testbed.n8n.url}/webhook/${String(parameters?.path ?? own)}`;
	}

	idOf({ name }: WorkflowJson): string {
		return this.ids.get(name) as string;
	}

	/**
	 * Saves a workflow and activates it. n8n activates asynchronously, so this waits until the webhook URL responds, and
	 * until the first poll of a polling trigger has stored the existing records. Later records are new to the trigger.
	 */
	async activate(workflow: WorkflowJson): Promise<void> {
		const { n8n, credentials } = this.testbed;
		const { id } = await patiently(() => importWorkflow(n8n.client, workflow, credentials));
		this.ids.set(workflow.name, id);
		await patiently(() => n8n.client.activate(id));
		if (workflow.nodes.some(({ webhookId, type }) => webhookId && /[wW]ebhook/.test(type))) {
			const probe = { kind: 'probe', body: '{}' };
			await until(async () => (await send(this.urlOf(workflow), probe)).status !== 404);
		}
		const polling = workflow.nodes.filter(({ parameters }) => parameters.pollTimes);
		if (polling.length === 0) return;
		await until(async () => {
			const { staticData } = await patiently(() => n8n.client.workflow(id));
			return polling.every(({ name }) => staticData?.[`node:${name}`]);
		});
	}

	/**
	 * Waits for a complete poll. Records that are created after it are new to the polling triggers. A poll can send several
	 * requests, and the first poll after activation reads the list twice. It has ended if no request follows for two
	 * seconds.
	 */
	async poll(): Promise<void> {
		const { requests } = this.testbed.sandbox;
		requests.clear();
		const listed = () => requests.find('GET', '/ghl/payments/orders');
		let last = { count: 0, since: Date.now() };
		await until(() => {
			const entries = listed();
			if (entries.length !== last.count) last = { count: entries.length, since: Date.now() };
			const isDone = entries.every(({ ms }) => ms !== undefined);
			const isQuiet = Date.now() - last.since > QUIET_MS;
			return isDone && isQuiet && entries.some(({ status }) => status === 200);
		});
	}

	/** Returns the items that a node of a workflow has output in all its executions. */
	async given(workflow: WorkflowJson, node = workflow.name): Promise<IDataObject[]> {
		return await patiently(() => this.read(workflow, node));
	}

	private async read(workflow: WorkflowJson, node: string): Promise<IDataObject[]> {
		const { client } = this.testbed.n8n;
		const ids = await client.executionIds(this.idOf(workflow));
		const keys = ids.map((id) => `${id} ${node}`);
		for (const [index, key] of keys.entries()) {
			if (!this.ended.has(key)) {
				this.ended.set(key, outputOf(await client.finished(ids[index]), node));
			}
		}
		return keys.flatMap((key) => this.ended.get(key) ?? []);
	}
}
