import type { FastifyInstance } from 'fastify';
import * as rules from '../../ghl/validate';
import type { World } from '../../server/world';
import { BUSINESS_USER } from '../accounts';
import { apiError, check, found } from '../errors';
import { hasAnyValue, commaList, numberedPage, type Query } from '../lists';
import { openConversation } from '../records';
import type { Conversation, ProductReview } from '../types';
import { privateProductReviewView, productReviewView, summaryView } from '../views';
import { unitOf } from './businessUnits';

const KEY = { config: { trustpilot: 'key' } } as const;
const TOKEN = { config: { trustpilot: 'token' } } as const;

interface ListRequest {
	Params: { businessUnitId: string };
	Querystring: Query;
}

const UNIT = '/product-reviews/business-units/:businessUnitId';

/** Product reviews, public and private, with their summaries. */
export function productReviewRoutes(scope: FastifyInstance, world: World): void {
	const ofUnit = (id: string, imported = false): ProductReview[] => {
		const unit = unitOf(id);
		return world.trustpilot.productReviews.filter(
			(row) => row.businessUnitId === unit.id && row.imported === imported,
		);
	};
	const published = (id: string) => ofUnit(id).filter(({ state }) => state === 'published');
	const urlOf = ({ sku }: ProductReview) =>
		world.trustpilot.products.find((product) => product.sku === sku)?.link;

	/** One of the two parameters is required. The SKU takes precedence. */
	const ofProducts = (rows: ProductReview[], query: Query): ProductReview[] => {
		if (query.sku === undefined && query.productUrl === undefined) {
			throw apiError(400, 'At least one of sku and productUrl is required');
		}
		return rows.filter(
			query.sku === undefined
				? hasAnyValue(query, 'productUrl', urlOf)
				: hasAnyValue(query, 'sku', ({ sku }) => sku),
		);
	};
	const filtered = (rows: ProductReview[], query: Query) => {
		const tests = [
			hasAnyValue<ProductReview>(query, 'stars', ({ stars }) => stars),
			hasAnyValue<ProductReview>(query, 'language', ({ language }) => language),
		];
		return rows.filter((row) => tests.every((test) => test(row)));
	};

	scope.get<ListRequest>(`/v1${UNIT}/reviews`, KEY, async ({ params, query }) => {
		const rows = filtered(ofProducts(published(params.businessUnitId), query), query);
		const shown = numberedPage(rows, query);
		const productReviews = shown.map((row) => productReviewView(world.trustpilot, row));
		return { productReviews, links: [] };
	});
	scope.get<ListRequest>(`/v1/private${UNIT}/reviews`, TOKEN, async ({ params, query }) => {
		const bySku = hasAnyValue<ProductReview>(query, 'sku', ({ sku }) => sku);
		const byState = hasAnyValue<ProductReview>(query, 'state', ({ state }) => state);
		const rows = filtered(ofUnit(params.businessUnitId), query).filter(
			(row) => bySku(row) && byState(row),
		);
		const shown = numberedPage(rows, query);
		const productReviews = shown.map((row) => privateProductReviewView(world.trustpilot, row));
		return { productReviews, links: [] };
	});
	scope.get<{ Params: { reviewId: string } }>(
		'/v1/private/product-reviews/:reviewId',
		TOKEN,
		async ({ params }) => {
			const review = world.trustpilot.productReviews.find(({ id }) => id === params.reviewId);
			return privateProductReviewView(world.trustpilot, found(review, 'Product review'));
		},
	);

	scope.get<ListRequest>(`/v1${UNIT}`, KEY, async ({ params, query }) =>
		summaryView(
			ofProducts(published(params.businessUnitId), query),
			commaList(query, 'sku')?.[0] ?? null,
		),
	);
	scope.get<ListRequest>(`/v1/private${UNIT}/summaries`, TOKEN, async ({ params, query }) => {
		const rows = published(params.businessUnitId);
		const skus = [...new Set(rows.map(({ sku }) => sku))].sort();
		const shown = numberedPage(skus, query, { size: 1000, max: 1000 });
		return { summaries: shown.map((sku) => summaryOf(rows, sku)) };
	});
	scope.post<ListRequest & { Body: { skus: string[] } }>(
		`/v1${UNIT}/batch-summaries`,
		KEY,
		async ({ params, body }) => {
			check(body, { skus: rules.list(rules.text) });
			const rows = published(params.businessUnitId);
			return { summaries: body.skus.map((sku) => summaryOf(rows, sku)) };
		},
	);
	scope.post<ListRequest & { Body: { skus: string[] } }>(
		`/v1${UNIT}/attribute-summaries`,
		KEY,
		async ({ params, body }) => {
			check(body, { skus: rules.list(rules.text), locale: rules.optional(rules.text) });
			unitOf(params.businessUnitId);
			return { summaries: body.skus.map((sku) => ({ sku, attributes: [] })) };
		},
	);
	scope.get<ListRequest>(`/v1${UNIT}/imported-reviews`, KEY, async ({ params, query }) => {
		check(query, { sku: rules.text });
		const rows = filtered(ofProducts(ofUnit(params.businessUnitId, true), query), query);
		const productReviews = numberedPage(rows, query).map((row) =>
			productReviewView(world.trustpilot, row),
		);
		return { productReviews, links: [] };
	});
	scope.get<ListRequest>(
		`/v1${UNIT}/imported-reviews-summaries`,
		KEY,
		async ({ params, query }) => {
			check(query, { sku: rules.text });
			const rows = ofProducts(ofUnit(params.businessUnitId, true), query);
			return summaryView(rows, commaList(query, 'sku')?.[0] ?? null);
		},
	);
}

