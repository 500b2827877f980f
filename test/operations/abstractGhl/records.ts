import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Case } from '../support/types';

/** Returns the value of the mapping form after fields were filled in. */
export const mapped = (value: IDataObject) =>
	({
		mappingMode: 'defineBelow',
		value,
		matchingColumns: [],
		schema: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	}) as unknown as NodeParameterValueType;

export const LINES = [
	{ name: 'House Blend', quantity: 2, unit_price: 9.5, sku: 'BLEND-250', line_id: 'l1', total: 19 },
	{ name: 'Cup', quantity: 1, unit_price: 14 },
];

/** Two line items as a user enters them in the form. */
export const TYPED = {
	rows: [
		{
			...{ name: 'House Blend', quantity: 2, unitPrice: 9.5, sku: 'BLEND-250' },
			...{ lineId: 'l1', total: '19' },
		},
		{ name: 'Cup', quantity: 1, unitPrice: 14 },
	],
};

/** The same line items in the format of GHL's order detail. */
export const GHL_ITEMS = [
	{ _id: 'l1', name: 'House Blend', qty: 2, price: { amount: 9.5, sku: 'BLEND-250' }, total: 19 },
	{ name: 'Cup', qty: 1, price: { amount: 14 } },
];

export const SECRET = 'a-secret-of-thirty-two-characters';
export const SINCE = '2026-11-01';
export const SINCE_SENT = '2026-11-01T00:00:00.000Z';

/** The sandbox's records that the cases use, with their names in forms and paths. */
export function recordsOf({ abstractGhl: data }: World) {
	const customers = [...data.customers.values()];
	const orders = [...data.orders.values()];
	const invoices = [...data.invoices.values()];
	const customer = first(customers, ({ tags }) => tags.includes('vip'));
	const [order] = orders;
	const unpaid = first(invoices, ({ payment_status }) => payment_status === 'unpaid');
	const debtors = new Set(
		invoices.map((invoice) => invoice.payment_status === 'unpaid' && invoice.customer_id),
	);
	const free = first(customers, ({ id }) => !debtors.has(id));
	const customerId = locator(customer.id);
	const orderId = locator(order.order_id);
	const invoiceId = locator(unpaid.invoice_id);
	const customerPath = `/customers/${customer.id}`;
	const orderPath = `/orders/${order.order_id}`;
	const invoicePath = `/invoices/${unpaid.invoice_id}`;
	const page = { limit: '2' };
	const ofCustomer = { customerId: customer.id };
	const noId = (name: string, parameter: string): Case['bad'] => ({
		parameters: { [parameter]: locator('../x') },
		message: new RegExp(`'${name}' is not an ID: \\.\\./x`),
	});

	return {
		invoices,
		customer,
		order,
		unpaid,
		free,
		customerId,
		orderId,
		invoiceId,
		customerPath,
		orderPath,
		invoicePath,
		page,
		ofCustomer,
		noId,
	};
}
