import { type Host, SandboxProcess } from './host';
import { sample, say } from './sample';
import { ratioRow, type Row, seconds } from './table';
import { list, reads, report, type Credential } from './workflows';

/** Measures work that is limited by 100 requests in 10 seconds. Compares it with the minimum time. */
export async function underLimit(host: Host): Promise<Row[]> {
	const rows: Row[] = [];
	const plans = [
		{
			what: 'List 19,000 orders',
			orders: 19_000,
			allowedMs: 10_000,
			expected: 19_000,
			target: '≤ 1.15 ×',
			build: async (credential: Credential) => list.ours(credential),
		},
		{
			what: 'Create Report of 10,000 orders',
			orders: 10_000,
			allowedMs: 10_000,
			expected: 1,
			// 15 seconds.
			target: '≤ 1.5 ×',
			build: async (credential: Credential) => report(credential),
		},
		{
			what: 'Read 300 orders by ID',
			orders: 300,
			// The third hundred may start after two intervals.
			allowedMs: 20_000,
			expected: 300,
			target: '≤ 1.15 ×',
			build: async (credential: Credential, sandbox: SandboxProcess) =>
				reads.ours(credential, await sandbox.orderIds(300)),
		},
	];
	for (const { what, orders, allowedMs, expected, target, build } of plans) {
		say(`${what} with a rate limit of 100 requests in 10 seconds …`);
		const sandbox = await SandboxProcess.start(orders);
		const credential = await host.credentialFor(sandbox);
		try {
			const { id } = await host.n8n.client.saveWorkflow(await build(credential, sandbox));
			const { ms } = await sample(host, id, expected);
			rows.push(
				ratioRow(
					`${what}, 100 requests / 10 s (compared with the minimum)`,
					ms,
					allowedMs,
					seconds,
					target,
				),
			);
		} finally {
			sandbox.stop();
		}
	}
	return rows;
}
