import { type Host, SandboxProcess } from './host';
import { compare, say, UNLIMITED } from './sample';
import { ratioRow, type Row } from './table';
import { code, list } from './workflows';

const ORDERS = 10_000;

/**
 * Compares the CPU time of a list without latency with a Code node that makes the same items. The difference is what
 * the requests and the node cost in addition to n8n itself.
 */
export async function floor(host: Host): Promise<Row[]> {
	say(`Listing ${ORDERS} orders, compared with a Code node that makes the same items …`);
	const sandbox = await SandboxProcess.start(ORDERS);
	try {
		await sandbox.control.patch('/settings', { rateLimit: UNLIMITED });
		const credential = await host.credentialFor(sandbox);
		const made = code(await sandbox.newestOrders(), ORDERS);
		const { ours, theirs } = await compare(host, list.ours(credential), made, ORDERS);
		const ms = (value: number) => `${value.toFixed(0)} ms`;
		const what = `CPU time to list ${ORDERS} orders, no latency (compared with a Code node that makes the same items)`;
		return [
			ratioRow(what, ours.cpu, theirs.cpu, ms, '≤ 1.4 ×'),
			ratioRow(`${what}: main process`, ours.mainCpu, theirs.mainCpu, ms, ''),
		];
	} finally {
		sandbox.stop();
	}
}