const summaryOf = (rows: ProductReview[], sku: string) =>
	summaryView(
		rows.filter((row) => row.sku === sku),
		sku,
	);

interface ConversationRequest {
	Params: { conversationId: string; commentId: string };
	Body: { content: string; state: Conversation['state'] };
}

const COMMENT = { content: rules.text, integrationId: rules.optional(rules.text) };

/** Conversations on product reviews. Comments require an open conversation. */
export function conversationRoutes(scope: FastifyInstance, world: World): void {
	const path = '/v1/private/conversations/:conversationId';
	const find = (id: string): Conversation =>
		found(world.trustpilot.conversations.get(id), 'Conversation');
	const findComment = ({ conversationId, commentId }: ConversationRequest['Params']) =>
		found(
			find(conversationId).comments.find((comment) => comment.commentId === commentId),
			'Comment',
		);

	scope.post<{ Params: { reviewId: string } }>(
		'/v1/private/product-reviews/:reviewId/create-conversation',
		TOKEN,
		async ({ params }) => {
			const opened = openConversation(world.trustpilot, params.reviewId);
			return { conversationId: found(opened, 'Product review').id };
		},
	);
	scope.get<ConversationRequest>(path, TOKEN, async ({ params }) => find(params.conversationId));
	scope.get<ConversationRequest>('/v1/conversations/:conversationId', KEY, async ({ params }) => {
		const conversation = find(params.conversationId);
		return found(conversation.state === 'public' ? conversation : undefined, 'Conversation');
	});
	scope.post<ConversationRequest>(`${path}/state`, TOKEN, async ({ params, body }) => {
		check(body, { state: rules.oneOf('public', 'private') });
		find(params.conversationId).state = body.state;
		return {};
	});
	scope.post<ConversationRequest>(`${path}/comments`, TOKEN, async ({ params, body }) => {
		check(body, COMMENT);
		const comment = {
			commentId: world.trustpilot.random.objectId(),
			createdAt: new Date(world.now()).toISOString(),
			author: { id: BUSINESS_USER.id, type: 'businessUser' },
			content: body.content,
		};
		find(params.conversationId).comments.push(comment);
		return comment;
	});
	scope.get<ConversationRequest>(`${path}/comments/:commentId`, TOKEN, async ({ params }) =>
		findComment(params),
	);
	scope.put<ConversationRequest>(`${path}/comments/:commentId`, TOKEN, async ({ params, body }) => {
		check(body, COMMENT);
		return Object.assign(findComment(params), { content: body.content });
	});
}
