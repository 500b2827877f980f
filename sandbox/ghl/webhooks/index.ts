import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { type Parcel, Sender } from '../../server/sender';
import type { World } from '../../server/world';
import { type Grant, WEBHOOK_KEYS } from '../accounts';
import type { GhlData } from '../types';
import { bodyOf, installBody } from './bodies';
import { type Event, watchChanges } from './changes';

/** The events that the sandbox can tell of, by GHL's names. */
export const EVENT_TYPES = [
	...['OrderCreate', 'OrderStatusUpdate'],
	...['InvoiceCreate', 'InvoiceUpdate', 'InvoiceDelete', 'InvoiceSent', 'InvoicePaid'],
	...['InvoicePartiallyPaid', 'InvoiceVoid'],
	...['ProductCreate', 'ProductUpdate', 'ProductDelete'],
	...['PriceCreate', 'PriceUpdate', 'PriceDelete'],
	...['ContactCreate', 'ContactUpdate', 'ContactDelete', 'ContactDndUpdate', 'ContactTagUpdate'],
	'INSTALL',
] as const;

/** An address in the settings of the app. */
export interface WebhookAddress {
	id: string;
	url: string;
	/** Undefined: all events, as the default address of an app. */
	events?: string[];
}

/** One event on its way to one address. */
export interface GhlDelivery extends Parcel {
	/** The `webhookId` in the body. */
	id: string;
	type: string;
}

const PRIVATE_KEY = createPrivateKey({
	key: Buffer.from(WEBHOOK_KEYS.privateKey, 'base64'),
	format: 'der',
	type: 'pkcs8',
});

/** What `X-GHL-Signature` says of a body. */
export function webhookSignature(body: string): string {
	return sign(null, Buffer.from(body), PRIVATE_KEY).toString('base64');
}

/** GHL's app webhooks: changes of records are posted to the addresses that want them. */
export class Webhooks {
	private readonly sender: Sender<GhlDelivery>;

	/** Worlds whose changes are told: each reset makes another. */
	private readonly watched = new WeakSet<GhlData>();

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

	/** Has events posted to an address. */
	subscribe(url: string, events?: string[]): WebhookAddress {
		const data = this.world.ghl;
		if (!this.watched.has(data)) watchChanges(data, (event) => this.tell(event));
		this.watched.add(data);
		const address = { id: randomUUID(), url, ...(events && { events }) };
		data.webhooks.push(address);
		return address;
	}

	/** Removes an address; false: there is none. */
	unsubscribe(id: string): boolean {
		const { webhooks } = this.world.ghl;
		const index = webhooks.findIndex((one) => one.id === id);
		if (index >= 0) webhooks.splice(index, 1);
		return index >= 0;
	}

	/** The app has been installed. */
	installed(grant: Grant): void {
		this.post('INSTALL', installBody(grant));
	}

	/** Sends a body of any kind, of any location or app, signed as GHL signs it. */
	send(type: string, fields: Record<string, unknown>): void {
		this.post(type, fields);
	}

	/** Ends all further tries. */
	close(): void {
		this.sender.close();
	}

	private tell(event: Event): void {
		this.post(event.type, bodyOf(this.world, event));
	}

	private post(type: string, fields: Record<string, unknown>): void {
		for (const { url, events } of this.world.ghl.webhooks) {
			if (events && !events.includes(type)) continue;
			const parcel = { url, tries: 0, status: 0, ended: false };
			const delivery = { type, ...parcel, ...sealed(this.world, fields) };
			const headers = { 'X-GHL-Signature': webhookSignature(delivery.body) };
			this.sender.send(delivery, () => headers);
		}
	}
}

/** A body with the ID and the timestamp of a delivery, unless the fields set or remove (undefined) them. */
export function sealed({ now }: Pick<World, 'now'>, fields: Record<string, unknown>) {
	const id = randomUUID();
	const timestamp = new Date(now()).toISOString();
	return { id, body: JSON.stringify({ timestamp, webhookId: id, ...fields }) };
}
