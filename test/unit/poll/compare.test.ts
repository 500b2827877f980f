import { compare } from '../../../nodes/shared/poll/compare';
import type { Snapshot } from '../../../nodes/shared/poll/state';
import type { Row, WatchedEvent } from '../../../nodes/shared/poll/types';
import { EVENTS, watchOf, type EventName } from './trigger';

const ALL = (Object.keys(EVENTS) as EventName[]).filter((event) => event !== 'orderRefunded');
const FLOOR = Date.UTC(2026, 0, 2);
const NEW = '2026-01-02T00:00:00.500Z';
const OLD = '2026-01-01T23:59:59.000Z';

const row = (createdAt: string, updatedAt: string, status?: unknown): Row =>
	({ _id: 'a', createdAt, updatedAt, ...(status !== undefined && { status }) }) as Row;

const snapshot = (updatedAt: string, status: unknown): Snapshot => ({
	time: Date.parse(OLD),
	version: Date.parse(updatedAt),
	values: { status },
});

const change = (from: unknown, to: unknown) => ({ status: { from, to } });

interface Case {
	name: string;
	now: Row;
	known?: Snapshot;
	events: Array<{ event: EventName; changes?: object }>;
	listedBy?: 'updatedAt';
	doubtful?: string;
}

const CASES: Case[] = [
	{
		name: 'emits that a new record is created, and not that its status changed',
		now: row(NEW, NEW, 'pending'),
		events: [{ event: 'orderCreated' }],
	},
	{
		name: 'emits both events for a new record that is already fulfilled',
		now: row(NEW, NEW, 'fulfilled'),
		events: [{ event: 'orderCreated' }, { event: 'orderFulfilled' }],
	},
	{ name: 'emits nothing for an old record', now: row(OLD, NEW, 'fulfilled'), events: [] },
	{
		name: 'emits an update of an old record in a list of updates',
		now: row(OLD, NEW, 'fulfilled'),
		listedBy: 'updatedAt',
		events: [{ event: 'orderUpdated' }],
	},
	{
		name: 'emits nothing for an old record in a list of updates that was updated earlier',
		now: row(OLD, OLD, 'fulfilled'),
		listedBy: 'updatedAt',
		events: [],
	},
	{
		name: 'emits nothing without a change',
		now: row(OLD, OLD, 'paid'),
		known: snapshot(OLD, 'paid'),
		events: [],
	},
	{
		name: 'emits an update with the same status',
		now: row(OLD, NEW, 'paid'),
		known: snapshot(OLD, 'paid'),
		events: [{ event: 'orderUpdated' }],
	},
	{
		name: 'emits one item for each event of an update with another status',
		now: row(OLD, NEW, 'fulfilled'),
		known: snapshot(OLD, 'paid'),
		events: [
			{ event: 'orderUpdated' },
			{ event: 'orderStatusChanged', changes: change('paid', 'fulfilled') },
			{ event: 'orderFulfilled', changes: change('paid', 'fulfilled') },
		],
	},
	{
		name: 'emits a changed status, even if the update time is the same',
		now: row(OLD, OLD, 'paid'),
		known: snapshot(OLD, 'pending'),
		events: [{ event: 'orderStatusChanged', changes: change('pending', 'paid') }],
	},
	{
		name: 'emits a status that is set for the first time',
		now: row(OLD, OLD, 'paid'),
		known: snapshot(OLD, null),
		events: [{ event: 'orderStatusChanged', changes: change(null, 'paid') }],
	},
	{
		name: 'emits a removed status',
		now: row(OLD, OLD),
		known: snapshot(OLD, 'paid'),
		events: [{ event: 'orderStatusChanged', changes: change('paid', null) }],
	},
	{
		name: 'does not emit the removal of a status that rows can omit',
		now: row(OLD, OLD),
		known: snapshot(OLD, 'paid'),
		doubtful: 'status',
		events: [],
	},
	{
		name: 'ignores a row that is older than the snapshot',
		now: row(OLD, OLD, 'pending'),
		known: snapshot(NEW, 'paid'),
		events: [],
	},
	{
		name: 'emits nothing for a record whose snapshot has no values',
		now: row(OLD, NEW, 'fulfilled'),
		known: { time: Date.parse(OLD) },
		events: [],
	},
	{
		name: 'compares an object by its content',
		now: row(OLD, OLD, { name: 'paid' }),
		known: snapshot(OLD, { name: 'paid' }),
		events: [],
	},
];

test.each(CASES)('$name', ({ now, known, events, listedBy, doubtful }) => {
	const watch = watchOf(ALL, { listedBy });
	expect(compare(watch, now, known, FLOOR, doubtful).events).toEqual(events);
});

test('keeps the newest of snapshot and row', () => {
	const watch = watchOf(ALL);
	const stale = compare(watch, row(OLD, OLD, 'pending'), snapshot(NEW, 'paid'), FLOOR);
	expect(stale.snapshot).toEqual(snapshot(NEW, 'paid'));
	const fresh = compare(watch, row(OLD, NEW, 'paid'), snapshot(OLD, 'pending'), FLOOR);
	expect(fresh.snapshot).toEqual(snapshot(NEW, 'paid'));
});

