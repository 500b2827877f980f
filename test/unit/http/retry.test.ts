import type { Failure, FailureKind } from '../../../nodes/shared/http/api';
import type { Attempt } from '../../../nodes/shared/http/retry';
import {
	backoff,
	decide,
	isOutcomeUnknown,
	isRetryable,
	rejectionReason,
} from '../../../nodes/shared/http/retry';

const first: Attempt = {
	repeatable: true,
	failures: {},
	elapsedMs: 0,
	maxWaitMs: 300_000,
	refreshed: false,
};
const always = () => 1;

type Action = 'wait' | 'refreshToken' | 'fail';

/** One row for each kind of failure: the decision for a read, and for a write that creates. */
const TABLE: Array<[kind: FailureKind, read: Action, write: Action, writeIsUnknown: boolean]> = [
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
	['forbidden', 'fail', 'fail', false],
	['missingScope', 'fail', 'fail', false],
	['unknownHost', 'fail', 'fail', false],
	['blocked', 'fail', 'fail', false],
	['certificate', 'fail', 'fail', false],
	['canceled', 'fail', 'fail', false],
	['redirected', 'fail', 'fail', false],
	['tooLarge', 'fail', 'fail', true],
];

describe('decide', () => {
	it.each(TABLE)(
		'%s: decides to %s a read and to %s a write that creates',
		(kind, read, write, unknown) => {
			expect(decide({ kind }, first, always).action).toBe(read);
			expect(decide({ kind }, { ...first, repeatable: false }, always).action).toBe(write);
			expect(isOutcomeUnknown({ kind }, false)).toBe(unknown);
			expect(isOutcomeUnknown({ kind }, true)).toBe(false);
		},
	);

	it('has a row for every kind', () => {
		const kinds: Record<FailureKind, true> = {
			invalidResponse: true,
			badInput: true,
			certificate: true,
			dailyLimit: true,
			tokenExpired: true,
			connectionLost: true,
			unknownHost: true,
			blocked: true,
			notFound: true,
			rateLimited: true,
			redirected: true,
			tooLarge: true,
			unauthorized: true,
			forbidden: true,
			missingScope: true,
			serverError: true,
			canceled: true,
			unreachable: true,
		};
		expect(TABLE.map(([kind]) => kind).sort()).toEqual(Object.keys(kinds).sort());
	});

	it('waits as long as the service requests', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, first)).toEqual({ action: 'wait', ms: 7_000 });
	});

	it('fails if the wait would exceed the maximum', () => {
		const failure: Failure = { kind: 'rateLimited', retryAfterMs: 7_000 };
		expect(decide(failure, { ...first, maxWaitMs: 6_999 })).toEqual({ action: 'fail' });
		expect(decide(failure, { ...first, elapsedMs: 295_000 })).toEqual({ action: 'fail' });
	});

	it('refreshes a token once', () => {
		expect(decide({ kind: 'tokenExpired' }, { ...first, refreshed: true })).toEqual({
			action: 'fail',
		});
	});

	it.each<[FailureKind, number]>([
		['unreachable', 4],
		['connectionLost', 5],
		['serverError', 5],
		['invalidResponse', 4],
	])('fails when %s has occurred %d times, together with any other failures', (kind, tries) => {
		const others = { rateLimited: 20, connectionLost: 4, server: 4, invalidResponse: 3 };
		const after = (count: number) => ({ ...first, failures: { ...others, [kind]: count } });
		expect(decide({ kind }, after(tries - 1)).action).toBe('wait');
		expect(decide({ kind }, after(tries)).action).toBe('fail');
	});

	it('waits longer after each failure of the same kind', () => {
		const wait = (count: number) =>
			decide({ kind: 'rateLimited' }, { ...first, failures: { rateLimited: count } }, always);
		expect([1, 2, 3].map(wait)).toEqual([2, 4, 8].map((s) => ({ action: 'wait', ms: s * 1000 })));
	});
});

describe('a wait', () => {
	const failures = (count: number) => ({ ...first, failures: { rateLimited: count } });

	it('is the one of the response for the first three failures, then at least the backoff', () => {
		const wait = (count: number, retryAfterMs: number) =>
			decide({ kind: 'rateLimited', retryAfterMs }, failures(count), always);
		expect(wait(3, 1_000)).toEqual({ action: 'wait', ms: 1_000 });
		expect(wait(4, 1_000)).toEqual({ action: 'wait', ms: 16_000 });
		expect(wait(4, 20_000)).toEqual({ action: 'wait', ms: 20_000 });
	});

	it('ends at Maximum Wait', () => {
		const left = (ms: number) => ({ ...failures(3), elapsedMs: 300_000 - ms });
		expect(decide({ kind: 'rateLimited' }, left(2_000), always)).toEqual({
			...{ action: 'wait', ms: 2_000 },
		});
		expect(decide({ kind: 'rateLimited', retryAfterMs: 2_000 }, left(2_000))).toEqual({
			...{ action: 'wait', ms: 2_000 },
		});
		expect(decide({ kind: 'rateLimited' }, left(0), always)).toEqual({ action: 'fail' });
	});
});

describe('a request that n8n did not send', () => {
	const failure: Failure = { kind: 'serverError', isNotSent: true };

	it('is retried, and its outcome is known', () => {
		expect(decide(failure, { ...first, repeatable: false }, always).action).toBe('wait');
		expect(isOutcomeUnknown(failure, false)).toBe(false);
	});
});

it('reports an unknown outcome of a write after See Other, but not after other redirects', () => {
	expect(isOutcomeUnknown({ kind: 'redirected', status: 303 }, false)).toBe(true);
	expect(isOutcomeUnknown({ kind: 'redirected', status: 303 }, true)).toBe(false);
	expect(isOutcomeUnknown({ kind: 'redirected', status: 302 }, false)).toBe(false);
	expect(isOutcomeUnknown({ kind: 'badInput', status: 303 }, false)).toBe(false);
});

it.each<[Failure, string | undefined]>([
	[{ kind: 'tokenExpired', status: 400 }, 'expired'],
	[{ kind: 'unauthorized', status: 401 }, 'unknown'],
	[{ kind: 'unauthorized', status: 401, isKnown: true }, 'other'],
	[{ kind: 'forbidden', status: 403 }, 'other'],
	[{ kind: 'missingScope', status: 401 }, 'other'],
	[{ kind: 'badInput', status: 400 }, undefined],
	[{ kind: 'unauthorized' }, undefined],
])('finds out why the API rejected the token: %j', (failure, reason) => {
	expect(rejectionReason(failure)).toBe(reason);
	if (reason) expect(decide(failure, first)).toEqual({ action: 'refreshToken', reason });
});

it('retries only failures that can be temporary', () => {
	const kinds = TABLE.map(([kind]) => kind);
	const retried = TABLE.filter(([, read]) => read === 'wait').map(([kind]) => kind);
	expect(kinds.filter(isRetryable)).toEqual(retried);
});

describe('backoff', () => {
	it('doubles, with full jitter, up to 30 seconds', () => {
		expect([0, 1, 2, 3].map((sent) => backoff(500, sent, always))).toEqual([500, 1000, 2000, 4000]);
		expect(backoff(500, 30, always)).toBe(30_000);
		expect(backoff(500, 3, () => 0.25)).toBe(1000);
		expect(backoff(500, 3, () => 0)).toBe(0);
	});
});
