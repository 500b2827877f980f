import { Pace } from '../../../nodes/shared/http/pace';

const RATE = { max: 100, intervalMs: 10_000 };
const START = 1_000_000;

/** A process with a clock that the test controls. `random` is its random number. */
function setup({ random = 0, rate = RATE } = {}) {
	const pace = new Pace(() => random);
	const clock = { now: START };
	return {
		clock,
		delay: () => pace.delay(clock.now),
		hasRoom: (open: number) => pace.hasRoom(clock.now, open, rate),
		start: () => pace.start(clock.now),
		serve(count = 1) {
			for (let i = 0; i < count; i++) pace.serve(clock.now, rate);
		},
		read: (remaining: number, others = 0) => pace.read(clock.now, remaining, rate, others),
	};
}

/** A process that has used 50 of 80 requests, and therefore keeps a distance of 163.3 ms. */
function sharing() {
	const process = setup();
	process.serve(50);
	process.read(20, 30);
	return {
		...process,
		/** Returns the distance, from a request that starts now. */
		distance() {
			process.start();
			return process.delay();
		},
	};
}

describe('concurrent requests', () => {
	it('are 2 at first, and one more after each response', () => {
		const { hasRoom, serve, start } = setup();
		start();
		expect([hasRoom(1), hasRoom(2)]).toEqual([true, false]);
		serve(3);
		expect([hasRoom(4), hasRoom(5)]).toEqual([true, false]);
	});

	it('are 2 again after an interval without a response', () => {
		const { clock, hasRoom, serve, start } = setup();
		serve(3);
		clock.now += 10_000;
		start();
		expect(hasRoom(4)).toBe(true);
		clock.now += 1;
		expect([hasRoom(1), hasRoom(2)]).toEqual([true, false]);
	});

	it('are 2 again when others use much of the limit', () => {
		const { hasRoom, serve, read, start } = setup();
		serve(40);
		start();
		expect(hasRoom(41)).toBe(true);
		read(20, 40);
		start();
		expect([hasRoom(1), hasRoom(2)]).toEqual([true, false]);
	});

	it('do not wait for a request that takes 500 ms', () => {
		const { clock, hasRoom, start } = setup();
		start();
		clock.now += 499;
		expect(hasRoom(2)).toBe(false);
		clock.now += 1;
		expect(hasRoom(2)).toBe(true);
	});
});

describe('the start of a distance', () => {
	it.each([
		['others use a quarter of the limit', { remaining: 50, others: 25, starts: true }],
		['others use less', { remaining: 50, others: 24, starts: false }],
		['others use little, and few requests remain', { remaining: 9, others: 1, starts: true }],
		['10% of the requests remain', { remaining: 10, others: 1, starts: false }],
		['few requests remain without others', { remaining: 9, others: 0, starts: false }],
	])('%s', (_, { remaining, others, starts }) => {
		const { delay, serve, read, start } = setup();
		serve(25);
		read(remaining, others);
		start();
		expect(delay() > 0).toBe(starts);
	});

	it.each([
		['its own part of the used requests', { served: 50, remaining: 20, ms: 164 }],
		['at least 3.5% of the limit', { served: 1, remaining: 20, ms: 2_916 }],
	])('gives the process %s', (_, { served, remaining, ms }) => {
		const { delay, serve, read, start } = setup();
		serve(served);
		read(remaining, 30);
		start();
		expect(delay()).toBe(ms);
	});

	it('is at most 60% of the interval', () => {
		const { delay, read, start } = setup({ rate: { max: 10, intervalMs: 10_000 } });
		read(5, 5);
		start();
		expect(delay()).toBe(6_000);
	});

	it('counts only the requests of the current interval', () => {
		const { clock, delay, serve, read, start } = setup();
		serve(30);
		clock.now += 10_000;
		serve(10);
		clock.now += 1;
		serve(10);
		read(20, 30);
		start();
		// 10 of 80 requests.
		expect(delay()).toBe(817);
	});

	it.each([
		['immediately, if the random number is 1', { random: 1, ms: 0 }],
		['in the middle of the distance, if it is 0.5', { random: 0.5, ms: 82 }],
		['after the distance, if it is 0', { random: 0, ms: 164 }],
	])('sends the next request %s', (_, { random, ms }) => {
		const { delay, serve, read } = setup({ random });
		serve(50);
		read(20, 30);
		expect(delay()).toBe(ms);
	});

	it.each([
		['in this interval if at least one request remains for it', { remaining: 4, ms: 409 }],
		['after this interval if less than one request remains', { remaining: 3, ms: 10_413 }],
	])('sends the next request %s', (_, { remaining, ms }) => {
		const { delay, serve, read } = setup();
		// If 4 requests remain, the part of this process is exactly a quarter.
		serve(24);
		read(remaining, 1);
		expect(delay()).toBe(ms);
	});
});

