/** By the value that workflows save. `type` is the name of the event in the contract. */
export const EVENTS = {
	customerCreated: {
		name: 'Customer Created',
		type: 'customer.created',
		description: 'A customer was created',
	},
	customerUpdated: {
		name: 'Customer Updated',
		type: 'customer.updated',
		description: 'Any field of a customer changed, including tags',
	},
	invoiceCreated: {
		name: 'Invoice Created',
		type: 'invoice.created',
		description: 'An invoice was created',
	},
	invoiceOverdue: {
		name: 'Invoice Overdue',
		type: 'invoice.overdue',
		description: 'The due date of an unpaid invoice has passed',
	},
	invoicePaid: {
		name: 'Invoice Paid',
		type: 'invoice.paid',
		description: 'An invoice was paid in full',
	},
	orderCreated: {
		name: 'Order Created',
		type: 'order.created',
		description: 'An order was created',
	},
	orderStatusChanged: {
		name: 'Order Status Changed',
		type: 'order.status_changed',
		description: 'The status of an order changed',
	},
	orderUpdated: {
		name: 'Order Updated',
		type: 'order.updated',
		description: 'Any field of an order changed',
	},
} as const;

/** Returns the event with this name in the contract. */
export const abstractGhlEventOf = (type: unknown): string | undefined =>
	Object.entries(EVENTS).find(([, event]) => event.type === type)?.[0];
