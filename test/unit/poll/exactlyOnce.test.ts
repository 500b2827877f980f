import type { PollItem } from '../../../nodes/shared/poll/types';
import { DAY, type Order } from './fakeApi';
import { property } from '../../harness/property';
import { live, scenario } from './stories';
import type { EventName } from './trigger';

const sorted = (ids: Iterable<string>) => [...ids].sort();
const WHOLE_STORY = 365 * DAY;

property(
	'each new order is emitted once, through faults, restarts, overlapping polls, late and equal times',
	scenario({ removals: false, restarts: true }),
	async (story) => {
		const { api, trigger, initial } = await live(story, ['orderCreated']);
		const expected = [...api.orders.keys()].filter((id) => !initial.has(id));
		expect(sorted(trigger.idsOf('orderCreated'))).toEqual(sorted(expected));
	},
	2,
);

property(
	'orders that are removed disturb no other',
	scenario({ removals: true, restarts: true }),
	async (story) => {
		const { trigger, api, initial } = await live(story, ['orderCreated']);
		const emitted = trigger.idsOf('orderCreated');
		expect(new Set(emitted).size).toBe(emitted.length);
		expect(emitted.filter((id) => initial.has(id))).toEqual([]);
		const missing = [...api.orders.keys()].filter(
			(id) => !initial.has(id) && !emitted.includes(id),
		);
		expect(missing).toEqual([]);
	},
);

/** What is wrong with the items of an order: it is created once if it is new, and its changes lead from what it was to what it is. */
function problemsOf(order: Order, items: PollItem[], was: string | undefined): string[] {
	const problems: string[] = [];
	const check = (holds: boolean, text: string) => {
		if (!holds) problems.push(`${order.id}: ${text}`);
	};
	const created = items.filter(({ event }) => event === 'orderCreated');
	check(created.length === (was === undefined ? 1 : 0), `created ${created.length} times`);

	let status = was ?? created[0]?.status;
	let fulfilled = created[0]?.status === 'fulfilled' ? 1 : 0;
	for (const { event, changes } of items) {
		if (event !== 'orderStatusChanged') continue;
		const { from, to } = (changes as { status: { from: string; to: string } }).status;
		check(from === status && to !== from, `changed from ${from} to ${to} where it was ${status}`);
		status = to;
		if (to === 'fulfilled') fulfilled += 1;
	}
	check(status === order.status, `last seen as ${status}, and it is ${order.status}`);
	const reported = items.filter(({ event }) => event === 'orderFulfilled').length;
	check(reported === fulfilled, `fulfilled ${fulfilled} times, and reported ${reported} times`);

	const versions = items
		.filter(({ event }) => event !== 'orderStatusChanged' && event !== 'orderFulfilled')
		.map(({ updatedAt }) => Date.parse(String(updatedAt)));
	const isRising = versions.every((version, i) => i === 0 || version > versions[i - 1]);
	check(isRising, `versions out of order: ${versions.join()}`);
	const last = versions.at(-1) ?? order.createdAt;
	check(last === order.updatedAt, `last version ${last}, and it is ${order.updatedAt}`);
	return problems;
}

/** One comparison for a whole story: `expect` is slow, and there are thousands of orders. */
function expectChains({ api, trigger, initial }: Awaited<ReturnType<typeof live>>) {
	const byOrder = new Map<unknown, PollItem[]>();
	for (const item of trigger.items) {
		byOrder.set(item._id, [...(byOrder.get(item._id) ?? []), item]);
	}
	const problems = [...api.orders.values()].flatMap((order) =>
		problemsOf(order, byOrder.get(order.id) ?? [], initial.get(order.id)),
	);
	expect(problems).toEqual([]);
}

const EVENTS: EventName[] = [
	'orderCreated',
	'orderUpdated',
	'orderStatusChanged',
	'orderFulfilled',
];

property(
	'changes of an order follow on each other without gap or repetition',
	scenario({ removals: true, restarts: true }),
	async (story) => expectChains(await live(story, EVENTS, WHOLE_STORY)),
);

property(
	'the same for a list by time of update and cursor, oldest update first',
	scenario(
		{ removals: true, restarts: true },
		{ paging: 'cursor', listedBy: 'updatedAt', order: 'updatedRising', total: 'missing' },
	),
	async (story) => expectChains(await live(story, EVENTS, WHOLE_STORY)),
);

property(
	'the same for numbered pages without total and time, newest first',
	scenario(
		{ removals: false, restarts: true },
		{ paging: 'page', from: 'ignored', order: 'falling', total: 'missing' },
	),
	async (story) => expectChains(await live(story, EVENTS, WHOLE_STORY)),
);

property(
	'status changes alone, in a life without restarts: none is missed',
	scenario({ removals: false, restarts: false }),
	async (story) => {
		const { api, trigger, initial } = await live(story, ['orderStatusChanged'], WHOLE_STORY);
		const status = new Map(initial);
		const gaps: string[] = [];
		for (const { _id, changes } of trigger.items) {
			const id = String(_id);
			const { from, to } = (changes as { status: { from: string; to: string } }).status;
			if (!initial.has(id)) continue;
			if (from !== status.get(id)) gaps.push(`${id}: from ${from} where it was ${status.get(id)}`);
			status.set(id, to);
		}
		expect(gaps).toEqual([]);
		const expected = [...initial.keys()].map((id) => [id, api.orders.get(id)?.status]);
		expect([...status]).toEqual(expected);
	},
);

property(
	'each fulfillment is emitted once, with whatever else happens to its order',
	scenario({ removals: false, restarts: true }),
	async (story) => {
		const { api, trigger } = await live(story, ['fulfillmentCreated', 'orderCreated'], WHOLE_STORY);
		const expected = [...api.orders.values()].flatMap(({ children }) =>
			children.map(({ id }) => id),
		);
		expect(sorted(trigger.idsOf('fulfillmentCreated'))).toEqual(sorted(expected));
	},
);
