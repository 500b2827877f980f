import { Collection } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import type { WorldOptions } from '../../server/world';
import { LOCATIONS, type Location, MAIN_LOCATION, OAUTH_CLIENTS, USER_ID } from '../accounts';
import { emptyContactData } from '../contacts/data';
import { seedContactData } from '../contacts/seed';
import { emptyConversations, seedConversations } from '../conversations/data';
import { emptyCalendars, seedCalendars } from '../calendars/data';
import { emptyLocationData, seedLocationData } from '../locations/data';
import { emptyMedia, seedMedia } from '../media/data';
import { emptyOpportunities, seedOpportunities } from '../opportunities/data';
import { emptySubmissions, seedSubmissions } from '../submissions/data';
import { emptyShop } from '../products/data';
import { seedShop } from '../products/seed';
import { emptyStore } from '../store/data';
import { seedStore } from '../store/seed';
import type {
	Contact,
	Coupon,
	CustomProvider,
	GhlData,
	Order,
	Price,
	Product,
	Source,
	Subscription,
	Transaction,
	WhiteLabelProvider,
} from '../types';
import { emptyBilling, seedBilling } from '../invoices/seed';
import { CATALOG, CITIES, COMPANIES, FIRST_NAMES, LAST_NAMES, SOURCES, TAGS } from './names';
import { addFulfillmentTo, type LocationStock, makeOrder, type OrderBundle } from './orders';

const DAY_MS = 86_400_000;
const SECOND_LOCATION_ORDERS = 20;

/** Creates the records of GHL. The newest order is just before `now` (ms). */
export function seedGhl(options: WorldOptions, now: number): GhlData {
	const data: GhlData = {
		random: createRandom(options.seed),
		products: new Map(),
		prices: new Map(),
		contacts: new Collection<Contact>(),
		orders: new Collection<Order>(),
		transactions: new Collection<Transaction>(),
		subscriptions: new Collection<Subscription>(),
		coupons: new Collection<Coupon>(),
		fulfillments: new Map(),
		notes: new Map(),
		vanished: new Map(),
		customProviders: [],
		whiteLabelProviders: [],
		contactData: emptyContactData(),
		calendarData: emptyCalendars(),
		conversationData: emptyConversations(),
		locationData: emptyLocationData(),
		mediaData: emptyMedia(),
		opportunityData: emptyOpportunities(),
		submissionData: emptySubmissions(),
		shop: emptyShop(),
		store: emptyStore(),
		billing: emptyBilling(options.seed),
		webhooks: [],
		churn: { lists: 0, created: [], deleted: [] },
	};
	const start = now - options.days * DAY_MS;
	for (const location of LOCATIONS) {
		const main = location === MAIN_LOCATION;
		const orders = main ? options.orders : Math.min(options.orders, SECOND_LOCATION_ORDERS);
		seedLocation(data, location, orders, start, now);
	}
	seedBilling(data, now);
	// A separate generator, so that orders do not depend on other seeded records.
	const random = createRandom(options.seed + 1);
	for (const location of LOCATIONS) {
		seedShop(data, random, location.id, now);
		seedStore(data, random, location, new Date(start).toISOString());
	}
	// Another separate generator, so that products do not depend on contacts.
	const others = createRandom(options.seed + 2);
	for (const location of LOCATIONS) seedContactData(data, others, location.id, now);
	seedOpportunities(data, options.seed, now);
	seedSubmissions(data, options.seed, now);
	seedMedia(data, options.seed, now);
	seedConversations(data, options.seed, now);
	seedCalendars(data, options.seed, now);
	seedLocationData(data, options.seed, now);
	data.customProviders.push(
		customProvider(others, MAIN_LOCATION.id, new Date(start).toISOString()),
	);
	return data;
}

/** Returns the records from which orders of a location are created. */
export function stockOf(data: GhlData, altId: string): LocationStock {
	return {
		altId,
		prices: [...data.prices.values()].filter((price) => price.locationId === altId),
		sources: sourcesOf(altId),
		contactIds: data.contacts.all(altId).map((contact) => contact._id),
	};
}

/** Stores an order and its related records. Lists show them from `visibleAt` (ms). */
export function addBundle(data: GhlData, bundle: OrderBundle, visibleAt?: number): Order {
	data.orders.insert(bundle.order, visibleAt);
	for (const row of bundle.transactions) data.transactions.insert(row, visibleAt);
	for (const row of bundle.subscriptions) data.subscriptions.insert(row, visibleAt);
	addSideRecords(data, bundle);
	return bundle.order;
}

function addSideRecords(data: GhlData, { order, fulfillments, notes }: OrderBundle): void {
	if (fulfillments.length > 0) data.fulfillments.set(order._id, fulfillments);
	if (notes.length > 0) data.notes.set(order._id, notes);
}

