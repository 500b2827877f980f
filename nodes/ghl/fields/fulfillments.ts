import type { IDataObject } from 'n8n-workflow';

import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, locator, rows } from '../../shared/catalog/fields';
import { incomingLines } from '../../shared/catalog/incomingLines';

/** The version of the node GHL Orders that can fulfill all open items. */
export const OPEN_ITEMS_VERSION = 1.1;

const readLines = incomingLines({
	parts: {
		priceId: ['priceId', 'price_id', 'price._id'],
		qty: ['qty', 'quantity'],
	},
	numbers: ['qty'],
	needed: { 'price ID': ['priceId'] },
	hint: 'A line requires a priceId. The default quantity is 1.',
});

/** Converts lines in any format to items of a fulfillment. */
const fulfilledLines: Encoder = (value, context) =>
	(readLines(value, context) as IDataObject[]).map((line) => ({ qty: 1, ...line }));

const cells = fieldTable({
	trackingNumber: {
		displayName: 'Tracking Number',
		type: 'string',
		placeholder: 'e.g. 40012345678',
	},
	shippingCarrier: { displayName: 'Shipping Carrier', type: 'string', placeholder: 'e.g. FedEx' },
	trackingUrl: {
		displayName: 'Tracking URL',
		type: 'string',
		placeholder: 'e.g. https://www.fedex.com/wtrk/track/?trknbr=40012345678',
	},
	priceId: {
		required: true,
		...locator({
			displayName: 'Item',
			search: 'searchOrderItems',
			example: '6578278e879ad2646715ba9c',
			description:
				'The item of the order, identified by its price. The list shows the items of the order chosen above.',
		}),
	},
	qty: {
		displayName: 'Quantity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Number of units to fulfill',
	},
});

/** Fields of a new fulfillment. */
export const fulfillments = fieldTable({
	itemsFrom: {
		displayName: 'Items From',
		type: 'options',
		in: 'none',
		showWhen: { '@version': [OPEN_ITEMS_VERSION] },
		options: [
			{
				name: 'All Open Items',
				value: 'open',
				description: 'The items of the order that no earlier fulfillment contains',
			},
			{
				name: 'Incoming Data',
				value: 'data',
				description: 'For example, items from your warehouse',
			},
			{ name: 'Rows Below', value: 'rows' },
		],
		default: 'open',
		description: 'Source of the items to fulfill',
	},
	itemsData: {
		displayName: 'Item Data',
		type: 'json',
		at: 'items',
		as: fulfilledLines,
		required: true,
		default: '={{ $json.items }}',
		showWhen: { itemsFrom: ['data'] },
		description:
			'A list of items with price ID and quantity, or an order with such a list in items or line_items',
	},
	items: {
		...rows(
			{
				displayName: 'Items',
				rowName: 'Item',
				required: true,
				description: 'The items to fulfill',
			},
			[cells.priceId, cells.qty],
		),
		hideWhen: { itemsFrom: ['open', 'data'] },
	},
	trackings: {
		...rows(
			{
				displayName: 'Trackings',
				rowName: 'Tracking',
				description: 'Tracking details of the shipments',
			},
			[cells.trackingNumber, cells.shippingCarrier, cells.trackingUrl],
		),
		always: true,
	},
	notifyCustomer: {
		displayName: 'Notify Customer',
		type: 'boolean',
		description: 'Whether GHL notifies the customer about the fulfillment',
	},
});
