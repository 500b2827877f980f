import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { FaultMatch, Sandbox } from '../../../sandbox/server';

const gone = { contactId: '', contactEmail: '', contactName: '', contactSnapshot: {} };
/** Creates an order without a customer. */
export function orderWithoutCustomer({ control, world }: Sandbox): string {
	const [{ _id }] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
	world.ghl.orders.update(_id, gone as never);
	return _id;
}

/** An example that writes one record at a time. */
export interface ExampleCase {
	file: string;
	/** The node whose output is the records. */
	records: string;
	/** The last nodes, which together output each record once. */
	last: string[];
	/** The step in the middle that is rejected once. */
	step: FaultMatch;
	/** Adds a record that a step rejects without a fault. Returns its ID. */
	addWrong?: (sandbox: Sandbox) => string;
	/** Adds the records that the workflow needs. */
	prepare?: (sandbox: Sandbox) => void;
}

/** The examples that continue with the next record after a rejection. */
export const EXAMPLE_CASES: ExampleCase[] = [
	{
		file: 'abstractghl-orders.json',
		records: 'Recent Orders',
		last: ['Status'],
		step: { method: 'POST', path: '/abstractghl/orders', skip: 1 },
		addWrong: orderWithoutCustomer,
	},
	{
		file: 'abstractghl-invoices.json',
		records: 'GHL Invoice',
		last: ['Payment Status'],
		step: { method: 'POST', path: '/abstractghl/invoices', skip: 1 },
		addWrong: ({ world }) => {
			const [bill] = world.ghl.billing.invoices.all(MAIN_LOCATION.id).slice(-1);
			bill.fields.contactDetails = { id: '', name: '', email: '', phoneNo: '' };
			return bill._id;
		},
	},
	{
		file: 'abstractghl-new-customers.json',
		records: 'Contacts',
		last: ['Audit Trail'],
		step: { method: 'POST', path: 'abstractghl/customers/[^/]+/tags', skip: 1 },
	},
	{
		file: 'abstractghl-revenue.json',
		records: 'Paid',
		last: ['Payment'],
		step: { method: 'POST', path: 'abstractghl/invoices/[^/]+/payments', skip: 1 },
		addWrong: ({ control, world }) => {
			const [{ _id }] = control.ghl.createOrders({ paymentStatus: 'paid', liveMode: true });
			const [paid] = world.ghl.transactions
				.all(MAIN_LOCATION.id)
				.filter(({ entityId }) => entityId === _id);
			world.ghl.transactions.update(paid._id, gone as never);
			return paid._id;
		},
	},
	{
		file: 'abstractghl-sign-up.json',
		records: 'Earlier Orders',
		last: ['Status'],
		step: { method: 'GET', path: 'ghl/payments/orders/[^/]+$', skip: 1 },
		prepare: ({ control, world }) => {
			const [newest] = world.ghl.contacts.all(MAIN_LOCATION.id).slice(-1);
			control.ghl.createOrders({ contactId: newest._id, count: 3, liveMode: true });
		},
	},
	{
		file: 'abstractghl-tickets.json',
		records: 'Issue',
		last: ['Remove Old Tag'],
		step: { method: 'POST', path: 'ghl/contacts/[^/]+/tags' },
	},
	{
		file: 'payments-to-orders.json',
		records: 'Paid for an Order',
		last: ['Status'],
		step: { method: 'POST', path: '/abstractghl/customers', skip: 1 },
		addWrong: orderWithoutCustomer,
	},
	{
		file: 'subscribers.json',
		records: 'Subscription',
		last: ['Tag in AbstractGHL', 'Untag in AbstractGHL'],
		step: { method: 'POST', path: 'abstractghl/customers/[^/]+/activities', skip: 1 },
		addWrong: ({ world }) => {
			const [{ _id }] = world.ghl.subscriptions.all(MAIN_LOCATION.id).slice(-1);
			world.ghl.subscriptions.update(_id, gone as never);
			return _id;
		},
	},
];
