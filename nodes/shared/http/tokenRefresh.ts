import { BoundedMap } from '../core/boundedMap';

/** Credentials remembered at once. */
const MAX_KEYS = 500;

interface Refresh {
	running?: Promise<void>;
	/** When the last one ended, epoch ms. */
	endedAt: number;
	failure?: unknown;
}

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
	current.running = refresh()
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
