/** An event of GHL's app webhooks. */
interface WebhookEvent {
	name: string;
	/** GHL's name of the event, in `type` and in the settings of the app. */
	type: string;
	description: string;
}

/** By the value that workflows save. The polling triggers use the same values. */
export const EVENTS = {
	orderCreated: { name: 'Order Created', type: 'OrderCreate', description: 'An order was created' },
	orderStatusChanged: {
		name: 'Order Status Changed',
		type: 'OrderStatusUpdate',
		description: 'The status of an order changed',
	},
	invoiceCreated: {
		name: 'Invoice Created',
		type: 'InvoiceCreate',
		description: 'An invoice was created',
	},
	invoiceUpdated: {
		name: 'Invoice Updated',
		type: 'InvoiceUpdate',
		description: 'Any field of an invoice changed',
	},
	invoiceDeleted: {
		name: 'Invoice Deleted',
		type: 'InvoiceDelete',
		description: 'An invoice was deleted',
	},
	invoiceSent: {
		name: 'Invoice Sent',
		type: 'InvoiceSent',
		description: 'An invoice was sent to the customer',
	},
	invoicePaid: {
		name: 'Invoice Paid',
		type: 'InvoicePaid',
		description: 'An invoice was paid in full',
	},
	invoicePartiallyPaid: {
		name: 'Invoice Partially Paid',
		type: 'InvoicePartiallyPaid',
		description: 'A customer paid a part of an invoice',
	},
	invoiceVoided: {
		name: 'Invoice Voided',
		type: 'InvoiceVoid',
		description: 'An invoice was voided',
	},
	productCreated: {
		name: 'Product Created',
		type: 'ProductCreate',
		description: 'A product was created',
	},
	productUpdated: {
		name: 'Product Updated',
		type: 'ProductUpdate',
		description: 'Any field of a product changed',
	},
	productDeleted: {
		name: 'Product Deleted',
		type: 'ProductDelete',
		description: 'A product was deleted',
	},
	priceCreated: {
		name: 'Price Created',
		type: 'PriceCreate',
		description: 'A price was added to a product',
	},
	priceUpdated: {
		name: 'Price Updated',
		type: 'PriceUpdate',
		description: 'Any field of a price changed',
	},
	priceDeleted: { name: 'Price Deleted', type: 'PriceDelete', description: 'A price was deleted' },
	contactCreated: {
		name: 'Contact Created',
		type: 'ContactCreate',
		description: 'A contact was created',
	},
	contactUpdated: {
		name: 'Contact Updated',
		type: 'ContactUpdate',
		description: 'Any field of a contact changed',
	},
	contactDeleted: {
		name: 'Contact Deleted',
		type: 'ContactDelete',
		description: 'A contact was deleted',
	},
	contactDndUpdated: {
		name: 'Contact Do Not Disturb Updated',
		type: 'ContactDndUpdate',
		description: 'The do-not-disturb settings of a contact changed',
	},
	contactTagUpdated: {
		name: 'Contact Tags Updated',
		type: 'ContactTagUpdate',
		description: 'Tags were added to or removed from a contact',
	},
	appInstalled: {
		name: 'App Installed',
		type: 'INSTALL',
		description: 'Your app was installed in a location',
	},
	appUninstalled: {
		name: 'App Uninstalled',
		type: 'UNINSTALL',
		description: 'Your app was uninstalled from a location',
	},
	planChanged: {
		name: 'App Plan Changed',
		type: 'PlanChange',
		description: 'A location changed its plan for your app',
	},
} as const satisfies Record<string, WebhookEvent>;

export type EventValue = keyof typeof EVENTS;
