import type { Simplified } from '../../shared/catalog/types';
import { orderIdOf } from './orders';

/** The customer of a record. Lists and single records have different fields. */
export const customerOfRecord: Simplified = {
	customerId: 'contactId',
	customerName: [
		'contactName',
		// API responses, order webhooks, and contacts that have a full name only.
		'contactSnapshot.first_name contactSnapshot.last_name',
		'contactSnapshot.firstName contactSnapshot.lastName',
		'contactSnapshot.name',
	],
	customerEmail: ['contactEmail', 'contactSnapshot.email'],
};

const orderId = (record: Parameters<typeof orderIdOf>[0]) => orderIdOf(record) || null;

/** Simplified transaction. */
export const simplifiedTransaction: Simplified = {
	transactionId: '_id',
	orderId,
	status: 'status',
	amount: 'amount',
	amountRefunded: 'amountRefunded',
	currency: 'currency',
	...customerOfRecord,
	createdAt: 'createdAt',
};

/** Simplified subscription. Payment providers use different names for the plan. */
export const simplifiedSubscription: Simplified = {
	subscriptionId: '_id',
	orderId,
	planId: [
		'subscriptionSnapshot.plan_id',
		'subscriptionSnapshot.plan.id',
		'recurringProduct.price._id',
		'recurringProduct._id',
	],
	status: 'status',
	amount: 'amount',
	currency: 'currency',
	...customerOfRecord,
	createdAt: 'createdAt',
};
