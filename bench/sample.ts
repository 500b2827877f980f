import { setTimeout as sleep } from 'node:timers/promises';

import { START } from '../sandbox/n8n/chain';
import type { WorkflowJson } from '../sandbox/n8n/client';
import type { Host } from './host';
import { cpuOf } from './processes';
import { median } from './table';
import { MEASURED } from './workflows';

/** Runs of each side. The report shows their median. */
export const RUNS = 5;
/** A limit that no run reaches. */
export const UNLIMITED = { max: 100_000, intervalMs: 10_000, daily: 100_000_000 };

const MAX_RUN_MS = 300_000;

/** An execution in n8n's list. */
interface Listed {
	status: string;
	stoppedAt?: string | null;
}

/** One run of a workflow. */
export interface Sample {
	/** Time of the measured node, ms. */
	ms: number;
	/** CPU time of n8n's main process during the entire run, ms. */
	mainCpu: number;
	/** CPU time of n8n with its task runner during the entire run, ms. */
	cpu: number;
}

/** Prints a progress message. */
export const say = (line: string) => console.log(line);

/**
 * Runs a workflow once, and returns the ID of its execution. Waits with the list of executions, which contains no data:
 * to read the items of an execution costs n8n more than to run it. @throws if the execution fails
 */
export async function execute({ n8n }: Host, workflowId: string): Promise<string> {
	const executionId = await n8n.client.start(workflowId, START);
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const path = `/executions?limit=1&filter=${filter}`;
	for (const deadline = Date.now() + MAX_RUN_MS; Date.now() < deadline; await sleep(200)) {
		const { results } = await n8n.client.call<{ results: Listed[] }>('GET', path);
		const [{ stoppedAt, status } = {} as Listed] = results;
		if (!stoppedAt) continue;
		if (status === 'success') return executionId;
		throw new Error(`The execution ended as ${status}`);
	}
	throw new Error(`The execution did not end within ${MAX_RUN_MS} ms`);
}

/** Runs a workflow once. @throws if its last node does not return the expected number of items */
export async function sample(host: Host, id: string, expected: number): Promise<Sample> {
	const { n8n } = host;
	const pid = n8n.process.pid as number;
	const before = cpuOf(pid);
	const executionId = await execute(host, id);
	const after = cpuOf(pid);
	const execution = await n8n.client.finished(executionId);
	const { runData } = execution.data.resultData;
	const [run] = runData[MEASURED] ?? [];
	const last = Object.values(runData).at(-1)?.[0].data?.main[0] ?? [];
	if (last.length !== expected) {
		throw new Error(`The execution returned ${last.length} items instead of ${expected}`);
	}
	return {
		ms: run.executionTime,
		mainCpu: after.main - before.main,
		cpu: after.all - before.all,
	};
}

/** Returns the medians of several runs of two workflows that run alternately, after a warm-up of each. */
export async function compare(
	host: Host,
	ours: WorkflowJson,
	theirs: WorkflowJson,
	expected: number,
): Promise<{ ours: Sample; theirs: Sample }> {
	const ids = [];
	for (const workflow of [ours, theirs])
		ids.push((await host.n8n.client.saveWorkflow(workflow)).id);
	const samples: Sample[][] = [[], []];
	for (let run = 0; run <= RUNS; run++) {
		for (const [index, id] of ids.entries()) {
			const taken = await sample(host, id, expected);
			if (run > 0) samples[index].push(taken);
		}
	}
	const [first, second] = samples.map((taken) => ({
		ms: median(taken.map(({ ms }) => ms)),
		mainCpu: median(taken.map(({ mainCpu }) => mainCpu)),
		cpu: median(taken.map(({ cpu }) => cpu)),
	}));
	return { ours: first, theirs: second };
}
