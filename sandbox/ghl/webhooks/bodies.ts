import type { World } from '../../server/world';
import { COMPANY, type Grant, USER_ID } from '../accounts';
import { eventView } from '../calendars/views';
import { webhookView as contactBody } from '../contacts/views';
import { invoiceView } from '../invoices/views';
import type { Opportunity } from '../opportunities/data';
import { fullName, orderDetail } from '../payments/views';
import { priceView, productDetail } from '../products/views';
import type { Contact, Order, Price } from '../types';
import type { Event } from './changes';

/**
 * Returns the body that GHL sends for an event, without the fields that all deliveries have. Invoices, products and
 * prices do not contain the event name, and a changed price has another `type` (docs/api-notes/ghl.md#event-names).
 */
export function bodyOf(world: World, event: Event): Record<string, unknown> {
	const { type, record } = event;
	switch (type) {
		case 'OrderCreate':
		case 'OrderStatusUpdate':
			return { type, ...orderBody(world, record) };
		case 'ProductCreate':
		case 'ProductUpdate':
		case 'ProductDelete':
			return productDetail(world, record);
		case 'PriceCreate':
			return newPriceBody(world, record);
		case 'PriceUpdate':
		case 'PriceDelete':
			return priceView(world, record);
		case 'ContactCreate':
		case 'ContactUpdate':
		case 'ContactDelete':
		case 'ContactDndUpdate':
		case 'ContactTagUpdate':
			return { type, ...contactBody(record) };
		case 'AppointmentCreate':
		case 'AppointmentUpdate':
		case 'AppointmentDelete':
			return { type, locationId: record.altId, appointment: eventView(world, record) };
		case 'OpportunityCreate':
		case 'OpportunityUpdate':
		case 'OpportunityDelete':
		case 'OpportunityStageUpdate':
		case 'OpportunityStatusUpdate':
		case 'OpportunityMonetaryValueUpdate':
		case 'OpportunityAssignedToUpdate':
			return { type, ...opportunityBody(record) };
		default:
			return invoiceView(record);
	}
}

/** Returns the body of the event that GHL sends when an app is installed in a location or in the entire agency. */
export function installBody({ appId, locationId }: Grant): Record<string, unknown> {
	return {
		type: 'INSTALL',
		appId,
		companyId: COMPANY.id,
		...(locationId && {
			locationId,
			userId: USER_ID,
			isWhitelabelCompany: false,
			whitelabelDetails: {},
			companyName: COMPANY.name,
		}),
	};
}

/**
 * Returns the body that the Webhook action of a GHL workflow posts: the contact at the top level with snake_case
 * names, and the user's fields under `customData`.
 */
export function workflowBody(
	contact: Contact,
	customData: Record<string, unknown>,
): Record<string, unknown> {
	const { _id, altId, firstName, lastName, email, phone, country, createdAt, tags } = contact;
	return {
		contact_id: _id,
		first_name: firstName,
		last_name: lastName,
		full_name: fullName(contact),
		...{ email, phone, country, tags: tags.join(), date_created: createdAt },
		contact_type: 'customer',
		location: { id: altId },
		workflow: { id: 'wf-review', name: 'Ask for a review' },
		triggerData: {},
		contact: { attributionSource: {}, lastAttributionSource: {} },
		customData,
	};
}

function orderBody(world: World, order: Order): Record<string, unknown> {
	const detail = orderDetail(world, order);
	const { altId, altType, amountSummary, source, items } = detail;
	const { _id, status, fulfillmentStatus, contactId, currency, amount, liveMode } = order;
	const { createdAt, updatedAt } = order;
	const contact = world.ghl.contacts.get(contactId);
	return {
		locationId: altId,
		...{ _id, altId, altType, status, taxSummary: taxesOf(order), fulfillmentStatus, contactId },
		...{ currency, amount, liveMode, amountSummary, source, createdAt, updatedAt },
		contactSnapshot: contact && contactBody(contact),
		items: items.map(({ name, qty, product, price }) => ({ name, qty, product, price })),
	};
}

function opportunityBody(opportunity: Opportunity): Record<string, unknown> {
	const { _id, altId, assignedTo, contactId, monetaryValue, name } = opportunity;
	const { pipelineId, pipelineStageId, source, status, createdAt } = opportunity;
	return {
		...{ locationId: altId, id: _id, assignedTo, contactId, monetaryValue, name },
		...{ pipelineId, pipelineStageId, source, status, dateAdded: createdAt },
	};
}

function taxesOf({ subtotal, discount, tax }: Order): object[] {
	if (tax === 0) return [];
	const rate = Number(((100 * tax) / (subtotal - discount)).toFixed(2));
	return [{ name: 'Tax', calculation: 'exclusive', rate, amount: tax }];
}

/** Only the event of a new price has this `type`. */
function newPriceBody(world: World, price: Price): Record<string, unknown> {
	const { type: priceType, ...others } = priceView(world, price);
	return { ...others, priceType };
}
