import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { locator } from '../harness';
import { abstractGhlKey } from './support/apis';
import { first } from './support/records';
import type { Case, Cases } from './support/types';

/** What the mapping form holds after fields were filled in. */
const mapped = (value: IDataObject) =>
	({
		mappingMode: 'defineBelow',
		value,
		matchingColumns: [],
		schema: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	}) as unknown as NodeParameterValueType;

const LINES = [
	{ name: 'House Blend', quantity: 2, unit_price: 9.5, sku: 'BLEND-250', line_id: 'l1', total: 19 },
	{ name: 'Cup', quantity: 1, unit_price: 14 },
];

/** Two lines as they are typed into the form. */
const TYPED = {
	rows: [
		{
			...{ name: 'House Blend', quantity: 2, unitPrice: 9.5, sku: 'BLEND-250' },
			...{ lineId: 'l1', total: '19' },
		},
		{ name: 'Cup', quantity: 1, unitPrice: 14 },
	],
};

/** The same lines as GHL's order detail words them. */
const GHL_ITEMS = [
	{ _id: 'l1', name: 'House Blend', qty: 2, price: { amount: 9.5, sku: 'BLEND-250' }, total: 19 },
	{ name: 'Cup', qty: 1, price: { amount: 14 } },
];

const SECRET = 'a-secret-of-thirty-two-characters';
const SINCE = '2026-11-01';
const SINCE_SENT = '2026-11-01T00:00:00.000Z';

