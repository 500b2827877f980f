import { createHash } from 'node:crypto';
import { ContractError } from './errors';
import { identityOf } from './store';
import type { HandlerResult, Store } from './store';

const LIFETIME_MS = 24 * 3_600_000;
const HEADER = 'Idempotency-Replayed';

/** The parts of a write that its idempotency key is bound to. */
interface KeyedRequest {
	/** Undefined if the request has no key. */
	key: string | undefined;
	/** Keys of different clients are independent. */
	clientId: string;
	method: string;
	url: string;
	body: unknown;
}

/** Runs a write once for its key: see Idempotency in the contract. */
export function runOnce(
	store: Store,
	now: number,
	{ key, clientId, method, url, body }: KeyedRequest,
	run: () => HandlerResult,
): HandlerResult & { headers?: Record<string, string> } {
	if (key === undefined) return run();
	const { remembered } = store.data;
	const name = `${clientId} ${key}`;
	const content = JSON.stringify([method, url, body ?? null]);
	const fingerprint = createHash('sha256').update(content).digest('hex');
	const before = remembered.get(name);
	if (before && before.expiresAt > now) {
		if (before.fingerprint !== fingerprint) {
			const message = 'The idempotency key was already used for another request';
			throw new ContractError(409, 'idempotency_key_reused', message);
		}
		const isCurrent =
			before.record === undefined || store.revisionOf(before.record) === before.revision;
		if (isCurrent)
			return { status: before.status, body: before.body, headers: { [HEADER]: 'true' } };
	}
	const result = run();
	const record = result.record && identityOf(result.record);
	remembered.set(name, {
		fingerprint,
		status: result.status,
		body: structuredClone(result.body),
		record,
		...(record && { revision: store.revisionOf(record) }),
		expiresAt: now + LIFETIME_MS,
	});
	return result;
}
