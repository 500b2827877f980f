import type { ServiceReview, TrustpilotData } from './types';

/** The webhook body of a service review, which contains no email address (docs/api-notes/trustpilot.md#webhooks). */
export function webhookEvent(data: TrustpilotData, eventName: string, review: ServiceReview) {
	const consumer = data.consumers.get(review.consumerId);
	const { id, language, title, text, referenceId, stars, createdAt, tags } = review;
	const eventData = {
		id,
		language,
		title,
		text,
		referenceId,
		stars,
		createdAt,
		isVerified: referenceId !== null,
		locationId: null,
		link: `https://www.trustpilot.com/reviews/${id}`,
		consumer: {
			id: review.consumerId,
			name: consumer?.displayName ?? '',
			link: `https://www.trustpilot.com/users/${review.consumerId}`,
		},
		tags,
	};
	return { events: [{ eventName, version: '1', eventData }] };
}
