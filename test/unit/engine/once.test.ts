import { once } from '../../../nodes/shared/engine/once';
import type { Client } from '../../../nodes/shared/http/client';

const run = () => ({}) as Client;

describe('once', () => {
	it('reads each key once in a run, also while the first reading is under way', async () => {
		const client = run();
		let readings = 0;
		const read = async () => await Promise.resolve(++readings);
		const both = await Promise.all([once(client, 'a', read), once(client, 'a', read)]);
		expect([...both, await once(client, 'a', read)]).toEqual([1, 1, 1]);
		expect(await once(client, 'b', read)).toBe(2);
		expect(await once(run(), 'a', read)).toBe(3);
	});

	it('keeps a failure', async () => {
		const client = run();
		const fail = jest.fn(async () => await Promise.reject(new Error('gone')));
		await expect(once(client, 'a', fail)).rejects.toThrow('gone');
		await expect(once(client, 'a', fail)).rejects.toThrow('gone');
		expect(fail).toHaveBeenCalledTimes(1);
	});

	it('forgets the oldest of more than it keeps', async () => {
		const client = run();
		const read = jest.fn(async () => await Promise.resolve(1));
		for (let i = 0; i <= 10_000; i++) await once(client, String(i), read);
		read.mockClear();
		await once(client, '1', read);
		expect(read).not.toHaveBeenCalled();
		await once(client, '0', read);
		expect(read).toHaveBeenCalledTimes(1);
	});
});
