import { generateKeyPairSync, sign } from 'node:crypto';

import { SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Order } from '../../../sandbox/ghl/types';
import { deliveryBody, webhookSignature } from '../../../sandbox/ghl/webhooks';
import { bodyOf } from '../../../sandbox/ghl/webhooks/bodies';
import type { World } from '../../../sandbox/server';
import type { Sending } from './traffic';

/** A delivery of GHL, or one that imitates GHL. */
export interface OrderDelivery extends Sending {
	/** The `webhookId` in the body. */
	id: string;
	orderId: string;
}

type OrderEvent = 'OrderCreate' | 'OrderStatusUpdate';

const SIGNATURE = 'X-GHL-Signature';
const HOUR_MS = 3_600_000;
/** More than n8n accepts if `N8N_PAYLOAD_SIZE_MAX` is 1. */
const OVERSIZE = 1_200_000;
const stranger = generateKeyPairSync('ed25519').privateKey;

/** Creates deliveries with GHL's signature, and invalid ones. */
export class Deliveries {
	constructor(private readonly world: World) {}

	/** Returns a delivery as GHL sends it for an order. */
	valid(record: Order, type: OrderEvent = 'OrderCreate'): OrderDelivery {
		return this.signed('valid', record, {}, type);
	}

	/** Returns a delivery that GHL signed three hours ago. */
	stale(record: Order): OrderDelivery {
		return this.signed('stale', record, { timestamp: this.ago(3 * HOUR_MS) });
	}

	/**
	 * Returns an old delivery with a content type that n8n does not parse as JSON, and with its event in the URL.
	 */
	disguised(record: Order): OrderDelivery {
		const { headers, ...stale } = this.stale(record);
		const query = { event: 'OrderCreate' };
		return {
			...stale,
			kind: 'disguised',
			query,
			headers: { ...headers, 'Content-Type': 'text/plain' },
		};
	}

	/** Returns a delivery that was changed after it was signed. The order is completed. */
	forged(record: Order): OrderDelivery {
		const valid = this.valid(record);
		const body = valid.body.replace('"status":"completed"', '"status":"refunded"');
		return { ...valid, kind: 'forged', body };
	}

	/** Returns a delivery with the signature of another key. */
	wrongKey(record: Order): OrderDelivery {
		const valid = this.valid(record);
		const signature = sign(null, Buffer.from(valid.body), stranger).toString('base64');
		return { ...valid, kind: 'wrong key', headers: { [SIGNATURE]: signature } };
	}

	/** Returns a delivery without a signature. */
	unsigned(record: Order): OrderDelivery {
		return { ...this.valid(record), kind: 'unsigned', headers: {} };
	}

	/** Returns an incomplete delivery. */
	truncated(record: Order): OrderDelivery {
		const valid = this.valid(record);
		return { ...valid, kind: 'truncated', body: valid.body.slice(0, -40) };
	}

	/** Returns a signed delivery for another location. */
	foreign(record: Order): OrderDelivery {
		return this.signed('another location', record, { locationId: SECOND_LOCATION.id });
	}

	/** Returns a signed delivery that is larger than n8n accepts. */
	oversized(record: Order): OrderDelivery {
		return this.signed('oversized', record, { padding: 'x'.repeat(OVERSIZE) });
	}

	private signed(
		kind: string,
		record: Order,
		more: Record<string, unknown>,
		type: OrderEvent = 'OrderCreate',
	): OrderDelivery {
		const { id, body: whole } = deliveryBody(this.world, bodyOf(this.world, { type, record }));
		const body = JSON.stringify({ ...(JSON.parse(whole) as object), ...more });
		const headers = { [SIGNATURE]: webhookSignature(body) };
		return { kind, id, orderId: record._id, body, headers };
	}

	private ago(ms: number): string {
		return new Date(this.world.now() - ms).toISOString();
	}
}
