import { DAY } from './fakeApi';
import { property } from './property';
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
	400,
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

/** Every order: created once if it is new, and its changes a chain from what it was to what it is. */
function expectChains({ api, trigger, initial }: Awaited<ReturnType<typeof live>>) {
	for (const order of api.orders.values()) {
		const items = trigger.items.filter(({ _id }) => _id === order.id);
		const created = items.filter(({ event }) => event === 'orderCreated');
		expect(created).toHaveLength(initial.has(order.id) ? 0 : 1);

		let status = initial.get(order.id) ?? created[0]?.status;
		let fulfilled = created[0]?.status === 'fulfilled' ? 1 : 0;
		for (const { event, changes } of items) {
			if (event !== 'orderStatusChanged') continue;
			const { from, to } = (changes as { status: { from: string; to: string } }).status;
			expect(from).toBe(status);
			expect(to).not.toBe(from);
			status = to;
			if (to === 'fulfilled') fulfilled += 1;
		}
		expect(status).toBe(order.status);
		expect(items.filter(({ event }) => event === 'orderFulfilled')).toHaveLength(fulfilled);

		const versions = items
			.filter(({ event }) => event !== 'orderStatusChanged' && event !== 'orderFulfilled')
			.map(({ updatedAt }) => Date.parse(String(updatedAt)));
		expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
		if (versions.length > 0) expect(versions.at(-1)).toBe(order.updatedAt);
		else expect(order.updatedAt).toBe(order.createdAt);
	}
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
		for (const [id, was] of initial) {
			let status = was;
			for (const { changes } of trigger.items.filter(({ _id }) => _id === id)) {
				const change = (changes as { status: { from: string; to: string } }).status;
				expect(change.from).toBe(status);
				status = change.to;
			}
			expect(status).toBe(api.orders.get(id)?.status);
		}
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
