import { MAIN_LOCATION } from '../sandbox/ghl/accounts';
import { type Host, SandboxProcess } from './host';
import { compare, say, UNLIMITED } from './sample';
import { ratioRow, type Row, seconds } from './table';
import { list, reads } from './workflows';

const ORDERS = 10_000;
const READS = 1_000;

/** Compares lists and reads with the HTTP Request node. */
export async function speed(host: Host): Promise<Row[]> {
	const sandbox = await SandboxProcess.start(ORDERS);
	await sandbox.control.patch('/settings', {
		rateLimit: UNLIMITED,
	});
	const baseUrl = `${sandbox.url}/ghl`;
	const credential = await host.credentialFor(sandbox);
	const rows: Row[] = [];
	try {
		say(`Listing ${ORDERS} orders with 50 ms latency …`);
		await sandbox.latency(50);
		const listing = [
			list.ours(credential),
			list.http(credential, baseUrl, MAIN_LOCATION.id),
		] as const;
		const slow = await compare(host, ...listing, ORDERS);
		rows.push(
			ratioRow(
				`List ${ORDERS} orders, 50 ms latency`,
				slow.ours.ms,
				slow.theirs.ms,
				seconds,
				'≤ 0.25 ×',
			),
		);

		say(`Reading ${READS} orders by ID with 20 ms latency …`);
		const ids = await sandbox.orderIds(READS);
		await sandbox.latency(20);
		const byId = await compare(
			host,
			reads.ours(credential, ids),
			reads.http(credential, ids, baseUrl, MAIN_LOCATION.id),
			READS,
		);
		rows.push(
			ratioRow(
				`Read ${READS} orders by ID, 20 ms latency`,
				byId.ours.ms,
				byId.theirs.ms,
				seconds,
				'≤ 0.5 ×',
			),
		);

		say(`Listing ${ORDERS} orders without latency, to measure the CPU time …`);
		await sandbox.latency(0);
		const fast = await compare(host, ...listing, ORDERS);
		const perItem = (ms: number) => `${((ms * 1000) / ORDERS).toFixed(0)} µs`;
		rows.push(
			ratioRow(
				'CPU time per order listed, no latency',
				fast.ours.cpu,
				fast.theirs.cpu,
				perItem,
				'≤ 1 ×',
			),
		);
	} finally {
		sandbox.stop();
	}
	return rows;
}
