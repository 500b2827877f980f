import { Collection } from '../../server/collection';
import { createRandom } from '../../server/random';
import { LOCATIONS, MAIN_LOCATION } from '../accounts';
import { fullName } from '../payments/views';
import type { Contact, GhlData, Order, Price } from '../types';
import { make, type Body, type Kind } from './records';
import { businessOf } from './settings';
import type { Bill, Billing } from './types';

const DAY_MS = 86_400_000;

/** Returns data without records. */
export const emptyBilling = (seed: number): Billing => ({
	random: createRandom(seed + 1),
	invoices: new Collection<Bill>(),
	templates: new Collection<Bill>(),
	schedules: new Collection<Bill>(),
	estimates: new Collection<Bill>(),
	estimateTemplates: new Collection<Bill>(),
});

/** The maximum number of orders of a location that come from an invoice. */
const MAX_BILLED = 20;
/** Statuses of the main location's invoices and estimates without an order, oldest first. */
const OPEN = ['sent', 'draft', 'void', 'sent', 'sent', 'draft'];
const ESTIMATES = ['accepted', 'sent', 'declined', 'draft', 'viewed', 'invoiced'];

/** Adds some invoices and estimates to each location. The newest ones are from the day before `now` (ms). */
export function seedBilling(data: GhlData, now: number): void {
	for (const { id } of LOCATIONS) {
		const writer = new BillWriter(data, id, now);
		const main = id === MAIN_LOCATION.id;
		writer.invoices(main ? OPEN : OPEN.slice(0, 2));
		(main ? ESTIMATES : []).forEach(writer.estimate);
		writer.add('templates', 'Wholesale order', {}, now - 60 * DAY_MS);
		writer.add('templates', 'Workshop', {}, now - 30 * DAY_MS);
		writer.add('estimateTemplates', 'Office coffee', { title: 'ESTIMATE' }, now - 60 * DAY_MS);
		writer.schedule('draft');
		writer.schedule('scheduled');
	}
}

/** Creates the records of one location. */
class BillWriter {
	private readonly contacts: readonly Contact[];

	private readonly prices: Price[];

	constructor(
		private readonly data: GhlData,
		private readonly altId: string,
		private readonly now: number,
	) {
		this.contacts = data.contacts.all(altId);
		this.prices = [...data.prices.values()].filter((price) => price.locationId === altId);
	}

	/** Creates the invoice of each order that comes from one, and some unpaid invoices. */
	invoices(open: readonly string[]): void {
		for (const order of this.billedOrders()) this.billOf(order);
		open.forEach((status, index) => {
			const days = open.length - index;
			const time = this.now - days * DAY_MS;
			const dates = { issueDate: day(time), dueDate: day(time + 14 * DAY_MS) };
			const extra = { ...this.forContact(), ...dates };
			this.add('invoices', 'Wholesale beans', extra, time).status = status;
		});
	}

	private billedOrders(): Order[] {
		const orders = this.data.orders.all(this.altId);
		const settled = orders.filter(
			({ source, paymentStatus }) =>
				source.type === 'invoice' && ['paid', 'partially_paid'].includes(paymentStatus),
		);
		return settled.slice(-MAX_BILLED);
	}

	private billOf(order: Order): void {
		const time = Date.parse(order.createdAt) - DAY_MS / 2;
		const items = order.items.map((item) => this.item(item.priceId, item.qty));
		const extra = {
			...this.forContact(order.contactId),
			items,
			discount: { type: 'fixed', value: order.discount } as const,
			issueDate: day(time),
			dueDate: day(time + 14 * DAY_MS),
			liveMode: order.liveMode,
		};
		const invoice = this.add('invoices', 'Wholesale beans', extra, time);
		invoice.status = order.paymentStatus;
		invoice.amountPaid = order.amountPaid;
		invoice.orderId = order._id;
		const source = {
			...order.source,
			id: invoice._id,
			name: invoice.fields.name,
			meta: { invoiceNumber: String(invoice.number) },
		};
		order.source = source;
		for (const row of this.data.transactions.all(this.altId)) {
			if (row.entityId === order._id) row.source = source;
		}
	}

	readonly estimate = (status: string, index: number, all: string[]): void => {
		const days = all.length - index;
		const time = this.now - days * DAY_MS;
		const extra = {
			...this.forContact(),
			title: 'ESTIMATE',
			issueDate: day(time),
			expiryDate: day(time + 30 * DAY_MS),
			frequencySettings: { enabled: false, schedule: {} },
		};
		this.add('estimates', 'Office coffee', extra, time).status = status;
	};

	schedule(status: string): void {
		const rrule = {
			intervalType: 'monthly',
			interval: 1,
			startDate: day(this.now + 7 * DAY_MS),
			dayOfMonth: 1,
			endType: 'never',
		};
		const extra = { ...this.forContact(), schedule: { rrule } };
		this.add('schedules', 'Coffee for the office', extra, this.now - 20 * DAY_MS).status = status;
	}

	add(kind: Kind, name: string, extra: Partial<Body>, time: number): Bill {
		const { random } = this.data.billing;
		const body: Body = {
			altId: this.altId,
			name,
			title: 'INVOICE',
			currency: 'USD',
			liveMode: true,
			businessDetails: businessOf(this.altId),
			discount: { type: 'percentage', value: random.chance(0.3) ? 10 : 0 },
			termsNotes: '<p>Payable within 14 days.</p>',
			items: Array.from({ length: random.int(1, 3) }, () => this.item()),
			...extra,
		};
		const bill = make(this.data.billing, kind, body, time);
		return this.data.billing[kind].insert(bill);
	}

	private item(priceId?: string, qty?: number) {
		const { random } = this.data.billing;
		const price = (priceId && this.data.prices.get(priceId)) || random.pick(this.prices);
		return {
			_id: random.objectId(),
			name: this.data.products.get(price.product)?.name ?? price.name,
			currency: price.currency,
			amount: price.amount,
			qty: qty ?? random.int(1, 4),
			type: price.type,
			productId: price.product,
			priceId: price._id,
			taxes:
				!priceId && random.chance(0.4)
					? [{ _id: random.objectId(), name: 'Sales Tax', rate: 8.5 }]
					: [],
		};
	}

	private forContact(contactId = '') {
		const { random } = this.data.billing;
		const contact = this.data.contacts.get(contactId) ?? random.pick(this.contacts);
		const { _id: id, email, phone: phoneNo, country: countryCode } = contact;
		const name = fullName(contact);
		return {
			contactDetails: { id, name, email, phoneNo, address: { countryCode }, customFields: [] },
			sentTo: { email: [email], phoneNo: [phoneNo] },
		};
	}
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
