import { BUSINESS_UNITS, type BusinessUnit, CATEGORIES } from './accounts';
import type { Consumer, Product, ProductReview, ServiceReview, TrustpilotData } from './types';

const link = (href: string, rel: string) => ({ href, method: 'GET', rel });

const NAMES = ['oneStar', 'twoStars', 'threeStars', 'fourStars', 'fiveStars'] as const;

/** Returns the number of reviews for each rating. */
function distribution(stars: readonly number[]) {
	const counts = NAMES.map((name, i) => [name, stars.filter((one) => one === i + 1).length]);
	return { total: stars.length, ...Object.fromEntries(counts) } as { total: number };
}

/** Returns the average with one decimal, or 0 without reviews. */
function average(stars: readonly number[]): number {
	const sum = stars.reduce((total, one) => total + one, 0);
	return stars.length === 0 ? 0 : Math.round((sum / stars.length) * 10) / 10;
}

const ratings = (data: TrustpilotData, unitId: string): number[] =>
	data.serviceReviews
		.filter(({ businessUnitId }) => businessUnitId === unitId)
		.map(({ stars }) => stars);

/** Returns a business with its score. */
export function businessUnitView(data: TrustpilotData, unit: BusinessUnit) {
	const stars = ratings(data, unit.id);
	const trustScore = average(stars);
	return {
		id: unit.id,
		...nameOf(unit),
		websiteUrl: unit.websiteUrl,
		country: unit.country,
		numberOfReviews: { ...distribution(stars), usedForTrustScoreCalculation: stars.length },
		status: 'active',
		score: { trustScore, stars: Math.round(trustScore * 2) / 2 },
		badFit: false,
		links: [link(`https://api.trustpilot.com/v1/business-units/${unit.id}/reviews`, 'reviews')],
	};
}

/** Returns the names of a business. */
export const nameOf = ({ displayName, domain }: BusinessUnit) => ({
	displayName,
	name: { identifying: domain, referring: [domain] },
});

/** Returns a business for the list of a category. */
export function categoryUnitView(data: TrustpilotData, unit: BusinessUnit, rank: number) {
	const stars = ratings(data, unit.id);
	return {
		businessUnitId: unit.id,
		displayName: unit.displayName,
		identifyingName: unit.domain,
		trustScore: average(stars),
		numberOfReviews: stars.length,
		rank,
		location: { city: null, zipCode: null, address: null },
		logoUrl: null,
		categories: unit.categoryIds.map(categoryView),
	};
}

/** Returns a category with its children. */
export function categoryView(id: string) {
	const category = CATEGORIES.find(({ categoryId }) => categoryId === id);
	const { categoryId, displayName = id, name = id, parentId = null } = category ?? {};
	return {
		categoryId: categoryId ?? id,
		displayName,
		name,
		parentId,
		numberOfBusinesses: BUSINESS_UNITS.filter((unit) => unit.categoryIds.includes(id)).length,
		childrenCategories: CATEGORIES.filter((child) => child.parentId === id).map(
			(child) => child.categoryId,
		),
	};
}

function unitOf(id: string): BusinessUnit {
	return BUSINESS_UNITS.find((unit) => unit.id === id) ?? BUSINESS_UNITS[0];
}

/** Returns a service review for the public API. */
export function serviceReviewView(data: TrustpilotData, review: ServiceReview) {
	const consumer = data.consumers.get(review.consumerId);
	const unit = unitOf(review.businessUnitId);
	return {
		links: [link(`https://api.trustpilot.com/v1/reviews/${review.id}`, 'self')],
		id: review.id,
		consumer: {
			id: review.consumerId,
			displayName: consumer?.displayName ?? null,
			displayLocation: null,
			numberOfReviews: consumer?.numberOfReviews ?? 0,
			links: [],
		},
		businessUnit: {
			id: unit.id,
			identifyingName: unit.domain,
			displayName: unit.displayName,
			links: [],
		},
		location: null,
		stars: review.stars,
		title: review.title,
		text: review.text,
		language: review.language,
		createdAt: review.createdAt,
		experiencedAt: null,
		updatedAt: review.updatedAt,
		companyReply: review.reply,
		isVerified: review.referenceId !== null,
		source: review.source,
		numberOfLikes: review.likes.length,
		status: 'active',
		reportData: null,
		complianceLabels: [],
		countsTowardsTrustScore: true,
		countsTowardsLocationTrustScore: null,
		reviewVerificationLevel: review.referenceId ? 'verified' : 'not-verified',
		invitation: review.referenceId ? { businessUnitId: unit.id } : null,
		businessUnitHistory: [],
	};
}

/** Returns a service review for the business. */
export function privateServiceReviewView(data: TrustpilotData, review: ServiceReview) {
	return {
		...serviceReviewView(data, review),
		referralEmail: review.referralEmail,
		referenceId: review.referenceId,
		tags: review.tags,
		findReviewer: {
			isEligible: review.referenceId === null,
			requests: review.requests.map(({ id, created, message }) => ({
				id,
				status: 'sent',
				created,
				businessUserMessage: message,
				consumerResponse: null,
			})),
		},
	};
}

function productOf(data: TrustpilotData, sku: string) {
	const product = data.products.find((one) => one.sku === sku) as Product | undefined;
	return {
		id: product?.id ?? sku,
		productUrl: (product?.link as string | undefined) ?? null,
		productImages: [],
		name: product?.title ?? sku,
		sku,
		gtin: null,
		mpn: null,
		brand: null,
	};
}

/** Returns a product review for the public API, without email and reference. */
export function productReviewView(data: TrustpilotData, review: ProductReview) {
	return {
		id: review.id,
		createdAt: review.createdAt,
		stars: review.stars,
		content: review.content,
		consumer: {
			id: review.consumerId,
			displayName: data.consumers.get(review.consumerId)?.displayName ?? null,
		},
		product: productOf(data, review.sku),
		language: review.language,
		attributeRatings: [],
		attachments: [],
		conversationId: review.conversationId,
	};
}

/** Returns a product review for the business. */
export function privateProductReviewView(data: TrustpilotData, review: ProductReview) {
	const consumer = data.consumers.get(review.consumerId);
	return {
		...productReviewView(data, review),
		consumer: {
			id: review.consumerId,
			email: consumer?.email ?? null,
			name: consumer?.displayName ?? null,
		},
		referenceId: review.referenceId,
		locale: 'en-GB',
		state: review.state,
		businessUnitId: review.businessUnitId,
		redirectUri: null,
	};
}

/** Returns a summary of product reviews. */
export function summaryView(reviews: readonly ProductReview[], sku: string | null) {
	const stars = reviews.map((review) => review.stars);
	return { sku, starsAverage: average(stars), numberOfReviews: distribution(stars) };
}

/** Returns the profile of a consumer, without email. */
export function consumerView({ id, displayName, country, createdAt }: Consumer) {
	return {
		id,
		displayName,
		city: null,
		country,
		about: null,
		locale: 'en-GB',
		gender: null,
		createdAt,
		birthYear: null,
		hasImage: false,
		profileImage: {},
	};
}
