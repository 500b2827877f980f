import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';

import { outputOf } from '../sandbox/n8n/client';
import { type Host, SandboxProcess } from './host';
import { execute, say, UNLIMITED } from './sample';
import { median, megabytes, ratioRow, type Row } from './table';
import { list, polling, POLLED, writes } from './workflows';

const ORDERS = 2_000;
/** New orders in each round, for the polling trigger. */
const NEW_ORDERS = 5;
const MINUTE_MS = 60_000;
const SAMPLE_MS = 1_000;
/** The first minutes fill caches. The medians of the minutes after them and of the last ones are compared. */
const WARM_UP = 3;
const COMPARED = 3;

/** The new orders in a response of the sandbox. */
interface Made {
	orders: Array<{ _id: string }>;
}

/** Reads how much of the heap of n8n is in use while a task runs. Returns the minimum of each minute. */
async function heapDuring(url: string, work: () => Promise<void>): Promise<number[]> {
	const minutes: number[] = [];
	const start = Date.now();
	let isRunning = true;
	const watch = async () => {
		for (; isRunning; await sleep(SAMPLE_MS)) {
			const { data } = await axios.get<string>(`${url}/metrics`);
			const used = Number(/^n8n_nodejs_heap_size_used_bytes (\S+)/m.exec(data)?.[1]);
			const minute = Math.floor((Date.now() - start) / MINUTE_MS);
			// The minimum is the use after a garbage collection.
			minutes[minute] = Math.min(minutes[minute] ?? Infinity, used);
		}
	};
	await Promise.all([watch(), work().finally(() => (isRunning = false))]);
	return minutes;
}

/** Returns the IDs of the orders that the polling trigger emitted. */
async function emitted({ n8n: { client } }: Host, workflowId: string): Promise<string[]> {
	const ids: string[] = [];
	for (const id of await client.executionIds(workflowId)) {
		ids.push(...outputOf(await client.execution(id), POLLED).map(({ orderId }) => String(orderId)));
	}
	return ids;
}

/** Runs lists, writes and a polling trigger. Measures how the heap of n8n changes in this time. */
export async function soak(host: Host, minutes: number): Promise<Row[]> {
	say(`Lists, writes and polls for ${minutes} minutes …`);
	const { client, url } = host.n8n;
	const sandbox = await SandboxProcess.start(ORDERS);
	try {
		await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
		const credential = await host.credentialFor(sandbox);
		const polled = await client.saveWorkflow(polling(credential));
		await client.activate(polled.id);
		const work = [list.ours(credential), writes(credential)];
		const ids: string[] = [];
		for (const workflow of work) ids.push((await client.saveWorkflow(workflow)).id);
		await sleep(2 * 5_000);

		const created: string[] = [];
		let executions = 0;
		const used = await heapDuring(url, async () => {
			for (const end = Date.now() + minutes * MINUTE_MS; Date.now() < end; ) {
				const { data } = await sandbox.control.post<Made>('/orders', { count: NEW_ORDERS });
				created.push(...data.orders.map(({ _id }) => _id));
				for (const id of ids) await execute(host, id);
				executions += ids.length;
			}
		});
		const compared = used.slice(WARM_UP, minutes);
		say(`  heap in use after garbage collection: ${compared.map(megabytes).join(', ')}`);
		await sleep(2 * 5_000);
		const events = (await emitted(host, polled.id)).sort();
		if (events.join() !== created.sort().join()) {
			throw new Error(`${created.length} new orders, but ${events.length} events`);
		}
		say(`  ${executions} executions, ${events.length} polled events`);
		const what = `Heap of n8n at the end of ${minutes} minutes of lists, writes and polls (compared with minute ${WARM_UP} to ${WARM_UP + COMPARED})`;
		const [last, first] = [compared.slice(-COMPARED), compared.slice(0, COMPARED)].map(median);
		return [ratioRow(what, last, first, megabytes, '≤ 1.1 ×')];
	} finally {
		sandbox.stop();
	}
}
