import type { Random } from '../../server/random';
import { roundAmount } from '../../server/currency';
import type {
	Fulfillment,
	GhlData,
	Order,
	OrderItem,
	OrderNote,
	Price,
	Source,
	Subscription,
	Transaction,
} from '../types';
import { CARRIERS, ORDER_NOTES } from './names';

/** The records from which orders of a location are created. */
export interface LocationStock {
	altId: string;
	prices: readonly Price[];
	sources: readonly Source[];
	contactIds: readonly string[];
}

/** An order with the records that belong to it. */
export interface OrderBundle {
	order: Order;
	transactions: Transaction[];
	subscriptions: Subscription[];
	fulfillments: Fulfillment[];
	notes: OrderNote[];
}

type OrderState = Pick<Order, 'status' | 'paymentStatus'>;

// The shares of a typical store: 75 % paid, 12 % unpaid, 7 % refunded, 6 % partially paid.
const ORDER_STATES: readonly OrderState[] = [
	...repeat(75, { status: 'completed', paymentStatus: 'paid' } as const),
	...repeat(12, { status: 'pending', paymentStatus: 'unpaid' } as const),
	...repeat(7, { status: 'completed', paymentStatus: 'refunded' } as const),
	...repeat(6, { status: 'pending', paymentStatus: 'partially_paid' } as const),
];

const SUBSCRIPTION_STATUSES = [
	...repeat(7, 'active'),
	...['canceled', 'trialing', 'incomplete_expired'],
];

/** Creates an order and its related records at a time (ms). Given fields replace generated ones. */
export function makeOrder(
	data: Pick<GhlData, 'random' | 'products' | 'prices'>,
	stock: LocationStock,
	time: number,
	given: Partial<Order> = {},
): OrderBundle {
	const { random } = data;
	const createdAt = new Date(time).toISOString();
	const prices = chosenPrices(random, stock.prices);
	const _id = random.objectId();
	const items = prices.map((price, i): OrderItem => {
		const name = data.products.get(price.product)?.name ?? price.name;
		const { _id: priceId, amount } = price;
		return { _id: `${_id.slice(0, 23)}${i}`, name, qty: random.int(1, 3), priceId, amount };
	});
	const [{ currency }] = prices;
	const round = (value: number) => roundAmount(value, currency);
	const subtotal = round(items.reduce((sum, item) => sum + item.qty * item.amount, 0));
	const discounted = random.chance(0.15);
	const discount = discounted ? round(subtotal * 0.1) : 0;
	const amount = round(subtotal - discount);
	const state = random.pick(ORDER_STATES);
	const order: Order = {
		_id,
		altId: stock.altId,
		contactId: random.pick(stock.contactIds),
		currency,
		amount,
		subtotal,
		discount,
		tax: 0,
		amountPaid: 0,
		...state,
		fulfillmentStatus: 'unfulfilled',
		liveMode: !random.chance(0.08),
		source: random.pick(stock.sources),
		items,
		...(discounted && { couponCode: 'WELCOME10' }),
		createdAt,
		updatedAt: createdAt,
		...given,
		...(given.amount !== undefined && oneLine(items, given.amount)),
	};
	order.amountPaid = given.amountPaid ?? paidOf(order);
	const transactions = order.amountPaid > 0 ? [makeTransaction(random, order, time + 4000)] : [];
	const ordered = new Set(order.items.map(({ priceId }) => priceId));
	const subscriptions = prices
		.filter(({ _id: priceId, type }) => type === 'recurring' && ordered.has(priceId))
		.map((price) => makeSubscription(random, order, price, time + 6000));
	// A payment refers to its subscription by the provider's ID (docs/api-notes/ghl.md#subscriptions).
	const [begun] = subscriptions;
	if (begun) for (const one of transactions) one.subscriptionId = begun.subscriptionId;
	return {
		order,
		transactions,
		subscriptions,
		fulfillments: [],
		notes: random.chance(0.1) ? [makeNote(random, order)] : [],
	};
}

