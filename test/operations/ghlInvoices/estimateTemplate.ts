import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import {
	account,
	beans,
	billsOf,
	business,
	keptItems,
	noDiscount,
	samplesOf,
	settingsRequest,
} from './records';

/** Cases of estimate templates. GHL returns them only in a preview. */
export function estimateTemplateCases(world: World): Case[] {
	const [template] = billsOf(world, 'estimateTemplates');
	const of = (id: string) => ({ estimateTemplateId: locator(id) });
	const path = `/invoices/estimate/template/${template._id}`;
	const preview = {
		method: 'GET',
		path: '/invoices/estimate/template/preview',
		query: { ...account, templateId: template._id },
	};
	const unknown = {
		parameters: of('5f9d6d8b1b2d2c001f2d9e4b'),
		message: /EstimateTemplate not found/,
	};
	const samples = { ...samplesOf(world), meta: '{}' };
	const { fields } = template;
	return [
		{
			resource: 'estimateTemplate',
			operation: 'create',
			parameters: { name: 'Coffee', estimateItems: { rows: [beans.row] } },
			expect: {
				request: [
					settingsRequest,
					{
						method: 'POST',
						path: '/invoices/estimate/template',
						body: {
							...account,
							name: 'Coffee',
							title: 'ESTIMATE',
							currency: 'USD',
							liveMode: true,
							discount: noDiscount,
							businessDetails: business,
							items: [beans.sent],
						},
					},
				],
				output: { name: 'Coffee', totalAmount: 64 },
			},
			bad: { parameters: { currency: '' }, message: /^'Currency' is empty$/ },
			samples,
		},
		{
			resource: 'estimateTemplate',
			operation: 'getAll',
			parameters: { limit: 1, filters: { search: fields.name } },
			expect: {
				request: {
					method: 'GET',
					path: '/invoices/estimate/template',
					query: { ...account, search: fields.name, limit: '1', offset: '0' },
				},
				output: [{ templateId: template._id }],
			},
			bad: { parameters: { limit: -1 }, message: /^'Limit' is not a whole number/ },
		},
		{
			resource: 'estimateTemplate',
			operation: 'preview',
			parameters: of(template._id),
			expect: { request: preview, output: { templateId: template._id, name: fields.name } },
			bad: unknown,
			samples: of(template._id),
		},
		{
			resource: 'estimateTemplate',
			operation: 'update',
			parameters: { ...of(template._id), updateFields: { name: 'Tea' } },
			expect: {
				request: [
					preview,
					{
						method: 'PUT',
						path,
						body: {
							...account,
							name: 'Tea',
							title: fields.title,
							currency: 'USD',
							liveMode: true,
							automaticTaxesEnabled: false,
							termsNotes: fields.termsNotes,
							discount: fields.discount,
							businessDetails: fields.businessDetails,
							items: keptItems(fields.items),
						},
					},
				],
				output: { templateId: template._id, name: 'Tea' },
			},
			bad: unknown,
			samples,
		},
		{
			resource: 'estimateTemplate',
			operation: 'delete',
			parameters: of(template._id),
			expect: { request: { method: 'DELETE', path, body: account }, output: { deleted: true } },
			bad: unknown,
		},
	];
}
