import type { PolledPage, Range, Row, Source } from '../../../nodes/shared/poll/types';
import { FakeApi, HOUR, MINUTE } from './fakeApi';
import { Trigger } from './trigger';

const RECORDS = 100_000;
const PAGE = 100;
const MAX_RECORDS = 10_000;

/** Records that are sorted by time, newest first. Each page is a slice, so that 1,000 pages are fast. */
class SortedList {
	readonly rows: Row[] = [];
	requests = 0;

	/** Adds new records, one every 25 ms. */
	add(count: number, until: number): void {
		const first = this.rows.length;
		const added = Array.from({ length: count }, (_, index) => {
			const at = new Date(until - index * 25).toISOString();
			return { _id: `order${first + count - index}`, createdAt: at, updatedAt: at };
		});
		this.rows.unshift(...added);
	}

	source(api: FakeApi): Source {
		const page = async (
			{ offset, limit }: { offset: number; limit: number },
			{ from = -Infinity }: Range,
		): Promise<PolledPage> => {
			this.requests += 1;
			const total = this.countSince(from);
			const rows = this.rows.slice(offset, Math.min(offset + limit, total));
			return await Promise.resolve({ rows, total, serverTime: api.now });
		};
		return { paging: 'offset', pageSize: PAGE, page };
	}

	private countSince(from: number): number {
		let [low, high] = [0, this.rows.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (Date.parse(String(this.rows[middle].createdAt)) >= from) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

it('emits 100,000 records of one window once, with a small state and few requests', async () => {
	const api = new FakeApi();
	const list = new SortedList();
	list.add(50, api.now - HOUR);
	const trigger = new Trigger(api, {
		source: list.source(api),
		settings: { maxRecords: MAX_RECORDS },
	});
	await trigger.activate();
	api.now += HOUR;
	list.add(RECORDS, api.now);
	list.requests = 0;
	let largest = 0;
	const perPoll: number[] = [];
	while (trigger.items.length < RECORDS && perPoll.length < 30) {
		api.now += MINUTE;
		const before = list.requests;
		await trigger.poll();
		perPoll.push(list.requests - before);
		largest = Math.max(largest, JSON.stringify(trigger.live).length);
	}
	const ids = trigger.idsOf('orderCreated');
	expect(new Set(ids).size).toBe(RECORDS);
	expect(ids).toHaveLength(RECORDS);
	expect(largest).toBeLessThan(64 * 1024);
	expect(perPoll).toHaveLength(RECORDS / MAX_RECORDS);
	// A poll reads, and has in memory, hardly more records than it emits.
	expect(Math.max(...perPoll)).toBeLessThanOrEqual((1.1 * MAX_RECORDS) / PAGE);
	expect(await trigger.poll()).toBeNull();
});
