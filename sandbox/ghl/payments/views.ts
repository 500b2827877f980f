import { randomUUID } from 'node:crypto';
import type { World } from '../../server/world';
import type { Contact, Fulfillment, GhlData, Order, OrderItem, Source } from '../types';

/** Returns an order for a list, without its items. */
export function orderRow(world: World, order: Order) {
	const { ghl: data, settings } = world;
	const prices = order.items.map((item) => data.prices.get(item.priceId));
	return {
		_id: order._id,
		altId: order.altId,
		altType: 'location',
		...contactFields(data, order.contactId),
		currency: order.currency,
		amount: order.amount,
		subtotal: order.subtotal,
		discount: order.discount,
		status: order.status,
		...(settings.rowsCarryPaymentStatus && { paymentStatus: order.paymentStatus }),
		liveMode: order.liveMode,
		totalProducts: order.items.length,
		...sourceFields('source', order.source),
		couponCode: order.couponCode,
		fulfillmentStatus: order.fulfillmentStatus,
		onetimeProducts: prices.filter((price) => price?.type === 'one_time').length,
		recurringProducts: prices.filter((price) => price?.type === 'recurring').length,
		createdAt: order.createdAt,
		updatedAt: order.updatedAt,
	};
}

/** Returns an order for Get. */
export function orderDetail(world: World, order: Order) {
	const { ghl: data, settings } = world;
	return {
		_id: order._id,
		altId: order.altId,
		altType: 'location',
		contactId: order.contactId,
		contactSnapshot: contactSnapshot(data, order.contactId),
		currency: order.currency,
		amount: order.amount,
		amountSummary: {
			subtotal: order.subtotal,
			discount: order.discount,
			tax: order.tax,
			shipping: 0,
		},
		status: order.status,
		...(settings.rowsCarryPaymentStatus && { paymentStatus: order.paymentStatus }),
		liveMode: order.liveMode,
		fulfillmentStatus: order.fulfillmentStatus,
		source: order.source,
		items: order.items.map((item) => itemDetail(data, order, item)),
		...(order.couponCode && { coupon: { code: order.couponCode } }),
		markAsTest: !order.liveMode,
		createdAt: order.createdAt,
		updatedAt: order.updatedAt,
		traceId: randomUUID(),
	};
}

/** Returns a fulfillment with the products and prices of its lines. */
export function fulfillmentView(data: GhlData, order: Order, fulfillment: Fulfillment) {
	return {
		altType: 'location',
		...fulfillment,
		items: fulfillment.items.flatMap(({ priceId, qty }) => {
			const item = order.items.find((one) => one.priceId === priceId);
			return item ? [{ ...itemDetail(data, order, item), qty }] : [];
		}),
	};
}

/** Returns a line of an order with its product and price. A manual line has its own price. */
function itemDetail(
	data: GhlData,
	{ currency }: Order,
	{ _id, name, qty, priceId, amount }: OrderItem,
) {
	const known = data.prices.get(priceId);
	const product = known && data.products.get(known.product);
	const price = { ...(known ?? { name, type: 'one_time' }), amount, currency };
	return { _id, name, qty, product, price };
}

/** Returns the contact's fields for a list row. */
export function contactFields(data: GhlData, contactId: string) {
	const contact = data.contacts.get(contactId);
	return {
		contactId,
		...(contact && { contactName: fullName(contact), contactEmail: contact.email }),
	};
}

/** Returns the copy of the contact in the response of Get. */
export function contactSnapshot(data: GhlData, contactId: string) {
	const contact = data.contacts.get(contactId);
	if (!contact) return undefined;
	const { firstName, lastName } = contact;
	return {
		id: contact._id,
		location_id: contact.altId,
		type: 'customer',
		first_name: firstName,
		last_name: lastName,
		first_name_lower_case: firstName.toLowerCase(),
		last_name_lower_case: lastName.toLowerCase(),
		full_name_lower_case: fullName(contact).toLowerCase(),
		email: contact.email,
		phone: contact.phone,
		company_name: contact.companyName,
	};
}

/** Returns the source of a record as fields of a list row: `sourceType`, `entitySourceType`, … */
export function sourceFields(prefix: 'source' | 'entitySource', source: Source) {
	return {
		[`${prefix}Type`]: source.type,
		[`${prefix}SubType`]: source.subType,
		[`${prefix}Name`]: source.name,
		[`${prefix}Id`]: source.id,
		[`${prefix}Meta`]: source.meta,
	};
}

/** Returns the full name of a contact. */
export function fullName(contact: Contact): string {
	return `${contact.firstName} ${contact.lastName}`;
}
