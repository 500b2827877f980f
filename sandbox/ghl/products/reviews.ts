import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { pageOf, type ProductReview } from './data';
import { PAGE_RULES, REVIEW_RULES, REVIEWS_RULES } from './rules';

type Params = { reviewId: string };
type Body = Partial<ProductReview> & { altId: string; productId: string; status: string };

interface Query {
	altId: string;
	limit?: string;
	offset?: string;
	sortField?: 'createdAt' | 'rating';
	sortOrder?: 'asc' | 'desc';
	rating?: string;
	startDate?: string;
	endDate?: string;
	productId?: string;
	storeId?: string;
}

interface BulkBody {
	altId: string;
	status: string;
	reviews: Array<{ reviewId: string; productId: string; storeId: string }>;
}

const FILTER_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	startDate: rules.optional(rules.date),
	endDate: rules.optional(rules.date),
};

const LIST_RULES: Record<string, rules.Rule> = {
	...FILTER_RULES,
	...PAGE_RULES,
	sortField: rules.optional(rules.oneOf('createdAt', 'rating')),
	sortOrder: rules.optional(rules.oneOf('asc', 'desc')),
};

/** Product reviews: list, count, update, delete, bulk update. Only the online store creates them. */
export function reviewRoutes(scope: FastifyInstance, world: World): void {
	const read = { config: { access: { level: 'location', scope: 'products.readonly' } } } as const;
	const allowed = { config: { access: { level: 'location', scope: 'products.write' } } } as const;

	scope.get<{ Querystring: Query }>('/products/reviews', read, async ({ query }) => {
		rules.check(query, LIST_RULES);
		const rows = sorted(matching(world, query), query);
		return { data: pageOf(world, query, rows), total: rows.length };
	});

	scope.get<{ Querystring: Query }>('/products/reviews/count', read, async ({ query }) => {
		rules.check(query, FILTER_RULES);
		const counts = new Map<string, number>();
		for (const { status } of matching(world, query)) {
			counts.set(status, (counts.get(status) ?? 0) + 1);
		}
		return { data: [...counts].map(([status, count]) => ({ status, count })) };
	});

	scope.put<{ Params: Params; Body: Body }>(
		'/products/reviews/:reviewId',
		allowed,
		async ({ params, body }) => {
			rules.check(body, REVIEW_RULES);
			const { _id } = find(params.reviewId, body.productId, body.altId);
			const { status, rating, headline, detail, reply } = body;
			const given = Object.entries({ status, rating, headline, detail, reply });
			change(_id, Object.fromEntries(given.filter(([, value]) => value !== undefined)));
			return { status: true, message: 'Successfully updated' };
		},
	);

	scope.delete<{ Params: Params; Querystring: Query }>(
		'/products/reviews/:reviewId',
		allowed,
		async ({ params, query }) => {
			rules.check(query, { ...ALT_RULES, productId: rules.text });
			world.ghl.shop.reviews.delete(
				find(params.reviewId, String(query.productId), query.altId)._id,
			);
			return { status: true, message: 'Successfully deleted' };
		},
	);

	scope.post<{ Body: BulkBody }>(
		'/products/reviews/bulk-update',
		allowed,
		async ({ body }, reply) => {
			rules.check(body, REVIEWS_RULES);
			const found = body.reviews.map((one) => find(one.reviewId, one.productId, body.altId));
			for (const { _id } of found) change(_id, { status: body.status });
			return reply.code(201).send({ status: true, message: 'Successfully updated' });
		},
	);

	function change(id: string, patch: Partial<ProductReview>): void {
		const updatedAt = new Date(world.now()).toISOString();
		world.ghl.shop.reviews.update(id, { ...patch, updatedAt });
	}

	function find(id: string, productId: string, altId: string): ProductReview {
		const review = world.ghl.shop.reviews.get(id, altId);
		if (!review || review.productId !== productId) throw serviceError(404, 'Review not found');
		return review;
	}
}

function matching(world: World, query: Query): ProductReview[] {
	const products = query.productId?.split(',');
	const stores = query.storeId?.split(',');
	const from = query.startDate ? Date.parse(query.startDate) : -Infinity;
	const to = query.endDate ? Date.parse(query.endDate) : Infinity;
	return world.ghl.shop.reviews.all(query.altId).filter((one) => {
		const time = Date.parse(one.createdAt);
		return (
			time >= from &&
			time <= to &&
			(!query.rating || one.rating === Number(query.rating)) &&
			(!products || products.includes(one.productId)) &&
			(!stores || stores.includes(one.storeId))
		);
	});
}

function sorted(rows: ProductReview[], { sortField, sortOrder }: Query): ProductReview[] {
	const by = (one: ProductReview) => (sortField === 'rating' ? one.rating : one.createdAt);
	const rising = [...rows].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
	return sortOrder === 'asc' ? rising : rising.reverse();
}
