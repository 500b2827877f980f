import { NodeApiError } from 'n8n-workflow';

import type { FailureKind } from './api';

/**
 * Returns a handler for failures of one kind that are not errors of the operation. It returns `value`
 * instead, and rethrows all other failures: `client.request(…).catch(fallbackOn('notFound', null))`.
 */
export function fallbackOn<T>(kind: FailureKind, value: T): (error: unknown) => Promise<T> {
	return async (error) =>
		error instanceof NodeApiError && error.context.kind === kind
			? value
			: await Promise.reject(error);
}
