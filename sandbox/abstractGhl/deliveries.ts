import { createHmac, randomUUID } from 'node:crypto';
import { type WebhookDelivery, Sender } from '../server/sender';
import type { StoreEvent } from './store';
import type { AbstractGhlData } from './types';

/** The delivery of one event to one subscription. */
export interface Delivery extends WebhookDelivery {
	id: string;
	type: string;
}

/** Waits before each retry, in ms. They are short, so that you can see the retries in the sandbox. */
const WAITS = [200, 1_000, 3_000, 10_000, 30_000];

/** Returns the signature header of a delivery: see Webhooks in the contract. `seconds` is the Unix time. */
export function signatureOf(secret: string, seconds: number, body: string): string {
	const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
	return `t=${seconds},v1=${hex}`;
}

/** Signs events, sends them to the subscriptions that include them, and retries after failures. */
export class Deliveries {
	private readonly sender: Sender<Delivery>;

	/**
	 * @param data - returns the data with the subscriptions
	 * @param now - returns the current time in ms
	 */
	constructor(
		private readonly data: () => AbstractGhlData,
		private readonly now: () => number,
	) {
		this.sender = new Sender(({ status, tries }) =>
			status >= 200 && status < 300 ? undefined : WAITS[tries - 1],
		);
	}

	/** The newest deliveries. */
	get log(): readonly Delivery[] {
		return this.sender.log;
	}

	/** Starts the deliveries of an event. */
	send(event: StoreEvent): void {
		for (const subscription of this.data().subscriptions.values()) {
			const { active, events, url } = subscription;
			if (!active || !events.includes(event.type)) continue;
			const id = `evt_${randomUUID()}`;
			const body = JSON.stringify({ id, ...event });
			const delivery = { url, body, tries: 0, status: 0, ended: false };
			this.sender.send({ id, type: event.type, ...delivery }, () => {
				const seconds = Math.floor(this.now() / 1000);
				return { 'AbstractGHL-Signature': signatureOf(subscription.secret, seconds, body) };
			});
		}
	}

	/** Cancels all retries. */
	close(): void {
		this.sender.close();
	}
}
