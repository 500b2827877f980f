import type { PollItem } from '../../../nodes/shared/poll/types';
import { DAY, type Order } from './fakeApi';
import { property } from '../../harness/property';
import { anyScenario, live } from './scenarios';
import type { EventName } from './trigger';

const sorted = (ids: Iterable<string>) => [...ids].sort();
const ENTIRE_SCENARIO = 365 * DAY;

property(
	'emits each new order once, despite faults, restarts, overlapping polls, late records and equal times',
	anyScenario({ removals: false, restarts: true }),
	async (scenario) => {
		const { api, trigger, initial } = await live(scenario, ['orderCreated']);
		const expected = [...api.orders.keys()].filter((id) => !initial.has(id));
		expect(sorted(trigger.idsOf('orderCreated'))).toEqual(sorted(expected));
	},
	2,
);

property(
	'emits the other orders once if orders are removed',
	anyScenario({ removals: true, restarts: true }),
	async (scenario) => {
		const { trigger, api, initial } = await live(scenario, ['orderCreated']);
		const emitted = trigger.idsOf('orderCreated');
		expect(new Set(emitted).size).toBe(emitted.length);
		expect(emitted.filter((id) => initial.has(id))).toEqual([]);
		const missing = [...api.orders.keys()].filter(
			(id) => !initial.has(id) && !emitted.includes(id),
		);
		expect(missing).toEqual([]);
	},
);

/**
 * Returns the errors in the items of an order. It must be created once if it is new. Each change must continue from
 * the last status, and the last change must end with the current status.
 */
function problemsOf(order: Order, items: PollItem[], was: string | undefined): string[] {
	const problems: string[] = [];
	const check = (isCorrect: boolean, text: string) => {
		if (!isCorrect) problems.push(`${order.id}: ${text}`);
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
	check(status === order.status, `last emitted as ${status}, and it is ${order.status}`);
	const reported = items.filter(({ event }) => event === 'orderFulfilled').length;
	check(reported === fulfilled, `fulfilled ${fulfilled} times, and emitted ${reported} times`);

	const versions = items
		.filter(({ event }) => event !== 'orderStatusChanged' && event !== 'orderFulfilled')
		.map(({ updatedAt }) => Date.parse(String(updatedAt)));
	const isRising = versions.every((version, i) => i === 0 || version > versions[i - 1]);
	check(isRising, `versions out of order: ${versions.join()}`);
	const last = versions.at(-1) ?? order.createdAt;
	check(last === order.updatedAt, `last version ${last}, and it is ${order.updatedAt}`);
	return problems;
}

/** Compares once for an entire scenario: `expect` is slow, and there are thousands of orders. */
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
	'emits the changes of an order without a gap or a duplicate',
	anyScenario({ removals: true, restarts: true }),
	async (scenario) => expectChains(await live(scenario, EVENTS, ENTIRE_SCENARIO)),
);

property(
	'emits the same changes for a list by update time with a cursor, oldest update first',
	anyScenario(
		{ removals: true, restarts: true },
		{ paging: 'cursor', listedBy: 'updatedAt', order: 'updatedRising', total: 'missing' },
	),
	async (scenario) => expectChains(await live(scenario, EVENTS, ENTIRE_SCENARIO)),
);

property(
	'emits the same changes for numbered pages without total and time filter, newest first',
	anyScenario(
		{ removals: false, restarts: true },
		{ paging: 'page', from: 'ignored', order: 'falling', total: 'missing' },
	),
	async (scenario) => expectChains(await live(scenario, EVENTS, ENTIRE_SCENARIO)),
);

property(
	'emits all status changes if only they are watched and n8n does not restart',
	anyScenario({ removals: false, restarts: false }),
	async (scenario) => {
		const { api, trigger, initial } = await live(scenario, ['orderStatusChanged'], ENTIRE_SCENARIO);
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
	'emits each fulfillment once, together with any changes of its order',
	anyScenario({ removals: false, restarts: true }),
	async (scenario) => {
		const { api, trigger } = await live(
			scenario,
			['fulfillmentCreated', 'orderCreated'],
			ENTIRE_SCENARIO,
		);
		const expected = [...api.orders.values()].flatMap(({ children }) =>
			children.map(({ id }) => id),
		);
		expect(sorted(trigger.idsOf('fulfillmentCreated'))).toEqual(sorted(expected));
	},
);
