import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { readEach } from '../../../nodes/shared/engine/readEach';

const node = { name: 'Orders', type: 'orders', typeVersion: 1 } as INode;

function apiError(kind: string): NodeApiError {
	const error = new NodeApiError(node, {}, { message: `failed: ${kind}` });
	error.context.kind = kind;
	return error;
}

/** Reads rows one at a time. A row is the kind of its failure, or `ok`. */
const read = async (rows: string[], marksFailures: boolean) =>
	await readEach(rows, 1, marksFailures, async (row) => {
		if (row === 'input') throw new NodeOperationError(node, 'not an ID');
		if (row === 'bug') throw new TypeError('a bug');
		if (row !== 'ok') throw apiError(row);
		return await Promise.resolve({ row });
	});

const found = { record: { row: 'ok' } };
const failed = (kind: string) => ({ message: `failed: ${kind}` });

describe.each([true, false])('with messages for the caller: %s', (marksFailures) => {
	it.each(['badInput', 'invalidResponse', 'notFound'])(
		'a record that fails with %s has the message as its result',
		async (kind) => {
			expect(await read(['ok', kind, 'ok'], marksFailures)).toEqual([found, failed(kind), found]);
			expect(await read([kind], marksFailures)).toEqual([failed(kind)]);
		},
	);

	it('a record whose ID is not usable has the message as its result', async () => {
		expect(await read(['input', 'ok'], marksFailures)).toEqual([{ message: 'not an ID' }, found]);
	});

	it.each(['unauthorized', 'rateLimited', 'missingScope'])('%s is thrown', async (kind) => {
		await expect(read(['ok', kind, 'ok'], marksFailures)).rejects.toThrow(`failed: ${kind}`);
	});

	it('an error that is not of the API is thrown', async () => {
		await expect(read(['ok', 'bug'], marksFailures)).rejects.toThrow('a bug');
	});
});

describe.each(['forbidden', 'serverError', 'tooLarge'])('%s', (kind) => {
	it('is thrown if the caller shows no messages', async () => {
		await expect(read(['ok', kind], false)).rejects.toThrow(`failed: ${kind}`);
	});

	it('is the result of its record if the API returns another one', async () => {
		expect(await read([kind, 'ok'], true)).toEqual([failed(kind), found]);
		expect(await read(['ok', kind], true)).toEqual([found, failed(kind)]);
	});

	it('is thrown if the API returns no record', async () => {
		await expect(read([kind, kind], true)).rejects.toThrow(`failed: ${kind}`);
		await expect(read([kind, 'notFound'], true)).rejects.toThrow(`failed: ${kind}`);
	});

	it('is thrown after five in a row', async () => {
		const five = new Array<string>(5).fill(kind);
		expect(await read(['ok', ...five, 'ok', ...five], true)).toHaveLength(12);
		await expect(read(['ok', ...five, kind, 'ok'], true)).rejects.toThrow(`failed: ${kind}`);
	});
});

it('throws the first of two failures that may be of the API', async () => {
	await expect(read(['forbidden', 'serverError'], true)).rejects.toThrow('failed: forbidden');
});

it('returns nothing for no rows', async () => {
	expect(await read([], true)).toEqual([]);
});