describe('a distance', () => {
	it('is the time from the start of a request to the next', () => {
		const { clock, delay, start } = sharing();
		start();
		expect(delay()).toBe(164);
		clock.now += 163;
		expect(delay()).toBe(1);
		clock.now += 1_000;
		expect(delay()).toBe(0);
	});

	it('ends when no response shows others for 2 intervals', () => {
		const { clock, distance, read } = sharing();
		clock.now += 5_000;
		read(10, 1);
		clock.now += 20_000;
		read(10);
		expect(distance()).toBeGreaterThan(0);
		clock.now += 1;
		read(9);
		expect(distance()).toBe(0);
	});

	it('grows by 10% if no requests remain, once for concurrent responses', () => {
		const { clock, distance, read } = sharing();
		read(0, 50);
		expect(distance()).toBe(180);
		clock.now += 499;
		read(0, 50);
		expect(distance()).toBe(180);
		clock.now += 1;
		read(0, 50);
		expect(distance()).toBe(198);
	});

	it('grows to at most 60% of the interval', () => {
		const { clock, distance, read } = sharing();
		for (let i = 0; i < 50; i++) {
			read(0, 50);
			clock.now += 500;
		}
		expect(distance()).toBe(6_000);
	});

	it.each([
		// All clients together use 98 requests in 10 seconds if the factor is 1.
		['is kept if all clients use 98% of the limit', { ms: 5_000, used: 49, distance: 164 }],
		['grows if they use more', { ms: 2_500, used: 36, distance: 198 }],
		['shrinks if they use less', { ms: 5_000, used: 25, distance: 117 }],
		['grows to at most 1.5 times as much at once', { ms: 500, used: 60, distance: 245 }],
		['shrinks to at least a third at once', { ms: 5_000, used: 0, distance: 55 }],
		['is not measured over less than 5% of the interval', { ms: 499, used: 60, distance: 164 }],
	])('%s', (_, { ms, used, distance }) => {
		const process = sharing();
		process.read(70, 30);
		process.clock.now += ms;
		process.read(70 - used, 30);
		expect(process.distance()).toBe(distance);
	});

	it('is at most 60% of the interval after a measurement', () => {
		const process = sharing();
		for (let i = 0; i < 20; i++) {
			process.read(90, 10);
			process.clock.now += 500;
			process.read(10, 90);
			process.read(100, 0);
		}
		expect(process.distance()).toBe(6_000);
	});

	it('is measured from the previous measurement', () => {
		const { clock, distance, read } = sharing();
		read(90, 10);
		clock.now += 5_000;
		read(41, 30);
		expect(distance()).toBe(164);
		clock.now += 2_500;
		read(5, 60);
		expect(distance()).toBe(198);
	});

	it('is measured from the first of several responses that are close together', () => {
		const { clock, distance, read } = sharing();
		read(90, 10);
		clock.now += 400;
		read(85, 10);
		clock.now += 2_100;
		// 36 requests in 2,500 ms.
		read(54, 10);
		expect(distance()).toBe(198);
	});

	it('is measured again from the start of an interval', () => {
		const { clock, distance, read } = sharing();
		read(10, 80);
		clock.now += 5_000;
		read(90, 5);
		expect(distance()).toBe(164);
		clock.now += 2_500;
		read(54, 10);
		expect(distance()).toBe(198);
	});

	it('is not measured from before a response with 0 remaining', () => {
		const { clock, distance, read } = sharing();
		read(60, 40);
		clock.now += 2_000;
		read(0, 90);
		expect(distance()).toBe(180);
		clock.now += 2_000;
		read(20, 80);
		expect(distance()).toBe(180);
	});

	it('is not measured from before its start', () => {
		const { clock, distance, read, serve } = sharing();
		read(90, 10);
		clock.now += 20_001;
		read(80);
		serve(50);
		read(20, 30);
		clock.now += 2_000;
		read(10, 40);
		expect(distance()).toBe(164);
	});
});
