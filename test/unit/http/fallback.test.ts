import { NodeApiError, type INode } from 'n8n-workflow';

import { fallbackOn } from '../../../nodes/shared/http/fallback';

const node = { name: 'Test', type: 'test', typeVersion: 1 } as INode;

function failure(kind: string): NodeApiError {
	const error = new NodeApiError(node, { message: kind });
	error.context.kind = kind;
	return error;
}

describe('a failure that the work does not depend on', () => {
	it('returns the fallback', async () => {
		await expect(fallbackOn('notFound', null)(failure('notFound'))).resolves.toBeNull();
	});

	it.each([failure('missingScope'), new Error('notFound'), undefined])(
		'throws all other failures: %s',
		async (error) => {
			await expect(fallbackOn('notFound', null)(error)).rejects.toBe(error);
		},
	);
});
