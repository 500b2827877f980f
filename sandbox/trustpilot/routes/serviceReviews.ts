import type { FastifyInstance } from 'fastify';
import * as rules from '../../ghl/validate';
import type { World } from '../../server/world';
import { BUSINESS_USER } from '../accounts';
import { apiError, check, found } from '../errors';
import {
	hasAnyValue,
	commaList,
	hasValue,
	numberedPage,
	numberedPageOf,
	type Query,
	tokenPage,
} from '../lists';
import type { ServiceReview, Tag } from '../types';
import { privateServiceReviewView, serviceReviewView } from '../views';
import { unitOf } from './businessUnits';

const KEY = { config: { trustpilot: 'key' } } as const;
const TOKEN = { config: { trustpilot: 'token' } } as const;

const TAGS = { tags: rules.list(rules.shape({ group: rules.text, value: rules.text })) };
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;

const PAGING = ['page', 'perPage'];

type Compare = (a: ServiceReview, b: ServiceReview) => number;

const ORDERS: Record<string, Compare> = {
	'createdat.asc': (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt),
	'createdat.desc': (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
	'stars.asc': (a, b) => a.stars - b.stars,
	'stars.desc': (a, b) => b.stars - a.stars,
};

interface ListRequest {
	Params: { businessUnitId: string };
	Querystring: Query;
}
interface ReviewRequest {
	Params: { reviewId: string };
	Querystring: Query;
}

const isFiltered = (query: Query): boolean =>
	Object.keys(query).some((name) => !PAGING.includes(name));

/** Returns the reviews that match a public query, in the requested order. */
export function filtered(rows: ServiceReview[], query: Query): ServiceReview[] {
	// Without filters, long lists need no check of each row.
	if (!isFiltered(query)) return rows;
	const tests: Array<(row: ServiceReview) => boolean> = [
		hasAnyValue(query, 'stars', ({ stars }) => stars),
		hasAnyValue(query, 'language', ({ language }) => language),
		hasValue(query, 'responded', ({ reply }) => reply !== null),
		(row) => query.tagGroup === undefined || row.tags.some((tag) => tag.group === query.tagGroup),
		(row) => query.tagValue === undefined || row.tags.some((tag) => sameTag(query, tag)),
		(row) => query.internalLocationId === undefined || row.source === 'location',
	];
	const matching = rows.filter((row) => tests.every((test) => test(row)));
	return sorted(matching, commaList(query, 'orderBy') ?? []);
}

function sameTag(query: Query, { value }: Tag): boolean {
	const wanted = String(query.tagValue);
	return query.ignoreTagValueCase === 'true'
		? value.toLowerCase() === wanted.toLowerCase()
		: value === wanted;
}

function sorted(rows: ServiceReview[], names: string[]): ServiceReview[] {
	const unknown = names.find((name) => !(name in ORDERS));
	if (unknown) throw apiError(400, `orderBy ${unknown} is not valid`);
	// The list is already sorted newest first.
	if (names.length === 0 || names[0] === 'createdat.desc') return rows;
	const compares = names.map((name) => ORDERS[name]);
	return rows.sort((a, b) => compares.map((by) => by(a, b)).find((result) => result !== 0) ?? 0);
}

/** Returns a limit of the time filter as the start of an ISO time. Only the private list has this filter. */
function timeLimit(query: Query, name: string): string | undefined {
	const matching = query[name];
	if (matching === undefined) return undefined;
	if (!TIME.test(String(matching))) throw apiError(400, `${name} must be YYYY-MM-DDTHH:mm:ss`);
	return String(matching).length === 10 ? `${matching}T00:00:00` : String(matching);
}

function privateTests(query: Query): Array<(row: ServiceReview) => boolean> {
	const [from = '', to = '9'] = [
		timeLimit(query, 'startDateTime'),
		timeLimit(query, 'endDateTime'),
	];
	return [
		({ createdAt }) => createdAt >= from && createdAt <= `${to}.999Z`,
		hasValue(query, 'referenceId', ({ referenceId }) => referenceId),
		hasValue(query, 'referralEmail', ({ referralEmail }) => referralEmail),
		hasValue(query, 'reported', ({ reported }) => reported),
		hasValue(query, 'source', ({ source }) => source),
		hasValue(query, 'findReviewer', ({ requests }) =>
			requests.length > 0 ? 'contacted' : 'notContacted',
		),
	];
}

/** Service reviews, public and private, with replies, tags and likes. */
export function serviceReviewRoutes(scope: FastifyInstance, world: World): void {
	const now = (): string => new Date(world.now()).toISOString();
	const isOf = (id: string) => {
		const unit = unitOf(id);
		return (row: ServiceReview) => row.businessUnitId === unit.id;
	};
	const ofUnit = (id: string) => world.trustpilot.serviceReviews.filter(isOf(id));
	const find = (id: string): ServiceReview =>
		found(
			world.trustpilot.serviceReviews.find((row) => row.id === id),
			'Review',
		);

	const privateReviews = (id: string, query: Query): ServiceReview[] => {
		const tests = privateTests(query);
		const nameOf = ({ consumerId }: ServiceReview) =>
			world.trustpilot.consumers.get(consumerId)?.displayName;
		return ofUnit(id)
			.filter((row) => tests.every((test) => test(row)))
			.filter((row) => query.username === undefined || nameOf(row) === query.username);
	};

	scope.get<ListRequest>(
		'/v1/private/business-units/:businessUnitId/reviews',
		TOKEN,
		async ({ params, query }) => {
			const rows = isFiltered(query)
				? numberedPage(filtered(privateReviews(params.businessUnitId, query), query), query)
				: numberedPageOf(world.trustpilot.serviceReviews, isOf(params.businessUnitId), query);
			const reviews = rows.map((row) => privateServiceReviewView(world.trustpilot, row));
			return { links: [], reviews };
		},
	);
	scope.get<ListRequest>(
		'/v1/business-units/:businessUnitId/reviews',
		KEY,
		async ({ params, query }) => {
			const shown = ofUnit(params.businessUnitId).filter(
				({ reported }) => !reported || query.includeReportedReviews === 'true',
			);
			const rows = numberedPage(filtered(shown, query), query);
			return { links: [], reviews: rows.map((row) => serviceReviewView(world.trustpilot, row)) };
		},
	);
	scope.get<ListRequest>(
		'/v1/business-units/:businessUnitId/all-reviews',
		KEY,
		async ({ params, query }) => {
			const rows = ofUnit(params.businessUnitId);
			const page = tokenPage(rows, { pageToken: query.pageToken }, { token: 'pageToken' });
			const reviews = page.rows.map((row) => serviceReviewView(world.trustpilot, row));
			return { reviews, nextPageToken: page.next };
		},
	);
	scope.get<{ Querystring: Query }>('/v1/reviews/latest', KEY, async ({ query }) => {
		check(query, { language: rules.text });
		const rows = filtered(world.trustpilot.serviceReviews, { language: query.language });
		const shown = rows.slice(0, Number(query.count ?? 10));
		return { links: [], reviews: shown.map((row) => serviceReviewView(world.trustpilot, row)) };
	});
	scope.get<ReviewRequest>('/v1/reviews/:reviewId', KEY, async ({ params }) =>
		serviceReviewView(world.trustpilot, find(params.reviewId)),
	);
	scope.get<ReviewRequest>('/v1/private/reviews/:reviewId', TOKEN, async ({ params }) =>
		privateServiceReviewView(world.trustpilot, find(params.reviewId)),
	);
	scope.get<ReviewRequest>('/v1/reviews/:reviewId/web-links', KEY, async ({ params, query }) => {
		check(query, { locale: rules.text });
		const href = `https://www.trustpilot.com/reviews/${find(params.reviewId).id}`;
		return { links: [{ href, method: 'GET', rel: 'review' }] };
	});
	scope.get<ReviewRequest>('/v1/reviews/:reviewId/likes', KEY, async ({ params }) => ({
		likes: find(params.reviewId).likes.map((consumerId) => ({ consumerId })),
	}));

	scope.post<ReviewRequest & { Body: { message: string; authorBusinessUserId?: string } }>(
		'/v1/private/reviews/:reviewId/reply',
		TOKEN,
		async ({ params, body }, reply) => {
			check(body, {
				message: rules.text,
				authorBusinessUserId: rules.optional(rules.text),
				submittedAt: rules.optional(rules.text),
			});
			const review = find(params.reviewId);
			const author = body.authorBusinessUserId ?? BUSINESS_USER.id;
			review.reply = {
				text: body.message,
				createdAt: review.reply?.createdAt ?? now(),
				updatedAt: review.reply ? now() : null,
				authorBusinessUserId: author,
				authorBusinessUserName: author === BUSINESS_USER.id ? BUSINESS_USER.name : null,
			};
			return reply.code(200).send();
		},
	);
	scope.delete<ReviewRequest>(
		'/v1/private/reviews/:reviewId/reply',
		TOKEN,
		async ({ params }, reply) => {
			find(params.reviewId).reply = null;
			return reply.code(200).send();
		},
	);
	tagRoutes(scope, find);
	scope.post<ReviewRequest & { Body: { message?: string } | null }>(
		'/v1/private/reviews/:reviewId/find-reviewer',
		TOKEN,
		async ({ params, body }) => {
			const { requests } = find(params.reviewId);
			const id = world.trustpilot.random.objectId();
			requests.push({ id, created: now(), message: body?.message ?? null });
			return {};
		},
	);
}

/** POST replaces, PUT adds, DELETE reads the tag from the query (docs/api-notes/trustpilot.md#tags). */
function tagRoutes(scope: FastifyInstance, find: (id: string) => ServiceReview): void {
	const path = '/v1/private/reviews/:reviewId/tags';
	const same = (a: Tag, b: Tag) => a.group === b.group && a.value === b.value;

	scope.get<ReviewRequest>(path, TOKEN, async ({ params }) => ({
		tags: find(params.reviewId).tags,
	}));
	scope.put<ReviewRequest & { Body: { tags: Tag[] } }>(path, TOKEN, async ({ params, body }) => {
		check(body, TAGS);
		const review = find(params.reviewId);
		const added = body.tags.filter((tag) => !review.tags.some((other) => same(tag, other)));
		review.tags = [...review.tags, ...added];
		return { tags: review.tags };
	});
	scope.post<ReviewRequest & { Body: { tags: Tag[] } }>(path, TOKEN, async ({ params, body }) => {
		check(body, TAGS);
		const review = find(params.reviewId);
		review.tags = body.tags;
		return { tags: review.tags };
	});
	scope.delete<ReviewRequest>(path, TOKEN, async ({ params, query }, reply) => {
		check(query, { group: rules.text, value: rules.text });
		const review = find(params.reviewId);
		const gone = { group: String(query.group), value: String(query.value) };
		review.tags = review.tags.filter((tag) => !same(tag, gone));
		return reply.code(200).send();
	});
}
