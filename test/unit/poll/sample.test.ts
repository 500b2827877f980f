import { samplePoll } from '../../../nodes/shared/poll/sample';
import type { FailureClass, Row, Source, WatchedEvent } from '../../../nodes/shared/poll/types';
import { FakeApi, MINUTE } from './fakeApi';
import { EVENTS, watchOf } from './trigger';

const NOW = Date.UTC(2026, 10, 10, 12);
const CLASSES: ReadonlySet<string> = new Set(['transient', 'deleted', 'invalid', 'forbidden']);
const classify = (error: unknown): FailureClass => {
	const { message } = error as Error;
	return CLASSES.has(message) ? (message as FailureClass) : 'fatal';
};

/** Returns rows, newest first, with the IDs 0, 1, 2 and so on. */
const rowsOf = (...rows: Row[]): Row[] =>
	rows.map((row, index) => {
		const time = new Date(NOW - index * MINUTE).toISOString();
		return { _id: String(index), createdAt: time, updatedAt: time, ...row };
	});

interface Options {
	source?: Partial<Source>;
	accepts?: (row: Row) => boolean;
	shape?: (row: Row, isChild: boolean) => Row;
}

async function sample(events: WatchedEvent[], rows: Row[], options: Options = {}) {
	const page = async () => await Promise.resolve({ rows });
	const source = new FakeApi().source({ page, ...options.source });
	const watch = watchOf([], { events, accepts: options.accepts });
	return await samplePoll(source, watch, { classify, shape: options.shape });
}

/** Returns the IDs of the examples. */
const idsOf = async (...given: Parameters<typeof sample>) =>
	(await sample(...given))?.map(({ _id }) => _id);

const PENDING = { status: 'pending' };
const DONE = { status: 'fulfilled' };
const CREATED_AS: WatchedEvent = { value: 'as', on: 'created', field: 'status', values: ['new'] };

describe('the example of an event', () => {
	it('is the newest record', async () => {
		const rows = rowsOf(PENDING, DONE);
		expect(await sample([EVENTS.orderCreated, EVENTS.orderUpdated], rows)).toStrictEqual([
			{ ...rows[0], event: 'orderCreated' },
			{ ...rows[0], event: 'orderUpdated' },
		]);
	});

	it('is the newest record with a value of the event or, if there is none, the newest record', async () => {
		const events = [EVENTS.orderFulfilled];
		expect(await idsOf(events, rowsOf(PENDING, DONE, DONE))).toEqual(['1']);
		expect(await idsOf(events, rowsOf(PENDING, {}))).toEqual(['0']);
		expect(await idsOf(events, [])).toBeUndefined();
	});

	it('has a value of the event if only records with it count as created', async () => {
		expect(await idsOf([CREATED_AS], rowsOf(PENDING, { status: 'new' }))).toEqual(['1']);
		expect(await sample([CREATED_AS], rowsOf(PENDING))).toBeNull();
	});

	it('is omitted without records, and the other events have one', async () => {
		expect(await idsOf([CREATED_AS, EVENTS.orderCreated], rowsOf(PENDING))).toEqual(['0']);
		expect(await sample([], rowsOf(PENDING))).toBeNull();
	});

	it('is a record that the filters accept', async () => {
		const accepts = ({ status }: Row) => status === 'fulfilled';
		expect(await idsOf([EVENTS.orderCreated], rowsOf(PENDING, DONE), { accepts })).toEqual(['1']);
	});

	it('contains the new value of a change, and no old one', async () => {
		const nested: WatchedEvent = { value: 'nested', on: 'changed', field: 'a.b' };
		const [change, deep] =
			(await sample([EVENTS.orderStatusChanged, nested], rowsOf({ a: { b: 7 } }))) ?? [];
		expect(change.changes).toStrictEqual({ status: { from: null, to: null } });
		expect(deep.changes).toStrictEqual({ 'a.b': { from: null, to: 7 } });
	});

	it('contains the total as its amount, if there is one', async () => {
		const refunded = rowsOf({ status: 'refunded', refunded: 5 });
		expect(await sample([EVENTS.orderRefunded, EVENTS.orderCreated], refunded)).toStrictEqual([
			{ ...refunded[0], refundAmount: 5, event: 'orderRefunded' },
			{ ...refunded[0], event: 'orderCreated' },
		]);
		for (const rows of [rowsOf({ refunded: 0 }), rowsOf({})]) {
			const [item] = (await sample([EVENTS.orderRefunded], rows)) ?? [];
			expect(item).not.toHaveProperty('refundAmount');
		}
	});

	it('has the selected output. Its fields replace the amount, and the event replaces its fields', async () => {
		const shape = (row: Row) => ({ id: row._id, refundAmount: 'own', event: 'own' });
		const rows = rowsOf({ refunded: 5 });
		expect(await sample([EVENTS.orderRefunded], rows, { shape })).toStrictEqual([
			{ refundAmount: 'own', id: '0', event: 'orderRefunded' },
		]);
	});
});

