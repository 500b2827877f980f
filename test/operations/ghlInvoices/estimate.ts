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
	noDiscount,
	samplesOf,
	settingsRequest,
} from './records';

const numberOf = (bills: Array<{ number: number }>): number =>
	Math.max(...bills.map(({ number }) => number)) + 1;

/** Cases of estimates. GHL has only a list of them. */
export function estimateCases(world: World): Case[] {
	const estimates = billsOf(world, 'estimates');
	const accepted = inStatus(estimates, 'accepted');
	const draft = inStatus(estimates, 'draft');
	const customer = customerOf(world);
	const samples = { ...samplesOf(world), schedules: '[["part"]]', meta: '{}' };
	const of = (id: string) => ({ estimateId: locator(id) });
	const path = `/invoices/estimate/${accepted._id}`;
	const list = {
		method: 'GET',
		path: '/invoices/estimate/list',
		query: { ...account, limit: '100', offset: '0' },
	};
	const unknown = {
		parameters: of('5f9d6d8b1b2d2c001f2d9e4b'),
		message: /Estimate not found|There is no estimate 5f9d6d8b1b2d2c001f2d9e4b/,
	};
	const { fields } = accepted;
	return [
		{
			resource: 'estimate',
			operation: 'create',
			parameters: {
				contactId: locator(customer.contact._id),
				name: 'Office coffee',
				estimateItems: { rows: [{ ...beans.row, attachments: 'https://example.com/a.pdf' }] },
				additionalFields: {
					expiryDate: '2026-12-24',
					sendEstimateDetails: { sendBy: 'sms', userId: USER_ID },
				},
			},
			expect: {
				request: [
					customer.request,
					settingsRequest,
					{
						method: 'POST',
						path: '/invoices/estimate',
						body: {
							...account,
							name: 'Office coffee',
							currency: 'USD',
							title: 'ESTIMATE',
							liveMode: true,
							discount: noDiscount,
							businessDetails: business,
							contactDetails: customer.details,
							expiryDate: '2026-12-24',
							frequencySettings: { enabled: false, schedule: {} },
							items: [{ ...beans.sent, attachments: ['https://example.com/a.pdf'] }],
							sendEstimateDetails: {
								...account,
								action: 'sms',
								liveMode: true,
								userId: USER_ID,
							},
						},
					},
				],
				output: {
					estimateNumber: numberOf(estimates),
					status: 'sent',
					totalAmount: 64,
					...customer.output,
				},
			},
			bad: { parameters: { estimateItems: {} }, message: /^'Items' is empty$/ },
			samples,
		},
		{
			resource: 'estimate',
			operation: 'get',
			parameters: of(accepted._id),
			expect: {
				request: list,
				output: {
					estimateId: accepted._id,
					status: 'accepted',
					totalAmount: accepted.totals.total,
				},
			},
			bad: unknown,
		},
		{
			resource: 'estimate',
			operation: 'getAll',
			parameters: { limit: 5, filters: { estimateStatusFilter: 'declined' } },
			expect: {
				request: { ...list, query: { ...account, status: 'declined', limit: '5', offset: '0' } },
				output: [{ estimateId: inStatus(estimates, 'declined')._id, status: 'declined' }],
			},
			bad: { parameters: { limit: 1.5 }, message: /^'Limit' is not a whole number/ },
			samples,
		},
		{
			resource: 'estimate',
			operation: 'update',
			parameters: { ...of(accepted._id), updateFields: { expiryDate: '2027-01-31' } },
			expect: {
				request: [
					list,
					{
						method: 'PUT',
						path,
						body: {
							...account,
							name: fields.name,
							title: fields.title,
							currency: 'USD',
							liveMode: true,
							automaticTaxesEnabled: false,
							meta: {},
							estimateNumber: accepted.number,
							estimateStatus: 'accepted',
							issueDate: fields.issueDate,
							expiryDate: '2027-01-31',
							termsNotes: fields.termsNotes,
							discount: fields.discount,
							businessDetails: fields.businessDetails,
							contactDetails: {
								...fields.contactDetails,
							},
							sentTo: fields.sentTo,
							frequencySettings: fields.frequencySettings,
							items: keptItems(fields.items),
						},
					},
				],
				output: { estimateId: accepted._id, status: 'accepted' },
			},
			bad: unknown,
			samples,
		},
		{
			resource: 'estimate',
			operation: 'send',
			parameters: {
				...of(draft._id),
				userId: USER_ID,
				additionalFields: { estimateName: 'Coffee' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `/invoices/estimate/${draft._id}/send`,
					body: {
						...account,
						action: 'email',
						userId: USER_ID,
						liveMode: true,
						estimateName: 'Coffee',
					},
				},
				output: { estimateId: draft._id, status: 'sent' },
			},
			bad: unknown,
		},
		{
			resource: 'estimate',
			operation: 'createInvoice',
			parameters: of(accepted._id),
			expect: {
				request: {
					method: 'POST',
					path: `${path}/invoice`,
					body: { ...account, markAsInvoiced: true },
				},
				output: {
					invoiceNumber: numberOf(billsOf(world, 'invoices')),
					status: 'draft',
					totalAmount: accepted.totals.total,
				},
			},
			bad: unknown,
		},
		{
			resource: 'estimate',
			operation: 'generateNumber',
			expect: {
				request: { method: 'GET', path: '/invoices/estimate/number/generate', query: account },
				output: { estimateNumber: numberOf(estimates) },
			},
			bad: {
				credentials: ghlToken('agency'),
				message: /^This token belongs to an agency, not to a location/,
			},
		},
		{
			resource: 'estimate',
			operation: 'delete',
			parameters: of(draft._id),
			expect: {
				request: { method: 'DELETE', path: `/invoices/estimate/${draft._id}`, body: account },
				output: { deleted: true },
			},
			bad: unknown,
		},
	];
}
