import type { IDataObject } from 'n8n-workflow';

import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { startSandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import { tokenCredential } from '../engine/support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** In New York, daylight saving time ends 12 hours later. */
const START = Date.parse('2026-10-31T18:00:00Z');
/** Less than the polls of one day need. It resets at midnight UTC. */
const DAILY = 40;
const POLL_EVERY = 10 * MINUTE;

/** The clock of the API, and by how much the clock of n8n differs from it. */
let api = START;
let differenceMs = 0;

beforeEach(() => {
	api = START;
	differenceMs = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => api + differenceMs);
});
afterEach(() => jest.restoreAllMocks());

/** Returns numbers from 0 to below 1, the same in each run. */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

it('emits each event once in a day with a daily rate limit, restarts and changes of the clock', async () => {
	const rateLimit = { max: 100, intervalMs: 10_000, daily: DAILY };
	const sandbox = await startSandbox({ orders: 20, days: 5, now: () => api, rateLimit });
	const random = randomNumbers(7);
	const pending: string[] = [];
	const completed = new Set<string>();
	const created: string[] = [];
	const items: IDataObject[] = [];
	let forward = 0;
	let trigger = createPoller({
		node: new GhlOrdersTrigger(),
		parameters: { events: ['orderCreated', 'orderStatusChanged'] },
		settings: { timezone: 'America/New_York' },
		credentials: tokenCredential(sandbox),
	});
	const poll = async () => {
		// A poll that cannot be retried soon throws. The next one continues.
		const found = await trigger.poll().catch(() => null);
		items.push(...(found ?? []).map(({ json }) => json));
		return found;
	};
	try {
		await trigger.activate();
		for (; api < START + DAY; api += POLL_EVERY) {
			if (random() < 0.3) {
				const [{ _id }] = sandbox.control.ghl.createOrders({ status: 'pending' });
				created.push(_id);
				pending.push(_id);
			}
			if (random() < 0.15 && pending.length > 0) {
				const [id] = pending.splice(Math.floor(random() * pending.length), 1);
				sandbox.control.ghl.updateOrder(id, { status: 'completed' });
				completed.add(id);
			}
			if (random() < 0.06) {
				const next = [-HOUR, 0, HOUR][Math.floor(random() * 3)];
				if (next > differenceMs) forward += 1;
				differenceMs = next;
			}
			if (random() < 0.03) trigger = trigger.restarted();
			await poll();
		}
		const sent = sandbox.requests.entries.filter(({ path }) => path.startsWith('/ghl'));
		const refused = sent.filter(({ status }) => status === 429);
		for (api += DAY, differenceMs = 0; await poll(); api += POLL_EVERY);

		const ofEvent = (event: string) => items.filter((item) => item.event === event);
		expect(ofEvent('orderCreated').map(({ _id }) => _id)).toEqual(created);
		const changed = ofEvent('orderStatusChanged').map(({ _id }) => String(_id));
		const asPending = ofEvent('orderCreated').filter(({ status }) => status === 'pending');
		const expected = asPending.map(({ _id }) => String(_id)).filter((id) => completed.has(id));
		expect([...changed].sort()).toEqual([...expected].sort());
		// A request after each exhaustion of the limit, and after the clock is set forward past its reset.
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThanOrEqual(2 + forward);
	} finally {
		await sandbox.close();
	}
});
