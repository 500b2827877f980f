import type { Collection, Stored } from '../server/collection';
import type { Random } from '../server/random';
import type { Billing } from './invoices/types';
import type { ContactData } from './contacts/data';
import type { ShopData } from './products/data';
import type { StoreData } from './store/data';
import type { WebhookAddress } from './webhooks';

/** Where an order, transaction or subscription came from. */
export interface Source {
	type: string;
	subType: string;
	id: string;
	name: string;
	meta: Record<string, unknown>;
}

/** A product, as GHL shows it within a fulfilled item. */
export interface Product {
	_id: string;
	locationId: string;
	name: string;
	description: string;
	productType: 'PHYSICAL' | 'DIGITAL' | 'SERVICE' | 'PHYSICAL/DIGITAL';
	availableInStore: boolean;
	slug: string;
	createdAt: string;
	updatedAt: string;
}

/** A price of a product, in major units of its currency. */
export interface Price {
	_id: string;
	locationId: string;
	product: string;
	name: string;
	type: 'one_time' | 'recurring';
	currency: string;
	amount: number;
	recurring?: { interval: 'day' | 'month' | 'week' | 'year'; intervalCount: number };
	createdAt: string;
	updatedAt: string;
}

/** A contact. `createdAt` and `updatedAt` are its dateAdded and dateUpdated. */
export interface Contact extends Stored {
	firstName: string;
	lastName: string;
	/** Empty where it is not known, as are the texts below. */
	email: string;
	phone: string;
	companyName?: string;
	city: string;
	country: string;
	tags: string[];
	customFields?: Array<{ id: string; value: unknown }>;
	/** Ids of users. */
	followers?: string[];
	businessId?: string;
	/** Fields that can be written and are only shown again, by name. */
	details?: Record<string, unknown>;
	/** What a search looks into, in lower case. */
	searchText: string;
}

/** A line of an order. */
export interface OrderItem {
	_id: string;
	name: string;
	qty: number;
	/** Empty: the line was written by hand on an invoice. */
	priceId: string;
	/** What one cost when it was ordered, in major units. */
	amount: number;
}

/** Payment states of an order, as its list filter names them. */
export type PaymentStatus = 'paid' | 'unpaid' | 'refunded' | 'partially_paid';

/** An order. Amounts are in major units. */
export interface Order extends Stored {
	contactId: string;
	currency: string;
	amount: number;
	/** What the lines cost; less the discount and plus the tax it makes the amount. */
	subtotal: number;
	discount: number;
	tax: number;
	/** What has been paid so far. */
	amountPaid: number;
	status: string;
	paymentStatus: PaymentStatus;
	fulfillmentStatus: string;
	liveMode: boolean;
	source: Source;
	items: OrderItem[];
	couponCode?: string;
}

/** A payment or a refund of one. */
export interface Transaction extends Stored {
	contactId: string;
	currency: string;
	amount: number;
	amountRefunded: number;
	status: string;
	liveMode: boolean;
	entityType: string;
	entityId: string;
	source: Source;
	/** The payment provider's id of the subscription. */
	subscriptionId?: string;
	chargeId: string;
	paymentProviderType: string;
	paymentMethod: Record<string, unknown>;
	notes?: string;
	/** Set in tests: whether the payment consists of others, and the payment that it belongs to. */
	isParent?: boolean;
	parentId?: string;
}

/** A recurring payment. */
export interface Subscription extends Stored {
	contactId: string;
	currency: string;
	amount: number;
	status: string;
	liveMode: boolean;
	entityType: string;
	entityId: string;
	source: Source;
	/** The payment provider's id. */
	subscriptionId: string;
	paymentProviderType: string;
	priceId: string;
	canceledAt?: string;
	canceledBy?: string;
}

/** Tracking of a parcel. */
export interface Tracking {
	trackingNumber?: string;
	shippingCarrier?: string;
	trackingUrl?: string;
}

/** A delivery of some of an order's lines. */
export interface Fulfillment {
	_id: string;
	altId: string;
	trackings: Tracking[];
	items: Array<{ priceId: string; qty: number }>;
	createdAt: string;
	updatedAt: string;
}

/** A note on an order. */
export interface OrderNote {
	_id: string;
	altId: string;
	altType: 'location';
	orderId: string;
	note: string;
	createdBy: string;
	createdAt: string;
	updatedAt: string;
}

/** A discount code; its state follows from its dates. */
export interface Coupon extends Stored {
	name: string;
	code: string;
	discountType: 'percentage' | 'amount';
	discountValue: number;
	startDate: string;
	endDate?: string;
	usageLimit?: number;
	usageCount: number;
	productIds: string[];
	priceIds: string[];
	variantIds: string[];
	applyToFuturePayments: boolean;
	applyToFuturePaymentsConfig: { type: string; duration?: number; durationType?: string };
	limitPerCustomer: boolean;
	userId: string;
}

/** Keys of a payment provider for one mode. */
export interface ProviderKeys {
	apiKey: string;
	publishableKey: string;
}

/** A payment provider that a marketplace app has added to a location. */
export interface CustomProvider {
	_id: string;
	locationId: string;
	marketplaceAppId: string;
	name: string;
	description: string;
	paymentsUrl: string;
	queryUrl: string;
	imageUrl: string;
	supportsSubscriptionSchedule: boolean;
	keys: { live?: ProviderKeys; test?: ProviderKeys };
	createdAt: string;
	updatedAt: string;
}

/** A white-label payment provider. */
export interface WhiteLabelProvider {
	_id: string;
	altId: string;
	altType: 'location';
	title: string;
	route: string;
	provider: 'authorize-net' | 'nmi';
	description: string;
	imageUrl: string;
	createdAt: string;
	updatedAt: string;
}

/** All records of the sandbox's GHL. */
export interface GhlData {
	/** The source of all later ids and choices. */
	random: Random;
	products: Map<string, Product>;
	prices: Map<string, Price>;
	contacts: Collection<Contact>;
	orders: Collection<Order>;
	transactions: Collection<Transaction>;
	subscriptions: Collection<Subscription>;
	coupons: Collection<Coupon>;
	/** By order id. */
	fulfillments: Map<string, Fulfillment[]>;
	/** By order id. */
	notes: Map<string, OrderNote[]>;
	/** Orders that lists still contain, but that cannot be read by ID, with the status of the response. */
	vanished: Map<string, 400 | 404>;
	customProviders: CustomProvider[];
	whiteLabelProviders: WhiteLabelProvider[];
	/** What belongs to contacts. */
	contactData: ContactData;
	shop: ShopData;
	store: StoreData;
	/** Invoices, their templates and schedules, estimates and their templates. */
	billing: Billing;
	/** Where the events of the apps are posted to. */
	webhooks: WebhookAddress[];
	/** What the setting `churn` has done so far: ids of orders. */
	churn: { lists: number; created: string[]; deleted: string[] };
}
