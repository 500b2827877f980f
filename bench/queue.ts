import { chain, START } from '../sandbox/n8n/chain';
import { durationOf, QueueFlows, step } from '../test/e2e/support/queueFlows';
import { startQueueTestbed } from '../test/e2e/support/queueTestbed';
import { say } from './sample';
import { ratioRow, type Row, seconds } from './table';

/** GHL's own limit. */
const LIMIT = { max: 100, intervalMs: 10_000, daily: 10_000_000 };
/** Orders in the lists of all workers together: about 2,000 requests. */
const ORDERS = 200_000;
const MAX_RUN_MS = 600_000;

/** Lists all orders once on each worker, at the same time. Measures the time, and the share of requests above the limit. */
async function withWorkers(count: number): Promise<Row[]> {
	const orders = ORDERS / count;
	say(`Listing ${orders} orders on each of ${count} workers …`);
	const testbed = await startQueueTestbed({ orders, rateLimit: LIMIT }, count);
	try {
		const { client } = testbed.n8n;
		const list = step('List', 'ghlOrders', { operation: 'getAll', returnAll: true });
		const id = await new QueueFlows(testbed).save(chain('bench: queue mode', list));
		testbed.sandbox.requests.clear();
		const started = [];
		for (let worker = 0; worker < count; worker++) started.push(await client.start(id, START));
		for (const one of started) await client.finished(one, MAX_RUN_MS);
		const { entries } = testbed.sandbox.requests;
		const refused = entries.filter(({ status }) => status === 429).length;
		// The first interval starts with the first request, so the last one needs no wait for its end.
		const intervals = Math.ceil((entries.length - refused) / LIMIT.max) - 1;
		const what = `List ${orders} orders on each of ${count} workers, 100 requests / 10 s`;
		const time = ratioRow(
			`${what} (compared with the minimum)`,
			durationOf(entries),
			intervals * LIMIT.intervalMs,
			seconds,
			'≤ 1.15 ×',
		);
		const share = `${((100 * refused) / entries.length).toFixed(1)}%`;
		return [
			time,
			[`${what}: requests above the limit`, `${share} of ${entries.length}`, '', '', '< 5%'],
		];
	} finally {
		await testbed.close();
	}
}

/** Measures n8n in queue mode. It needs the services of the end-to-end tests of queue mode. */
export const queueMode = async (): Promise<Row[]> => [
	...(await withWorkers(2)),
	...(await withWorkers(4)),
];
