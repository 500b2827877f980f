import { generateKeyPairSync, sign } from 'node:crypto';

import { SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Order } from '../../../sandbox/ghl/types';
import { sealed, webhookSignature } from '../../../sandbox/ghl/webhooks';
import { bodyOf } from '../../../sandbox/ghl/webhooks/bodies';
import type { World } from '../../../sandbox/server';
import type { Sending } from './traffic';

/** A delivery of GHL, or one that pretends to be. */
export interface OrderDelivery extends Sending {
	/** The `webhookId` in the body. */
	id: string;
	orderId: string;
}

type OrderEvent = 'OrderCreate' | 'OrderStatusUpdate';

const SIGNATURE = 'X-GHL-Signature';
const HOUR_MS = 3_600_000;
/** More than n8n takes where `N8N_PAYLOAD_SIZE_MAX` is 1. */
const OVERSIZE = 1_200_000;
const stranger = generateKeyPairSync('ed25519').privateKey;

/** Makes deliveries as GHL signs them, and as others would like to. */
export class Deliveries {
	constructor(private readonly world: World) {}

	/** What GHL sends of an order. */
	valid(record: Order, type: OrderEvent = 'OrderCreate'): OrderDelivery {
		return this.signed('valid', record, {}, type);
	}

	/** Signed by GHL, three hours ago. */
	stale(record: Order): OrderDelivery {
		return this.signed('stale', record, { timestamp: this.ago(3 * HOUR_MS) });
	}

	/** A stale one under a content type that n8n does not parse as JSON, its event in the address. */
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

	/** Changed after it was signed; the order is a completed one. */
	forged(record: Order): OrderDelivery {
		const valid = this.valid(record);
		const body = valid.body.replace('"status":"completed"', '"status":"refunded"');
		return { ...valid, kind: 'forged', body };
	}

	/** Signed by somebody else. */
	wrongKey(record: Order): OrderDelivery {
		const valid = this.valid(record);
		const signature = sign(null, Buffer.from(valid.body), stranger).toString('base64');
		return { ...valid, kind: 'wrong key', headers: { [SIGNATURE]: signature } };
	}

	/** Not signed at all. */
	unsigned(record: Order): OrderDelivery {
		return { ...this.valid(record), kind: 'unsigned', headers: {} };
	}

	/** Cut off on the way. */
	truncated(record: Order): OrderDelivery {
		const valid = this.valid(record);
		return { ...valid, kind: 'truncated', body: valid.body.slice(0, -40) };
	}

	/** Signed by GHL, for another location. */
	foreign(record: Order): OrderDelivery {
		return this.signed('another location', record, { locationId: SECOND_LOCATION.id });
	}

	/** Signed, but more than n8n reads. */
	oversized(record: Order): OrderDelivery {
		return this.signed('oversized', record, { padding: 'x'.repeat(OVERSIZE) });
	}

	private signed(
		kind: string,
		record: Order,
		more: Record<string, unknown>,
		type: OrderEvent = 'OrderCreate',
	): OrderDelivery {
		const { id, body: whole } = sealed(this.world, bodyOf(this.world, { type, record }));
		const body = JSON.stringify({ ...(JSON.parse(whole) as object), ...more });
		const headers = { [SIGNATURE]: webhookSignature(body) };
		return { kind, id, orderId: record._id, body, headers };
	}

	private ago(ms: number): string {
		return new Date(this.world.now() - ms).toISOString();
	}
}
