import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import {
	account,
	beans,
	billsOf,
	business,
	keptItems,
	samplesOf,
	settingsRequest,
} from './records';

/** Cases of invoice templates. */
export function templateCases(world: World): Case[] {
	const [template] = billsOf(world, 'templates');
	const of = (id: string) => ({ invoiceTemplateId: locator(id) });
	const path = `/invoices/template/${template._id}`;
	const unknown = {
		parameters: of('5f9d6d8b1b2d2c001f2d9e4b'),
		message: /InvoiceTemplate not found/,
	};
	const samples = samplesOf(world);
	const { fields } = template;
	return [
		{
			resource: 'invoiceTemplate',
			operation: 'create',
			parameters: {
				name: 'Beans',
				items: { rows: [beans.row] },
				additionalFields: {
					attachmentUrls: 'https://example.com/a.pdf, https://example.com/b.pdf',
					lateFeesConfiguration: { value: 5, grace: { graceDays: 3 } },
				},
			},
			expect: {
				request: [
					settingsRequest,
					{
						method: 'POST',
						path: '/invoices/template',
						body: {
							...account,
							name: 'Beans',
							title: 'INVOICE',
							currency: 'USD',
							businessDetails: business,
							items: [beans.sent],
							attachments: ['https://example.com/a.pdf', 'https://example.com/b.pdf'],
							lateFeesConfiguration: {
								enable: true,
								type: 'fixed',
								value: 5,
								frequency: { interval: 'one_time', intervalCount: 1 },
								grace: { interval: 'day', intervalCount: 3 },
							},
						},
					},
				],
				output: { name: 'Beans', totalAmount: 64, businessName: business.name },
			},
			bad: { parameters: { name: '' }, message: /^'Name' is empty$/ },
			samples,
		},
		{
			resource: 'invoiceTemplate',
			operation: 'get',
			parameters: of(template._id),
			expect: {
				request: { method: 'GET', path, query: account },
				output: { templateId: template._id, totalAmount: template.totals.total },
			},
			bad: { parameters: of('a/b'), message: /^'Template' is not an ID: a\/b$/ },
		},
		{
			resource: 'invoiceTemplate',
			operation: 'getAll',
			parameters: { limit: 1, filters: { search: template.fields.name } },
			expect: {
				request: {
					method: 'GET',
					path: '/invoices/template',
					query: { ...account, search: template.fields.name, limit: '1', offset: '0' },
				},
				output: [{ templateId: template._id, name: template.fields.name }],
			},
			bad: {
				parameters: { filters: { endAt: 'never' } },
				message: /^'End Date' is not a date: "never"$/,
			},
		},
		{
			resource: 'invoiceTemplate',
			operation: 'update',
			parameters: { ...of(template._id), updateFields: { businessDetails: { name: 'Harbour' } } },
			expect: {
				request: [
					{ method: 'GET', path, query: account },
					{
						method: 'PUT',
						path,
						body: {
							...account,
							name: fields.name,
							title: fields.title,
							currency: 'USD',
							discount: fields.discount,
							termsNotes: fields.termsNotes,
							businessDetails: { ...business, name: 'Harbour' },
							items: keptItems(fields.items),
						},
					},
				],
				output: { templateId: template._id, businessName: 'Harbour' },
			},
			bad: unknown,
			samples,
		},
		{
			resource: 'invoiceTemplate',
			operation: 'updateLateFees',
			parameters: {
				...of(template._id),
				type: 'percentage',
				value: 2.5,
				additionalFields: {
					frequency: { interval: 'week', intervalCount: 2 },
					maxLateFees: { maxFee: 20 },
				},
			},
			expect: {
				request: {
					method: 'PATCH',
					path: `${path}/late-fees-configuration`,
					body: {
						...account,
						lateFeesConfiguration: {
							enable: true,
							type: 'percentage',
							value: 2.5,
							frequency: { interval: 'week', intervalCount: 2 },
							maxLateFees: { type: 'fixed', value: 20 },
						},
					},
				},
				output: { templateId: template._id },
			},
			bad: unknown,
		},
		{
			resource: 'invoiceTemplate',
			operation: 'updatePaymentMethods',
			parameters: { ...of(template._id), enableBankDebitOnly: true },
			expect: {
				request: {
					method: 'PATCH',
					path: `${path}/payment-methods-configuration`,
					body: { ...account, paymentMethods: { stripe: { enableBankDebitOnly: true } } },
				},
				output: { templateId: template._id },
			},
			bad: unknown,
		},
		{
			resource: 'invoiceTemplate',
			operation: 'delete',
			parameters: of(template._id),
			expect: {
				request: { method: 'DELETE', path, query: account },
				output: { deleted: true },
			},
			bad: unknown,
		},
	];
}
