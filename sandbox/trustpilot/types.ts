import type { Random } from '../server/random';

/** A tag of a review. */
export interface Tag {
	group: string;
	value: string;
}

/** A person who writes reviews. */
export interface Consumer {
	id: string;
	displayName: string;
	email: string;
	country: string;
	createdAt: string;
	/** The number of service reviews, updated with each change. */
	numberOfReviews: number;
}

/** The reply of the business to a service review. */
export interface Reply {
	text: string;
	createdAt: string;
	updatedAt: string | null;
	authorBusinessUserId: string | null;
	authorBusinessUserName: string | null;
}

/** A review of the business. Times are ISO, UTC. */
export interface ServiceReview {
	id: string;
	businessUnitId: string;
	consumerId: string;
	stars: number;
	title: string;
	text: string;
	language: string;
	createdAt: string;
	updatedAt: string | null;
	source: string;
	/** The order of the invitation. */
	referenceId: string | null;
	referralEmail: string | null;
	tags: Tag[];
	/** IDs of consumers. */
	likes: string[];
	reply: Reply | null;
	reported: boolean;
	/** Messages to a reviewer without a known order. */
	requests: Array<{ id: string; created: string; message: string | null }>;
}

/** States of a product review. */
export type ProductReviewState = 'published' | 'unpublished' | 'underModeration' | 'archived';

/** A review of a product. */
export interface ProductReview {
	id: string;
	businessUnitId: string;
	consumerId: string;
	stars: number;
	content: string;
	sku: string;
	language: string;
	referenceId: string | null;
	state: ProductReviewState;
	createdAt: string;
	conversationId: string | null;
	/** Imported from another provider. */
	imported: boolean;
}

/** A product of the catalog, with the API's field names. */
export interface Product {
	id: string;
	sku: string;
	title: string | null;
	businessUnitId: string;
	[field: string]: unknown;
}

/** The comments on a product review. */
export interface Conversation {
	id: string;
	businessUnitId: string;
	consumerId: string;
	source: string;
	sourceId: string;
	state: 'public' | 'private';
	comments: Array<{
		commentId: string;
		createdAt: string;
		author: { id: string; type: string };
		content: string;
	}>;
}

/** A sent invitation. */
export interface Invitation {
	at: string;
	businessUnitId: string;
	businessUserId: string | null;
	body: Record<string, unknown>;
}

/** All records of Trustpilot. Reviews are sorted newest first. */
export interface TrustpilotData {
	/** The generator of later IDs. */
	random: Random;
	consumers: Map<string, Consumer>;
	serviceReviews: ServiceReview[];
	productReviews: ProductReview[];
	products: Product[];
	conversations: Map<string, Conversation>;
	invitations: Invitation[];
	deletedReviews: Array<{ reviewId: string; deletedAt: string }>;
	deletedConsumers: Array<{ consumerId: string; deletedAt: string }>;
	/** URLs that receive review events. The control endpoint sets them, because Trustpilot has no API for them. */
	webhooks: string[];
}
