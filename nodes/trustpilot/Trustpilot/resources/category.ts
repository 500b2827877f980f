import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';

export const category: Resource = {
	name: 'Category',
	operations: {
		get: operation('GET /v1/categories/{categoryId}', {
			name: 'Get',
			action: 'Get category',
			description: 'Retrieve one category with its number of businesses',
			path: { categoryId: f.categoryId },
			fields: [f.requiredCountry],
			filters: [f.locale],
		}),
		getAll: operation('GET /v1/categories', {
			name: 'Get Many',
			action: 'Get many categories',
			description: 'Retrieve a list of categories, or the children of one',
			filters: [f.country, f.locale, f.parentId],
			list: lists.categories,
		}),
		getBusinessUnits: operation('GET /v1/categories/{categoryId}/business-units', {
			name: 'Get Business Units',
			action: 'Get business units of category',
			description: 'Retrieve the businesses of a category, best first',
			path: { categoryId: f.categoryId },
			filters: [f.country, f.locale],
			list: lists.categoryBusinessUnits,
		}),
	},
};
