import { objectsOf, scalarText } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { parseTime } from '../../shared/core/time';
import type { TriggerCatalog, TriggerFilter } from '../../shared/poll/catalog';
import type { Row } from '../../shared/poll/types';
import { lists } from '../fields/lists';
import { reviews as f } from '../fields/reviews';
import { simplifiedProductReview, simplifiedServiceReview } from '../operations';
import { trustpilotWithOAuth } from '../triggers';
import { productConversations } from './productConversations';

/** Default for the number of stars that count as low. */
export const LOW_RATING = 2;

/**
 * Adds fields that the API does not return as one: when a review last changed, and whether it has a reply.
 */
function withChange(row: Row): Row {
	const times = ['createdAt', 'updatedAt', 'companyReply.createdAt', 'companyReply.updatedAt']
		.map((path) => getPath(row, path))
		.filter((time) => !Number.isNaN(parseTime(time)))
		.sort((a, b) => parseTime(a) - parseTime(b));
	return { ...row, changedAt: times.at(-1) as string, replied: Boolean(row.companyReply) };
}

/** The parts of a product review that a customer can edit. Trustpilot returns no update time. */
const contentOf = ({ stars, content, attributeRatings }: Row): unknown => [
	stars,
	content,
	...objectsOf(attributeRatings)
		.map(({ attributeId, rating }) => JSON.stringify([attributeId, rating]))
		.sort(),
];

const ofReference: TriggerFilter = {
	field: f.referenceId,
	accepts: (row, value) => scalarText(row.referenceId) === scalarText(value),
};

/**
 * Returns the catalog of the trigger.
 *
 * @param lowRating Maximum number of stars of a low rating.
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
			simplified: simplifiedServiceReview,
			events: {
				serviceReviewCreated: {
					name: 'Service Review Created',
					description: 'A customer reviewed the business',
					on: 'created',
				},
				lowRatingReceived: {
					name: 'Low Rating Received',
					description: 'A service review has a low rating, either new or after an edit',
					on: 'becomes',
					field: 'stars',
					values: [1, 2, 3, 4, 5].filter((stars) => stars <= lowRating).map(String),
				},
				reviewReplied: {
					name: 'Review Replied',
					description: 'The business replied to a service review',
					on: 'becomes',
					field: 'replied',
					values: ['true'],
				},
				serviceReviewUpdated: {
					name: 'Service Review Updated',
					description: 'A service review or its reply was edited',
					on: 'updated',
				},
			},
		},
		{
			name: 'productReviews',
			route: 'GET /v1/private/product-reviews/business-units/{businessUnitId}/reviews',
			list: lists.productReviews,
			id: 'id',
			createdAt: 'createdAt',
			simplified: simplifiedProductReview,
			events: {
				productReviewCreated: {
					name: 'Product Review Created',
					description: 'A customer reviewed a product',
					on: 'created',
				},
				productReviewUpdated: {
					name: 'Product Review Updated',
					description:
						'The text, the stars or the attribute ratings of a product review were edited',
					on: 'updated',
					digest: { name: 'content', of: contentOf },
				},
			},
		},
		productConversations,
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
					description: 'Trustpilot deleted a review. If you store it, delete it too.',
					on: 'created',
				},
			},
		},
	],
	filters: [ofReference],
});

/** The catalog with the default of the form. */
export const catalog = catalogOf(LOW_RATING);
