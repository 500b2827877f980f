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

/** A service review; reference number and email are in private answers only. */
export const simplifiedServiceReview: Simplified = {
	reviewId: 'id',
	stars: 'stars',
	title: 'title',
	text: 'text',
	referenceId: 'referenceId',
	customerName: 'consumer.displayName',
	customerEmail: 'referralEmail',
	reply: 'companyReply.text',
	language: 'language',
	createdAt: 'createdAt',
};

/** A product review; reference number and email are in private answers only. */
export const simplifiedProductReview: Simplified = {
	reviewId: 'id',
	stars: 'stars',
	text: 'content',
	sku: 'product.sku',
	productName: 'product.name',
	referenceId: 'referenceId',
	customerName: ['consumer.name', 'consumer.displayName'],
	customerEmail: 'consumer.email',
	conversationId: 'conversationId',
	createdAt: 'createdAt',
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
