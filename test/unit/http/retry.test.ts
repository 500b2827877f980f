import type { Failure, FailureKind } from '../../../nodes/shared/http/api';
import type { Attempt } from '../../../nodes/shared/http/retry';
import { backoff, decide, outcomeUnknown } from '../../../nodes/shared/http/retry';

const first: Attempt = {
	repeatable: true,
	failures: {},
	waitedMs: 0,
	maxWaitMs: 300_000,
	renewed: false,
};
const always = () => 1;

type Verdict = 'wait' | 'renew' | 'give up';

/** One row for each kind of failure: what a read, and a write that creates, do about it. */
const TABLE: Array<[kind: FailureKind, read: Verdict, write: Verdict, writeIsUnknown: boolean]> = [
	['rateLimited', 'wait', 'wait', false],
	['dailyLimit', 'give up', 'give up', false],
	['expired', 'renew', 'renew', false],
	['unreached', 'wait', 'wait', false],
	['interrupted', 'wait', 'give up', true],
	['server', 'wait', 'give up', true],
	['badAnswer', 'wait', 'give up', true],
	['badInput', 'give up', 'give up', false],
	['notFound', 'give up', 'give up', false],
	['refused', 'give up', 'give up', false],
	['scope', 'give up', 'give up', false],
	['location', 'give up', 'give up', false],
	['certificate', 'give up', 'give up', false],
	['stopped', 'give up', 'give up', false],
];

describe('decide', () => {
	it.each(TABLE)('%s: a read %s, a creating write %s', (kind, read, write, unknown) => {
		expect(decide({ kind }, first, always).action).toBe(read);
		expect(decide({ kind }, { ...first, repeatable: false }, always).action).toBe(write);
		expect(outcomeUnknown({ kind }, false)).toBe(unknown);
		expect(outcomeUnknown({ kind }, true)).toBe(false);
	});

	it('has a row for every kind', () => {
		const kinds: Record<FailureKind, true> = {
			badAnswer: true,
			badInput: true,
			certificate: true,
			dailyLimit: true,
			expired: true,
			interrupted: true,
			location: true,
			notFound: true,
			rateLimited: true,
			refused: true,
			scope: true,
			server: true,
			stopped: true,
			unreached: true,
		};
		expect(TABLE.map(([kind]) => kind).sort()).toEqual(Object.keys(kinds).sort());
	});

	it('waits as long as the service says', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, first)).toEqual({ action: 'wait', ms: 7_000 });
	});

	it('gives up when the wait would pass the bound', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, { ...first, maxWaitMs: 6_999 })).toEqual({ action: 'give up' });
		expect(decide(failure, { ...first, waitedMs: 295_000 })).toEqual({ action: 'give up' });
	});

	it('renews a token once', () => {
		expect(decide({ kind: 'expired' }, { ...first, renewed: true })).toEqual({ action: 'give up' });
	});

	it.each<[FailureKind, number]>([
		['unreached', 4],
		['interrupted', 5],
		['server', 5],
		['badAnswer', 4],
	])('gives up when %s has come %d times, whatever came beside', (kind, tries) => {
		const others = { rateLimited: 20, interrupted: 4, server: 4, badAnswer: 3 };
		const after = (count: number) => ({ ...first, failures: { ...others, [kind]: count } });
		expect(decide({ kind }, after(tries - 1)).action).toBe('wait');
		expect(decide({ kind }, after(tries)).action).toBe('give up');
	});

	it('waits longer each time that the same comes again', () => {
		const wait = (count: number) =>
			decide({ kind: 'rateLimited' }, { ...first, failures: { rateLimited: count } }, always);
		expect([1, 2, 3].map(wait)).toEqual([2, 4, 8].map((s) => ({ action: 'wait', ms: s * 1000 })));
	});
});

describe('backoff', () => {
	it('doubles, with full jitter, up to half a minute', () => {
		expect([0, 1, 2, 3].map((sent) => backoff(500, sent, always))).toEqual([500, 1000, 2000, 4000]);
		expect(backoff(500, 30, always)).toBe(30_000);
		expect(backoff(500, 3, () => 0.25)).toBe(1000);
		expect(backoff(500, 3, () => 0)).toBe(0);
	});
});
