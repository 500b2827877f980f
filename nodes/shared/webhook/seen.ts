import { createHash } from 'crypto';

import { BoundedMap } from '../core/boundedMap';

/** Senders stop retrying before that. GHL retries for 70 minutes. */
const LIFETIME_MS = 3 * 3_600_000;
/** Maximum number of webhooks in this process. */
const MAX_WEBHOOKS = 500;
/** Maximum number of deliveries of all webhooks. The size of an entry does not depend on its ID. */
const MAX_DELIVERIES = 100_000;

/** Returns a key of fixed length: an ID comes from a sender and can be as long as a body. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The deliveries that webhooks received in the last three hours, in the memory of this process. */
export class SeenDeliveries {
	/** The time of each delivery (epoch ms), by webhook and by ID. */
	private readonly webhooks = new BoundedMap<string, BoundedMap<string, number>>(MAX_WEBHOOKS);

	constructor(private readonly maxDeliveries = MAX_DELIVERIES) {}

	get size(): number {
		return [...this.webhooks].reduce((sum, [, deliveries]) => sum + deliveries.size, 0);
	}

	/** Returns whether a webhook received a delivery before. */
	has(webhook: string, delivery: string, now = Date.now()): boolean {
		const at = this.webhooks.get(keyOf(webhook))?.get(keyOf(delivery));
		return at !== undefined && now - at < LIFETIME_MS;
	}

	/** Adds a delivery. Returns false if the webhook received it before. */
	add(webhook: string, delivery: string, now = Date.now()): boolean {
		if (this.has(webhook, delivery, now)) return false;
		const deliveries = this.webhooks.getOrCreate(
			keyOf(webhook),
			() => new BoundedMap(this.maxDeliveries),
		);
		deliveries.set(keyOf(delivery), now);
		for (const [oldest, at] of deliveries) {
			if (now - at < LIFETIME_MS) break;
			deliveries.delete(oldest);
		}
		if (this.size > this.maxDeliveries) this.dropOldestOfLargest();
		return true;
	}

	/**
	 * Removes the oldest delivery of the webhook with the most deliveries. A webhook that receives too many
	 * does not affect the others.
	 */
	private dropOldestOfLargest(): void {
		const largest = [...this.webhooks]
			.map(([, deliveries]) => deliveries)
			.reduce((a, b) => (b.size > a.size ? b : a));
		const [[oldest]] = largest;
		largest.delete(oldest);
	}
}
