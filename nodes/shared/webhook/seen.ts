import { createHash } from 'crypto';

import { BoundedMap } from '../core/boundedMap';

/** Longer than senders retry. GHL does so for over an hour. */
const LIFETIME_MS = 3 * 3_600_000;
/** Webhooks remembered in this process. */
const MAX_WEBHOOKS = 500;
/** Deliveries remembered for all webhooks. The size of an entry does not depend on its ID. */
const MAX_DELIVERIES = 100_000;

/** A key of fixed length: an ID comes from a sender and can be as long as a body. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Which deliveries webhooks received in the last three hours. In memory of this process only. */
export class SeenDeliveries {
	/** The time of each delivery (epoch ms), by webhook and by ID. */
	private readonly webhooks = new BoundedMap<string, BoundedMap<string, number>>(MAX_WEBHOOKS);

	constructor(private readonly maxDeliveries = MAX_DELIVERIES) {}

	get size(): number {
		return [...this.webhooks].reduce((sum, [, deliveries]) => sum + deliveries.size, 0);
	}

	/** Whether a webhook received a delivery before. */
	has(webhook: string, delivery: string, now = Date.now()): boolean {
		const at = this.webhooks.get(keyOf(webhook))?.get(keyOf(delivery));
		return at !== undefined && now - at < LIFETIME_MS;
	}

	/** Adds a delivery. False if the webhook received it before. */
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

	/** A webhook that is flooded forgets its own deliveries, and no other webhook forgets any. */
	private dropOldestOfLargest(): void {
		const largest = [...this.webhooks]
			.map(([, deliveries]) => deliveries)
			.reduce((a, b) => (b.size > a.size ? b : a));
		const [[oldest]] = largest;
		largest.delete(oldest);
	}
}
