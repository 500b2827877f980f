import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { invoiceItems, newItems } from '../../fields/invoiceItems';
import { invoices } from '../../fields/invoices';
import {
	customerDetails,
	customerFields,
	orderUpsert as u,
	invoiceCompletion,
} from '../../fields/orderUpsert';
import { payments as f } from '../../fields/payments';
import { report as p } from '../../fields/report';
import { revenue as r } from '../../fields/revenue';
import { apiCall } from '../../operations';
import { createReport, withReportFile } from '../createReport';
import { getOverview } from '../overview';
import { summarizeRevenue } from '../summarizeRevenue';
import { upsertOrder } from '../upsertOrder';
import { getOrder, getOrders } from './orderReads';
import { simplifiedOverview, simplifiedUpsert } from './simplified';

export const order: Resource = {
	name: 'Order',
	operations: {
		createReport: operation('GET /payments/transactions', {
			name: 'Create Report',
			action: 'Create report of orders',
			description:
				'Create a page, an email or an SVG file with the revenue, open orders, failed payments, ended subscriptions, and reviews. The output also contains the numbers.',
			scope: 'payments/transactions.readonly',
			fields: [
				p.format,
				p.period,
				p.days,
				p.startAt,
				p.endAt,
				p.sections,
				p.paymentMode,
				p.title,
				p.reviews,
				p.trustScore,
			],
			options: [p.locale, p.maxRows, p.notice, p.outputField, p.theme],
			run: createReport,
			toItems: withReportFile,
		}),
		get: getOrder,
		getAll: getOrders,
		getOverview: operation('GET /payments/orders/{orderId}', {
			name: 'Get Overview',
			action: 'Get overview of order',
			description:
				'Retrieve an order with its fulfillments, notes, transactions, subscriptions, and contact as one item. Uses six requests. Parts that cannot be read are listed in incomplete.',
			scope: 'payments/orders.readonly',
			path: { orderId: f.orderId },
			run: getOverview,
			simplified: simplifiedOverview,
		}),
		recordPayment: operation('POST /payments/orders/{orderId}/record-payment', {
			name: 'Record Payment',
			action: 'Record payment for order',
			description: 'Record a manual payment for an order. The customer is not charged.',
			scope: 'payments/orders.collectPayment',
			path: { orderId: f.orderId },
			fields: [f.mode, f.card, f.cheque],
			additional: [f.amount, f.isPartialPayment, f.notes, f.meta],
			guarded: true,
		}),
		summarizeRevenue: operation('GET /payments/transactions', {
			name: 'Summarize Revenue',
			action: 'Summarize revenue of orders',
			description:
				'Summarize payments for orders in a period: totals, counts, averages, and refunds. Refunds count at the time of the original payment. Only live payments count, unless you choose test mode.',
			scope: 'payments/transactions.readonly',
			fields: [r.groupBy, r.paymentMode, r.startAt, r.endAt],
			filters: [f.contactId, f.entitySourceType, f.entitySourceSubType, f.search],
			run: summarizeRevenue,
		}),
		upsert: operation('POST /invoices/', {
			name: 'Create or Update',
			action: 'Create or update order',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'invoices.write',
			fields: [
				u.howItWorks,
				u.externalOrderId,
				...customerFields,
				invoices.currency,
				...newItems,
				u.afterwards,
				...invoiceCompletion,
			],
			additional: [
				...customerDetails,
				invoices.dueDate,
				invoices.issueDate,
				invoices.liveMode,
				invoices.termsNotes,
				invoices.title,
				invoiceItems.discount,
			],
			run: upsertOrder,
			guarded: true,
			simplified: simplifiedUpsert,
		}),
		apiCall,
	},
};
