import { getPath } from '../../shared/core/paths';
import type { TriggerCatalog, TriggerFilter } from '../../shared/poll/catalog';
import type { Row } from '../../shared/poll/types';
import { lists } from '../fields/lists';
import { reviews as f } from '../fields/reviews';
import { trustpilotWithOAuth } from '../triggers';

/** What the API spreads over several fields: when a review last changed, and whether it has a reply. */
function withChange(row: Row): Row {
	const times = ['createdAt', 'updatedAt', 'companyReply.createdAt', 'companyReply.updatedAt']
		.map((path) => getPath(row, path))
		.filter((time): time is string => typeof time === 'string');
	return { ...row, changedAt: times.sort().at(-1), replied: Boolean(row.companyReply) };
}

const ofReference: TriggerFilter = {
	field: f.referenceId,
	accepts: (row, value) => String(row.referenceId ?? '') === String(value),
};

/**
 * What the trigger watches.
 *
 * @param lowRating Most stars that count as a low rating.
 */
export const catalogOf = (lowRating: number): TriggerCatalog => ({
	api: trustpilotWithOAuth,
	records: 'reviews',
	webhookTrigger: 'Trustpilot Webhook Trigger',
	watched: [
		{
			name: 'serviceReviews',
			route: 'GET /v1/private/business-units/{businessUnitId}/reviews',
			list: lists.reviews,
			from: 'startDateTime',
			fromAs: (iso) => iso.slice(0, 19),
			id: 'id',
			createdAt: 'createdAt',
			updatedAt: 'changedAt',
			decorate: withChange,
			events: {
				serviceReviewCreated: {
					name: 'Service Review Created',
					description: 'A customer reviews the business',
					on: 'created',
				},
				serviceReviewUpdated: {
					name: 'Service Review Updated',
					description: 'A review is edited, or its reply is',
					on: 'updated',
				},
				reviewReplied: {
					name: 'Review Replied',
					description: 'A service review gets a reply of the business',
					on: 'becomes',
					field: 'replied',
					values: ['true'],
				},
				lowRatingReceived: {
					name: 'Low Rating Received',
					description: 'A service review has few stars, from the start or by an edit',
					on: 'becomes',
					field: 'stars',
					values: [1, 2, 3, 4, 5].filter((stars) => stars <= lowRating).map(String),
				},
			},
		},
		{
			name: 'productReviews',
			route: 'GET /v1/private/product-reviews/business-units/{businessUnitId}/reviews',
			list: lists.productReviews,
			id: 'id',
			createdAt: 'createdAt',
			events: {
				productReviewCreated: {
					name: 'Product Review Created',
					description: 'A customer reviews a product',
					on: 'created',
				},
			},
		},
		{
			name: 'deletions',
			route: 'GET /v1/reviews/deletions',
			list: lists.deletedReviews,
			from: 'startDate',
			fromAs: (iso) => iso.slice(0, 10),
			id: 'reviewId',
			createdAt: 'deletedAt',
			events: {
				reviewDeleted: {
					name: 'Review Deleted',
					description: 'The Deletions API lists a review: whoever stores it has to delete it',
					on: 'created',
				},
			},
		},
	],
	filters: [ofReference],
});
