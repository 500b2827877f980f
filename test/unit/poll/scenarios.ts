import fc from 'fast-check';
import { DAY, FakeApi, Fault, HOUR, MINUTE, type Quirks } from './fakeApi';
import { Trigger, watchOf, type EventName } from './trigger';

/** One step of a scenario. Numbers are shares of the available choices. */
type Step =
	| { do: 'create'; count: number; sameTime: boolean; late: number }
	| { do: 'update'; which: number; status: string }
	| { do: 'ship'; which: number }
	| { do: 'remove'; which: number }
	| { do: 'wait'; minutes: number }
	| { do: 'poll' }
	| { do: 'overlap' }
	| { do: 'restart' };

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const status = fc.constantFrom('pending', 'paid', 'fulfilled');

const steps = (kinds: { removals: boolean; restarts: boolean }) =>
	fc.array(
		fc.oneof(
			{
				weight: 4,
				arbitrary: fc.record({
					do: fc.constant('create' as const),
					count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })),
					sameTime: fc.boolean(),
					late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })),
				}),
			},
			{
				weight: 4,
				arbitrary: fc.record({ do: fc.constant('update' as const), which: share, status }),
			},
			{
				weight: 2,
				arbitrary: fc.record({ do: fc.constant('ship' as const), which: share }),
			},
			{
				weight: kinds.removals ? 1 : 0,
				arbitrary: fc.record({ do: fc.constant('remove' as const), which: share }),
			},
			{
				weight: 3,
				arbitrary: fc.record({
					do: fc.constant('wait' as const),
					minutes: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 2000 })),
				}),
			},
			{ weight: 5, arbitrary: fc.constant({ do: 'poll' as const }) },
			{ weight: 1, arbitrary: fc.constant({ do: 'overlap' as const }) },
			{ weight: kinds.restarts ? 1 : 0, arbitrary: fc.constant({ do: 'restart' as const }) },
		),
		{ maxLength: 40 },
	);

const quirks: fc.Arbitrary<Partial<Quirks>> = fc.record({
	order: fc.constantFrom(
		'falling' as const,
		'rising' as const,
		'shuffled' as const,
		'updated' as const,
	),
	from: fc.constantFrom(
		'exact' as const,
		'exclusive' as const,
		'day' as const,
		'dayUp' as const,
		'zone' as const,
		'ignored' as const,
	),
	total: fc.constantFrom('right' as const, 'right' as const, 'missing' as const),
	latency: fc.integer({ min: 1, max: 2000 }),
	pageSize: fc.constantFrom(12, 20, 100),
	faults: fc.constantFrom(0, 0, 5, 20),
});

export interface Scenario {
	quirks: Partial<Quirks>;
	steps: Step[];
	existing: number;
	maxRecords: number;
	seed: number;
	budgetMs: number;
}

export const anyScenario = (
	kinds: { removals: boolean; restarts: boolean },
	special: Partial<Quirks> = {},
): fc.Arbitrary<Scenario> =>
	fc.record({
		quirks: quirks.map((value) => ({ ...value, ...special })),
		steps: steps(kinds),
		existing: fc.integer({ min: 0, max: 80 }),
		maxRecords: fc.constantFrom(5, 25, 500),
		seed: fc.integer({ min: 1, max: 2 ** 31 }),
		budgetMs: fc.constantFrom(1, 5000, DAY),
	});

const passing = async (poll: Promise<unknown>) => {
	const [outcome] = await Promise.allSettled([poll]);
	if (outcome.status === 'rejected' && !(outcome.reason instanceof Fault)) throw outcome.reason;
};

/** Runs a scenario to its end: polls continue without faults until they emit nothing more. */
export async function live(scenario: Scenario, events: EventName[], lookBackMs = 7 * DAY) {
	// A list must be read in one poll if it is not sorted, or if its oldest end cannot be found.
	const { order, total, paging = 'offset' } = scenario.quirks;
	const isSorted = order === 'falling' || order === 'rising' || order === 'updatedRising';
	const hasNoEnd = total === 'missing' && order !== 'updatedRising';
	const inOneGo = !isSorted || hasNoEnd || paging === 'page';
	const api = new FakeApi({ ...scenario.quirks, faults: 0 }, scenario.seed);
	for (let i = 0; i < scenario.existing; i++) api.create(MINUTE + i * 17 * MINUTE);
	const initial = new Map([...api.orders.values()].map(({ id, status: was }) => [id, was]));
	const trigger = new Trigger(api, {
		watch: watchOf(events, { listedBy: scenario.quirks.listedBy }),
		settings: { maxRecords: scenario.maxRecords, lookBackMs },
		source: api.source({ related: async (row) => await api.childrenOf(String(row._id)) }),
	});
	await trigger.activate();
	trigger.options.budgetMs = inOneGo ? DAY : scenario.budgetMs;
	api.quirks.faults = scenario.quirks.faults ?? 0;
	const removed = new Set<string>();
	const pick = (which: number) => [...api.orders.values()][Math.floor(which * api.orders.size)];
	for (const step of scenario.steps) {
		if (step.do === 'create') {
			for (let i = 0; i < step.count; i++) {
				if (!step.sameTime) api.now += 7;
				api.create(0, step.late * MINUTE);
			}
		}
		if (step.do === 'update' && api.orders.size > 0) api.update(pick(step.which), step.status);
		if (step.do === 'ship' && api.orders.size > 0) api.ship(pick(step.which));
		if (step.do === 'remove' && api.orders.size > 0) {
			const { id } = pick(step.which);
			api.orders.delete(id);
			removed.add(id);
		}
		if (step.do === 'wait') api.now += step.minutes * MINUTE;
		if (step.do === 'poll') await passing(trigger.poll());
		if (step.do === 'overlap') {
			await Promise.all([passing(trigger.poll()), passing(trigger.poll())]);
		}
		if (step.do === 'restart') trigger.restart();
	}
	api.quirks.faults = 0;
	api.now += HOUR;
	await trigger.drain();
	return { api, trigger, initial, removed };
}
