import { NodeApiError } from 'n8n-workflow';

import type { FailureKind } from './api';

/**
 * For a request whose failure of one kind is no failure of the work: gives `value` in its place, and
 * passes every other failure on. `client.request(…).catch(fallbackOn('notFound', null))`
 */
export function fallbackOn<T>(kind: FailureKind, value: T): (error: unknown) => Promise<T> {
	return async (error) =>
		error instanceof NodeApiError && error.context.kind === kind
			? value
			: await Promise.reject(error);
}