function seedLocation(
	data: GhlData,
	location: Location,
	orders: number,
	start: number,
	now: number,
): void {
	const { random } = data;
	const at = new Date(start).toISOString();
	for (const entry of CATALOG) addProduct(data, location.id, entry, at);
	data.contacts.load(makeContacts(random, location.id, contactCount(orders), start, now));
	data.coupons.load([welcomeCoupon(random, location.id, at)]);
	data.whiteLabelProviders.push(whiteLabelProvider(random, location.id, at));
	const stock = stockOf(data, location.id);
	const bundles: OrderBundle[] = [];
	for (let i = 0; i < orders; i++) {
		// Evenly distributed, with random seconds as in real data. The newest order is just before the start.
		const time = now - ((orders - 1 - i) * (now - start)) / orders - random.int(7000, 60_000);
		const bundle = makeOrder(data, stock, Math.floor(time));
		if (bundle.order.paymentStatus === 'paid' && random.chance(0.7))
			addFulfillmentTo(random, bundle, now);
		addSideRecords(data, bundle);
		bundles.push(bundle);
	}
	data.orders.load(bundles.map((bundle) => bundle.order));
	data.transactions.load(bundles.flatMap((bundle) => bundle.transactions));
	data.subscriptions.load(bundles.flatMap((bundle) => bundle.subscriptions));
}

function contactCount(orders: number): number {
	return Math.min(20_000, Math.max(25, Math.ceil(orders / 3)));
}

function addProduct(
	data: GhlData,
	locationId: string,
	entry: (typeof CATALOG)[number],
	at: string,
): void {
	const { random } = data;
	const product: Product = {
		_id: random.objectId(),
		locationId,
		name: entry.name,
		description: `${entry.name}, packed by hand.`,
		productType: entry.type,
		availableInStore: true,
		slug: entry.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
		createdAt: at,
		updatedAt: at,
	};
	data.products.set(product._id, product);
	const monthly = 'monthly' in entry;
	for (const [name, amount] of entry.prices) {
		const price: Price = {
			_id: random.objectId(),
			locationId,
			product: product._id,
			name,
			type: monthly ? 'recurring' : 'one_time',
			currency: 'USD',
			amount,
			...(monthly && { recurring: { interval: 'month', intervalCount: 1 } }),
			createdAt: at,
			updatedAt: at,
		};
		data.prices.set(price._id, price);
	}
}

function makeContacts(
	random: Random,
	altId: string,
	count: number,
	start: number,
	now: number,
): Contact[] {
	return Array.from({ length: count }, (_, i): Contact => {
		const firstName = random.pick(FIRST_NAMES);
		const lastName = random.pick(LAST_NAMES);
		const email = `${firstName}.${lastName}${i + 1}@example.com`.toLowerCase();
		const phone = `+1555${String(1_000_000 + i).slice(-7)}`;
		const [city, country] = random.pick(CITIES);
		const at = new Date(start + Math.floor((i * (now - start)) / count)).toISOString();
		return {
			_id: random.textId(),
			altId,
			firstName,
			lastName,
			email,
			phone,
			...(random.chance(0.3) && { companyName: random.pick(COMPANIES) }),
			city,
			country,
			tags: [random.pick(TAGS)],
			searchText: `${firstName} ${lastName} ${email} ${phone}`.toLowerCase(),
			createdAt: at,
			updatedAt: at,
		};
	});
}

/** Returns the sources of a location's orders. They are fixed: the source ID identifies the funnel, store or link. */
function sourcesOf(altId: string): Source[] {
	return SOURCES.map(([type, subType, name], i) => ({
		type,
		subType,
		id: `${altId.slice(0, 16)}src${i}`,
		name,
		meta: { domain: 'shop.example.com', pageUrl: `/${type}/${i + 1}` },
	}));
}

function welcomeCoupon(random: Random, altId: string, at: string): Coupon {
	return {
		_id: random.objectId(),
		altId,
		name: 'Welcome Offer',
		code: 'WELCOME10',
		discountType: 'percentage',
		discountValue: 10,
		startDate: at,
		usageCount: 0,
		productIds: [],
		priceIds: [],
		variantIds: [],
		applyToFuturePayments: true,
		applyToFuturePaymentsConfig: { type: 'forever' },
		limitPerCustomer: true,
		userId: USER_ID,
		createdAt: at,
		updatedAt: at,
	};
}

function whiteLabelProvider(random: Random, altId: string, at: string): WhiteLabelProvider {
	return {
		_id: random.objectId(),
		altId,
		altType: 'location',
		title: 'Easy Direct',
		route: 'easy-direct',
		provider: 'nmi',
		description: 'Card payments for high-volume shops.',
		imageUrl: 'https://images.example.com/easy-direct.webp',
		createdAt: at,
		updatedAt: at,
	};
}

function customProvider(random: Random, locationId: string, at: string): CustomProvider {
	return {
		_id: random.objectId(),
		locationId,
		marketplaceAppId: OAUTH_CLIENTS.subAccount.appId,
		name: 'Harbour Pay',
		description: 'Cards and wallets, paid out daily.',
		paymentsUrl: 'https://pay.example.com/checkout',
		queryUrl: 'https://pay.example.com/query',
		imageUrl: 'https://images.example.com/harbour-pay.webp',
		supportsSubscriptionSchedule: false,
		keys: { test: { apiKey: 'test-api-key', publishableKey: 'test-publishable-key' } },
		createdAt: at,
		updatedAt: at,
	};
}
