import {
	baseline,
	EMPTY_STATE,
	KEPT_BEFORE_WINDOW,
	reduce,
	windowStart,
	type Batch,
	type Limits,
} from '../../../nodes/shared/poll/reducer';
import { hashOf, type PollState } from '../../../nodes/shared/poll/state';
import type { Row, Watch } from '../../../nodes/shared/poll/types';
import { DAY, HOUR, MINUTE } from './fakeApi';
import { watchOf } from './trigger';

const NOW = Date.UTC(2026, 0, 10);
const NEW_SINCE = NOW - DAY;
const LIMITS: Limits = { maxRecords: 100, lookBackMs: 7 * DAY, overlapMs: HOUR };

const CREATION = watchOf(['orderCreated']);
const CHANGES = watchOf(['orderCreated', 'orderStatusChanged']);
const UPDATES = watchOf(['orderCreated', 'orderStatusChanged'], { listedBy: 'updatedAt' });
const CHILDREN = watchOf(['orderUpdated', 'fulfillmentCreated']);

const record = (id: string, at: number, more: Row = {}): Row => {
	const time = new Date(at).toISOString();
	return { _id: id, createdAt: time, updatedAt: time, status: 'paid', ...more };
};
const batchOf = (rows: Row[], more: Partial<Batch> = {}): Batch => ({
	...{ rows, older: [], polledAt: NOW, timeFilter: { kind: 'exact' }, ...more },
});
const stateOf = (more: Partial<PollState> = {}): PollState => ({
	...{ ...EMPTY_STATE, watermark: NOW - HOUR, newSince: NEW_SINCE, ...more },
});
const step = (watch: Watch, batch: Batch, state = stateOf(), limits = LIMITS) => {
	const { state: next, emissions } = reduce(state, batch, watch, limits);
	return { state: next, events: emissions.map(({ event, id }) => `${event} ${id}`) };
};
const known = ({ snapshots }: PollState, id: string) => snapshots.get(hashOf(id));

describe('windowStart', () => {
	const start = (watch: Watch, watermark: number) =>
		NOW - windowStart(stateOf({ watermark }), watch, LIMITS, NOW);

	it('is an hour before the watermark for new records, but not before the time since when they are new', () => {
		expect(start(CREATION, NOW - HOUR)).toBe(2 * HOUR);
		expect(start(CREATION, NOW - 3 * DAY)).toBe(DAY);
	});

	it('is an hour before the watermark in a list by update time', () => {
		expect(start(UPDATES, NOW - 3 * DAY)).toBe(3 * DAY + HOUR);
	});

	it('is the start of the look-back window for changes, or earlier after a long pause', () => {
		expect(start(CHANGES, NOW - HOUR)).toBe(7 * DAY);
		expect(start(CHANGES, NOW - 8 * DAY)).toBe(8 * DAY + HOUR);
	});
});

describe('rows before the window', () => {
	it('are stored as known if they are not new', () => {
		const older = [record('old', NEW_SINCE - 1), record('first', NEW_SINCE), record('new', NOW)];
		const { state, events } = step(CHANGES, batchOf([], { older }));
		expect(events).toEqual([]);
		expect(known(state, 'old')).toEqual({ time: NEW_SINCE - 1_000 });
		expect(known(state, 'first')).toBeUndefined();
		expect(known(state, 'new')).toBeUndefined();
	});

	it('do not replace a snapshot', () => {
		const snapshots = new Map([
			[hashOf('old'), { time: NOW - 2 * HOUR, version: NOW, values: {} }],
		]);
		const older = [record('old', NEW_SINCE - 1)];
		const { state } = step(CHANGES, batchOf([], { older }), stateOf({ snapshots }));
		expect(known(state, 'old')).toMatchObject({ version: NOW });
	});

	it('keep their values in a list by update time', () => {
		const older = [record('old', NEW_SINCE - 1)];
		const { state } = step(UPDATES, batchOf([], { older }));
		expect(known(state, 'old')).toMatchObject({ values: { status: 'paid' } });
	});
});

describe('the number of records of a poll', () => {
	const rows = ['a', 'b', 'c'].map((id, index) => record(id, NOW - HOUR + index * MINUTE));

	it('ends the poll before the first record above it', () => {
		const { state, events } = step(CREATION, batchOf(rows), stateOf(), {
			...LIMITS,
			maxRecords: 2,
		});
		expect(events).toEqual(['orderCreated a', 'orderCreated b']);
		expect(state.openScan).toEqual({ startedAt: NOW, resumeAt: NOW - HOUR + 2 * MINUTE });
		expect([known(state, 'b'), known(state, 'c')]).toEqual([
			{ time: expect.any(Number) },
			undefined,
		]);
	});

	it('does not move the end of an incomplete scan to a later time', () => {
		const batch = batchOf(rows, { completeUntil: NOW - HOUR });
		const { state } = step(CREATION, batch, stateOf(), { ...LIMITS, maxRecords: 2 });
		expect(state.openScan?.resumeAt).toBe(NOW - HOUR);
	});
});

