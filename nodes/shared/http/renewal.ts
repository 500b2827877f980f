import { BoundedMap } from '../core/boundedMap';

/** Credentials remembered at once. */
const MAX_KEYS = 500;

interface Renewal {
	running?: Promise<void>;
	/** When the last one ended, epoch ms. */
	endedAt: number;
	failure?: unknown;
}

const renewals = new BoundedMap<string, Renewal>(MAX_KEYS);

/**
 * Renews a token once for all requests that were refused with the old one. Refresh tokens are
 * single-use, so a second refresh for the same refusal would burn a good token.
 *
 * @param key The credential.
 * @param sentAt When the refused request was sent, epoch ms.
 */
export async function renewOnce(
	key: string,
	sentAt: number,
	renew: () => Promise<unknown>,
): Promise<void> {
	const last = renewals.get(key);
	if (last?.running) return await last.running;
	if (last && last.endedAt >= sentAt) {
		if (last.failure !== undefined) await Promise.reject(last.failure);
		return;
	}
	const renewal: Renewal = { endedAt: 0 };
	renewal.running = renew()
		.then(
			() => undefined,
			async (error: unknown) => {
				renewal.failure = error;
				await Promise.reject(error);
			},
		)
		.finally(() => {
			renewal.endedAt = Date.now();
			renewal.running = undefined;
		});
	renewals.set(key, renewal);
	await renewal.running;
}
