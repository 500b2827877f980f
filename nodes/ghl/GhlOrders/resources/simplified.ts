import type { IDataObject } from 'n8n-workflow';

import type { Simplified } from '../../../shared/catalog/types';
import { simplify } from '../../../shared/engine/output';
import { simplifiedContact } from '../../GhlContacts/resources/contact';
import { simplifiedSubscription, simplifiedTransaction } from '../../fields/simplified';

/** An order in the users' words; list rows and single orders name the customer differently. */
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
	// Of a test only: what follows must not take it for a sale.
	liveMode: ({ liveMode }) => (liveMode === false ? false : undefined),
};

/** A fulfillment in the users' words. */
export const simplifiedFulfillment: Simplified = {
	fulfillmentId: '_id',
	trackingNumber: 'trackings.0.trackingNumber',
	shippingCarrier: 'trackings.0.shippingCarrier',
	trackingUrl: 'trackings.0.trackingUrl',
	items: 'items',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

/** One part of an overview in the users' words; null stays null: it is not known. */
const part = (name: string, simplified: Simplified) => (overview: IDataObject) => {
	const value = overview[name] as IDataObject | IDataObject[] | null;
	if (value === null) return null;
	return Array.isArray(value)
		? value.map((record) => simplify(record, simplified))
		: simplify(value, simplified);
};

/** An overview whose parts speak the users' words; at the top what leads on to other nodes. */
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

/** What creating or updating an order has led to. */
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