describe('the watermark', () => {
	it('is the time of the newest row, or stays', () => {
		expect(step(CREATION, batchOf([record('a', NOW - MINUTE)])).state.watermark).toBe(NOW - MINUTE);
		expect(step(CREATION, batchOf([])).state.watermark).toBe(NOW - HOUR);
		const older = [record('old', NOW - 2 * HOUR)];
		expect(step(CREATION, batchOf([], { older })).state.watermark).toBe(NOW - 2 * HOUR);
	});

	it('is not later than the start of the scan', () => {
		const openScan = { startedAt: NOW - 5 * MINUTE, resumeAt: NOW - HOUR };
		const { state } = step(CREATION, batchOf([record('a', NOW)]), stateOf({ openScan }));
		expect([state.watermark, state.openScan]).toEqual([NOW - 5 * MINUTE, undefined]);
	});

	it('stays during an incomplete scan', () => {
		const batch = batchOf([record('a', NOW)], { completeUntil: NOW - MINUTE });
		expect(step(CREATION, batch).state.watermark).toBe(NOW - HOUR);
	});
});

describe('snapshots', () => {
	const many = (count: number, at: (index: number) => number) =>
		new Map(Array.from({ length: count }, (_, index) => [hashOf(`${index}`), { time: at(index) }]));

	it('of deleted records are removed', () => {
		const snapshots = many(2, () => NOW - HOUR);
		const { state } = step(
			CHANGES,
			batchOf([], { deleted: [hashOf('0')] }),
			stateOf({ snapshots }),
		);
		expect([known(state, '0'), known(state, '1')]).toEqual([undefined, { time: NOW - HOUR }]);
	});

	it('of 2,000 new records are kept, and of more only the newest, with 10 to check the time filter', () => {
		const size = (count: number) =>
			step(
				CREATION,
				batchOf([]),
				stateOf({ snapshots: many(count, (index) => NOW - index * 1_000) }),
			).state.snapshots.size;
		expect([size(2_000), size(2_001), size(2_500)]).toEqual([
			2_000,
			2_001,
			2_000 + KEPT_BEFORE_WINDOW,
		]);
	});

	it('from the first second of the window keep their values, earlier ones do not', () => {
		const start = NOW - 7 * DAY;
		const values = { status: 'paid' };
		const snapshots = new Map(
			[start, start - 1_000].map((time) => [hashOf(`${time}`), { time, version: time, values }]),
		);
		const { state } = step(CHANGES, batchOf([]), stateOf({ snapshots }));
		expect(known(state, `${start}`)).toMatchObject({ values });
		expect(known(state, `${start - 1_000}`)).toEqual({ time: start - 1_000 });
		// A list by update time shows changes of these records too.
		const updates = step(UPDATES, batchOf([]), stateOf({ snapshots })).state;
		expect(known(updates, `${start - 1_000}`)).toMatchObject({ values });
	});

	it('of the look-back window are kept in a list by update time', () => {
		const time = NOW - 6 * DAY;
		const snapshots = many(50, () => time);
		expect(step(UPDATES, batchOf([]), stateOf({ snapshots })).state.snapshots.size).toBe(50);
	});
});

describe('children', () => {
	const parent = record('order', NOW - HOUR);
	const withChildren = (...children: Row[]) =>
		batchOf([parent], { children: new Map([['order', children]]) });
	const state = stateOf({ children: { newSince: NEW_SINCE, snapshots: new Map() } });

	it('are new from the first moment on, once each', () => {
		const batch = withChildren(record('early', NEW_SINCE - 1), record('first', NEW_SINCE));
		const first = step(CHILDREN, batch, state);
		expect(first.events).toContain('fulfillmentCreated order');
		expect(first.events.filter((event) => event.startsWith('fulfillment'))).toHaveLength(1);
		const second = step(CHILDREN, batch, first.state);
		expect(second.events).toEqual([]);
		expect(second.state.children?.snapshots.get(hashOf('first'))).toEqual({ time: NEW_SINCE });
	});

	it('are known from the first poll that watches them', () => {
		const batch = withChildren(record('early', NOW - 1_000), record('late', NOW));
		const { state: next, events } = step(CHILDREN, batch);
		expect(events.filter((event) => event.startsWith('fulfillment'))).toHaveLength(1);
		expect(next.children?.newSince).toBe(NOW);
	});

	it('are not stored if no event needs them', () => {
		expect(step(watchOf(['orderUpdated']), withChildren(), state).state.children).toBeUndefined();
		const childless = watchOf(['fulfillmentCreated'], { child: undefined });
		expect(step(childless, withChildren(), state).state.children).toBeUndefined();
	});

	it('that could not be read are read again in the next poll', () => {
		const retryChildren = new Set([hashOf('order')]);
		const { state: next } = step(CHILDREN, batchOf([parent], { retryChildren }), state);
		expect(next.children?.retry).toEqual(retryChildren);
		expect(step(CHILDREN, batchOf([parent]), state).state.children).not.toHaveProperty('retry');
	});
});

describe('baseline', () => {
	const rows = [record('a', NOW - 2 * HOUR)];

	it('treats records as new that were created within the overlap', () => {
		const { newSince, watermark, snapshots } = baseline(batchOf(rows), CHANGES, LIMITS);
		expect([watermark, newSince]).toEqual([NOW - 2 * HOUR, NOW - 3 * HOUR]);
		expect(snapshots.has(hashOf('a'))).toBe(true);
	});

	it('treats only later records as new if the scan was incomplete', () => {
		const batch = batchOf(rows, { completeUntil: NOW - HOUR });
		expect(baseline(batch, CHANGES, LIMITS).newSince).toBe(NOW);
	});
});
