import { compare } from '../../../nodes/shared/poll/compare';
import type { Snapshot } from '../../../nodes/shared/poll/state';
import type { Row, Watch } from '../../../nodes/shared/poll/types';
import { EVENTS, watchOf } from './trigger';

const NEW_SINCE = Date.UTC(2026, 0, 2);
const OLD = '2026-01-01T00:00:00.000Z';

const WATCH = watchOf(['orderRefunded']);
const { orderRefunded } = EVENTS;
/** Counts the total only while the status is one of the refunded ones. */
const IF_REFUNDED: Watch = watchOf([], {
	events: [{ ...orderRefunded, increase: { ...orderRefunded.increase, needsStatus: true } }],
});

const eventsOf = (watch: Watch, row: Row, known?: Snapshot) =>
	compare(watch, { _id: 'a', createdAt: OLD, updatedAt: OLD, ...row }, known, NEW_SINCE).events;

/** Compares a record with the values of its snapshot. */
const refundsOf = (values: Snapshot['values'], row: Row, watch = WATCH) =>
	eventsOf(watch, row, { time: Date.parse(OLD), version: Date.parse(OLD), values });

const event = (changes: object, refundAmount?: number) => [
	{
		event: 'orderRefunded',
		changes,
		...(refundAmount !== undefined && { amount: { refundAmount } }),
	},
];
const PARTIALLY = 'partially_refunded';
const toPartially = { from: 'paid', to: PARTIALLY };
const toRefunded = { from: 'paid', to: 'refunded' };

describe('a total that grows', () => {
	it('is an event with the amount since the last one', () => {
		expect(
			refundsOf({ status: 'paid', refunded: null }, { status: PARTIALLY, refunded: 5 }),
		).toEqual(event({ status: toPartially, refunded: { from: 0, to: 5 } }, 5));
		expect(
			refundsOf({ status: PARTIALLY, refunded: 0.1 }, { status: PARTIALLY, refunded: 0.3 }),
		).toEqual(event({ refunded: { from: 0.1, to: 0.3 } }, 0.2));
	});

	it.each([5, 3, null])('is no event if the total was 5 and is %p', (refunded) => {
		expect(refundsOf({ status: PARTIALLY, refunded: 5 }, { status: PARTIALLY, refunded })).toEqual(
			[],
		);
	});

	it('is an event without an amount if only the status is known', () => {
		expect(refundsOf({ status: 'paid', refunded: null }, { status: 'refunded' })).toEqual(
			event({ status: toRefunded }),
		);
		expect(refundsOf({ status: 'paid', refunded: 0 }, { status: 'refunded', refunded: 0 })).toEqual(
			event({ status: toRefunded }),
		);
	});

	it('is one event if the API returns the status before the total, or the total before the status', () => {
		expect(
			refundsOf({ status: 'refunded', refunded: null }, { status: 'refunded', refunded: 10 }),
		).toEqual([]);
		expect(
			refundsOf({ status: 'paid', refunded: 10 }, { status: 'refunded', refunded: 10 }),
		).toEqual([]);
	});

	it('counts in a new record', () => {
		const createdAt = new Date(NEW_SINCE).toISOString();
		const isNew = { createdAt, updatedAt: createdAt };
		expect(eventsOf(WATCH, { ...isNew, status: 'refunded', refunded: 10 })).toEqual([
			{ event: 'orderRefunded', amount: { refundAmount: 10 } },
		]);
		expect(eventsOf(WATCH, { ...isNew, status: 'refunded' })).toEqual([{ event: 'orderRefunded' }]);
		expect(eventsOf(WATCH, { ...isNew, status: 'paid' })).toEqual([]);
		expect(eventsOf(WATCH, { status: 'refunded', refunded: 10 })).toEqual([]);
	});

	it('counts only in records with the status, if the event needs it', () => {
		const from = { status: 'paid', refunded: 0 };
		expect(refundsOf(from, { status: 'paid', refunded: 5 }, IF_REFUNDED)).toEqual([]);
		expect(refundsOf(from, { status: 'paid', refunded: 5 })).toEqual(
			event({ refunded: { from: 0, to: 5 } }, 5),
		);
		expect(refundsOf(from, { status: PARTIALLY, refunded: 5 }, IF_REFUNDED)).toEqual(
			event({ status: toPartially, refunded: { from: 0, to: 5 } }, 5),
		);
	});
});

describe('a total that was not watched before', () => {
	const refunded = { status: 'refunded', refunded: 10 };

	it('is no event of a record whose values were not watched', () => {
		expect(refundsOf({}, refunded)).toEqual([]);
		expect(refundsOf({ status: 'refunded' }, refunded)).toEqual([]);
	});

	it('counts from zero if the record reaches the status', () => {
		expect(refundsOf({ status: 'paid' }, refunded)).toEqual(
			event({ status: toRefunded, refunded: { from: 0, to: 10 } }, 10),
		);
		expect(refundsOf({ status: 'paid' }, { status: 'paid', refunded: 10 })).toEqual([]);
	});

	it('counts from the known total if only the status was not watched', () => {
		expect(refundsOf({ refunded: 4 }, refunded)).toEqual(
			event({ refunded: { from: 4, to: 10 } }, 6),
		);
		expect(refundsOf({ refunded: 10 }, refunded)).toEqual([]);
	});
});
