/** Values of custom fields, by name. */
export type CustomFields = Record<string, string | number | boolean | null>;

interface Timed {
	/** ISO, UTC. */
	created_at: string;
	updated_at: string;
}

export interface Customer extends Timed {
	id: string;
	email: string | null;
	name: string | null;
	phone: string | null;
	company: string | null;
	tags: string[];
	custom_fields: CustomFields;
}

export interface Activity extends Timed {
	activity_id: string;
	customer_id: string;
	type: string;
	title: string;
	details: string | null;
	status: string | null;
	occurred_at: string;
}

export interface LineItem {
	line_id?: string;
	name: string;
	sku?: string;
	quantity: number;
	unit_price: number;
	total?: number;
}

export interface Order extends Timed {
	order_id: string;
	customer_id: string;
	total: number;
	currency: string;
	status: string;
	status_since: string;
	source_status: string | null;
	cancel_reason: string | null;
	placed_at: string;
	discount: number;
	tax: number;
	shipping: number;
	line_items: LineItem[];
	custom_fields: CustomFields;
}

/** The statuses that the contract defines. */
export type PaymentStatus = 'unpaid' | 'partially_paid' | 'paid' | 'overdue' | 'void';

export interface Payment {
	payment_id: string;
	amount: number;
	method: string | null;
	paid_at: string;
	note: string | null;
}

export interface Invoice extends Timed {
	invoice_id: string;
	customer_id: string;
	order_id: string | null;
	amount: number;
	amount_paid: number;
	currency: string;
	payment_status: PaymentStatus;
	payment_status_since: string;
	/** `YYYY-MM-DD`. */
	due_date: string | null;
	paid_at: string | null;
	void_reason: string | null;
	payments: Payment[];
	custom_fields: CustomFields;
}

export interface Subscription extends Timed {
	id: string;
	url: string;
	events: string[];
	active: boolean;
	/** Responses never contain it. */
	secret: string;
}

/** The stored result of a write with an idempotency key. */
export interface StoredResult {
	/** Method, path and body of the request. */
	fingerprint: string;
	status: number;
	body: unknown;
	/** The written record and its revision. */
	record?: string;
	revision?: number;
	/** When the result expires, in ms. */
	expiresAt: number;
}

/** The records of AbstractGHL, by ID. */
export interface AbstractGhlData {
	customers: Map<string, Customer>;
	/** By customer and activity ID: `cus_1 act_1`. */
	activities: Map<string, Activity>;
	orders: Map<string, Order>;
	invoices: Map<string, Invoice>;
	subscriptions: Map<string, Subscription>;
	remembered: Map<string, StoredResult>;
	/**
	 * How often each record was written, by its identity. Counting continues if the record is deleted and created
	 * again.
	 */
	revisions: Map<string, number>;
	/** The counter for generated IDs. */
	lastId: number;
}