test('stores neither update time nor values if only creation is watched', () => {
	const { snapshot: remembered } = compare(
		watchOf(['orderCreated']),
		row(NEW, NEW),
		undefined,
		FLOOR,
	);
	expect(remembered).toEqual({ time: Date.parse('2026-01-02T00:00:00.000Z') });
});

describe('a digest', () => {
	const edited: WatchedEvent = {
		value: 'reviewEdited',
		on: 'updated',
		digest: { name: 'content', of: ({ text }) => (text === undefined ? undefined : [text]) },
	};
	const watch = watchOf([], { events: [edited] });
	const review = (text?: string) => ({ ...row(OLD, OLD), ...(text !== undefined && { text }) });
	const first = compare(watch, review('Good'), undefined, FLOOR).snapshot;

	it('is an update if it differs from the known one', () => {
		expect(compare(watch, review('Good'), first, FLOOR).events).toEqual([]);
		expect(compare(watch, review('Bad'), first, FLOOR).events).toEqual([{ event: 'reviewEdited' }]);
	});

	it('stays known if a row does not contain its parts', () => {
		const { snapshot: kept, events } = compare(watch, review(), first, FLOOR);
		expect(events).toEqual([]);
		expect(compare(watch, review('Good'), kept, FLOOR).events).toEqual([]);
		expect(compare(watch, review('Bad'), kept, FLOOR).events).toHaveLength(1);
	});

	it('is no update if none was known', () => {
		const unknown = compare(watch, review(), undefined, FLOOR).snapshot;
		const { snapshot: next, events } = compare(watch, review('Good'), unknown, FLOOR);
		expect(events).toEqual([]);
		expect(compare(watch, review('Bad'), next, FLOOR).events).toHaveLength(1);
	});
});

describe('the creation of a record', () => {
	const AT_FLOOR = new Date(FLOOR).toISOString();

	it.each(['orderCreated', 'orderUpdated'] as const)(
		'counts from the first moment with %s',
		(more) => {
			const watch = watchOf(['orderCreated', more]);
			const created = { event: 'orderCreated' };
			expect(compare(watch, row(AT_FLOOR, AT_FLOOR), undefined, FLOOR).events).toContainEqual(
				created,
			);
			expect(compare(watch, row(OLD, OLD), undefined, FLOOR).events).toEqual([]);
		},
	);

	it('can be an event for some values of a field only', () => {
		const paid: WatchedEvent = { value: 'paid', on: 'created', field: 'status', values: ['paid'] };
		const watch = watchOf([], { events: [paid] });
		expect(compare(watch, row(NEW, NEW, 'paid'), undefined, FLOOR).events).toEqual([
			{ event: 'paid' },
		]);
		expect(compare(watch, row(NEW, NEW, 'open'), undefined, FLOOR).events).toEqual([]);
	});
});

describe('an unknown old record in a list of updates', () => {
	const AT_FLOOR = new Date(FLOOR).toISOString();
	const { orderStatusChanged, orderFulfilled } = EVENTS;
	const watch = watchOf([], {
		listedBy: 'updatedAt',
		events: [
			{ ...orderStatusChanged, since: 'statusAt' },
			{ ...orderFulfilled, since: 'statusAt' },
			{ value: 'nameChanged', on: 'changed', field: 'name' },
		],
	});
	const at = (statusAt: string, updatedAt: string) =>
		compare(watch, { ...row(OLD, updatedAt, 'fulfilled'), statusAt }, undefined, FLOOR).events;

	it('has the changes whose time is recent', () => {
		const changes = change(null, 'fulfilled');
		expect(at(AT_FLOOR, NEW)).toEqual([
			{ event: 'orderStatusChanged', changes },
			{ event: 'orderFulfilled', changes },
		]);
		expect(at(AT_FLOOR, AT_FLOOR)).toHaveLength(2);
		expect(at(OLD, NEW)).toEqual([]);
		expect(at(NEW, OLD)).toEqual([]);
	});
});

test('a status that a record had already is not reached again', () => {
	const { orderFulfilled } = EVENTS;
	const values = ['fulfilled', 'partially_fulfilled'];
	const watch = watchOf([], { events: [{ ...orderFulfilled, values }] });
	const now = row(OLD, NEW, 'fulfilled');
	expect(compare(watch, now, snapshot(OLD, 'partially_fulfilled'), FLOOR).events).toEqual([]);
	expect(compare(watch, now, snapshot(OLD, 'paid'), FLOOR).events).toHaveLength(1);
});

test('shortens values whose JSON has more than 300 characters, and still compares them', () => {
	const watch = watchOf(['orderStatusChanged']);
	const stored = (status: string) =>
		compare(watch, row(OLD, OLD, status), undefined, FLOOR).snapshot;
	const [short, long] = ['x'.repeat(298), 'x'.repeat(299)];
	expect(stored(short).values).toEqual({ status: short });
	expect(JSON.stringify(stored(long).values).length).toBeLessThan(150);
	const events = (status: string) =>
		compare(watch, row(OLD, NEW, status), stored(long), FLOOR).events;
	expect(events(long)).toEqual([]);
	expect(events(`${long}y`)).toHaveLength(1);
});
