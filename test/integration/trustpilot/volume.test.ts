import { startSandbox } from '../../../sandbox/server';
import { oauthCredential, run } from './support';

/** Waits advance this clock instead: the limit of 833 requests in 5 minutes applies in virtual time. */
const mockClock = { ahead: 0 };
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		mockClock.ahead += ms;
		await Promise.resolve();
	},
}));

/** Without timeouts, because responses arrive in real time. */
jest.mock('../../../nodes/shared/http/watchdog', () => ({
	Watchdog: class {
		async run<T>(_timeoutMs: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
			return await task(new AbortController().signal);
		}
	},
}));

const REVIEWS = 100_000;

it('lists 100,000 private reviews once each, within 833 requests in 5 minutes', async () => {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + mockClock.ahead);
	const sandbox = await startSandbox({ orders: 0 });
	sandbox.control.trustpilot.postReviews(REVIEWS);
	const items = await run(oauthCredential(sandbox, 'user'), {
		resource: 'serviceReview',
		operation: 'getAll',
		returnAll: true,
	});
	const { entries } = sandbox.requests;
	const statuses = entries.map(({ status }) => status);
	const sentAt = entries.map(({ time }) => Date.parse(time));
	await sandbox.close();

	expect(items).toHaveLength(REVIEWS);
	expect(new Set(items.map(({ json }) => json.reviewId)).size).toBe(REVIEWS);
	// The last page is full, so one more request finds the end. The sandbox rejected no request.
	expect(statuses).toEqual(Array.from({ length: REVIEWS / 100 + 1 }, () => 200));
	expect(sentAt[833] - sentAt[0]).toBeGreaterThanOrEqual(300_000);
}, 300_000);