describe('the details of an example', () => {
	const failing = (kind: FailureClass) => async () => await Promise.reject(new Error(kind));
	const withDetails = async (details: Source['details']) =>
		await sample([EVENTS.orderStatusChanged], rowsOf(PENDING), { source: { details } });

	it('are read for its record only', async () => {
		const read: unknown[] = [];
		const details = async (row: Row) => {
			read.push(row._id);
			return await Promise.resolve({ ...row, status: 'paid', lines: 2 });
		};
		expect(await withDetails(details)).toMatchObject([
			{ lines: 2, changes: { status: { to: 'paid' } } },
		]);
		expect(read).toEqual(['0']);
		const [item] = (await withDetails(details)) ?? [];
		expect(item).not.toHaveProperty('detailsMissing');
	});

	it.each(['deleted', 'invalid'] as const)('are missing if they are %s', async (kind) => {
		expect(await withDetails(failing(kind))).toMatchObject([{ _id: '0', detailsMissing: true }]);
	});

	it.each(['transient', 'forbidden', 'fatal'] as const)(
		'fail the test if the failure is %s',
		async (kind) => await expect(withDetails(failing(kind))).rejects.toThrow(kind),
	);
});

describe('the example of a child', () => {
	/** Returns the children by the ID of their record, or the class of a failure. */
	type Children = Record<string, Row[] | FailureClass>;

	const reading = (children: Children, read: string[] = []): Partial<Source> => ({
		related: async ({ _id }) => {
			read.push(String(_id));
			const found = children[String(_id)] ?? [];
			if (typeof found === 'string') throw new Error(found);
			return await Promise.resolve(found);
		},
	});
	const EVENT = [EVENTS.fulfillmentCreated];

	it('is the last one of the newest record that has any', async () => {
		const read: string[] = [];
		const source = reading({ 1: [{ _id: 'a' }, { _id: 'b' }], 2: [{ _id: 'c' }] }, read);
		expect(await sample(EVENT, rowsOf({}, {}, {}), { source })).toStrictEqual([
			{ _id: 'b', event: 'fulfillmentCreated' },
		]);
		expect(read).toEqual(['0', '1']);
	});

	it('is searched in ten records', async () => {
		const source = (parent: number) => reading({ [parent]: [{ _id: 'child' }] });
		const rows = rowsOf(...Array.from({ length: 12 }, () => ({})));
		expect(await idsOf(EVENT, rows, { source: source(9) })).toEqual(['child']);
		expect(await idsOf(EVENT, rows, { source: source(10) })).toBeUndefined();
	});

	it('is shaped as a child', async () => {
		const shape = (row: Row, isChild: boolean) => ({ _id: row._id, isChild });
		const source = reading({ 0: [{ _id: 'child' }] });
		const events = [EVENTS.fulfillmentCreated, EVENTS.orderCreated];
		expect(await sample(events, rowsOf({}), { source, shape })).toMatchObject([
			{ _id: 'child', isChild: true },
			{ _id: '0', isChild: false },
		]);
	});

	it('is one of the next record if a record was deleted', async () => {
		const source = reading({ 0: 'deleted', 1: [{ _id: 'child' }] });
		expect(await idsOf(EVENT, rowsOf({}, {}), { source })).toEqual(['child']);
	});

	it('fails the test if the children cannot be read', async () => {
		const source = reading({ 0: 'transient', 1: [{ _id: 'child' }] });
		await expect(sample(EVENT, rowsOf({}, {}), { source })).rejects.toThrow('transient');
	});

	it('does not exist if the API returns no children', async () => {
		expect(await sample(EVENT, rowsOf({}))).toBeNull();
	});
});
