import { USER_ID } from '../../../sandbox/ghl/accounts';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Case } from '../support/types';
import {
	account,
	beans,
	billsOf,
	business,
	customerOf,
	inStatus,
	keptItems,
	numberRequest,
	samplesOf,
	settingsRequest,
} from './records';

/** Cases of operations with an existing invoice. */
export function invoiceCases(world: World): Case[] {
	const invoices = billsOf(world, 'invoices');
	const [newest] = invoices;
	const draft = inStatus(invoices, 'draft');
	const sent = inStatus(invoices, 'sent');
	const { fields } = draft;
	const contact = fields.contactDetails;
	const customer = customerOf(world);
	// The fields of the current draft that an update sends unchanged.
	const unchanged = {
		...account,
		name: fields.name,
		title: fields.title,
		currency: 'USD',
		liveMode: true,
		automaticTaxesEnabled: false,
		invoiceNumber: String(draft.number),
		issueDate: fields.issueDate,
		dueDate: fields.dueDate,
		termsNotes: fields.termsNotes,
		discount: fields.discount,
		businessDetails: fields.businessDetails,
		contactDetails: fields.contactDetails,
		invoiceItems: keptItems(fields.items),
	};
	const of = (id: string) => ({ invoiceId: locator(id) });
	const path = `/invoices/${draft._id}`;
	const malformed = {
		parameters: of('../x'),
		message: /^'Invoice' is not an ID: \.\.\/x$/,
	};
	const unknown = { parameters: of('5f9d6d8b1b2d2c001f2d9e4b'), message: /Invoice not found/ };
	const lateFees = { enable: true, type: 'fixed', value: 5 };
	return [
		{
			resource: 'invoice',
			operation: 'get',
			parameters: of(draft._id),
			expect: {
				request: { method: 'GET', path, query: account },
				output: {
					invoiceId: draft._id,
					status: 'draft',
					totalAmount: draft.totals.total,
					customerId: contact?.id,
				},
			},
			bad: malformed,
		},
		{
			resource: 'invoice',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: { status: 'sent', startAt: '2026-10-01T08:00:00', sortOrder: 'ascend' },
			},
			expect: {
				request: {
					method: 'GET',
					path: '/invoices/',
					query: {
						...account,
						status: 'sent',
						startAt: '2026-10-01',
						sortField: 'issueDate',
						sortOrder: 'ascend',
						limit: '2',
						offset: '0',
					},
				},
				output: { invoiceId: [...invoices].reverse().find(({ status }) => status === 'sent')?._id },
			},
			bad: { parameters: { limit: 0 }, message: /^'Limit' is not a whole number of 1 or more: 0$/ },
			samples: samplesOf(world),
		},
		{
			resource: 'invoice',
			operation: 'update',
			parameters: { ...of(draft._id), updateFields: { name: 'Beans, weekly' } },
			expect: {
				request: [
					{ method: 'GET', path, query: account },
					{
						method: 'PUT',
						path,
						body: { ...unchanged, name: 'Beans, weekly' },
					},
				],
				output: { invoiceId: draft._id, totalAmount: draft.totals.total },
			},
			bad: {
				parameters: { updateFields: { xeroDetails: '{' } },
				message: /^'Xero Details' is not valid JSON$/,
			},
			samples: samplesOf(world),
		},
		{
			resource: 'invoice',
			operation: 'update',
			title: 'for another contact',
			parameters: {
				...of(draft._id),
				updateFields: {
					contactId: locator(customer.contact._id),
					contactDetails: { companyName: 'Fernway' },
					items: { rows: [beans.row] },
					discount: { value: 50 },
				},
			},
			expect: {
				request: [
					customer.request,
					{ method: 'GET', path, query: account },
					{
						method: 'PUT',
						path,
						body: {
							...unchanged,
							contactId: customer.contact._id,
							contactDetails: { ...customer.details, companyName: 'Fernway' },
							discount: { type: 'percentage', value: 50 },
							invoiceItems: [beans.sent],
						},
					},
				],
				output: { invoiceId: draft._id, totalAmount: 32, ...customer.output },
			},
		},
		{
			resource: 'invoice',
			operation: 'delete',
			parameters: of(draft._id),
			expect: {
				request: { method: 'DELETE', path, query: account },
				output: { deleted: true },
			},
			bad: unknown,
		},
		{
			resource: 'invoice',
			operation: 'send',
			parameters: {
				...of(newest._id),
				sendBy: 'sms_and_email',
				userId: USER_ID,
				additionalFields: { sentFrom: { fromName: 'Harbour' } },
			},
			expect: {
				request: {
					method: 'POST',
					path: `/invoices/${newest._id}/send`,
					body: {
						...account,
						action: 'sms_and_email',
						userId: USER_ID,
						liveMode: true,
						sentFrom: { fromName: 'Harbour' },
					},
				},
				output: { invoiceId: newest._id, status: 'sent' },
			},
			bad: { parameters: { userId: '' }, message: /^'User ID' is empty$/ },
		},
		{
			resource: 'invoice',
			operation: 'void',
			parameters: of(sent._id),
			expect: {
				request: { method: 'POST', path: `/invoices/${sent._id}/void`, body: account },
				output: { invoiceId: sent._id, status: 'void' },
			},
			bad: unknown,
		},
		{
			resource: 'invoice',
			operation: 'recordPayment',
			parameters: {
				...of(inStatus(invoices.slice().reverse(), 'sent')._id),
				mode: 'card',
				card: { brand: 'visa', last4: '4242' },
				additionalFields: { amountPaid: 1 },
			},
			expect: {
				request: {
					method: 'POST',
					path: `/invoices/${inStatus(invoices.slice().reverse(), 'sent')._id}/record-payment`,
					body: {
						...account,
						mode: 'card',
						card: { brand: 'visa', last4: '4242' },
						notes: '',
						amount: 1,
					},
				},
				output: { status: 'partially_paid' },
			},
			bad: {
				parameters: { additionalFields: { amountPaid: 1_000_000 } },
				message: /Amount must be between 0 and/,
			},
			samples: { amountPaid: 0.1, meta: '{}' },
		},
		{
			resource: 'invoice',
			operation: 'updateLateFees',
			parameters: { ...of(draft._id), value: 5 },
			expect: {
				request: {
					method: 'PATCH',
					path: `${path}/late-fees-configuration`,
					body: {
						...account,
						lateFeesConfiguration: {
							...lateFees,
							frequency: { interval: 'one_time', intervalCount: 1 },
						},
					},
				},
				output: { invoiceId: draft._id },
			},
			bad: unknown,
		},
		{
			resource: 'invoice',
			operation: 'generateNumber',
			expect: {
				request: numberRequest,
				output: { invoiceNumber: Math.max(...invoices.map(({ number }) => number)) + 1 },
			},
			bad: {
				credentials: (testbed) => ({
					ghlApi: { accessToken: 'x', locationId: account.altId, baseUrl: `${testbed.url}/ghl` },
				}),
				message: /token|credential/i,
			},
		},
		{
			resource: 'invoice',
			operation: 'getSettings',
			expect: { request: settingsRequest, output: { title: 'INVOICE', businessDetails: business } },
			bad: {
				credentials: ghlToken('agency'),
				message: /^This token belongs to an agency, not to a location/,
			},
		},
		{
			resource: 'invoice',
			operation: 'apiCall',
			parameters: {
				method: 'GET',
				path: '/invoices/settings',
			},
			expect: { request: settingsRequest, output: { title: 'INVOICE' } },
			bad: {
				parameters: { path: 'invoices/settings' },
				message: /^'Path' is not a path of the API: invoices\/settings$/,
			},
		},
	];
}
