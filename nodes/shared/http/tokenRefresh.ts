import { BoundedMap } from '../core/boundedMap';
import { Watchdog } from './watchdog';

/** Credentials remembered at once. */
const MAX_KEYS = 500;

interface Refresh {
	running?: Promise<void>;
	/** When the last one ended, epoch ms. */
	endedAt: number;
	failure?: unknown;
}

/**
 * Maximum time of one refresh. n8n's OAuth2 client has no timeout for a token endpoint that never ends
 * its response, and every later request of the credential would wait for it.
 */
const TIMEOUT_MS = 60_000;

/** A refresh is shared by executions, so that none of them may abort it. */
const watchdog = new Watchdog(() => false);

const refreshes = new BoundedMap<string, Refresh>(MAX_KEYS);

/**
 * Renews a token once for all requests that were refused with the old one. Refresh tokens are
 * single-use, so a second refresh for the same refusal would burn a good token.
 *
 * @param key The credential.
 * @param sentAt When the refused request was sent, epoch ms.
 */
export async function refreshOnce(
	key: string,
	sentAt: number,
	refresh: () => Promise<unknown>,
): Promise<void> {
	const last = refreshes.get(key);
	if (last?.running) return await last.running;
	if (last && last.endedAt >= sentAt) {
		if (last.failure !== undefined) await Promise.reject(last.failure);
		return;
	}
	const current: Refresh = { endedAt: 0 };
	current.running = watchdog
		.run(TIMEOUT_MS, refresh)
		.then(
			() => undefined,
			async (error: unknown) => {
				current.failure = error;
				await Promise.reject(error);
			},
		)
		.finally(() => {
			current.endedAt = Date.now();
			current.running = undefined;
		});
	refreshes.set(key, current);
	await current.running;
}
