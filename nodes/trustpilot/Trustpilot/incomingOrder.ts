import type { IDataObject } from 'n8n-workflow';

import { isObject, scalarText } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { emailIn, isDoNotDisturb } from './customer';
import { firstText } from './incomingValues';

/** Explains what to do if an item does not contain a value that the operation requires. */
export const MISSING_IN_ITEM =
	'The incoming item does not contain this value. Fill in the parameter, or pass an order of GHL Orders. An order of AbstractGHL contains only the ID of its customer: get the customer first.';

/** The values of an order that invitations and reviews need. A text is empty if the item does not contain it. */
export interface IncomingOrder {
	referenceNumber: string;
	email: string;
	/** The lines in Trustpilot's format, without those that have neither a SKU nor a name. */
	products: IDataObject[];
	/** Whether the order is a test. */
	isTest: boolean;
	/** Whether the customer does not want email. */
	doNotDisturb: boolean;
}

/** Paths of the ID of an order. */
const ORDER_IDS = [
	...['orderId', 'order_id', 'order._id', 'order.orderId', 'order.order_id', 'order.id'],
	...['customData.orderId', 'customData.order_id'],
];
/** Paths of IDs that are used instead: the number in your app, or an invoice. */
const OTHER_IDS = ['externalOrderId', 'invoice.invoiceNumber', 'invoiceId', 'invoice_id'];
/** Keys of records whose ID does not identify an order: transactions, subscriptions, fulfillments. */
const PARTS_OF_ORDERS = ['entityType', 'trackings', 'chargeId'];

/**
 * Returns the reference of an item: the ID of its order. A transaction or subscription of GHL contains the ID
 * of the order or invoice as its entity, and has another `_id`.
 */
function referenceIn(json: IDataObject): string {
	const orderId = firstText(json, ORDER_IDS);
	if (orderId) return orderId;
	if (PARTS_OF_ORDERS.some((key) => Object.hasOwn(json, key))) return firstText(json, ['entityId']);
	return firstText(json, [...OTHER_IDS, '_id']);
}

const LINES = ['items', 'line_items', 'lineItems', 'products', 'invoiceItems'];
const LINE_PATHS = ['', 'order.', 'invoice.'].flatMap((part) => LINES.map((name) => part + name));

/** Paths of the values of a product in lines of GHL and AbstractGHL, by the name in Trustpilot. */
const PRODUCT: Record<string, readonly string[]> = {
	sku: ['sku', 'price.sku', 'product.sku', 'productId', 'product_id', 'product._id'],
	name: ['name', 'productName', 'product.name', 'title'],
	productUrl: ['productUrl', 'product.url', 'url'],
	imageUrl: ['imageUrl', 'product.image', 'image'],
	gtin: ['gtin', 'product.gtin'],
	mpn: ['mpn', 'product.mpn'],
	brand: ['brand', 'product.brand'],
};

function productOf(line: IDataObject): IDataObject {
	const values = Object.entries(PRODUCT).map(([name, paths]) => [name, firstText(line, paths)]);
	return Object.fromEntries(values.filter(([, value]) => value !== '')) as IDataObject;
}

function productsIn(json: IDataObject): IDataObject[] {
	const lines = LINE_PATHS.map((path) => getPath(json, path)).find(
		(list): list is unknown[] => Array.isArray(list) && list.length > 0,
	);
	return (lines ?? [])
		.filter(isObject)
		.map(productOf)
		.filter(({ sku, name }) => sku !== undefined || name !== undefined);
}

/** Returns whether a record is in test mode: the item itself, or the order or invoice that it contains. */
const isTestRecord = ({ liveMode, markAsTest, paymentMode }: IDataObject): boolean =>
	scalarText(liveMode).toLowerCase() === 'false' ||
	scalarText(markAsTest).toLowerCase() === 'true' ||
	paymentMode === 'test';

/** Reads an order from an incoming item: from any GHL, AbstractGHL or webhook record that contains one. */
export function readIncomingOrder(json: IDataObject): IncomingOrder {
	const { order, invoice } = json;
	return {
		referenceNumber: referenceIn(json),
		email: emailIn(json),
		products: productsIn(json),
		isTest: [json, order, invoice].some((record) => isObject(record) && isTestRecord(record)),
		doNotDisturb: isDoNotDisturb(json),
	};
}
