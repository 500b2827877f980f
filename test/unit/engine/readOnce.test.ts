import { readOnce } from '../../../nodes/shared/engine/readOnce';
import type { Client } from '../../../nodes/shared/http/client';

const run = () => ({}) as Client;

describe('a read that several items share', () => {
	it('is sent once for each key, even while the first read is in progress', async () => {
		const client = run();
		let reads = 0;
		const read = async () => await Promise.resolve(++reads);
		const both = await Promise.all([readOnce(client, 'a', read), readOnce(client, 'a', read)]);
		expect([...both, await readOnce(client, 'a', read)]).toEqual([1, 1, 1]);
		expect(await readOnce(client, 'b', read)).toBe(2);
		expect(await readOnce(run(), 'a', read)).toBe(3);
	});

	it('is sent again after a failure', async () => {
		const client = run();
		const fail = jest.fn(async () => await Promise.reject(new Error('deleted')));
		await expect(readOnce(client, 'a', fail)).rejects.toThrow('deleted');
		await expect(readOnce(client, 'a', fail)).rejects.toThrow('deleted');
		expect(fail).toHaveBeenCalledTimes(1);
	});

	it('is sent again for the oldest key if there are too many keys', async () => {
		const client = run();
		const read = jest.fn(async () => await Promise.resolve(1));
		for (let i = 0; i <= 10_000; i++) await readOnce(client, String(i), read);
		read.mockClear();
		await readOnce(client, '1', read);
		expect(read).not.toHaveBeenCalled();
		await readOnce(client, '0', read);
		expect(read).toHaveBeenCalledTimes(1);
	});
});
