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

describe('a write that fails', () => {
	beforeEach(() => processed.clear());

	/** Runs a write with these outcomes, one at a time: a response, or a failure with this context. */
	async function runAll(...writes: Array<{ context?: object; again?: boolean } | 'sent'>) {
		const { sendOnce } = loadProcess();
		const results: unknown[] = [];
		for (const write of writes) {
			const { context, again } = write === 'sent' ? {} : { context: {}, ...write };
			const send = async () =>
				context === undefined
					? await Promise.resolve('sent')
					: await Promise.reject(Object.assign(new Error('failed'), { context }));
			const task = sendOnce(contextOf(), { key: 'key', again, unsupported }, send);
			results.push(await task.catch((error: Error) => error.message));
		}
		return results;
	}

	const sent = { response: 'sent' };
	const unknown = { context: { unknownOutcome: true } };

	it('is sent again in the next execution', async () => {
		expect(await runAll({}, 'sent', 'sent')).toEqual(['failed', sent, { reason: 'alreadySent' }]);
	});

	it('is not sent again if its outcome is unknown', async () => {
		expect(await runAll(unknown, 'sent', 'sent')).toEqual([
			'failed',
			{ reason: 'outcomeUnknown' },
			{ reason: 'outcomeUnknown' },
		]);
	});

	it('stays sent if it is sent again and fails', async () => {
		expect(await runAll('sent', { again: true }, 'sent')).toEqual([
			sent,
			'failed',
			{ reason: 'alreadySent' },
		]);
	});

	it('stays unknown if it is sent again and fails', async () => {
		expect(await runAll(unknown, { again: true }, 'sent')).toEqual([
			'failed',
			'failed',
			{ reason: 'outcomeUnknown' },
		]);
	});

	it('is an error without a context', async () => {
		const { sendOnce } = loadProcess();
		const send = async () => await Promise.reject(new Error('failed'));
		const once = { key: 'key', unsupported };
		await expect(sendOnce(contextOf(), once, send)).rejects.toThrow('failed');
	});
});

describe('an n8n that does not store processed data', () => {
	const old = () => ({ ...contextOf(), helpers: {} }) as never;

	it('sends nothing, unless the user accepts that it is sent again', async () => {
		const { sendOnce } = loadProcess();
		const send = jest.fn(async () => await Promise.resolve('sent'));
		await expect(sendOnce(old(), { key: 'key', unsupported }, send)).rejects.toThrow(
			'No processed data',
		);
		expect(send).not.toHaveBeenCalled();
		const again = { key: 'key', again: true, unsupported };
		expect(await sendOnce(old(), again, send)).toEqual({ response: 'sent' });
	});
});
