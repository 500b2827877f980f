import { roundAmount } from '../server/currency';
import { createRandom } from '../server/random';
import type { AbstractGhlData, Customer, Invoice, LineItem, Order } from './types';

const DAY_MS = 86_400_000;
const CUSTOMERS = 25;
const ORDERS = 60;

const FIRST = ['Ada', 'Ben', 'Cora', 'Dev', 'Elif', 'Femi', 'Gita', 'Hugo', 'Ines', 'Jonas'];
const LAST = ['Abbott', 'Berg', 'Costa', 'Dahl', 'Eriksen', 'Fofana', 'Grant', 'Haas'];
const PRODUCTS: ReadonlyArray<[name: string, sku: string, price: number]> = [
	['House Blend 250 g', 'BLEND-250', 9.5],
	['Single Origin 1 kg', 'SINGLE-1000', 34.9],
	['Stoneware Cup', 'CUP-1', 14],
	['Hand Grinder', 'GRIND-1', 79.95],
];

/** The order statuses of the sandbox. */
export const ORDER_STATUSES = [
	'pending',
	'processing',
	'completed',
	'cancelled',
	'refunded',
] as const;

const CURRENCY = 'USD';
const round = (amount: number): number => roundAmount(amount, CURRENCY);

/** Returns data without records. */
const emptyData = (): AbstractGhlData => ({
	customers: new Map(),
	activities: new Map(),
	orders: new Map(),
	invoices: new Map(),
	subscriptions: new Map(),
	remembered: new Map(),
	revisions: new Map(),
	lastId: 1000,
});

/** Returns the records of a new sandbox. The same seed returns the same records, with times before `now` (ms). */
export function seedAbstractGhl(seed: number, now: number): AbstractGhlData {
	const random = createRandom(seed + 5);
	const data = emptyData();
	const ago = (days: number) => new Date(now - Math.round(days * DAY_MS)).toISOString();

	for (let i = 0; i < CUSTOMERS; i++) {
		const [first, last] = [FIRST[i % FIRST.length], LAST[i % LAST.length]];
		const created = ago(90 - i);
		const customer: Customer = {
			id: `cus_${1001 + i}`,
			email: `${first}.${last}${i}@example.com`.toLowerCase(),
			name: `${first} ${last}`,
			phone: i % 3 === 0 ? `+4420794600${10 + i}` : null,
			company: i % 4 === 0 ? `${last} Ltd` : null,
			tags: i % 5 === 0 ? ['vip', 'wholesale'] : i % 2 === 0 ? ['newsletter'] : [],
			custom_fields: { loyalty_tier: random.pick(['bronze', 'silver', 'gold']) },
			created_at: created,
			updated_at: created,
		};
		data.customers.set(customer.id, customer);
	}
	const customers = [...data.customers.values()];
	for (let i = 0; i < ORDERS; i++) addOrder(i, random.pick(customers));
	const [customer] = customers;
	data.activities.set(`${customer.id} act_1`, {
		activity_id: 'act_1',
		customer_id: customer.id,
		type: 'ticket',
		title: 'Broken cups',
		details: 'Two cups of the last order arrived broken.',
		status: 'open',
		occurred_at: ago(2),
		created_at: ago(2),
		updated_at: ago(1),
	});
	// Disabled: its URL does not exist, so the sandbox sends nothing to it.
	data.subscriptions.set('whs_1', {
		id: 'whs_1',
		url: 'https://orders.example.com/hook',
		events: ['order.created'],
		active: false,
		secret: 'of-a-receiver-that-is-long-gone-by',
		created_at: ago(50),
		updated_at: ago(20),
	});

	function addOrder(i: number, customer: Customer): void {
		const at = ago(60 - i);
		const lines = Array.from({ length: random.int(1, 3) }, (_, line): LineItem => {
			const [name, sku, unit_price] = random.pick(PRODUCTS);
			const quantity = random.int(1, 4);
			const total = round(quantity * unit_price);
			return { line_id: `${1001 + i}-${line + 1}`, name, sku, quantity, unit_price, total };
		});
		const sum = lines.reduce((total, line) => total + Number(line.total), 0);
		const shipping = i % 3 === 0 ? 4.95 : 0;
		const order: Order = {
			order_id: String(1001 + i),
			customer_id: customer.id,
			total: round(sum + shipping),
			currency: CURRENCY,
			status: i < 40 ? 'completed' : random.pick(['pending', 'processing']),
			status_since: at,
			source_status: null,
			cancel_reason: null,
			placed_at: at,
			discount: 0,
			tax: 0,
			shipping,
			line_items: lines,
			custom_fields: {},
			created_at: at,
			updated_at: at,
		};
		data.orders.set(order.order_id, order);
		if (i % 2 === 0) addInvoice(order, i % 4 === 0, at);
	}

	function addInvoice(order: Order, isPaid: boolean, at: string): void {
		const invoice: Invoice = {
			invoice_id: `INV-${order.order_id}`,
			customer_id: order.customer_id,
			order_id: order.order_id,
			amount: order.total,
			amount_paid: isPaid ? order.total : 0,
			currency: order.currency,
			payment_status: isPaid ? 'paid' : 'unpaid',
			payment_status_since: at,
			due_date: new Date(Date.parse(at) + 30 * DAY_MS).toISOString().slice(0, 10),
			paid_at: isPaid ? at : null,
			void_reason: null,
			payments: isPaid
				? [
						{
							payment_id: `pay_${order.order_id}`,
							amount: order.total,
							method: 'card',
							paid_at: at,
							note: null,
						},
					]
				: [],
			custom_fields: {},
			created_at: at,
			updated_at: at,
		};
		data.invoices.set(invoice.invoice_id, invoice);
	}
	return data;
}
