import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { reviewFilters, productReviews as f } from '../../fields/productReviews';

export const productReview: Resource = {
	name: 'Product Review',
	description: 'Reviews that customers write in the GHL online store',
	operations: {
		bulkUpdate: operation('POST /products/reviews/bulk-update', {
			name: 'Bulk Update',
			action: 'Bulk update product reviews',
			description: 'Set the same status for several reviews',
			scope: 'products.write',
			fields: [f.status, f.reviews],
			// Safe to repeat: it sets the same status again.
			repeatable: true,
		}),
		count: operation('GET /products/reviews/count', {
			name: 'Count',
			action: 'Count product reviews',
			description: 'Get the number of reviews per status',
			scope: 'products.readonly',
			filters: reviewFilters,
			record: 'data',
		}),
		delete: operation('DELETE /products/reviews/{reviewId}', {
			name: 'Delete',
			action: 'Delete product review',
			description: 'Delete a review permanently',
			scope: 'products.write',
			path: { reviewId: f.reviewId },
			fields: [f.productId],
			result: 'deleted',
		}),
		getAll: operation('GET /products/reviews', {
			name: 'Get Many',
			action: 'Get many product reviews',
			description: 'Retrieve a list of product reviews',
			scope: 'products.readonly',
			filters: [...reviewFilters, f.sortField, f.sortOrder],
			list: lists.dataTotal,
		}),
		update: operation('PUT /products/reviews/{reviewId}', {
			name: 'Update',
			action: 'Update product review',
			description: 'Update, approve or reply to a review',
			scope: 'products.write',
			path: { reviewId: f.reviewId },
			fields: [f.productId, f.status],
			update: [f.headline, f.detail, f.rating, f.reply],
		}),
	},
};
