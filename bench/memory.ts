import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Host, SandboxProcess } from './host';
import { peakOf, type Used } from './processes';
import { execute, sample, say, UNLIMITED } from './sample';
import { median, megabytes, ratioRow, type Row } from './table';
import { code, list, revenue } from './workflows';

/** Runs of Summarize Revenue for each number of orders, after a first run. */
const REVENUE_RUNS = 3;

/**
 * Measures how much memory Summarize Revenue needs for few and for many orders, after garbage collection. It keeps sums
 * and IDs, no records. Without garbage collection, n8n's heap grows by as much as V8 allows, which differs from run to run.
 */
export async function revenueMemory(): Promise<Row[]> {
	const folder = await mkdtemp(join(tmpdir(), 'ghl-memory-'));
	const host = await Host.start({
		NODE_OPTIONS: `--require "${join(__dirname, 'memoryInUse.cjs')}"`,
		BENCH_MEMORY: folder,
	});
	const inUse = async () => {
		const text = await readFile(join(folder, String(host.n8n.process.pid)), 'utf8');
		return text.trim().split('\n').map(Number);
	};
	const rows: Row[] = [];
	try {
		for (const orders of [10_000, 100_000]) {
			say(`Adding up the revenue of ${orders} orders …`);
			const growths = await revenueGrowths(host, orders, inUse);
			const what = `Memory that Summarize Revenue uses for ${orders} orders`;
			rows.push([what, megabytes(median(growths)), '', '', '']);
		}
		return rows;
	} finally {
		await host.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Returns the growth of the memory in use in each run, in bytes. `inUse` returns all samples since the start of n8n. */
async function revenueGrowths(
	host: Host,
	orders: number,
	inUse: () => Promise<number[]>,
): Promise<number[]> {
	const sandbox = await SandboxProcess.start(orders);
	try {
		await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
		const credential = await host.credentialFor(sandbox);
		const { id } = await host.n8n.client.saveWorkflow(revenue(credential));
		const growths: number[] = [];
		for (let run = 0; run <= REVENUE_RUNS; run++) {
			const before = await inUse();
			await sample(host, id, 1);
			const during = (await inUse()).slice(before.length);
			if (run > 0) growths.push(Math.max(...during) - (before.at(-1) as number));
		}
		say(`  ${growths.map(megabytes).join(', ')}`);
		return growths;
	} finally {
		sandbox.stop();
	}
}

const LISTED = 100_000;
/** Each run needs a new n8n process. */
const LIST_RUNS = 3;

/** Measures how much memory a long list needs, compared with a Code node that makes the same items. */
export async function listMemory(host: Host): Promise<Row[]> {
	say(`Listing ${LISTED} orders, compared with a Code node that makes the same items …`);
	const sandbox = await SandboxProcess.start(LISTED);
	try {
		await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
		const credential = await host.credentialFor(sandbox);
		const page = await sandbox.newestOrders();
		const workflows = [list.ours(credential), code(page, LISTED)];
		const peaks: Used[][] = workflows.map(() => []);
		for (let run = 0; run < LIST_RUNS; run++) {
			for (const [index, workflow] of workflows.entries()) {
				await host.restart();
				// Starts the task runner, so that its own size does not count.
				await execute(host, (await host.n8n.client.saveWorkflow(code(page, 1))).id);
				const { id } = await host.n8n.client.saveWorkflow(workflow);
				const pid = host.n8n.process.pid as number;
				const peak = await peakOf(pid, async () => await execute(host, id));
				say(`  ${megabytes(peak.all)}, main process ${megabytes(peak.main)}`);
				peaks[index].push(peak);
			}
		}
		const what = `Peak memory of a list of ${LISTED} orders (compared with a Code node that makes the same items)`;
		const [ours, theirs] = peaks;
		const row = (name: string, part: keyof Used, target: string) =>
			ratioRow(
				name,
				median(ours.map((peak) => peak[part])),
				median(theirs.map((peak) => peak[part])),
				megabytes,
				target,
			);
		return [row(what, 'all', '≤ 1.3 ×'), row(`${what}: main process`, 'main', '')];
	} finally {
		sandbox.stop();
	}
}
