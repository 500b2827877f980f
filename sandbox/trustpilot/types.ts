import type { Random } from '../server/random';

/** A mark on a review. */
export interface Tag {
	group: string;
	value: string;
}

/** Someone who writes reviews. */
export interface Consumer {
	id: string;
	displayName: string;
	email: string;
	country: string;
	createdAt: string;
	/** Service reviews; kept up to date as they come and go. */
	numberOfReviews: number;
}

/** The answer of the business to a service review. */
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
	/** The order that the invitation named. */
	referenceId: string | null;
	referralEmail: string | null;
	tags: Tag[];
	/** IDs of consumers. */
	likes: string[];
	reply: Reply | null;
	reported: boolean;
	/** Messages to an unknown reviewer. */
	requests: Array<{ id: string; created: string; message: string | null }>;
}

/** States of a product review. */
export type ProductReviewState = 'published' | 'unpublished' | 'underModeration' | 'archived';

/** A review of something bought. */
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
	/** Taken over from another provider. */
	imported: boolean;
}

/** A product of the catalogue, in the API's words. */
export interface Product {
	id: string;
	sku: string;
	title: string | null;
	businessUnitId: string;
	[field: string]: unknown;
}

/** An exchange below a product review. */
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

/** An invitation that was sent. */
export interface Invitation {
	at: string;
	businessUnitId: string;
	businessUserId: string | null;
	body: Record<string, unknown>;
}

/** All records of the sandbox's Trustpilot. Reviews are kept newest first. */
export interface TrustpilotData {
	/** The source of all later ids. */
	random: Random;
	consumers: Map<string, Consumer>;
	serviceReviews: ServiceReview[];
	productReviews: ProductReview[];
	products: Product[];
	conversations: Map<string, Conversation>;
	invitations: Invitation[];
	deletedReviews: Array<{ reviewId: string; deletedAt: string }>;
	deletedConsumers: Array<{ consumerId: string; deletedAt: string }>;
	/** Addresses that hear of reviews; set by the control endpoint, as Trustpilot has no API for it. */
	webhooks: string[];
}
