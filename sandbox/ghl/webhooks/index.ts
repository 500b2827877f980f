import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { type WebhookDelivery, Sender } from '../../server/sender';
import type { World } from '../../server/world';
import { type Grant, WEBHOOK_KEYS } from '../accounts';
import type { GhlData } from '../types';
import { bodyOf, installBody } from './bodies';
import { type Event, emitChanges } from './changes';

/** A webhook URL in the settings of the app. */
export interface WebhookUrl {
	id: string;
	url: string;
	/** Undefined: all events, like the default URL of an app. */
	events?: string[];
}

/** The delivery of one event to one URL. */
export interface GhlDelivery extends WebhookDelivery {
	/** The `webhookId` in the body. */
	id: string;
	type: string;
}

const PRIVATE_KEY = createPrivateKey({
	key: Buffer.from(WEBHOOK_KEYS.privateKey, 'base64'),
	format: 'der',
	type: 'pkcs8',
});

/** Returns the header `X-GHL-Signature` of a body. */
export function webhookSignature(body: string): string {
	return sign(null, Buffer.from(body), PRIVATE_KEY).toString('base64');
}

/** GHL's app webhooks. Each change of a record is sent to the subscribed URLs. */
export class Webhooks {
	private readonly sender: Sender<GhlDelivery>;

	/** Data that is already observed: each reset creates new data. */
	private readonly observed = new WeakSet<GhlData>();

	constructor(private readonly world: World) {
		// Only a 429 leads to a retry (docs/api-notes/ghl.md#webhook-retries). Other deliveries are lost.
		this.sender = new Sender(({ status, tries }) =>
			status === 429 ? world.settings.ghlWebhookRetryMs[tries - 1] : undefined,
		);
	}

	/** All deliveries so far, newest last. */
	get log(): readonly GhlDelivery[] {
		return this.sender.log;
	}

	/** Adds a webhook URL. */
	subscribe(url: string, events?: string[]): WebhookUrl {
		const data = this.world.ghl;
		if (!this.observed.has(data)) emitChanges(data, (event) => this.emit(event));
		this.observed.add(data);
		const address = { id: randomUUID(), url, ...(events && { events }) };
		data.webhooks.push(address);
		return address;
	}

	/** Removes a webhook URL. False if it does not exist. */
	unsubscribe(id: string): boolean {
		const { webhooks } = this.world.ghl;
		const index = webhooks.findIndex((one) => one.id === id);
		if (index >= 0) webhooks.splice(index, 1);
		return index >= 0;
	}

	/** Sends the install event of an app. */
	installed(grant: Grant): void {
		this.post('INSTALL', installBody(grant));
	}

	/** Sends any body, of any location or app, signed like GHL's. */
	send(type: string, fields: Record<string, unknown>): void {
		this.post(type, fields);
	}

	/** Cancels all retries. */
	close(): void {
		this.sender.close();
	}

	private emit(event: Event): void {
		this.post(event.type, bodyOf(this.world, event));
	}

	private post(type: string, fields: Record<string, unknown>): void {
		for (const { url, events } of this.world.ghl.webhooks) {
			if (events && !events.includes(type)) continue;
			const attempts = { tries: 0, status: 0, ended: false };
			const delivery = { type, url, ...attempts, ...deliveryBody(this.world, fields) };
			const headers = { 'X-GHL-Signature': webhookSignature(delivery.body) };
			this.sender.send(delivery, () => headers);
		}
	}
}

/**
 * Returns a body with the ID and the timestamp of a delivery, unless the fields set them or remove them (undefined).
 */
export function deliveryBody({ now }: Pick<World, 'now'>, fields: Record<string, unknown>) {
	const id = randomUUID();
	const timestamp = new Date(now()).toISOString();
	return { id, body: JSON.stringify({ timestamp, webhookId: id, ...fields }) };
}
