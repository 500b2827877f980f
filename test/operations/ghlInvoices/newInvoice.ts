import { USER_ID } from '../../../sandbox/ghl/accounts';
import { make } from '../../../sandbox/ghl/invoices/records';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { StoredCredentials } from '../../harness';
import type { Testbed } from '../support/testbed';
import type { Case } from '../support/types';
import { ghlOAuth } from '../../../sandbox/ghl/access';
import {
	account,
	beans,
	billsOf,
	business,
	customerOf,
	noDiscount,
	numberRequest,
	samplesOf,
	settingsRequest,
} from './records';

/** Returns the credential of a connected user, whose name is in GHL's token response. */
const connected = (testbed: Testbed): StoredCredentials => {
	const { ghlOAuth2Api } = ghlOAuth('subAccount')(testbed);
	const oauthTokenData = { ...(ghlOAuth2Api.oauthTokenData as object), userId: USER_ID };
	return { ghlOAuth2Api: { ...ghlOAuth2Api, oauthTokenData } };
};

/** Cases of new invoices: with all details, with text2pay, and as a payment link only. */
export function newInvoiceCases(world: World): Case[] {
	const customer = customerOf(world);
	const contactId = locator(customer.contact._id);
	const samples = samplesOf(world);
	const next = Math.max(...billsOf(world, 'invoices').map(({ number }) => number)) + 1;
	const price = [...world.ghl.prices.values()][0];
	const dates = { issueDate: '2026-11-24', dueDate: '2026-12-08' };
	const bill = {
		...account,
		name: 'Office coffee',
		currency: 'USD',
		title: 'INVOICE',
		liveMode: true,
		discount: noDiscount,
		businessDetails: business,
		contactDetails: customer.details,
		sentTo: customer.sentTo,
		invoiceNumber: String(next),
	};
	// The sandbox generates the same IDs as the data of the cases.
	const made = make(world.ghl.billing, 'invoices', { ...bill, items: [beans.sent] }, 0)._id;
	const lookups = [customer.request, settingsRequest, numberRequest];
	return [
		{
			resource: 'invoice',
			operation: 'create',
			parameters: {
				contactId,
				name: 'Office coffee',
				items: { rows: [beans.row] },
				additionalFields: dates,
			},
			expect: {
				request: [
					...lookups,
					{ method: 'POST', path: '/invoices/', body: { ...bill, ...dates, items: [beans.sent] } },
				],
				output: { invoiceNumber: next, status: 'draft', totalAmount: 64, ...customer.output },
			},
			bad: { parameters: { items: {} }, message: /^'Items' is empty$/ },
			samples,
		},
		{
			resource: 'invoice',
			operation: 'create',
			title: 'with all details given, and the price of a product',
			parameters: {
				contactId: locator('anyContactIsTaken000'),
				name: 'Office coffee',
				currency: 'EUR',
				items: {
					rows: [
						{
							name: 'Beans',
							productId: locator(price.product),
							priceId: locator(price._id),
							taxes: { rows: [{ taxId: 'tax1', name: 'VAT', rate: 20 }] },
						},
					],
				},
				additionalFields: {
					...dates,
					invoiceNumber: 'A-7',
					businessDetails: { name: 'Harbour' },
					contactDetails: { name: 'Ana Diaz', email: 'ana@example.com', phoneNo: '+15550001' },
					discount: { type: 'fixed', value: 2 },
					sentTo: { emailCc: 'office@example.com' },
					tipsConfiguration: { tipsPercentage: '5, 10' },
				},
			},
			expect: {
				request: [
					{
						method: 'GET',
						path: `/products/${price.product}/price/${price._id}`,
						query: { locationId: account.altId },
					},
					{
						method: 'POST',
						path: '/invoices/',
						body: {
							...bill,
							...dates,
							currency: 'EUR',
							invoiceNumber: 'A-7',
							businessDetails: { name: 'Harbour' },
							contactDetails: {
								id: 'anyContactIsTaken000',
								name: 'Ana Diaz',
								email: 'ana@example.com',
								phoneNo: '+15550001',
							},
							discount: { type: 'fixed', value: 2 },
							sentTo: { email: ['ana@example.com'], emailCc: ['office@example.com'] },
							tipsConfiguration: { tipsEnabled: true, tipsPercentage: ['5', '10'] },
							items: [
								{
									...beans.sent,
									name: 'Beans',
									qty: 1,
									amount: price.amount,
									currency: price.currency,
									type: price.type,
									productId: price.product,
									priceId: price._id,
									taxes: [{ _id: 'tax1', name: 'VAT', rate: 20, calculation: 'exclusive' }],
								},
							],
						},
					},
				],
				output: { totalAmount: Math.round((price.amount - 2) * 120) / 100 },
			},
		},
		{
			resource: 'invoice',
			operation: 'createPaymentLink',
			parameters: {
				contactId,
				name: 'Workshop seat',
				linkAmount: 85,
				sendBy: 'send_manually',
				userId: USER_ID,
				additionalFields: dates,
			},
			expect: {
				request: [
					...lookups,
					{
						method: 'POST',
						path: '/invoices/text2pay',
						body: {
							...bill,
							name: 'Workshop seat',
							action: 'draft',
							userId: USER_ID,
							...dates,
							items: [
								{
									name: 'Workshop seat',
									amount: 85,
									qty: 1,
									currency: 'USD',
									type: 'one_time',
									taxes: [],
								},
							],
						},
					},
					{
						method: 'POST',
						path: `/invoices/${made}/send`,
						body: { ...account, action: 'send_manually', userId: USER_ID, liveMode: true },
					},
				],
				output: {
					paymentLink: `https://pay.example.com/invoice/${made}`,
					invoiceId: made,
					status: 'sent',
					totalAmount: 85,
					...customer.output,
				},
			},
			bad: { parameters: { userId: '' }, message: /^'User ID' is empty$/ },
			samples,
		},
		{
			resource: 'invoice',
			operation: 'text2pay',
			title: 'in the name of the connected user',
			credentials: connected,
			parameters: {
				authentication: 'oAuth2',
				contactId,
				name: 'Office coffee',
				draftOrSend: 'send',
				items: { rows: [beans.row] },
				additionalFields: { ...dates, invoiceNumber: '900' },
			},
			expect: {
				request: [
					customer.request,
					settingsRequest,
					{
						method: 'POST',
						path: '/invoices/text2pay',
						body: {
							...bill,
							...dates,
							invoiceNumber: '900',
							action: 'send',
							userId: USER_ID,
							items: [beans.sent],
						},
					},
				],
				output: { invoiceNumber: 900, status: 'sent', totalAmount: 64, ...customer.output },
			},
			bad: {
				parameters: { additionalFields: { dueDate: 'soon' } },
				message: /^'Due Date' is not a date: "soon"$/,
			},
			samples,
		},
	];
}
