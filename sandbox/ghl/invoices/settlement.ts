import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { roundAmount } from '../../server/currency';
import type { GhlData, Order, Source } from '../types';
import type { Bill } from './types';
import { numberOf } from './views';

/** A manual payment. */
export interface Payment {
	mode: string;
	card?: object;
	cheque?: object;
	notes?: string;
	amount?: number;
	/** The time of the payment. Default: now. */
	fulfilledAt?: string;
}

/**
 * Records a payment of an invoice. Creates a transaction and, with the first payment, an order whose source is the
 * invoice. Not documented: a paid or void invoice accepts no payment (400).
 */
export function settle(world: Pick<World, 'ghl' | 'now'>, invoice: Bill, payment: Payment): void {
	const { currency } = invoice.fields;
	const due = roundAmount(invoice.totals.total - invoice.amountPaid, currency);
	if (invoice.status === 'void') throw serviceError(400, 'Invoice is void');
	if (due <= 0) throw serviceError(400, 'Invoice is already paid');
	const amount = payment.amount ?? due;
	if (amount <= 0 || amount > due) throw serviceError(400, `Amount must be between 0 and ${due}`);
	const at = new Date(payment.fulfilledAt ?? world.now()).toISOString();
	const order = orderOf(world.ghl, invoice, at);
	invoice.orderId = order._id;
	addTransaction(world.ghl, order, payment, amount, at);
	const amountPaid = roundAmount(invoice.amountPaid + amount, currency);
	const paid = amountPaid >= invoice.totals.total;
	world.ghl.orders.update(order._id, {
		amountPaid,
		paymentStatus: paid ? 'paid' : 'partially_paid',
		status: paid ? 'completed' : 'pending',
		updatedAt: at,
	});
	world.ghl.billing.invoices.update(invoice._id, {
		amountPaid,
		status: paid ? 'paid' : 'partially_paid',
		updatedAt: at,
	});
}

function orderOf(data: GhlData, invoice: Bill, at: string): Order {
	const known = invoice.orderId && data.orders.get(invoice.orderId);
	if (known) return known;
	const { fields, totals } = invoice;
	const source: Source = {
		type: 'invoice',
		subType: 'contact_view',
		id: invoice._id,
		name: fields.name,
		meta: { invoiceNumber: String(numberOf(invoice)) },
	};
	return data.orders.insert({
		_id: data.billing.random.objectId(),
		altId: invoice.altId,
		contactId: fields.contactDetails?.id ?? '',
		currency: fields.currency,
		amount: totals.total,
		subtotal: totals.subTotal,
		discount: totals.discount,
		tax: totals.tax,
		amountPaid: 0,
		status: 'pending',
		paymentStatus: 'unpaid',
		fulfillmentStatus: 'unfulfilled',
		liveMode: fields.liveMode ?? true,
		source,
		items: fields.items.map(({ _id, name, qty, priceId = '', amount }) => ({
			_id,
			name,
			qty,
			priceId,
			amount,
		})),
		createdAt: at,
		updatedAt: at,
	});
}

function addTransaction(
	data: GhlData,
	order: Order,
	{ mode, card, cheque, notes }: Payment,
	amount: number,
	at: string,
): void {
	const _id = data.billing.random.objectId();
	data.transactions.insert({
		_id,
		altId: order.altId,
		contactId: order.contactId,
		currency: order.currency,
		amount,
		amountRefunded: 0,
		status: 'succeeded',
		liveMode: order.liveMode,
		entityType: 'order',
		entityId: order._id,
		source: order.source,
		chargeId: `manual_${_id}`,
		paymentProviderType: 'manual',
		paymentMethod: { mode, ...(card ?? cheque) },
		...(notes && { notes }),
		createdAt: at,
		updatedAt: at,
	});
}
