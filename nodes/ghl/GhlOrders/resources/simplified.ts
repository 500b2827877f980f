import type { IDataObject } from 'n8n-workflow';

import type { Simplified } from '../../../shared/catalog/types';
import { isObject } from '../../../shared/core/guards';
import { simplify } from '../../../shared/engine/output';
import { simplifiedContact } from '../../GhlContacts/resources/contact';
import {
	customerOfRecord,
	simplifiedSubscription,
	simplifiedTransaction,
} from '../../fields/simplified';
import { sumOrderPayments } from '../orderPayments';
import { readLiveMode } from '../../testMode';

/** Simplified order. */
export const simplifiedOrder: Simplified = {
	orderId: '_id',
	status: 'status',
	paymentStatus: 'paymentStatus',
	fulfillmentStatus: 'fulfillmentStatus',
	totalAmount: 'amount',
	currency: 'currency',
	...customerOfRecord,
	createdAt: 'createdAt',
	// Only present for test orders, so that later nodes do not count them as sales.
	liveMode: (order) => (readLiveMode(order) === false ? false : undefined),
};

/** Simplified fulfillment. */
export const simplifiedFulfillment: Simplified = {
	fulfillmentId: '_id',
	trackingNumber: 'trackings.0.trackingNumber',
	shippingCarrier: 'trackings.0.shippingCarrier',
	trackingUrl: 'trackings.0.trackingUrl',
	items: 'items',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

/** Returns one simplified part of an overview. Null (unknown) stays null. */
const part = (name: string, simplified: Simplified) => (overview: IDataObject) => {
	const value = overview[name] as IDataObject | IDataObject[] | null;
	if (value === null) return null;
	return Array.isArray(value)
		? value.map((record) => simplify(record, simplified))
		: simplify(value, simplified);
};

/**
 * Returns the amounts paid and refunded for the order of an overview. Returns null if its transactions could
 * not be read.
 */
const paid = (name: keyof ReturnType<typeof sumOrderPayments>) => (overview: IDataObject) => {
	const { order, transactions } = overview;
	if (!isObject(order) || !Array.isArray(transactions)) return null;
	return sumOrderPayments(order, transactions)[name];
};

/** Simplified overview. The IDs that other nodes need are at the top level. */
export const simplifiedOverview: Simplified = {
	orderId: 'order._id',
	customerName: ({ order, contact }) =>
		simplify({ ...(order as IDataObject) }, customerOfRecord).customerName ??
		simplify({ contactSnapshot: contact }, customerOfRecord).customerName,
	customerEmail: ['contact.email', 'order.contactSnapshot.email'],
	order: part('order', { ...simplifiedOrder, items: 'items' }),
	fulfillments: part('fulfillments', simplifiedFulfillment),
	notes: 'notes',
	transactions: part('transactions', simplifiedTransaction),
	paidAmount: paid('paidAmount'),
	refundedAmount: paid('refundedAmount'),
	excludedPayments: paid('excludedPayments'),
	subscriptions: part('subscriptions', simplifiedSubscription),
	contact: part('contact', simplifiedContact),
	incomplete: 'incomplete',
};

/** Simplified result of creating or updating an order. */
export const simplifiedUpsert: Simplified = {
	externalOrderId: 'invoice.invoiceNumber',
	result: 'result',
	invoiceId: 'invoice._id',
	invoiceStatus: 'invoice.status',
	totalAmount: 'invoice.total',
	currency: 'invoice.currency',
	customerId: 'customer.id',
	customerEmail: 'customer.email',
	orderId: 'order._id',
	incomplete: 'incomplete',
};
