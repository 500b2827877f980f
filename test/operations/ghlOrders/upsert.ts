import { MAIN_LOCATION, USER_ID } from '../../../sandbox/ghl/accounts';
import { make } from '../../../sandbox/ghl/invoices/records';
import { fullName } from '../../../sandbox/ghl/payments/views';
import type { World } from '../../../sandbox/server';
import {
	account,
	beans,
	business,
	noDiscount,
	settingsRequest,
	takenOver,
} from '../ghlInvoices/records';
import { first } from '../support/records';
import type { Case } from '../support/types';

/** Cases of orders that are created from invoices: a new one that is paid, and one that is sent. */
export function upsertCases({ ghl }: World): Case[] {
	const known = first(ghl.contacts.all(MAIN_LOCATION.id), ({ companyName }) => !companyName);
	const { _id: id, email, phone, city, country } = known;
	const details = {
		id,
		name: fullName(known),
		email,
		phoneNo: phone,
		address: { city, countryCode: country },
	};
	const find = (by: object) => ({
		method: 'GET',
		path: '/invoices/',
		query: { ...account, ...by, limit: '100', offset: '0' },
	});
	// The issue date is set, because its default is today.
	const dates = { issueDate: '2026-11-24', dueDate: '2026-12-08' };
	const body = (number: string) => ({
		...account,
		name: `Order ${number}`,
		invoiceNumber: number,
		currency: 'USD',
		title: 'INVOICE',
		liveMode: true,
		...dates,
		discount: noDiscount,
		businessDetails: business,
		contactDetails: details,
		sentTo: { email: [email], phoneNo: [phone] },
		items: [beans.sent],
	});
	const written = (number: string, line: object = beans.sent) => [
		{
			method: 'POST',
			path: '/contacts/upsert',
			body: { locationId: MAIN_LOCATION.id, email, phone },
		},
		find({ search: number }),
		find({ contactId: id }),
		settingsRequest,
		{ method: 'POST', path: '/invoices/', body: { ...body(number), items: [line] } },
	];
	// The sandbox generates the same IDs as the data of the cases.
	const made = make(ghl.billing, 'invoices', body('SHOP-1001'), 0)._id;
	const orderId = ghl.billing.random.objectId();
	const orders = {
		method: 'GET',
		path: '/payments/orders',
		query: { ...account, contactId: id, sourceId: made, limit: '1', offset: '0' },
	};
	const form = {
		email,
		phone,
		items: { rows: [beans.row] },
		additionalFields: dates,
	};
	const output = {
		result: 'created',
		invoiceId: made,
		totalAmount: 64,
		currency: 'USD',
		customerId: id,
		customerEmail: email,
		incomplete: [],
	};
	return [
		{
			resource: 'order',
			operation: 'upsert',
			parameters: {
				externalOrderId: ' SHOP-1001 ',
				...form,
				afterwards: 'recordPayment',
				mode: 'bank_transfer',
			},
			expect: {
				request: [
					...written('SHOP-1001'),
					{
						method: 'POST',
						path: `/invoices/${made}/record-payment`,
						body: { ...account, mode: 'bank_transfer', notes: '' },
					},
					orders,
				],
				output: {
					...output,
					externalOrderId: 'SHOP-1001',
					invoiceStatus: 'paid',
					orderId,
				},
			},
			bad: { parameters: { externalOrderId: '  ' }, message: /^'External Order ID' is empty$/ },
			samples: { howItWorks: null, itemsData: JSON.stringify([beans.incoming]) },
		},
		{
			resource: 'order',
			operation: 'upsert',
			title: 'from another app, with sending',
			parameters: {
				externalOrderId: 'SHOP-1002',
				...form,
				items: {},
				itemsFrom: 'data',
				itemsData: { line_items: [beans.incoming] },
				afterwards: 'send',
				sendBy: 'sms',
				userId: USER_ID,
			},
			expect: {
				request: [
					...written('SHOP-1002', takenOver),
					{
						method: 'POST',
						path: `/invoices/${made}/send`,
						body: { ...account, action: 'sms', userId: USER_ID, liveMode: true },
					},
					orders,
				],
				output: { ...output, externalOrderId: 'SHOP-1002', invoiceStatus: 'sent', orderId: null },
			},
			bad: {
				parameters: { itemsData: '[{"title": "Beans"}]' },
				message: /^Line 1 of 'Item Data' has no unit price$/,
			},
		},
	];
}
