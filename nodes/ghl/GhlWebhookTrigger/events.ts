/** An event of GHL's app webhooks. */
interface WebhookEvent {
	name: string;
	/** What GHL calls it, in `type` and in the settings of the app. */
	type: string;
	description: string;
}

/** Keyed by the value that workflows save; the polling triggers call the same things the same. */
export const EVENTS = {
	orderCreated: { name: 'Order Created', type: 'OrderCreate', description: 'An order was created' },
	orderStatusChanged: {
		name: 'Order Status Changed',
		type: 'OrderStatusUpdate',
		description: 'The status of an order changes',
	},
	invoiceCreated: {
		name: 'Invoice Created',
		type: 'InvoiceCreate',
		description: 'An invoice was created',
	},
	invoiceUpdated: {
		name: 'Invoice Updated',
		type: 'InvoiceUpdate',
		description: 'An invoice changes',
	},
	invoiceDeleted: {
		name: 'Invoice Deleted',
		type: 'InvoiceDelete',
		description: 'An invoice is deleted',
	},
	invoiceSent: {
		name: 'Invoice Sent',
		type: 'InvoiceSent',
		description: 'An invoice goes out to its customer',
	},
	invoicePaid: {
		name: 'Invoice Paid',
		type: 'InvoicePaid',
		description: 'An invoice was paid in full',
	},
	invoicePartiallyPaid: {
		name: 'Invoice Partially Paid',
		type: 'InvoicePartiallyPaid',
		description: 'A part of an invoice is paid',
	},
	invoiceVoided: {
		name: 'Invoice Voided',
		type: 'InvoiceVoid',
		description: 'An invoice is made void',
	},
	productCreated: {
		name: 'Product Created',
		type: 'ProductCreate',
		description: 'A new product appears',
	},
	productUpdated: {
		name: 'Product Updated',
		type: 'ProductUpdate',
		description: 'A product changes',
	},
	productDeleted: {
		name: 'Product Deleted',
		type: 'ProductDelete',
		description: 'A product is deleted',
	},
	priceCreated: {
		name: 'Price Created',
		type: 'PriceCreate',
		description: 'A product gets a new price',
	},
	priceUpdated: { name: 'Price Updated', type: 'PriceUpdate', description: 'A price changes' },
	priceDeleted: { name: 'Price Deleted', type: 'PriceDelete', description: 'A price is deleted' },
	contactCreated: {
		name: 'Contact Created',
		type: 'ContactCreate',
		description: 'A new contact appears',
	},
	contactUpdated: {
		name: 'Contact Updated',
		type: 'ContactUpdate',
		description: 'A contact changes',
	},
	contactDeleted: {
		name: 'Contact Deleted',
		type: 'ContactDelete',
		description: 'A contact is deleted',
	},
	contactDndUpdated: {
		name: 'Contact Do Not Disturb Updated',
		type: 'ContactDndUpdate',
		description: 'A contact allows or forbids messages',
	},
	contactTagUpdated: {
		name: 'Contact Tags Updated',
		type: 'ContactTagUpdate',
		description: 'A contact gets or loses tags',
	},
	appInstalled: {
		name: 'App Installed',
		type: 'INSTALL',
		description: 'Your app is installed in a location',
	},
	appUninstalled: {
		name: 'App Uninstalled',
		type: 'UNINSTALL',
		description: 'Your app is removed from a location',
	},
	planChanged: {
		name: 'App Plan Changed',
		type: 'PlanChange',
		description: 'A location changes its plan of your app',
	},
} as const satisfies Record<string, WebhookEvent>;

export type EventValue = keyof typeof EVENTS;