export const cases: Cases = ({ abstractGhl: data }) => {
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

	const customerCases: Case[] = [
		{
			resource: 'customer',
			operation: 'upsert',
			parameters: {
				record: mapped({
					id: 'cus_new',
					email: 'new@example.com',
					name: 'Nia New',
					birthday: '1990-05-01',
				}),
			},
			expect: {
				request: {
					method: 'POST',
					path: '/customers',
					body: {
						...{ id: 'cus_new', email: 'new@example.com', name: 'Nia New' },
						custom_fields: { birthday: '1990-05-01' },
					},
				},
				output: { customerId: 'cus_new', customerEmail: 'new@example.com' },
			},
			bad: {
				parameters: { record: mapped({ name: 'Nia New' }) },
				message: /The customer has no 'id' or 'email'/,
			},
			samples: {
				record: mapped({
					...{
						id: 'cus_new',
						email: 'new@example.com',
						name: 'Nia',
						phone: '+1555',
						company: 'New Ltd',
					},
					loyalty_tier: 'gold',
				}),
			},
		},
		{
			resource: 'customer',
			operation: 'upsert',
			title: 'by email alone',
			parameters: { record: mapped({ email: customer.email, name: 'Ada Changed' }) },
			expect: {
				request: {
					method: 'POST',
					path: '/customers',
					body: { email: customer.email, name: 'Ada Changed' },
				},
				output: { ...ofCustomer, customerName: 'Ada Changed' },
			},
		},
		{
			resource: 'customer',
			operation: 'get',
			parameters: { customerId },
			expect: {
				request: { method: 'GET', path: customerPath },
				output: { ...ofCustomer, customerEmail: customer.email, tags: customer.tags },
			},
			bad: noId('Customer', 'customerId'),
		},
		{
			resource: 'customer',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: { filterTag: 'vip', updatedSince: '2026-08-01', sort: '-updated_at' },
				options: { loadFields: 'name, email' },
			},
			expect: {
				request: {
					method: 'GET',
					path: '/customers',
					query: {
						...page,
						...{ 'filter[tag]': 'vip', sort: '-updated_at', fields: 'name,email' },
						updated_since: '2026-08-01T00:00:00.000Z',
					},
				},
				output: [{ tags: null }, { tags: null }],
			},
			bad: {
				parameters: { filters: { updatedSince: 'last week' } },
				message: /'Updated Since' is not a date: "last week"/,
			},
		},
		{
			resource: 'customer',
			operation: 'search',
			parameters: { query: 'abbott', limit: 2 },
			expect: {
				request: { method: 'GET', path: '/customers', query: { ...page, q: 'abbott' } },
				output: { customerId: 'cus_1001' },
			},
			bad: { parameters: { query: '' }, message: /'Search Text' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'update',
			parameters: { customerId, record: mapped({ company: 'Abbott & Co', loyalty_tier: 'gold' }) },
			expect: {
				request: {
					method: 'PATCH',
					path: customerPath,
					body: { company: 'Abbott & Co', custom_fields: { loyalty_tier: 'gold' } },
				},
				output: { ...ofCustomer, company: 'Abbott & Co', customFields: { loyalty_tier: 'gold' } },
			},
			bad: {
				parameters: { record: mapped({ email: 'no address' }) },
				message: /The request is not valid \(validation_failed\): email: must match format "email"/,
			},
			samples: {
				record: mapped({
					...{ email: 'ada@example.com', name: 'Ada', phone: '+1555', company: 'A' },
					loyalty_tier: 'gold',
				}),
			},
		},
		{
			resource: 'customer',
			operation: 'delete',
			parameters: { customerId: locator(free.id) },
			expect: {
				request: { method: 'DELETE', path: `/customers/${free.id}` },
				output: { deleted: true },
			},
			bad: {
				parameters: { customerId: locator(unpaid.customer_id) },
				message: /Invoice \S+ of this customer is open \(conflict\)/,
			},
		},
		{
			resource: 'customer',
			operation: 'addTags',
			parameters: { customerId, tags: 'vip, repeat' },
			expect: {
				request: {
					method: 'POST',
					path: `${customerPath}/tags`,
					body: { tags: ['vip', 'repeat'] },
				},
				output: { ...ofCustomer, tags: [...customer.tags, 'repeat'] },
			},
			bad: {
				parameters: { tags: ' , ' },
				message: /validation_failed\): tags: must NOT have fewer/,
			},
		},
		{
			resource: 'customer',
			operation: 'removeTags',
			parameters: { customerId, tagsToRemove: 'vip, none' },
			expect: {
				request: { method: 'DELETE', path: `${customerPath}/tags`, query: { tags: 'vip,none' } },
				output: { ...ofCustomer, tags: customer.tags.filter((tag) => tag !== 'vip') },
			},
			bad: { parameters: { tagsToRemove: '' }, message: /'Tags' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'getTags',
			parameters: { limit: 1 },
			expect: { request: { method: 'GET', path: '/tags' }, output: [{ name: 'newsletter' }] },
			bad: { parameters: { limit: -1 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource: 'customer',
			operation: 'logActivity',
			parameters: {
				customerId,
				activityType: 'ticket',
				title: 'Broken cups',
				additionalFields: { activityId: 't-1', activityStatus: 'open', occurredAt: SINCE },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${customerPath}/activities`,
					body: {
						...{ type: 'ticket', title: 'Broken cups', activity_id: 't-1', status: 'open' },
						occurred_at: SINCE_SENT,
					},
				},
				output: { activity_id: 't-1', customer_id: customer.id, status: 'open' },
			},
			bad: { parameters: { title: '' }, message: /'Title' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'getActivities',
			parameters: { customerId, returnAll: true, filters: { filterType: 'ticket' } },
			expect: {
				request: {
					method: 'GET',
					path: `${customerPath}/activities`,
					query: { 'filter[type]': 'ticket', limit: '200' },
				},
				output: [],
			},
			bad: {
				parameters: { customerId: locator('nobody') },
				message: /There is no customer nobody \(not_found\)/,
			},
		},
		{
			resource: 'customer',
			operation: 'apiCall',
			parameters: { path: '/metadata' },
			expect: {
				request: { method: 'GET', path: '/metadata' },
				output: { currency: 'USD' },
			},
			bad: { parameters: { path: '//x' }, message: /'Path' is not a path of the API/ },
		},
	];

	const orderCases: Case[] = [
		{
			resource: 'order',
			operation: 'upsert',
			parameters: {
				record: mapped({
					...{ order_id: 'new-1', customer_id: customer.id, total: 37.95, shipping: 4.95 },
					...{ status: 'processing', placed_at: SINCE, channel: 'web' },
				}),
				lineItemsFrom: 'rows',
				lineItems: TYPED,
			},
			expect: {
				request: {
					method: 'POST',
					path: '/orders',
					body: {
						...{ order_id: 'new-1', customer_id: customer.id, total: 37.95, shipping: 4.95 },
						...{ status: 'processing', placed_at: SINCE_SENT, custom_fields: { channel: 'web' } },
						line_items: LINES,
					},
				},
				output: { orderId: 'new-1', totalAmount: 37.95, ...ofCustomer },
			},
			bad: {
				parameters: {
					record: mapped({ order_id: 'new-1', customer_id: customer.id, total: 38 }),
				},
				message: /The order total is 38, but its parts make 33/,
			},
			samples: {
				record: mapped({
					...{ order_id: 'new-1', customer_id: customer.id, total: 33, currency: 'USD' },
					...{ status: 'pending', placed_at: SINCE, discount: 2, tax: 1, shipping: 1 },
					channel: 'web',
				}),
				lineItems: TYPED,
				lineItemsData: JSON.stringify(GHL_ITEMS),
			},
		},
		{
			resource: 'order',
			operation: 'get',
			parameters: { orderId, output: 'raw', options: { loadFields: 'total' } },
			expect: {
				request: { method: 'GET', path: orderPath, query: { fields: 'total' } },
				output: { order_id: order.order_id, total: order.total },
			},
			bad: noId('Order', 'orderId'),
		},
		{
			resource: 'order',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					filterCustomer: locator(order.customer_id),
					filterStatus: 'completed',
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: '/orders',
					query: {
						...page,
						'filter[customer_id]': order.customer_id,
						'filter[status]': 'completed',
					},
				},
				output: { orderId: order.order_id, customerId: order.customer_id },
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number of 1 or more: 0/ },
		},
		{
			resource: 'order',
			operation: 'update',
			parameters: { orderId, record: mapped({ gift_note: 'Enjoy' }) },
			expect: {
				request: {
					method: 'PATCH',
					path: orderPath,
					body: { custom_fields: { gift_note: 'Enjoy' } },
				},
				output: { orderId: order.order_id, customFields: { gift_note: 'Enjoy' } },
			},
			bad: {
				parameters: { record: mapped({ total: order.total + 1 }) },
				message: /The totals of the order do not agree \(totals_differ\): total: is/,
			},
			samples: {
				record: mapped({
					...{ customer_id: customer.id, total: order.total, currency: 'USD', status: 'pending' },
					...{ placed_at: SINCE, discount: 0, tax: 0, shipping: order.shipping, channel: 'web' },
				}),
			},
		},
		{
			resource: 'order',
			operation: 'syncStatus',
			parameters: {
				orderId,
				status: 'refunded',
				additionalFields: { sourceStatus: 'refund_issued' },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/status`,
					body: { status: 'refunded', source_status: 'refund_issued' },
				},
				output: { orderId: order.order_id, status: 'refunded' },
			},
			bad: {
				parameters: { status: 'lost' },
				message: /status: is not one of pending, processing, completed/,
			},
			samples: { status: 'completed' },
		},
		{
			resource: 'order',
			operation: 'setLineItems',
			parameters: {
				orderId,
				lineItems: TYPED,
				additionalFields: { total: 30, discount: 3, shipping: 0 },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/line-items`,
					body: { line_items: LINES, total: 30, discount: 3, shipping: 0 },
				},
				output: { orderId: order.order_id, totalAmount: 30 },
			},
			bad: {
				parameters: {
					lineItems: { rows: [{ name: 'Cup', quantity: 2, unitPrice: 14, total: '29' }] },
				},
				message: /The total of line 1 \(Cup\) is 29, but 2 × 14 is 28/,
			},
			samples: {
				lineItems: TYPED,
				lineItemsData: JSON.stringify(GHL_ITEMS),
				...{ total: 33, discount: 1, tax: 1, shipping: 0 },
			},
		},
		{
			resource: 'order',
			operation: 'setLineItems',
			title: 'from a GHL order',
			parameters: {
				orderId,
				lineItemsFrom: 'data',
				lineItemsData: JSON.stringify({ _id: 'x', items: GHL_ITEMS }),
				additionalFields: { shipping: 0 },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/line-items`,
					body: { line_items: LINES, shipping: 0 },
				},
				output: { orderId: order.order_id, totalAmount: 33 },
			},
			bad: {
				parameters: { lineItemsData: '[{ "name": "Cup", "price": 14 }]' },
				message: /Line 1 of 'Line Item Data' has no quantity/,
			},
		},
		{
			resource: 'order',
			operation: 'attachToCustomer',
			parameters: { orderId, customerRef: customerId },
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/customer`,
					body: { customer_id: customer.id },
				},
				output: { orderId: order.order_id, ...ofCustomer },
			},
			bad: {
				parameters: { customerRef: locator('nobody') },
				message: /customer_id: there is no customer nobody/,
			},
		},
		{
			resource: 'order',
			operation: 'cancel',
			parameters: { orderId, additionalFields: { reason: 'Ordered twice' } },
			expect: {
				request: { method: 'POST', path: `${orderPath}/cancel`, body: { reason: 'Ordered twice' } },
				output: { orderId: order.order_id, status: 'cancelled' },
			},
			bad: {
				credentials: abstractGhlKey('readOnly'),
				message: /The credential lacks the scope write: The token lacks the scope write/,
			},
		},
	];

	const invoiceCases: Case[] = [
		{
			resource: 'invoice',
			operation: 'upsert',
			parameters: {
				record: mapped({
					...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5 },
					...{ due_date: '2026-12-24', cost_center: 'shop' },
				}),
			},
			expect: {
				request: {
					method: 'POST',
					path: '/invoices',
					body: {
						...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5 },
						...{ due_date: '2026-12-24', custom_fields: { cost_center: 'shop' } },
					},
				},
				output: { invoiceId: 'INV-9', paymentStatus: 'unpaid', totalAmount: 12.5 },
			},
			bad: {
				parameters: { record: mapped({ invoice_id: 'INV-9', amount: 12.5 }) },
				message: /The invoice has no 'customer_id'/,
			},
			samples: {
				record: mapped({
					...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5, currency: 'USD' },
					...{ order_id: order.order_id, due_date: '2026-12-24', cost_center: 'shop' },
				}),
			},
		},
		{
			resource: 'invoice',
			operation: 'get',
			parameters: { invoiceId },
			expect: {
				request: { method: 'GET', path: invoicePath },
				output: { invoiceId: unpaid.invoice_id, paymentStatus: 'unpaid' },
			},
			bad: noId('Invoice', 'invoiceId'),
		},
		{
			resource: 'invoice',
			operation: 'getAll',
			parameters: { limit: 2, filters: { filterPaymentStatus: 'unpaid' } },
			expect: {
				request: {
					method: 'GET',
					path: '/invoices',
					query: { ...page, 'filter[payment_status]': 'unpaid' },
				},
				output: [{ paymentStatus: 'unpaid' }, { paymentStatus: 'unpaid' }],
			},
			bad: {
				parameters: { filters: { filterPaymentStatus: 'open' } },
				message: /filter\[payment_status\]: must be equal to one of the allowed values: unpaid/,
			},
		},
		{
			resource: 'invoice',
			operation: 'linkToCustomer',
			parameters: { invoiceId, customerRef: customerId },
			expect: {
				request: {
					method: 'PUT',
					path: `${invoicePath}/customer`,
					body: { customer_id: customer.id },
				},
				output: { invoiceId: unpaid.invoice_id, ...ofCustomer },
			},
			bad: { parameters: { customerRef: locator('') }, message: /'Customer' is empty/ },
		},
		{
			resource: 'invoice',
			operation: 'updatePaymentStatus',
			parameters: { invoiceId, paymentStatus: 'paid', additionalFields: { paidAt: SINCE } },
			expect: {
				request: {
					method: 'PUT',
					path: `${invoicePath}/payment-status`,
					body: { payment_status: 'paid', paid_at: SINCE_SENT },
				},
				output: { paymentStatus: 'paid', amountPaid: unpaid.amount, paidAt: SINCE_SENT },
			},
			bad: {
				parameters: { paymentStatus: 'settled' },
				message: /payment_status: must be equal to one of the allowed values: unpaid/,
			},
		},
		{
			resource: 'invoice',
			operation: 'recordPayment',
			parameters: {
				invoiceId,
				paymentId: 'txn-1',
				paymentAmount: 1.5,
				additionalFields: { paymentMethod: 'cash', note: 'At the counter' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${invoicePath}/payments`,
					body: { payment_id: 'txn-1', amount: 1.5, method: 'cash', note: 'At the counter' },
				},
				output: { paymentStatus: 'partially_paid', amountPaid: 1.5 },
			},
			bad: {
				parameters: { paymentAmount: 1_000_000 },
				message: /amount: is more than what is left/,
			},
		},
		{
			resource: 'invoice',
			operation: 'void',
			parameters: { invoiceId, additionalFields: { reason: 'Never sent' } },
			expect: {
				request: { method: 'POST', path: `${invoicePath}/void`, body: { reason: 'Never sent' } },
				output: { paymentStatus: 'void' },
			},
			bad: {
				parameters: {
					invoiceId: locator(first(invoices, (one) => one.amount_paid > 0).invoice_id),
				},
				message: /Something has been paid of this invoice \(conflict\)/,
			},
		},
	];

	const metadataCases: Case[] = [
		{
			resource: 'metadata',
			operation: 'get',
			expect: {
				request: { method: 'GET', path: '/metadata' },
				output: { resources: ['customers', 'orders', 'invoices'] },
			},
			bad: {
				credentials: (stage) => ({
					abstractGhlApi: { apiKey: 'wrong', baseUrl: `${stage.url}/abstractghl` },
				}),
				message: /AbstractGHL does not know this API key/,
			},
		},
		{
			resource: 'metadata',
			operation: 'getFields',
			parameters: { resourceName: 'orders', returnAll: true },
			expect: {
				request: { method: 'GET', path: '/metadata/orders/fields' },
				output: { name: 'order_id', required: true, custom: false },
			},
			bad: { parameters: { resourceName: 'products' }, message: /nothing at this address/ },
		},
		{
			resource: 'metadata',
			operation: 'getStatuses',
			parameters: { resourceName: 'orders' },
			expect: {
				request: { method: 'GET', path: '/metadata/orders/statuses' },
				output: { value: 'pending', label: 'Pending' },
			},
			bad: { parameters: { resourceName: '' }, message: /'Records' is empty/ },
		},
		{
			resource: 'metadata',
			operation: 'search',
			parameters: { query: `INV-${order.order_id}`, limit: 2, filters: { recordType: 'invoice' } },
			expect: {
				request: {
					method: 'GET',
					path: '/search',
					query: { ...page, q: `INV-${order.order_id}`, type: 'invoice' },
				},
				output: [{ type: 'invoice', id: `INV-${order.order_id}`, customer_id: order.customer_id }],
			},
			bad: { parameters: { query: '' }, message: /'Search Text' is empty/ },
		},
	];

	const subscription = { url: 'https://shop.example.com/hook', secret: SECRET };
	const webhookCases: Case[] = [
		{
			resource: 'webhookSubscription',
			operation: 'upsert',
			parameters: { ...subscription, webhookEvents: ['order.created'] },
			expect: {
				request: {
					method: 'POST',
					path: '/webhook-subscriptions',
					body: { ...subscription, events: ['order.created'] },
				},
				output: { url: subscription.url, events: ['order.created'], active: true },
			},
			bad: { parameters: { secret: 'short' }, message: /secret: must NOT have fewer than 32/ },
			samples: { secret: SECRET },
		},
		{
			resource: 'webhookSubscription',
			operation: 'get',
			parameters: { subscriptionId: locator('whs_1') },
			expect: {
				request: { method: 'GET', path: '/webhook-subscriptions/whs_1' },
				output: { id: 'whs_1' },
			},
			bad: noId('Subscription', 'subscriptionId'),
		},
		{
			resource: 'webhookSubscription',
			operation: 'getAll',
			parameters: { filters: { filterUrl: 'https://orders.example.com/hook' } },
			expect: {
				request: {
					method: 'GET',
					path: '/webhook-subscriptions',
					query: { 'filter[url]': 'https://orders.example.com/hook', limit: '50' },
				},
				output: [{ id: 'whs_1', active: false }],
			},
			bad: { parameters: { limit: 1.5 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource: 'webhookSubscription',
			operation: 'delete',
			parameters: { subscriptionId: locator('whs_1') },
			expect: {
				request: { method: 'DELETE', path: '/webhook-subscriptions/whs_1' },
				output: { deleted: true },
			},
			bad: {
				parameters: { subscriptionId: locator('whs_9') },
				message: /There is no webhook subscription whs_9 \(not_found\)/,
			},
		},
	];

	return [...customerCases, ...orderCases, ...invoiceCases, ...metadataCases, ...webhookCases];
};
