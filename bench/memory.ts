import { type Host, SandboxProcess } from './host';
import { peakOf, type Used } from './processes';
import { execute, sample, say, UNLIMITED } from './sample';
import { median, megabytes, ratioRow, type Row } from './table';
import { code, list, revenue } from './workflows';

/**
 * Measures how much memory Summarize Revenue needs for few and for many orders. It must not grow with their
 * number.
 */
export async function revenueMemory(host: Host): Promise<Row[]> {
	const rows: Row[] = [];
	for (const orders of [10_000, 100_000]) {
		say(`Adding up the revenue of ${orders} orders …`);
		const sandbox = await SandboxProcess.start(orders);
		try {
			await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
			const credential = await host.credentialFor(sandbox);
			const { id } = await host.n8n.client.saveWorkflow(revenue(credential));
			const pid = host.n8n.process.pid as number;
			const { main: bytes } = await peakOf(pid, async () => await sample(host, id, 1));
			const what = `Peak memory of Summarize Revenue over ${orders} orders`;
			rows.push([what, megabytes(Math.max(0, bytes)), '', '', '']);
		} finally {
			sandbox.stop();
		}
	}
	return rows;
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
