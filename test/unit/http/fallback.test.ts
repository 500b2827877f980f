import { NodeApiError, type INode } from 'n8n-workflow';

import { fallbackOn } from '../../../nodes/shared/http/fallback';

const node = { name: 'Test', type: 'test', typeVersion: 1 } as INode;

function failure(kind: string): NodeApiError {
	const error = new NodeApiError(node, { message: kind });
	error.context.kind = kind;
	return error;
}

describe('a failure that is no failure of the work', () => {
	it('gives the value in its place', async () => {
		await expect(fallbackOn('notFound', null)(failure('notFound'))).resolves.toBeNull();
	});

	it.each([failure('missingScope'), new Error('notFound'), undefined])(
		'passes every other on: %s',
		async (error) => {
			await expect(fallbackOn('notFound', null)(error)).rejects.toBe(error);
		},
	);
});
