import type { Context } from '../server/context';
import type { Issued } from '../server/tokens';
import { findClient, type Grant, MAIN_LOCATION, PRIVATE_TOKENS } from './accounts';
import type { Tokens } from './auth';
import { visibleAt } from './lists';
import { createGrant } from './oauth/authorize';
import { addFulfillment, type FulfillmentInput, unfulfilled } from './payments/fulfillments';
import { cents, makeOrder, oneLine } from './seed/orders';
import { addBundle, stockOf } from './seed/seed';
import type { Fulfillment, Order, Transaction } from './types';
import type { GhlDelivery, WebhookAddress, Webhooks } from './webhooks';

/** Fields of orders that are made for a test; what is absent is chosen. */
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

/** Which tokens to end; without conditions all that are known. */
export interface TokenFilter {
	/** `access`, if absent. */
	kind?: 'access' | 'refresh' | 'private';
	clientId?: string;
	locationId?: string;
}

/** What can be done to the sandbox's GHL from code; the same over HTTP below `/sandbox`. */
export interface GhlControl {
	/**
	 * Makes orders, all with the given fields; they are created now, unless `createdAt` says otherwise.
	 * One whose `amount` is given has a single line of that price.
	 */
	createOrders(input?: OrderFields & { count?: number; locationId?: string }): Order[];
	/** Changes an order; `updatedAt` becomes now unless given. Undefined: no such order. */
	updateOrder(id: string, fields: OrderFields): Order | undefined;
	/** Removes an order. */
	deleteOrder(id: string): boolean;
	/** Removes an order that lists still contain. Reading it by ID gives the status; 404 unless given. */
	vanishOrder(id: string, status?: 400 | 404): boolean;
	/**
	 * Refunds a part of a transaction; the rest of it unless an amount is given. `keepStatus` leaves its
	 * status as it is. Undefined: no such transaction.
	 */
	refund(id: string, amount?: number, keepStatus?: boolean): Transaction | undefined;
	/** Adds a fulfillment to an order: of all that is left, unless items are given. Throws what the API would answer. */
	fulfil(id: string, input?: Partial<FulfillmentInput>): Fulfillment | undefined;
	/** Tokens as the consent page and the token endpoint would give them. `location` may be `company`. */
	issueTokens(clientId: string, location: string, scopes?: readonly string[]): Issued<Grant>;
	/** Ends tokens before their time; returns how many. Private tokens stay dead until `restorePrivateTokens`. */
	expireTokens(filter?: TokenFilter): number;
	restorePrivateTokens(): void;
	/** How many refresh tokens were used up since the start. */
	refreshCount(): number;
	/** Has the events of the apps posted to an address, as set by hand in the developer portal; all, unless named. */
	subscribe(url: string, events?: string[]): WebhookAddress;
	/** Removes an address; false: there is none. */
	unsubscribe(id: string): boolean;
	/** The addresses; a reset removes them. */
	webhooks(): readonly WebhookAddress[];
	/**
	 * Sends an event to the webhook URLs, as if it had happened in any location or app. `null` removes a
	 * field that every delivery has: `timestamp` or `webhookId`.
	 */
	sendEvent(type: string, fields?: Record<string, unknown>): void;
	/** Webhook deliveries, newest last. */
	deliveries(): readonly GhlDelivery[];
}

/** The controls of the sandbox's GHL. */
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
			const amountRefunded = cents(amount === undefined ? row.amount : row.amountRefunded + amount);
			const status = amountRefunded >= row.amount ? 'refunded' : 'partially_refunded';
			const patch = { amountRefunded, updatedAt: now(), ...(!keepStatus && { status }) };
			return world.ghl.transactions.update(id, patch);
		},
		fulfil(id, { items, trackings = [] } = {}) {
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
			const dying = Object.values(PRIVATE_TOKENS).filter(
				({ token, grant }) => matches(grant) && !tokens.deadPrivate.has(token),
			);
			for (const { token } of dying) tokens.deadPrivate.add(token);
			return dying.length;
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
		deliveries: () => hooks.log,
	};
}
