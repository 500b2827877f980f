import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { account, chosen, shopOf } from './shop';

const resource = 'collection';

export const collections: Cases = (world) => {
	const { coffee } = shopOf(world);
	const list = '/products/collections';
	const path = `${list}/${coffee._id}`;
	const form = { collectionId: locator(coffee._id) };
	const seo = { seoTitle: 'Tea', seoDescription: 'Loose leaf' };
	return [
		{
			resource,
			operation: 'create',
			parameters: { name: 'Tea', slug: 'tea', additionalFields: { seo } },
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: {
						...account,
						name: 'Tea',
						slug: 'tea',
						seo: { title: 'Tea', description: 'Loose leaf' },
					},
				},
				output: { name: 'Tea', slug: 'tea', altId: account.altId },
			},
			bad: { parameters: { slug: '' }, message: /'Slug' is empty/ },
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: { request: { method: 'DELETE', path, query: account }, output: { deleted: true } },
			bad: {
				parameters: { collectionId: locator('64a1b2c3d4e5f67890123456') },
				message: /Collection not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: form,
			expect: {
				request: { method: 'GET', path, query: { altId: account.altId } },
				output: { _id: coffee._id, name: 'Coffee' },
			},
			bad: {
				parameters: { collectionId: locator('best sellers') },
				message: /'Collection' is not an ID: best sellers/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: {
				limit: 3,
				filters: { nameLike: 'coff', collectionIds: chosen('collectionId', coffee._id) },
			},
			expect: {
				request: {
					method: 'GET',
					path: list,
					query: {
						...account,
						name: 'coff',
						collectionIds: coffee._id,
						limit: '3',
						offset: '0',
					},
				},
				output: [{ _id: coffee._id, name: 'Coffee' }],
			},
			bad: { parameters: { limit: -1 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'update',
			parameters: { ...form, updateFields: { name: 'Coffee and Tea' } },
			expect: {
				request: { method: 'PUT', path, body: { ...account, name: 'Coffee and Tea' } },
				output: { status: true, message: 'Successfully updated' },
			},
			bad: { parameters: { collectionId: locator('') }, message: /'Collection' is empty/ },
		},
	];
};
