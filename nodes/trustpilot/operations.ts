import type { Simplified } from '../shared/catalog/types';
import { apiCall as apiCallOf } from '../shared/engine/apiCall';
import { BUSINESS_UNIT, INVITATIONS } from './api';

/** Any endpoint of Trustpilot, on either of its hosts. */
export const apiCall = apiCallOf({ none: { name: 'Not at All', selector: BUSINESS_UNIT } }, [
	{ name: 'API', value: '', description: 'At api.trustpilot.com' },
	{ name: 'Invitations', value: INVITATIONS, description: 'At invitations-api.trustpilot.com' },
]);

/** A business unit in the users' words. */
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

/** A service review as everybody sees it. */
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

/** A service review as the business sees it: with order and address of the customer. */
export const simplifiedServiceReview: Simplified = {
	...publicServiceReview,
	referenceId: 'referenceId',
	customerEmail: 'referralEmail',
};

/** A product review as everybody sees it. */
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

/** A product review as the business sees it: with order and address of the customer. */
export const simplifiedProductReview: Simplified = {
	...publicProductReview,
	referenceId: 'referenceId',
	customerEmail: 'consumer.email',
};

/** A product of the catalogue. */
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
