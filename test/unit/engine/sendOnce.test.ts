import type { NodeOperationError } from 'n8n-workflow';

import { processed } from '../../harness';
import { contextOf, loadProcess } from './processes';

const unsupported = () => new Error('No processed data') as NodeOperationError;

describe('a write that runs once, in four processes', () => {
	beforeEach(() => processed.clear());

	it('is sent once, and then reported as already sent by all of them', async () => {
		const processes = Array.from({ length: 4 }, loadProcess);
		const send = jest.fn(async () => await Promise.resolve('sent'));
		const runAll = async () =>
			await Promise.all(
				processes.flatMap(({ sendOnce }) =>
					Array.from(
						{ length: 5 },
						async () => await sendOnce(contextOf(), { key: 'key', unsupported }, send),
					),
				),
			);
		const first = await runAll();
		expect(first.filter((result) => 'response' in result)).toEqual([{ response: 'sent' }]);
		expect(send).toHaveBeenCalledTimes(1);
		for (const result of await runAll()) expect(result).toEqual({ reason: 'alreadySent' });
		expect(send).toHaveBeenCalledTimes(1);
	});
});
