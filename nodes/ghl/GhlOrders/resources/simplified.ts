import type { IDataObject } from 'n8n-workflow';

import type { Simplified } from '../../../shared/catalog/types';
import { simplify } from '../../../shared/engine/output';
import { simplifiedContact } from '../../GhlContacts/resources/contact';
import { simplifiedSubscription, simplifiedTransaction } from '../../fields/simplified';

/** Simplified order. List rows and single orders have different customer fields. */
export const simplifiedOrder: Simplified = {
	orderId: '_id',
	status: 'status',
	paymentStatus: 'paymentStatus',
	fulfillmentStatus: 'fulfillmentStatus',
	totalAmount: 'amount',
	currency: 'currency',
	customerId: 'contactId',
	customerName: ['contactName', 'contactSnapshot.first_name contactSnapshot.last_name'],
	customerEmail: ['contactEmail', 'contactSnapshot.email'],
	createdAt: 'createdAt',
	// Only present for test orders, so that later nodes do not count them as sales.
	liveMode: ({ liveMode }) => (liveMode === false ? false : undefined),
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

/** One simplified part of an overview. Null (unknown) stays null. */
const part = (name: string, simplified: Simplified) => (overview: IDataObject) => {
	const value = overview[name] as IDataObject | IDataObject[] | null;
	if (value === null) return null;
	return Array.isArray(value)
		? value.map((record) => simplify(record, simplified))
		: simplify(value, simplified);
};

/** Simplified overview. The IDs that other nodes need are at the top level. */
export const simplifiedOverview: Simplified = {
	orderId: 'order._id',
	customerName: 'order.contactSnapshot.first_name order.contactSnapshot.last_name',
	customerEmail: ['contact.email', 'order.contactSnapshot.email'],
	order: part('order', { ...simplifiedOrder, items: 'items' }),
	fulfillments: part('fulfillments', simplifiedFulfillment),
	notes: 'notes',
	transactions: part('transactions', simplifiedTransaction),
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
