import { createHmac, randomUUID } from 'node:crypto';
import axios from 'axios';
import type { StoreEvent } from './store';
import type { AbstractGhlData, Subscription } from './types';

/** One event on its way to one subscription. */
export interface Delivery {
	id: string;
	type: string;
	url: string;
	/** Tries so far. */
	tries: number;
	/** Status of the last answer; 0: there was none. */
	status: number;
	/** The exact text that was sent. */
	body: string;
}

/** Waits before each further try, in ms: short, since a sandbox is watched. */
const WAITS = [200, 1_000, 3_000, 10_000, 30_000];
const KEPT = 5_000;

/** The header of a delivery: see Webhooks in the contract. `seconds` since 1970. */
export function signatureOf(secret: string, seconds: number, body: string): string {
	const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
	return `t=${seconds},v1=${hex}`;
}

/** Sends events to the subscriptions that want them, signed, again after failures. */
export class Deliveries {
	/** The newest ones. */
	readonly log: Delivery[] = [];

	private readonly timers = new Set<NodeJS.Timeout>();

	private closed = false;

	/** @param data gives the subscriptions, @param now the present (ms). */
	constructor(
		private readonly data: () => AbstractGhlData,
		private readonly now: () => number,
	) {}

	/** Starts the deliveries of an event. */
	send(event: StoreEvent): void {
		for (const subscription of this.data().subscriptions.values()) {
			if (!subscription.active || !subscription.events.includes(event.type)) continue;
			const id = `evt_${randomUUID()}`;
			const body = JSON.stringify({ id, ...event });
			const { url } = subscription;
			const delivery: Delivery = { id, type: event.type, url, tries: 0, status: 0, body };
			this.log.push(delivery);
			if (this.log.length > KEPT) this.log.shift();
			void this.attempt(subscription, delivery);
		}
	}

	/** Ends all further tries. */
	close(): void {
		this.closed = true;
		for (const timer of this.timers) clearTimeout(timer);
	}

	private async attempt(subscription: Subscription, delivery: Delivery): Promise<void> {
		const seconds = Math.floor(this.now() / 1000);
		const signature = signatureOf(subscription.secret, seconds, delivery.body);
		delivery.tries += 1;
		delivery.status = await axios
			.post(delivery.url, delivery.body, {
				headers: { 'Content-Type': 'application/json', 'AbstractGHL-Signature': signature },
				timeout: 10_000,
				validateStatus: () => true,
			})
			.then(
				({ status }) => status,
				() => 0,
			);
		const isTaken = delivery.status >= 200 && delivery.status < 300;
		if (isTaken || this.closed || delivery.tries > WAITS.length) return;
		const timer = setTimeout(
			() => {
				this.timers.delete(timer);
				void this.attempt(subscription, delivery);
			},
			WAITS[delivery.tries - 1],
		);
		this.timers.add(timer);
	}
}
