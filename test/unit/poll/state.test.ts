import fc from 'fast-check';
import { decode, encode, hashOf, type PollState } from '../../../nodes/shared/poll/state';
import { property } from '../../harness/property';
import { watchOf, type EventName } from './trigger';

const watch = watchOf(['orderStatusChanged']);
const second = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((value) => value * 1000);

const pollState: fc.Arbitrary<PollState> = fc.record({
	watermark: second,
	newSince: second,
	openScan: fc.option(fc.record({ startedAt: second, resumeAt: second }), { nil: undefined }),
	timeFilter: fc.constantFrom<PollState['timeFilter']>(
		{ kind: 'exact' },
		{ kind: 'none' },
		{ kind: 'early', byMs: 172_800_000 },
	),
	snapshots: fc
		.array(
			fc.tuple(
				fc.uuid(),
				second,
				fc.integer({ min: -1000, max: 700_000_000 }),
				fc.constantFrom({ status: 'paid' }, { status: 'pending' }, { status: null }, {}),
			),
		)
		.map(
			(list) =>
				new Map(
					list.map(([id, time, delta, values]) => [
						hashOf(id),
						{ time, version: time + delta, values },
					]),
				),
		),
	children: fc.option(
		fc.record(
			{
				newSince: second,
				snapshots: fc
					.array(fc.tuple(fc.uuid(), second))
					.map((list) => new Map(list.map(([id, time]) => [hashOf(id), { time }]))),
				retry: fc.array(fc.uuid(), { minLength: 1 }).map((ids) => new Set(ids.map(hashOf))),
			},
			{ requiredKeys: ['newSince', 'snapshots'] },
		),
		{ nil: undefined },
	),
});

property('reads a saved state unchanged', pollState, async (value) => {
	const saved: unknown = JSON.parse(JSON.stringify(encode(value, 'here', watch)));
	expect(decode(saved, 'here', watch)).toEqual(value);
});

const example: PollState = {
	watermark: 2_000_000,
	newSince: 1_000_000,
	timeFilter: { kind: 'exact' },
	snapshots: new Map([
		['abcdefgh', { time: 1_500_000, version: 1_600_000, values: { status: 'paid' } }],
	]),
};

test('starts with a new state for another account and after an unknown state', () => {
	const saved = encode(example, 'here', watch);
	expect(decode(saved, 'elsewhere', watch)).toBeUndefined();
	expect(decode({ ...saved, v: 2 }, 'here', watch)).toBeUndefined();
	expect(decode(undefined, 'here', watch)).toBeUndefined();
	expect(decode({}, 'here', watch)).toBeUndefined();
});

describe('after a change of the watched fields', () => {
	const saved = encode(example, 'here', watch);
	const snapshotFor = (...events: EventName[]) =>
		decode(saved, 'here', watchOf(events))?.snapshots.get('abcdefgh');

	test('keeps the record known without values if only creation is watched', () => {
		expect(snapshotFor('orderCreated')).toEqual({ time: 1_500_000 });
	});

	test('keeps the update time of the record if no field is watched', () => {
		const snapshot = { time: 1_500_000, version: 1_600_000, values: {} };
		expect(snapshotFor('orderCreated', 'orderUpdated')).toEqual(snapshot);
	});

	test('keeps all values if more events watch the same fields', () => {
		expect(snapshotFor('orderStatusChanged', 'orderFulfilled')).toEqual(
			example.snapshots.get('abcdefgh'),
		);
	});

	test('keeps the values of the other fields if more fields are watched', () => {
		const more = watchOf(['orderStatusChanged', 'orderRefunded']);
		const state = decode(saved, 'here', more);
		expect(state?.snapshots.get('abcdefgh')?.values).toEqual({ status: 'paid' });
		// A value that was never read differs from an empty one, also after the state was saved again.
		const again = encode(state as PollState, 'here', more);
		expect(again.values).toEqual(['["\\u0000","paid"]']);
		expect(decode(again, 'here', more)?.snapshots.get('abcdefgh')?.values).toEqual({
			status: 'paid',
		});
	});

	test('discards versions and values if the sort time changes', () => {
		const other = { ...watch, listedBy: 'updatedAt' as const };
		expect(decode(saved, 'here', other)?.snapshots).toEqual(
			new Map([['abcdefgh', { time: 1_500_000 }]]),
		);
	});
});

test('stores each combination of values once', () => {
	const snapshot = { time: 1_500_000, version: 1_600_000, values: { status: 'paid' } };
	const same = { ...snapshot, values: { status: 'paid' } };
	const snapshots = new Map([
		['abcdefgh', snapshot],
		['ijklmnop', same],
	]);
	expect(encode({ ...example, snapshots }, 'here', watch).values).toEqual(['["paid"]']);
});

/** Saved by version 0.1.0. Active workflows contain such states. */
const SAVED_BY_0_1_0 = {
	v: 1,
	account: 'here',
	watch: 'createdAt changes status',
	cursor: 2_000_000,
	floor: 1_000_000,
	round: { since: 1_900_000, at: 1_800_000 },
	lead: -1,
	values: ['["paid"]'],
	seen: { abcdefgh: `${(1500).toString(36)}.${(100_000).toString(36)}.0` },
	children: { floor: 1_200_000, seen: { ijklmnop: (1400).toString(36) } },
};

test('reads a state of version 0.1.0 and saves it in the same form', () => {
	const state = decode(SAVED_BY_0_1_0, 'here', watch);
	expect(state).toEqual({
		...example,
		openScan: { startedAt: 1_900_000, resumeAt: 1_800_000 },
		timeFilter: { kind: 'none' },
		children: { newSince: 1_200_000, snapshots: new Map([['ijklmnop', { time: 1_400_000 }]]) },
	});
	expect(encode(state as PollState, 'here', watch)).toEqual(SAVED_BY_0_1_0);
	const early = { ...SAVED_BY_0_1_0, lead: 172_800_000 };
	expect(decode(early, 'here', watch)?.timeFilter).toEqual({ kind: 'early', byMs: 172_800_000 });
	expect(encode(decode(early, 'here', watch) as PollState, 'here', watch).lead).toBe(172_800_000);
});
