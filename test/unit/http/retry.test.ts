import type { Failure, FailureKind } from '../../../nodes/shared/http/api';
import type { Attempt } from '../../../nodes/shared/http/retry';
import { backoff, decide, isOutcomeUnknown } from '../../../nodes/shared/http/retry';

const first: Attempt = {
	repeatable: true,
	failures: {},
	elapsedMs: 0,
	maxWaitMs: 300_000,
	refreshed: false,
};
const always = () => 1;

type Verdict = 'wait' | 'refreshToken' | 'fail';

/** One row for each kind of failure: what a read, and a write that creates, do about it. */
const TABLE: Array<[kind: FailureKind, read: Verdict, write: Verdict, writeIsUnknown: boolean]> = [
	['rateLimited', 'wait', 'wait', false],
	['dailyLimit', 'fail', 'fail', false],
	['tokenExpired', 'refreshToken', 'refreshToken', false],
	['unreachable', 'wait', 'wait', false],
	['connectionLost', 'wait', 'fail', true],
	['serverError', 'wait', 'fail', true],
	['invalidResponse', 'wait', 'fail', true],
	['badInput', 'fail', 'fail', false],
	['notFound', 'fail', 'fail', false],
	['unauthorized', 'fail', 'fail', false],
	['missingScope', 'fail', 'fail', false],
	['unknownHost', 'fail', 'fail', false],
	['certificate', 'fail', 'fail', false],
	['canceled', 'fail', 'fail', false],
	['redirected', 'fail', 'fail', false],
	['tooLarge', 'fail', 'fail', true],
];

describe('decide', () => {
	it.each(TABLE)('%s: a read %s, a creating write %s', (kind, read, write, unknown) => {
		expect(decide({ kind }, first, always).action).toBe(read);
		expect(decide({ kind }, { ...first, repeatable: false }, always).action).toBe(write);
		expect(isOutcomeUnknown({ kind }, false)).toBe(unknown);
		expect(isOutcomeUnknown({ kind }, true)).toBe(false);
	});

	it('has a row for every kind', () => {
		const kinds: Record<FailureKind, true> = {
			invalidResponse: true,
			badInput: true,
			certificate: true,
			dailyLimit: true,
			tokenExpired: true,
			connectionLost: true,
			unknownHost: true,
			notFound: true,
			rateLimited: true,
			redirected: true,
			tooLarge: true,
			unauthorized: true,
			missingScope: true,
			serverError: true,
			canceled: true,
			unreachable: true,
		};
		expect(TABLE.map(([kind]) => kind).sort()).toEqual(Object.keys(kinds).sort());
	});

	it('waits as long as the service says', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, first)).toEqual({ action: 'wait', ms: 7_000 });
	});

	it('gives up when the wait would pass the bound', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, { ...first, maxWaitMs: 6_999 })).toEqual({ action: 'fail' });
		expect(decide(failure, { ...first, elapsedMs: 295_000 })).toEqual({ action: 'fail' });
	});

	it('renews a token once', () => {
		expect(decide({ kind: 'tokenExpired' }, { ...first, refreshed: true })).toEqual({
			action: 'fail',
		});
	});

	it.each<[FailureKind, number]>([
		['unreachable', 4],
		['connectionLost', 5],
		['serverError', 5],
		['invalidResponse', 4],
	])('gives up when %s has come %d times, whatever came beside', (kind, tries) => {
		const others = { rateLimited: 20, connectionLost: 4, server: 4, invalidResponse: 3 };
		const after = (count: number) => ({ ...first, failures: { ...others, [kind]: count } });
		expect(decide({ kind }, after(tries - 1)).action).toBe('wait');
		expect(decide({ kind }, after(tries)).action).toBe('fail');
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
