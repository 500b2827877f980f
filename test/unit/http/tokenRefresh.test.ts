import { refreshOnce } from '../../../nodes/shared/http/tokenRefresh';

describe('refreshOnce', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
	afterEach(() => jest.useRealTimers());

	it('renews once for all that were refused meanwhile', async () => {
		const renew = jest.fn(async () => undefined);
		await Promise.all([1, 2, 3].map(async (at) => await refreshOnce('together', 900 + at, renew)));
		expect(renew).toHaveBeenCalledTimes(1);
	});

	it('does not renew again for a request sent before the renewal ended', async () => {
		const renew = jest.fn(async () => undefined);
		await refreshOnce('late', 900, renew);
		await refreshOnce('late', 999, renew);
		expect(renew).toHaveBeenCalledTimes(1);
		jest.setSystemTime(5_000);
		await refreshOnce('late', 4_000, renew);
		expect(renew).toHaveBeenCalledTimes(2);
	});

	it('tells all refused ones of a failed renewal, without trying again for each', async () => {
		const renew = jest.fn(async () => await Promise.reject(new Error('revoked')));
		await expect(refreshOnce('revoked', 900, renew)).rejects.toThrow('revoked');
		await expect(refreshOnce('revoked', 950, renew)).rejects.toThrow('revoked');
		expect(renew).toHaveBeenCalledTimes(1);
	});

	it('does not refresh again for a request of the same millisecond', async () => {
		const refresh = jest.fn(async () => undefined);
		await refreshOnce('same time', 900, refresh);
		await refreshOnce('same time', 1_000, refresh);
		expect(refresh).toHaveBeenCalledTimes(1);
	});

	it('keeps credentials apart', async () => {
		const renew = jest.fn(async () => undefined);
		await refreshOnce('one', 900, renew);
		await refreshOnce('two', 900, renew);
		expect(renew).toHaveBeenCalledTimes(2);
	});
});
