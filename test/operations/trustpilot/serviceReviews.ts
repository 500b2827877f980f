import { BUSINESS_USER } from '../../../sandbox/trustpilot/accounts';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Cases } from '../support/types';
import { listOf, NOWHERE, privateUnit, unit } from './common';

const resource = 'serviceReview';

export const serviceReviewCases: Cases = ({ trustpilot }) => {
	const rows = trustpilot.serviceReviews;
	const [newest] = rows;
	const tagged = first(rows, ({ tags }) => tags.length > 0);
	const answered = first(rows, ({ reply }) => reply !== null);
	const isPublic = `/v1/reviews/${newest.id}`;
	const isPrivate = `/v1/private/reviews/${newest.id}`;
	const reviewId = locator(newest.id);
	const unknown = {
		parameters: { reviewId: locator(NOWHERE) },
		message: /Record not found in Trustpilot: Review not found/,
	};
	const tags = { rows: [{ group: 'generic', value: 'late delivery' }] };
	const sentTags = { tags: [{ group: 'generic', value: 'late delivery' }] };
	return listOf(
		{
			resource,
			operation: 'get',
			parameters: { reviewId },
			expect: {
				request: { method: 'GET', path: isPrivate },
				output: {
					reviewId: newest.id,
					referenceId: newest.referenceId,
					customerEmail: newest.referralEmail,
				},
			},
			bad: {
				parameters: { reviewId: locator('../x') },
				message: /'Review' is not an ID: \.\.\/x/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					stars: [4, 5],
					language: 'en, da',
					orderBy: ['stars.desc', 'createdat.desc'],
					startDateTime: '2026-11-01',
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: `${privateUnit}/reviews`,
					query: {
						stars: '4,5',
						language: 'en,da',
						orderBy: 'stars.desc,createdat.desc',
						startDateTime: '2026-11-01T00:00:00',
						page: '1',
						perPage: '2',
					},
				},
				output: [{ stars: 5 }, { stars: 5 }],
			},
			bad: {
				parameters: { filters: { startDateTime: 'last week' } },
				message: /'Created After' is not a date: "last week"/,
			},
		},
		{
			resource,
			operation: 'getByReference',
			parameters: { referenceId: String(newest.referenceId) },
			expect: {
				request: {
					method: 'GET',
					path: `${privateUnit}/reviews`,
					query: {
						referenceId: String(newest.referenceId),
						orderBy: 'createdat.desc',
						page: '1',
						perPage: '100',
					},
				},
				output: [{ kind: 'service', reviewId: newest.id }],
			},
			bad: { parameters: { referenceId: '' }, message: /'Reference Number' is empty/ },
		},
		{
			resource,
			operation: 'getOrderSentiment',
			parameters: {
				referenceId: String(newest.referenceId),
				customerEmail: String(newest.referralEmail),
			},
			expect: {
				request: [
					{ method: 'GET', path: unit },
					{
						method: 'GET',
						path: `${privateUnit}/reviews`,
						query: {
							referralEmail: String(newest.referralEmail),
							orderBy: 'createdat.desc',
							page: '1',
							perPage: '100',
						},
					},
				],
				output: {
					sentiment: {
						trustScore: 3.5,
						stars: newest.stars,
						orderReview: { reviewId: newest.id },
						latestReview: { reviewId: newest.id },
					},
				},
			},
			bad: {
				parameters: { customerEmail: '', referenceId: '' },
				message: /'Customer Email' is empty/,
			},
		},
		{
			resource,
			operation: 'getPublic',
			parameters: { reviewId },
			expect: {
				request: { method: 'GET', path: isPublic },
				output: { reviewId: newest.id, stars: newest.stars },
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'getAllPublic',
			parameters: { limit: 1, filters: { responded: true } },
			expect: {
				request: {
					method: 'GET',
					path: `${unit}/reviews`,
					query: { responded: 'true', page: '1', perPage: '1' },
				},
				output: [{ reviewId: answered.id, reply: answered.reply?.text }],
			},
			bad: { parameters: { limit: -1 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'getArchive',
			parameters: { limit: 1 },
			expect: {
				request: { method: 'GET', path: `${unit}/all-reviews` },
				output: [{ reviewId: newest.id }],
			},
			bad: {
				parameters: { businessUnitId: locator(NOWHERE) },
				message: /Business unit not found/,
			},
		},
		{
			resource,
			operation: 'getLatest',
			parameters: { latestLanguages: 'en', count: 1 },
			expect: {
				request: {
					method: 'GET',
					path: '/v1/reviews/latest',
					query: { language: 'en', count: '1' },
				},
				output: [{ reviewId: newest.id }],
			},
			bad: { parameters: { latestLanguages: '' }, message: /'Languages' is empty/ },
		},
		{
			resource,
			operation: 'reply',
			parameters: {
				reviewId,
				message: 'Thank you!',
				additionalFields: { authorBusinessUserId: BUSINESS_USER.id },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${isPrivate}/reply`,
					body: { message: 'Thank you!', authorBusinessUserId: BUSINESS_USER.id },
				},
				output: { success: true },
			},
			bad: { parameters: { message: '' }, message: /'Message' is empty/ },
		},
		{
			resource,
			operation: 'deleteReply',
			parameters: { reviewId: locator(answered.id) },
			expect: {
				request: { method: 'DELETE', path: `/v1/private/reviews/${answered.id}/reply` },
				output: { deleted: true },
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'getTags',
			parameters: { reviewId: locator(tagged.id) },
			expect: {
				request: { method: 'GET', path: `/v1/private/reviews/${tagged.id}/tags` },
				output: tagged.tags,
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'addTags',
			parameters: { reviewId, tags },
			expect: {
				request: { method: 'PUT', path: `${isPrivate}/tags`, body: sentTags },
				output: { success: true },
			},
			bad: { parameters: { tags: {} }, message: /'Tags' is empty/ },
		},
		{
			resource,
			operation: 'setTags',
			parameters: { reviewId, tags },
			expect: {
				request: { method: 'POST', path: `${isPrivate}/tags`, body: sentTags },
				output: { success: true },
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'deleteTag',
			parameters: { reviewId: locator(tagged.id), group: 'generic', value: 'Wholesale' },
			expect: {
				request: {
					method: 'DELETE',
					path: `/v1/private/reviews/${tagged.id}/tags`,
					query: { group: 'generic', value: 'Wholesale' },
				},
				output: { deleted: true },
			},
			bad: { parameters: { value: '' }, message: /'Value' is empty/ },
		},
		{
			resource,
			operation: 'findReviewer',
			parameters: { reviewId, additionalFields: { question: 'Which order was it?' } },
			expect: {
				request: {
					method: 'POST',
					path: `${isPrivate}/find-reviewer`,
					body: { message: 'Which order was it?' },
				},
				output: { success: true },
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'getLikes',
			parameters: { reviewId: locator(tagged.id) },
			expect: {
				request: { method: 'GET', path: `/v1/reviews/${tagged.id}/likes` },
				output: tagged.likes.map((consumerId) => ({ consumerId })),
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'getWebLinks',
			parameters: { reviewId, locale: locator('en-GB') },
			expect: {
				request: { method: 'GET', path: `${isPublic}/web-links`, query: { locale: 'en-GB' } },
				output: { links: [{ href: `https://www.trustpilot.com/reviews/${newest.id}` }] },
			},
			bad: unknown,
		},
	);
};
