import type { ProductReview, ServiceReview, TrustpilotData } from './types';

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

/** Returns the webhook body of a product review, as clients describe it. */
export function productWebhookEvent(
	data: TrustpilotData,
	eventName: string,
	review: ProductReview,
) {
	const { id, stars, content, referenceId, state, createdAt, sku } = review;
	const consumer = data.consumers.get(review.consumerId);
	const product = data.products.find((one) => one.sku === sku);
	const eventData = {
		...{ id, stars, content, referenceId, state, createdAt },
		product: { id: product?.id ?? sku, sku, name: product?.title ?? sku },
		consumer: { id: review.consumerId, name: consumer?.displayName ?? '', email: consumer?.email },
	};
	return { events: [{ eventName, version: '1', eventData }] };
}
