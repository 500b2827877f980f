import { createRandom } from '../../../sandbox/server/random';
import { simulate } from './processes';

/** The sandbox needs 39 intervals for them: 390 seconds. */
const REQUESTS = 4_000;
/** The requests of the end-to-end test in queue mode. */
const SHORT_JOB = 182;

describe('n8n processes that share one rate limit', () => {
	it.each([
		['one process', 1, 0, 0],
		['2 processes', 2, 0, 0.05],
		['4 processes', 4, 0, 0.05],
		['10 processes', 10, 0, 0.05],
		['50 processes', 50, 0, 0.05],
		['2 processes, the second one later', 2, 700, 0.05],
		['10 processes, one after the other', 10, 700, 0.05],
		['50 processes, one after the other', 50, 700, 0.05],
	])(
		'%s need at most 1.15 times the shortest time, with few rejected requests',
		(_, count, everyMs, most) => {
			for (const seed of [1, 2, 3]) {
				const random = () => generator.next();
				const generator = createRandom(seed);
				const { factor, refused, served } = simulate({
					count,
					requests: REQUESTS,
					everyMs,
					random,
				});
				expect(served).toBe(REQUESTS);
				expect(factor).toBeLessThanOrEqual(1.15);
				expect(refused).toBeLessThanOrEqual(most);
			}
		},
	);

	it.each([0, 100, 300])(
		'that start %d ms apart have at most a quarter of the requests of a short job rejected',
		(everyMs) => {
			for (let seed = 1; seed <= 20; seed++) {
				const generator = createRandom(seed);
				const random = () => generator.next();
				const { refused, served } = simulate({ count: 2, requests: SHORT_JOB, everyMs, random });
				expect(served).toBe(SHORT_JOB);
				expect(refused).toBeLessThanOrEqual(0.25);
			}
		},
	);
});
