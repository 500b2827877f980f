/** Keyed by the value that workflows save; `type` is the contract's name of the event. */
export const EVENTS = {
	customerCreated: {
		name: 'Customer Created',
		type: 'customer.created',
		description: 'A new customer appears',
	},
	customerUpdated: {
		name: 'Customer Updated',
		type: 'customer.updated',
		description: 'Anything of a customer changes, also their tags',
	},
	invoiceCreated: {
		name: 'Invoice Created',
		type: 'invoice.created',
		description: 'A new invoice appears',
	},
	invoiceOverdue: {
		name: 'Invoice Overdue',
		type: 'invoice.overdue',
		description: 'The due date of an open invoice passes',
	},
	invoicePaid: {
		name: 'Invoice Paid',
		type: 'invoice.paid',
		description: 'An invoice is paid in full',
	},
	orderCreated: {
		name: 'Order Created',
		type: 'order.created',
		description: 'A new order appears',
	},
	orderStatusChanged: {
		name: 'Order Status Changed',
		type: 'order.status_changed',
		description: 'The status of an order changes; the item says from what to what',
	},
	orderUpdated: {
		name: 'Order Updated',
		type: 'order.updated',
		description: 'Anything of an order changes',
	},
} as const;

/** The event that the contract calls by this name. */
export const eventOfType = (type: unknown): string | undefined =>
	Object.entries(EVENTS).find(([, event]) => event.type === type)?.[0];
