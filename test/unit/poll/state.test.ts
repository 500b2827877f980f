import fc from 'fast-check';
import { decode, encode, hashOf, type Memory } from '../../../nodes/shared/poll/state';
import { property } from '../../harness/property';
import { watchOf } from './trigger';

const watch = watchOf(['orderStatusChanged']);
const second = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((value) => value * 1000);

const memory: fc.Arbitrary<Memory> = fc.record({
	cursor: second,
	floor: second,
	round: fc.option(fc.record({ since: second, at: second }), { nil: undefined }),
	lead: fc.constantFrom(0, -1, 172_800_000),
	entries: fc
		.array(
			fc.tuple(
				fc.uuid(),
				second,
				fc.integer({ min: -1000, max: 700_000_000 }),
				fc.constantFrom('["paid"]', '["pending"]', '[null]'),
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
		fc.record({
			floor: second,
			entries: fc
				.array(fc.tuple(fc.uuid(), second))
				.map((list) => new Map(list.map(([id, time]) => [hashOf(id), { time }]))),
		}),
		{ nil: undefined },
	),
});

property('what is saved is read as it was', memory, async (value) => {
	const saved: unknown = JSON.parse(JSON.stringify(encode(value, 'here', watch)));
	expect(decode(saved, 'here', watch)).toEqual(value);
});

const example: Memory = {
	cursor: 2_000_000,
	floor: 1_000_000,
	lead: 0,
	entries: new Map([['abcdefgh', { time: 1_500_000, version: 1_600_000, values: '["paid"]' }]]),
};

test('another account begins anew, and so does what is not a state', () => {
	const saved = encode(example, 'here', watch);
	expect(decode(saved, 'elsewhere', watch)).toBeUndefined();
	expect(decode({ ...saved, v: 2 }, 'here', watch)).toBeUndefined();
	expect(decode(undefined, 'here', watch)).toBeUndefined();
	expect(decode({}, 'here', watch)).toBeUndefined();
});

test('other watched fields: records stay known, their values do not', () => {
	const saved = encode(example, 'here', watch);
	const other = decode(saved, 'here', watchOf(['orderCreated', 'orderUpdated']));
	expect(other?.entries).toEqual(new Map([['abcdefgh', { time: 1_500_000 }]]));
	expect(other?.floor).toBe(1_000_000);
	// More events on the same fields are no other fields.
	const more = decode(saved, 'here', watchOf(['orderStatusChanged', 'orderFulfilled']));
	expect(more?.entries).toEqual(example.entries);
});

test('only the combinations of values that occur are kept', () => {
	const saved = encode(example, 'here', watch);
	expect(saved).toEqual({
		v: 1,
		account: 'here',
		watch: 'createdAt changes status',
		cursor: 2_000_000,
		floor: 1_000_000,
		values: ['["paid"]'],
		seen: { abcdefgh: `${(1500).toString(36)}.${(100_000).toString(36)}.0` },
	});
});
