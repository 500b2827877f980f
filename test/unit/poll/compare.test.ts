import { compare } from '../../../nodes/shared/poll/compare';
import type { Snapshot } from '../../../nodes/shared/poll/state';
import type { Row } from '../../../nodes/shared/poll/types';
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
		name: 'a new record is created; its status is no change',
		now: row(NEW, NEW, 'pending'),
		events: [{ event: 'orderCreated' }],
	},
	{
		name: 'a new record that is fulfilled already has become so',
		now: row(NEW, NEW, 'fulfilled'),
		events: [{ event: 'orderCreated' }, { event: 'orderFulfilled' }],
	},
	{ name: 'an old record is remembered silently', now: row(OLD, NEW, 'fulfilled'), events: [] },
	{
		name: 'an old record in a list of updates was updated',
		now: row(OLD, NEW, 'fulfilled'),
		listedBy: 'updatedAt',
		events: [{ event: 'orderUpdated' }],
	},
	{
		name: 'an old record in a list of updates, updated before',
		now: row(OLD, OLD, 'fulfilled'),
		listedBy: 'updatedAt',
		events: [],
	},
	{ name: 'nothing new', now: row(OLD, OLD, 'paid'), known: snapshot(OLD, 'paid'), events: [] },
	{
		name: 'updated, with the same status',
		now: row(OLD, NEW, 'paid'),
		known: snapshot(OLD, 'paid'),
		events: [{ event: 'orderUpdated' }],
	},
	{
		name: 'updated, with another status: an item for each event',
		now: row(OLD, NEW, 'fulfilled'),
		known: snapshot(OLD, 'paid'),
		events: [
			{ event: 'orderUpdated' },
			{ event: 'orderStatusChanged', changes: change('paid', 'fulfilled') },
			{ event: 'orderFulfilled', changes: change('paid', 'fulfilled') },
		],
	},
	{
		name: 'another status, although the time of update stood still',
		now: row(OLD, OLD, 'paid'),
		known: snapshot(OLD, 'pending'),
		events: [{ event: 'orderStatusChanged', changes: change('pending', 'paid') }],
	},
	{
		name: 'a status that is there for the first time',
		now: row(OLD, OLD, 'paid'),
		known: snapshot(OLD, null),
		events: [{ event: 'orderStatusChanged', changes: change(null, 'paid') }],
	},
	{
		name: 'a status that is gone',
		now: row(OLD, OLD),
		known: snapshot(OLD, 'paid'),
		events: [{ event: 'orderStatusChanged', changes: change('paid', null) }],
	},
	{
		name: 'a status that the row may lack is taken to be the same',
		now: row(OLD, OLD),
		known: snapshot(OLD, 'paid'),
		doubtful: 'status',
		events: [],
	},
	{
		name: 'a row older than what is known is stale',
		now: row(OLD, OLD, 'pending'),
		known: snapshot(NEW, 'paid'),
		events: [],
	},
	{
		name: 'a record whose values are not remembered gives no event',
		now: row(OLD, NEW, 'fulfilled'),
		known: { time: Date.parse(OLD) },
		events: [],
	},
	{
		name: 'an object as a value is compared by what it holds',
		now: row(OLD, OLD, { name: 'paid' }),
		known: snapshot(OLD, { name: 'paid' }),
		events: [],
	},
];

test.each(CASES)('$name', ({ now, known, events, listedBy, doubtful }) => {
	const watch = watchOf(ALL, { listedBy });
	expect(compare(watch, now, known, FLOOR, doubtful).events).toEqual(events);
});

test('what is remembered next is the newest of both', () => {
	const watch = watchOf(ALL);
	const stale = compare(watch, row(OLD, OLD, 'pending'), snapshot(NEW, 'paid'), FLOOR);
	expect(stale.snapshot).toEqual(snapshot(NEW, 'paid'));
	const fresh = compare(watch, row(OLD, NEW, 'paid'), snapshot(OLD, 'pending'), FLOOR);
	expect(fresh.snapshot).toEqual(snapshot(NEW, 'paid'));
});

test('where creation alone is watched, neither time of update nor values are remembered', () => {
	const { snapshot: remembered } = compare(
		watchOf(['orderCreated']),
		row(NEW, NEW),
		undefined,
		FLOOR,
	);
	expect(remembered).toEqual({ time: Date.parse('2026-01-02T00:00:00.000Z') });
});
