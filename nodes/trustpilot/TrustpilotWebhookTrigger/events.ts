import type { INodePropertyOptions } from 'n8n-workflow';

/** The change of a review. */
type Change = 'created' | 'deleted' | 'updated';

/** An event of Trustpilot's webhooks. */
interface WebhookEvent {
	name: string;
	description: string;
	/** The name in the body. */
	type: string;
	change: Change;
	/** The endpoint that reads one review. */
	path: (id: string) => string;
}

const serviceReview = (id: string) => `/v1/private/reviews/${id}`;
const productReview = (id: string) => `/v1/private/product-reviews/${id}`;

/** By the value that workflows save. */
export const EVENTS = {
	productReviewCreated: {
		name: 'Product Review Created',
		description: 'A customer reviewed a product',
		type: 'product-review-created',
		change: 'created',
		path: productReview,
	},
	productReviewDeleted: {
		name: 'Product Review Deleted',
		description: 'A product review was deleted. The item contains what Trustpilot sent.',
		type: 'product-review-deleted',
		change: 'deleted',
		path: productReview,
	},
	productReviewUpdated: {
		name: 'Product Review Updated',
		description: 'A customer changed a product review',
		type: 'product-review-updated',
		change: 'updated',
		path: productReview,
	},
	serviceReviewCreated: {
		name: 'Service Review Created',
		description: 'A customer reviewed the business',
		type: 'service-review-created',
		change: 'created',
		path: serviceReview,
	},
	serviceReviewDeleted: {
		name: 'Service Review Deleted',
		description: 'A service review was deleted. The item contains what Trustpilot sent.',
		type: 'service-review-deleted',
		change: 'deleted',
		path: serviceReview,
	},
	serviceReviewUpdated: {
		name: 'Service Review Updated',
		description: 'A customer changed a service review',
		type: 'service-review-updated',
		change: 'updated',
		path: serviceReview,
	},
} as const satisfies Record<string, WebhookEvent>;

export type EventValue = keyof typeof EVENTS;

const BY_TYPE = new Map<unknown, EventValue>(
	Object.entries(EVENTS).map(([value, { type }]) => [type, value as EventValue]),
);

/** Returns the event with this name in Trustpilot. */
export const trustpilotEventOf = (type: unknown): EventValue | undefined => BY_TYPE.get(type);

/** The events, as options of the form. */
export const EVENT_OPTIONS: INodePropertyOptions[] = Object.entries(EVENTS).map(
	([value, { name, description }]) => ({ name, value, description }),
);
