import type { Collection, StoredRecord } from '../server/collection';
import type { Random } from '../server/random';
import type { CalendarData } from './calendars/data';
import type { Billing } from './invoices/types';
import type { LocationData } from './locations/data';
import type { MediaData } from './media/data';
import type { OpportunityData } from './opportunities/data';
import type { SubmissionData } from './submissions/data';
import type { ContactData } from './contacts/data';
import type { ConversationData } from './conversations/data';
import type { ShopData } from './products/data';
import type { StoreData } from './store/data';
import type { WebhookUrl } from './webhooks';

/** The source of an order, transaction or subscription. */
export interface Source {
	type: string;
	subType: string;
	id: string;
	name: string;
	meta: Record<string, unknown>;
}

/** A product, as it appears in a fulfilled item. */
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
export interface Contact extends StoredRecord {
	firstName: string;
	lastName: string;
	/** Empty if unknown, like the strings below. */
	email: string;
	phone: string;
	companyName?: string;
	city: string;
	country: string;
	tags: string[];
	customFields?: Array<{ id: string; value: unknown }>;
	/** User IDs. */
	followers?: string[];
	businessId?: string;
	/** Writable fields that only appear in responses, by name. */
	details?: Record<string, unknown>;
	/** The text that a search compares, in lower case. */
	searchText: string;
}

/** A line of an order. */
export interface OrderItem {
	_id: string;
	name: string;
	qty: number;
	/** Empty if the line was entered manually on an invoice. */
	priceId: string;
	/** The unit price at the time of the order, in major units. */
	amount: number;
}

/** Payment statuses of an order, with the names of the list filter. */
export type PaymentStatus = 'paid' | 'unpaid' | 'refunded' | 'partially_paid';

/** An order. Amounts are in major units. */
export interface Order extends StoredRecord {
	contactId: string;
	currency: string;
	amount: number;
	/** The sum of the lines. The amount is the subtotal minus the discount plus the tax. */
	subtotal: number;
	discount: number;
	tax: number;
	/** The amount paid so far. */
	amountPaid: number;
	status: string;
	paymentStatus: PaymentStatus;
	fulfillmentStatus: string;
	liveMode: boolean;
	source: Source;
	items: OrderItem[];
	couponCode?: string;
}

/** A payment or its refund. */
export interface Transaction extends StoredRecord {
	contactId: string;
	currency: string;
	amount: number;
	amountRefunded: number;
	status: string;
	liveMode: boolean;
	entityType: string;
	entityId: string;
	source: Source;
	/** The payment provider's ID of the subscription. */
	subscriptionId?: string;
	chargeId: string;
	paymentProviderType: string;
	paymentMethod: Record<string, unknown>;
	notes?: string;
	/** Only tests set these: whether the payment consists of other payments, and its parent payment. */
	isParent?: boolean;
	parentId?: string;
}

/** A recurring payment. */
export interface Subscription extends StoredRecord {
	contactId: string;
	currency: string;
	amount: number;
	status: string;
	liveMode: boolean;
	entityType: string;
	entityId: string;
	source: Source;
	/** The payment provider's ID. */
	subscriptionId: string;
	paymentProviderType: string;
	priceId: string;
	canceledAt?: string;
	canceledBy?: string;
}

/** Tracking data of a shipment. */
export interface Tracking {
	trackingNumber?: string;
	shippingCarrier?: string;
	trackingUrl?: string;
}

/** A shipment of some lines of an order. */
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

/** A discount code. Its status depends on its dates. */
export interface Coupon extends StoredRecord {
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

/** The keys of a payment provider for one mode. */
export interface ProviderKeys {
	apiKey: string;
	publishableKey: string;
}

/** A payment provider that a marketplace app added to a location. */
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

/** All records of GHL. */
export interface GhlData {
	/** The generator of later IDs and choices. */
	random: Random;
	products: Map<string, Product>;
	prices: Map<string, Price>;
	contacts: Collection<Contact>;
	orders: Collection<Order>;
	transactions: Collection<Transaction>;
	subscriptions: Collection<Subscription>;
	coupons: Collection<Coupon>;
	/** By order ID. */
	fulfillments: Map<string, Fulfillment[]>;
	/** By order ID. */
	notes: Map<string, OrderNote[]>;
	/** Orders that lists still contain but that can't be read by ID, with the status of the response. */
	vanished: Map<string, 400 | 404>;
	customProviders: CustomProvider[];
	whiteLabelProviders: WhiteLabelProvider[];
	/** The records that belong to contacts. */
	contactData: ContactData;
	/** Calendars, their groups and resources, and appointments. */
	calendarData: CalendarData;
	/** Conversations, messages, and subscriptions. */
	conversationData: ConversationData;
	/** Tags, custom values, templates, and recurring tasks. */
	locationData: LocationData;
	/** Forms, surveys, and their submissions. */
	submissionData: SubmissionData;
	/** Files, folders, funnels, and redirects. */
	mediaData: MediaData;
	/** Opportunities, their pipelines, and lost reasons. */
	opportunityData: OpportunityData;
	shop: ShopData;
	store: StoreData;
	/** Invoices and estimates with their templates, and invoice schedules. */
	billing: Billing;
	/** The URLs that receive the events of the apps. */
	webhooks: WebhookUrl[];
	/** The effects of the setting `churn` so far: order IDs. */
	churn: { lists: number; created: string[]; deleted: string[] };
}
