import type { IDataObject } from 'n8n-workflow';

import type { Simplified } from '../../shared/catalog/types';
import { simplify } from '../../shared/engine/output';
import { getPath } from '../../shared/core/paths';

/** What to do where an item does not say what is needed of an order. */
export const NOT_SAID =
	'The incoming item does not say it: fill the parameter in, or pass an order of GHL Orders. An order of AbstractGHL names its customer by ID: read the customer first, for name and email.';

/** An order as invitations and reviews need it. Empty texts: the item does not say. */
export interface IncomingOrder {
	referenceNumber: string;
	email: string;
	name: string;
	/** In Trustpilot's words; without a SKU or name a line is left out. */
	products: IDataObject[];
	/** The item itself says that it was no real sale. */
	isTest: boolean;
	/** The item itself says that the customer wants no email. */
	doNotDisturb: boolean;
}

/** Where orders of GHL Orders (simplified, raw, an overview, of the trigger) and AbstractGHL say it. */
const ORDER: Simplified = {
	referenceNumber: ['orderId', 'order_id', '_id'],
	email: [
		'customerEmail',
		'contactEmail',
		'contactSnapshot.email',
		'customer.email',
		'customer_email',
		'contact.email',
		'email',
	],
	name: [
		'customerName',
		'contactName',
		'contactSnapshot.first_name contactSnapshot.last_name',
		'contactSnapshot.firstName contactSnapshot.lastName',
		'customer.name',
		'customer_name',
		'contact.name',
		'name',
	],
	lines: ['items', 'line_items', 'lineItems', 'products', 'order.items'],
};

const PRODUCT: Simplified = {
	sku: ['sku', 'price.sku', 'product.sku', 'productId', 'product_id', 'product._id'],
	name: ['name', 'productName', 'product.name'],
	productUrl: ['productUrl', 'product.url', 'url'],
	imageUrl: ['imageUrl', 'product.image', 'image'],
	gtin: ['gtin', 'product.gtin'],
	mpn: ['mpn', 'product.mpn'],
	brand: ['brand', 'product.brand'],
};

/** The parts of an item that may speak of the customer. */
const PEOPLE = ['', 'contact', 'contactSnapshot', 'customer'];

function productOf(line: IDataObject): IDataObject {
	const filled = Object.entries(simplify(line, PRODUCT)).filter(([, value]) => value !== null);
	return Object.fromEntries(filled.map(([key, value]) => [key, String(value)]));
}

/** GHL marks contacts by `dnd`, and single channels by `dndSettings` (docs/webhook events: Contact DND Update). */
function wantsNoEmail(json: IDataObject): boolean {
	return PEOPLE.map((path) => (getPath(json, path) ?? {}) as IDataObject).some(
		(person) =>
			person.dnd === true ||
			['active', 'permanent'].includes(String(getPath(person, 'dndSettings.Email.status'))),
	);
}

const isTest = ({ liveMode, markAsTest }: IDataObject): boolean =>
	liveMode === false || markAsTest === true;

/** What an incoming item says of an order. */
export function orderOf(json: IDataObject): IncomingOrder {
	const { referenceNumber, email, name, lines } = simplify(json, ORDER);
	return {
		referenceNumber: String(referenceNumber ?? ''),
		email: String(email ?? ''),
		name: String(name ?? ''),
		products: (Array.isArray(lines) ? (lines as IDataObject[]) : [])
			.map(productOf)
			.filter(({ sku, name: title }) => sku !== undefined || title !== undefined),
		isTest: [json, (json.order ?? {}) as IDataObject].some(isTest),
		doNotDisturb: wantsNoEmail(json),
	};
}
