/** Longer than senders try again; GHL does for over an hour. */
const LIFETIME_MS = 3 * 3_600_000;
/** Deliveries remembered at once; the oldest are forgotten first. */
const MAX_SEEN = 50_000;

/** Deliveries by webhook and ID, with the time they came. In this process alone. */
const seen = new Map<string, number>();

/**
 * Whether this delivery came before; remembers it otherwise. Senders repeat what they think was
 * not received. With several n8n processes each knows its own deliveries only.
 *
 * @param webhook Tells this webhook from every other in the process.
 */
export function cameBefore(webhook: string, delivery: string, now = Date.now()): boolean {
	const key = `${webhook} ${delivery}`;
	const at = seen.get(key);
	if (at !== undefined && now - at < LIFETIME_MS) return true;
	seen.delete(key);
	seen.set(key, now);
	for (const [oldest, time] of seen) {
		if (seen.size <= MAX_SEEN && now - time < LIFETIME_MS) break;
		seen.delete(oldest);
	}
	return false;
}
