import type { RejectionReason } from '../../../nodes/shared/http/api';
import { RequestFailure } from '../../../nodes/shared/http/requestFailure';
import { refreshOnce, tokenWorked } from '../../../nodes/shared/http/tokenRefresh';
import type { StoredToken } from '../../../nodes/shared/http/tokenRefresh';

const MINUTE = 60_000;

let sources = 0;

/** Returns a token that each refresh replaces, and the number of refreshes. */
function source({ fails, ...token }: Partial<StoredToken> & { fails?: unknown } = {}) {
	let count = 0;
	const refresh = jest.fn(async () => {
		if (fails !== undefined) await Promise.reject(fails);
		count++;
	});
	const read = async () => await Promise.resolve({ identity: `token ${count}`, ...token });
	return { key: `token of source ${++sources}`, refresh, read };
}

const rejected = (sentAt: number, reason: RejectionReason = 'unknown') => ({ sentAt, reason });

/** Refreshes a token, and lets the time pass in which another process stores its token. */
async function refreshAndWait(...args: Parameters<typeof refreshOnce>): Promise<boolean> {
	const result = refreshOnce(...args);
	result.catch(() => undefined);
	await jest.advanceTimersByTimeAsync(500);
	return await result;
}

describe('refreshOnce', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => jest.useRealTimers());

	it('refreshes once for all requests that were rejected at the same time', async () => {
		const token = source();
		const sentAt = [1, 2, 3].map((at) => 999_900 + at);
		const results = sentAt.map(async (at) => await refreshOnce(token, rejected(at)));
		expect(await Promise.all(results)).toEqual([true, true, true]);
		expect(token.refresh).toHaveBeenCalledTimes(1);
	});

	it.each([999_900, 999_999, 1_000_000])(
		'does not refresh again for a request sent at %d, before the refresh ended',
		async (sentAt) => {
			const token = source();
			await refreshOnce(token, rejected(999_900));
			expect(await refreshOnce(token, rejected(sentAt))).toBe(true);
			expect(token.refresh).toHaveBeenCalledTimes(1);
		},
	);

	it('reports a failed refresh to all rejected requests', async () => {
		const token = source({ fails: new Error('revoked') });
		await expect(refreshAndWait(token, rejected(999_900))).rejects.toThrow('revoked');
		await expect(refreshOnce(token, rejected(999_950))).rejects.toThrow('revoked');
		expect(token.refresh).toHaveBeenCalledTimes(1);
	});

	it.each([
		['already stored', 0],
		['stored 400 ms later', 400],
	])('uses the token of another process that used the refresh token: %s', async (_, ms) => {
		const token = source({ fails: new Error('invalid_grant') });
		const before = Date.now();
		const read = async () => {
			const isStored = token.refresh.mock.calls.length > 0 && Date.now() >= before + ms;
			return await Promise.resolve({ identity: isStored ? 'other' : 'same' });
		};
		expect(await refreshAndWait({ ...token, read }, rejected(999_900))).toBe(true);
		expect(token.refresh).toHaveBeenCalledTimes(1);
	});

	it.each([
		['the token with which the execution started', 'token 0', 1],
		['another token', 'token of the start', 0],
	])('after a refresh by another process 100 ms ago, refreshes %s', async (_, start, times) => {
		const token = source({ issuedAt: 999_900 });
		const startedWith = Promise.resolve(start);
		expect(await refreshOnce({ ...token, startedWith }, rejected(999_950))).toBe(true);
		expect(token.refresh).toHaveBeenCalledTimes(times);
	});

	it('refreshes a token that another process received a minute ago', async () => {
		const token = source({ issuedAt: 940_000 });
		const startedWith = Promise.resolve('token of the start');
		await refreshOnce({ ...token, startedWith }, rejected(999_950));
		expect(token.refresh).toHaveBeenCalledTimes(1);
	});

	it('refreshes again after the system clock was set back by an hour', async () => {
		jest.setSystemTime(2 * 60 * MINUTE);
		const token = source();
		await refreshOnce(token, rejected(Date.now() - 100));
		jest.setSystemTime(60 * MINUTE);
		expect(await refreshOnce(token, rejected(Date.now(), 'expired'))).toBe(true);
		expect(token.refresh).toHaveBeenCalledTimes(2);
	});

	it('keeps tokens separate', async () => {
		const [one, two] = [source(), source()];
		await refreshOnce(one, rejected(999_900));
		await refreshOnce(two, rejected(999_900));
		expect(one.refresh).toHaveBeenCalledTimes(1);
		expect(two.refresh).toHaveBeenCalledTimes(1);
	});

	it.each<[RejectionReason, number, number]>([
		['unknown', 4.9, 1],
		['expired', 4.9, 1],
		['unknown', 5, 2],
		['expired', 5, 2],
	])('%s, %d minutes after a refresh that did not help', async (reason, minutes, times) => {
		const token = source();
		await refreshOnce(token, rejected(999_900, reason));
		jest.setSystemTime(1_000_000 + minutes * MINUTE);
		expect(await refreshOnce(token, rejected(Date.now(), reason))).toBe(times === 2);
		expect(token.refresh).toHaveBeenCalledTimes(times);
	});

	it.each<[RejectionReason, number]>([
		['expired', 2],
		['unknown', 1],
	])('%s, after the new token has worked', async (reason, times) => {
		const token = source();
		await refreshOnce(token, rejected(999_900));
		tokenWorked(token.key, 1_000_100);
		jest.setSystemTime(1_000_200);
		await refreshOnce(token, rejected(1_000_150, reason));
		expect(token.refresh).toHaveBeenCalledTimes(times);
	});

	it('refreshes again when the new token has expired', async () => {
		const token = source({ lifetimeMs: 1_000 });
		await refreshOnce(token, rejected(999_900));
		jest.setSystemTime(1_001_000);
		expect(await refreshOnce(token, rejected(1_000_900))).toBe(true);
		expect(token.refresh).toHaveBeenCalledTimes(2);
	});

	it('repeats a final failure without a request, until the credential changes', async () => {
		const token = source({ fails: new Error('revoked'), identity: 'same' });
		await expect(refreshAndWait(token, rejected(999_900))).rejects.toThrow('revoked');
		jest.setSystemTime(1_060_000);
		await expect(refreshOnce(token, rejected(1_060_000))).rejects.toThrow('revoked');
		expect(token.refresh).toHaveBeenCalledTimes(1);
		const reconnected = { ...token, ...source(), key: token.key };
		expect(await refreshOnce(reconnected, rejected(1_060_000))).toBe(true);
	});

	it('tries again after a temporary failure', async () => {
		const fails = new RequestFailure({ kind: 'serverError', status: 503 });
		const token = source({ fails, identity: 'same' });
		await expect(refreshOnce(token, rejected(999_900))).rejects.toBe(fails);
		jest.setSystemTime(1_000_001);
		await expect(refreshOnce(token, rejected(1_000_001))).rejects.toBe(fails);
		expect(token.refresh).toHaveBeenCalledTimes(2);
	});

	it('does not refresh a token that another process has refreshed', async () => {
		const token = source({ issuedAt: 999_950 });
		expect(await refreshOnce(token, rejected(999_900))).toBe(true);
		expect(token.refresh).not.toHaveBeenCalled();
	});

	it.each([
		[999_999, 1],
		[1_000_001, 0],
	])(
		'for another reason, refreshes only a token past its own expiry: %d',
		async (expiresAt, times) => {
			const token = source({ expiresAt });
			expect(await refreshOnce(token, rejected(999_900, 'other'))).toBe(times === 1);
			expect(token.refresh).toHaveBeenCalledTimes(times);
		},
	);
});
