import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';
import { reviews as r } from '../../fields/reviews';
import { publicProductReview, simplifiedProductReview } from '../../operations';
import { replyToProductReview } from '../replyToProductReview';

export const productReview: Resource = {
	name: 'Product Review',
	operations: {
		get: operation('GET /v1/private/product-reviews/{reviewId}', {
			name: 'Get',
			action: 'Get product review',
			description: 'Retrieve one review, with the email and reference number of its customer',
			authentication: 'oAuth2',
			path: { reviewId: r.productReviewId },
			filters: [f.locale],
			simplified: simplifiedProductReview,
		}),
		getAll: operation('GET /v1/private/product-reviews/business-units/{businessUnitId}/reviews', {
			name: 'Get Many',
			action: 'Get many product reviews',
			description:
				'Retrieve a list of reviews, with the email and reference number of each customer',
			authentication: 'oAuth2',
			path: { businessUnitId: f.businessUnitId },
			filters: [r.sku, f.language, r.state, f.locale],
			list: lists.productReviews,
			simplified: simplifiedProductReview,
		}),
		getAllPublic: operation('GET /v1/product-reviews/business-units/{businessUnitId}/reviews', {
			name: 'Get Many Public',
			action: 'Get many public product reviews',
			description: 'Retrieve a list of public reviews of the products with these SKUs or URLs',
			path: { businessUnitId: f.businessUnitId },
			filters: [r.sku, r.productUrl, f.language, f.stars, f.locale, r.attributeIds],
			list: lists.productReviews,
			simplified: publicProductReview,
		}),
		reply: operation('POST /v1/private/product-reviews/{reviewId}/create-conversation', {
			name: 'Reply',
			action: 'Reply to product review',
			description: 'Comment on a review. If it has no conversation yet, the node starts one.',
			authentication: 'oAuth2',
			path: { reviewId: r.productReviewId },
			fields: [r.content],
			additional: [r.integrationId, r.publish],
			run: replyToProductReview,
		}),
		getSummary: operation('GET /v1/product-reviews/business-units/{businessUnitId}', {
			name: 'Get Summary',
			action: 'Get summary of product reviews',
			description: 'Retrieve the combined average rating of several products',
			path: { businessUnitId: f.businessUnitId },
			filters: [r.sku, r.productUrl],
		}),
		getSummaries: operation(
			'GET /v1/private/product-reviews/business-units/{businessUnitId}/summaries',
			{
				name: 'Get Summaries',
				action: 'Get summaries of product reviews',
				description: 'Retrieve the average rating of each product of the business',
				authentication: 'oAuth2',
				path: { businessUnitId: f.businessUnitId },
				list: lists.summaries,
			},
		),
		getBatchSummaries: operation(
			'POST /v1/product-reviews/business-units/{businessUnitId}/batch-summaries',
			{
				name: 'Get Batch Summaries',
				action: 'Get batch summaries of product reviews',
				description: 'Retrieve the average rating of each of several products',
				path: { businessUnitId: f.businessUnitId },
				fields: [r.skus],
				record: 'summaries',
				repeatable: true,
			},
		),
		getAttributeSummaries: operation(
			'POST /v1/product-reviews/business-units/{businessUnitId}/attribute-summaries',
			{
				name: 'Get Attribute Summaries',
				action: 'Get attribute summaries of product reviews',
				description: 'Retrieve the average ratings of attributes such as fit or quality',
				path: { businessUnitId: f.businessUnitId },
				fields: [r.skus],
				additional: [f.locale],
				record: 'summaries',
				repeatable: true,
			},
		),
		getImported: operation(
			'GET /v1/product-reviews/business-units/{businessUnitId}/imported-reviews',
			{
				name: 'Get Imported',
				action: 'Get imported product reviews',
				description: 'Retrieve reviews that were imported from another provider',
				path: { businessUnitId: f.businessUnitId },
				fields: [{ ...r.sku, required: true }],
				filters: [f.stars, f.language],
				list: lists.productReviews,
			},
		),
		getImportedSummary: operation(
			'GET /v1/product-reviews/business-units/{businessUnitId}/imported-reviews-summaries',
			{
				name: 'Get Imported Summary',
				action: 'Get imported summary of product reviews',
				description: 'Retrieve the average rating of imported reviews',
				path: { businessUnitId: f.businessUnitId },
				fields: [{ ...r.sku, required: true }],
			},
		),
	},
};
