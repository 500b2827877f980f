import type { Simplified } from '../shared/catalog/types';
import { apiCallOf } from '../shared/engine/apiCall';
import { BUSINESS_UNIT, INVITATIONS } from './api';

/** Calls any endpoint of Trustpilot, on either of its hosts. */
export const apiCall = apiCallOf({ none: { name: 'Not at All', selector: BUSINESS_UNIT } }, [
	{ name: 'API', value: '', description: 'At api.trustpilot.com' },
	{ name: 'Invitations', value: INVITATIONS, description: 'At invitations-api.trustpilot.com' },
]);

/** Simplified business unit. */
export const simplifiedBusinessUnit: Simplified = {
	businessUnitId: 'id',
	displayName: 'displayName',
	domain: 'name.identifying',
	websiteUrl: 'websiteUrl',
	country: 'country',
	trustScore: 'score.trustScore',
	stars: 'score.stars',
	numberOfReviews: 'numberOfReviews.total',
	status: 'status',
};

/** Simplified public service review. */
export const publicServiceReview: Simplified = {
	reviewId: 'id',
	stars: 'stars',
	title: 'title',
	text: 'text',
	customerName: 'consumer.displayName',
	reply: 'companyReply.text',
	language: 'language',
	createdAt: 'createdAt',
};

/** Simplified service review, with its order and the email address of its customer. */
export const simplifiedServiceReview: Simplified = {
	...publicServiceReview,
	referenceId: 'referenceId',
	customerEmail: 'referralEmail',
};

/** Simplified public product review. */
export const publicProductReview: Simplified = {
	reviewId: 'id',
	stars: 'stars',
	text: 'content',
	sku: 'product.sku',
	productName: 'product.name',
	customerName: ['consumer.name', 'consumer.displayName'],
	conversationId: 'conversationId',
	createdAt: 'createdAt',
};

/** Simplified product review, with its order and the email address of its customer. */
export const simplifiedProductReview: Simplified = {
	...publicProductReview,
	referenceId: 'referenceId',
	customerEmail: 'consumer.email',
};

/** Simplified product in the catalog. */
export const simplifiedProduct: Simplified = {
	productId: 'id',
	sku: 'sku',
	title: 'title',
	price: 'price',
	currency: 'currency',
	link: 'link',
	imageLink: 'imageLink',
	brand: 'brand',
	gtin: 'gtin',
	groupId: 'groupId',
};