/** Adds a fulfillment of all or some items a few hours after the order, if this is before `latest` (ms). */
export function addFulfillmentTo(random: Random, bundle: OrderBundle, latest: number): void {
	const { order } = bundle;
	const time = Date.parse(order.createdAt) + random.int(2, 60) * 3_600_000;
	if (time > latest) return;
	const part = order.items.length > 1 && random.chance(0.2);
	const items = (part ? order.items.slice(0, 1) : order.items).map(({ priceId, qty }) => ({
		priceId,
		qty,
	}));
	const [shippingCarrier, base] = random.pick(CARRIERS);
	const trackingNumber = String(random.int(400_000_000, 499_999_999));
	const at = new Date(time).toISOString();
	bundle.fulfillments.push({
		_id: random.objectId(),
		altId: order.altId,
		trackings: [{ trackingNumber, shippingCarrier, trackingUrl: base + trackingNumber }],
		items,
		createdAt: at,
		updatedAt: at,
	});
	order.fulfillmentStatus = part ? 'partially_fulfilled' : 'fulfilled';
	order.updatedAt = at;
}

/** Returns the fields of an order with one line, so that the lines add up to the given amount. */
export function oneLine([first]: readonly OrderItem[], amount: number) {
	const items: OrderItem[] = [{ ...first, qty: 1, amount }];
	return { items, amount, subtotal: amount, discount: 0, tax: 0, couponCode: undefined };
}

/** Returns the amount paid of an order in its payment status. */
function paidOf(order: Order): number {
	if (order.paymentStatus === 'unpaid') return 0;
	if (order.paymentStatus !== 'partially_paid') return order.amount;
	return roundAmount(order.amount / 2, order.currency);
}

function chosenPrices(random: Random, prices: readonly Price[]): Price[] {
	const chosen = new Set<Price>();
	for (let i = random.int(1, 3); i > 0; i--) chosen.add(random.pick(prices));
	return [...chosen];
}

function makeTransaction(random: Random, order: Order, time: number): Transaction {
	const refunded = order.paymentStatus === 'refunded';
	const at = new Date(time).toISOString();
	const _id = random.objectId();
	return {
		_id,
		altId: order.altId,
		contactId: order.contactId,
		currency: order.currency,
		amount: order.amountPaid,
		amountRefunded: refunded ? order.amountPaid : 0,
		status: refunded ? 'refunded' : 'succeeded',
		liveMode: order.liveMode,
		entityType: 'order',
		entityId: order._id,
		source: order.source,
		chargeId: `ch_${_id}`,
		paymentProviderType: 'stripe',
		paymentMethod: {
			card: {
				brand: random.pick(['visa', 'mastercard', 'amex']),
				last4: String(random.int(1000, 9999)),
			},
		},
		createdAt: at,
		updatedAt: at,
	};
}

function makeSubscription(random: Random, order: Order, price: Price, time: number): Subscription {
	const at = new Date(time).toISOString();
	const status = random.pick(SUBSCRIPTION_STATUSES);
	const _id = random.objectId();
	return {
		_id,
		altId: order.altId,
		contactId: order.contactId,
		currency: price.currency,
		amount: price.amount,
		status,
		liveMode: order.liveMode,
		entityType: 'order',
		entityId: order._id,
		source: order.source,
		subscriptionId: `sub_${_id}`,
		paymentProviderType: 'stripe',
		priceId: price._id,
		...(status === 'canceled' && { canceledAt: at, canceledBy: random.textId() }),
		createdAt: at,
		updatedAt: at,
	};
}

function makeNote(random: Random, order: Order): OrderNote {
	return {
		_id: random.objectId(),
		altId: order.altId,
		altType: 'location',
		orderId: order._id,
		note: random.pick(ORDER_NOTES),
		createdBy: random.textId(),
		createdAt: order.createdAt,
		updatedAt: order.createdAt,
	};
}

function repeat<T>(times: number, value: T): T[] {
	return Array.from({ length: times }, () => value);
}
