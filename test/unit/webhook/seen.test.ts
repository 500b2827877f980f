import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { SeenDeliveries } from '../../../nodes/shared/webhook/seen';

const HOUR_MS = 3_600_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** Returns the used memory after garbage collection, in bytes. */
const heapUsed = (): number => {
	collectGarbage();
	return process.memoryUsage().heapUsed;
};

describe('SeenDeliveries', () => {
	it('remembers the deliveries of each webhook separately, for three hours', () => {
		const seen = new SeenDeliveries();
		expect(seen.add('a', '1', 0)).toBe(true);
		expect(seen.has('a', '1', 3 * HOUR_MS - 1)).toBe(true);
		expect(seen.add('a', '1', 3 * HOUR_MS - 1)).toBe(false);
		expect(seen.add('b', '1', 0)).toBe(true);
		expect(seen.has('a', '1', 3 * HOUR_MS)).toBe(false);
		expect(seen.add('a', '1', 3 * HOUR_MS)).toBe(true);
	});

	it('does not remember a delivery that it only checks', () => {
		const seen = new SeenDeliveries();
		expect(seen.has('a', '1')).toBe(false);
		expect(seen.size).toBe(0);
	});

	it('drops expired deliveries', () => {
		const seen = new SeenDeliveries();
		for (let i = 0; i < 10; i++) seen.add('a', String(i), 0);
		seen.add('a', 'later', 3 * HOUR_MS);
		expect(seen.size).toBe(1);
	});

	it('drops the oldest delivery of a flooded webhook, and none of the others', () => {
		const seen = new SeenDeliveries(100);
		for (let i = 0; i < 10; i++) seen.add('quiet', String(i), i);
		for (let i = 0; i < 1_000; i++) seen.add('flooded', String(i), 100 + i);
		expect(seen.size).toBe(100);
		expect([0, 9].map((i) => seen.has('quiet', String(i), 200))).toEqual([true, true]);
		expect(seen.has('flooded', '909', 200)).toBe(false);
		expect(seen.has('flooded', '910', 200)).toBe(true);
	});

	it('needs no more memory for long IDs', () => {
		const seen = new SeenDeliveries();
		const id = 'x'.repeat(1_000_000);
		expect(seen.add('a', id)).toBe(true);
		expect(seen.add('a', id)).toBe(false);
		expect(seen.add('a', `${id}y`)).toBe(true);
		const before = heapUsed();
		for (let i = 0; i < 100; i++) seen.add('a', randomBytes(1_000_000).toString('latin1'));
		expect(heapUsed() - before).toBeLessThan(10_000_000);
	});
});
