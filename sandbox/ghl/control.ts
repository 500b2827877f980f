import type { Context } from '../server/context';
import type { Issued } from '../server/tokens';
import { findClient, type Grant, MAIN_LOCATION, PRIVATE_TOKENS } from './accounts';
import type { Tokens } from './auth';
import { visibleAt } from './lists';
import { createGrant } from './oauth/authorize';
import { addFulfillment, type FulfillmentInput, unfulfilled } from './payments/fulfillments';
import { roundAmount } from '../server/currency';
import { makeOrder, oneLine } from './seed/orders';
import { addBundle, stockOf } from './seed/seed';
import type { Fulfillment, Order, Transaction } from './types';
import type { GhlDelivery, WebhookUrl, Webhooks } from './webhooks';
import { sampleOf } from './webhooks/samples';

/** The fields of a new order. The sandbox chooses the missing ones. */
export type OrderFields = Partial<
	Pick<
		Order,
		| 'contactId'
		| 'currency'
		| 'amount'
		| 'amountPaid'
		| 'status'
		| 'paymentStatus'
		| 'fulfillmentStatus'
		| 'liveMode'
		| 'couponCode'
		| 'createdAt'
		| 'updatedAt'
	>
>;

/** The tokens to expire. Without conditions: all known tokens. */
export interface TokenFilter {
	/** Default: `access`. */
	kind?: 'access' | 'refresh' | 'private';
	clientId?: string;
	locationId?: string;
}

/** Controls GHL in the sandbox from code. The control endpoint has the same actions over HTTP. */
export interface GhlControl {
	/**
	 * Creates orders with the given fields. The default of `createdAt` is now. If `amount` is set, the order has one
	 * line with this price.
	 */
	createOrders(input?: OrderFields & { count?: number; locationId?: string }): Order[];
	/** Changes an order. The default of `updatedAt` is now. Undefined if the order does not exist. */
	updateOrder(id: string, fields: OrderFields): Order | undefined;
	/** Deletes an order. */
	deleteOrder(id: string): boolean;
	/** Deletes an order that lists still contain. Reading it by ID returns the status, by default 404. */
	vanishOrder(id: string, status?: 400 | 404): boolean;
	/**
	 * Refunds an amount of a transaction, by default the rest. `keepStatus` does not change its status. Undefined if
	 * the transaction does not exist.
	 */
	refund(id: string, amount?: number, keepStatus?: boolean): Transaction | undefined;
	/**
	 * Adds a fulfillment to an order, by default of all unfulfilled items. Throws the error that the API would
	 * return.
	 */
	fulfill(id: string, input?: Partial<FulfillmentInput>): Fulfillment | undefined;
	/** Issues tokens like the consent page and the token endpoint. `location` may be `company`. */
	issueTokens(clientId: string, location: string, scopes?: readonly string[]): Issued<Grant>;
	/** Expires tokens and returns how many. Private tokens stay expired until `restorePrivateTokens`. */
	expireTokens(filter?: TokenFilter): number;
	restorePrivateTokens(): void;
	/** Returns how many refresh tokens were used since the start. */
	refreshCount(): number;
	/** Sends the events of the apps to a URL, like a setting of the developer portal. Default: all events. */
	subscribe(url: string, events?: string[]): WebhookUrl;
	/** Removes a URL. False if it does not exist. */
	unsubscribe(id: string): boolean;
	/** Returns the URLs. A reset removes them. */
	webhooks(): readonly WebhookUrl[];
	/**
	 * Sends an event to the webhook URLs, of any location or app. `null` removes a field that each delivery has:
	 * `timestamp` or `webhookId`.
	 */
	sendEvent(type: string, fields?: Record<string, unknown>): void;
	/** Sends an event with a complete body, as GHL documents it. */
	sendSample(type: string): void;
	/** Returns the webhook deliveries, newest last. */
	deliveries(): readonly GhlDelivery[];
}

/** Returns the controls of GHL. */
export function ghlControl({ world }: Context, tokens: Tokens, hooks: Webhooks): GhlControl {
	const now = (): string => new Date(world.now()).toISOString();
	return {
		createOrders({ count = 1, locationId = MAIN_LOCATION.id, ...fields } = {}) {
			const stock = stockOf(world.ghl, locationId);
			const time = fields.createdAt ? Date.parse(fields.createdAt) : world.now();
			return Array.from({ length: count }, () =>
				addBundle(world.ghl, makeOrder(world.ghl, stock, time, fields), visibleAt(world)),
			);
		},
		updateOrder(id, fields) {
			const { items } = world.ghl.orders.get(id) ?? {};
			const { amount } = fields;
			const priced = items && amount !== undefined && oneLine(items, amount);
			return world.ghl.orders.update(id, { updatedAt: now(), ...fields, ...priced });
		},
		deleteOrder: (id) => world.ghl.orders.delete(id) !== undefined,
		vanishOrder(id, status = 404) {
			if (!world.ghl.orders.get(id)) return false;
			world.ghl.vanished.set(id, status);
			return true;
		},
		refund(id, amount, keepStatus = false) {
			const row = world.ghl.transactions.get(id);
			if (!row) return undefined;
			const amountRefunded = roundAmount(
				amount === undefined ? row.amount : row.amountRefunded + amount,
				row.currency,
			);
			const status = amountRefunded >= row.amount ? 'refunded' : 'partially_refunded';
			const patch = { amountRefunded, updatedAt: now(), ...(!keepStatus && { status }) };
			return world.ghl.transactions.update(id, patch);
		},
		fulfill(id, { items, trackings = [] } = {}) {
			const order = world.ghl.orders.get(id);
			if (!order) return undefined;
			return addFulfillment(world, order, { trackings, items: items ?? unfulfilled(world, order) });
		},
		issueTokens(clientId, location, scopes) {
			const client = findClient(clientId);
			const grant = client && createGrant(client, scopes ?? client.scopes, location);
			if (!grant) throw new Error(`${clientId} cannot be installed in ${location}`);
			return tokens.oauth.issue(grant, world.settings.tokenLifetimeMs);
		},
		expireTokens({ kind = 'access', clientId, locationId } = {}) {
			const matches = (grant: Grant): boolean =>
				(clientId ?? grant.clientId) === grant.clientId &&
				(locationId ?? grant.locationId) === grant.locationId;
			if (kind !== 'private') return tokens.oauth.expire(kind, matches);
			const matching = Object.values(PRIVATE_TOKENS).filter(
				({ token, grant }) => matches(grant) && !tokens.deadPrivate.has(token),
			);
			for (const { token } of matching) tokens.deadPrivate.add(token);
			return matching.length;
		},
		restorePrivateTokens: () => tokens.deadPrivate.clear(),
		refreshCount: () => tokens.oauth.refreshCount,
		subscribe: (url, events) => hooks.subscribe(url, events),
		unsubscribe: (id) => hooks.unsubscribe(id),
		webhooks: () => world.ghl.webhooks,
		sendEvent(type, fields = {}) {
			const given = Object.entries(fields).map(([name, value]) => [name, value ?? undefined]);
			hooks.send(type, { type, locationId: MAIN_LOCATION.id, ...Object.fromEntries(given) });
		},
		sendSample(type) {
			const body = sampleOf(world, type);
			if (!body) throw new Error(`GHL has no event ${type}`);
			hooks.send(type, body);
		},
		deliveries: () => hooks.log,
	};
}
