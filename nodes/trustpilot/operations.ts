import type { Simplified } from '../shared/catalog/types';
import { apiCall as apiCallOf } from '../shared/engine/apiCall';
import { BUSINESS_UNIT, INVITATIONS } from './api';

/** Calls any endpoint of Trustpilot, on either of its hosts. */
export const apiCall = apiCallOf({ none: { name: 'Not at All', selector: BUSINESS_UNIT } }, [
	{ name: 'API', value: '', description: 'At api.trustpilot.com' },
	{ name: 'Invitations', value: INVITATIONS, description: 'At invitations-api.trustpilot.com' },
]);

/** A business unit, simplified. */
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

/** A public service review, simplified. */
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

/** A service review with its order and the address of its customer, simplified. */
export const simplifiedServiceReview: Simplified = {
	...publicServiceReview,
	referenceId: 'referenceId',
	customerEmail: 'referralEmail',
};

/** A public product review, simplified. */
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

/** A product review with its order and the address of its customer, simplified. */
export const simplifiedProductReview: Simplified = {
	...publicProductReview,
	referenceId: 'referenceId',
	customerEmail: 'consumer.email',
};

/** A product in the catalog, simplified. */
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
