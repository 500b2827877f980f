import type { World } from '../../../sandbox/server';
import { MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Case } from '../support/types';
import { listOf, NOWHERE } from './common';

const resource = 'productReview';
const ofUnit = `product-reviews/business-units/${MAIN_UNIT.id}`;

/** @param opened - the ID of the next new conversation */
export const productReviewCases = ({ trustpilot }: World, opened: string): Case[] => {
	const rows = trustpilot.productReviews;
	const published = first(rows, ({ imported }) => !imported);
	const imported = first(rows, (row) => row.imported);
	const { sku } = published;
	const own = `/v1/private/product-reviews/${published.id}`;
	const [conversation] = trustpilot.conversations.values();
	const [comment] = conversation.comments;
	const talk = `/v1/private/conversations/${conversation.id}`;
	const productReviewId = locator(published.id);
	const skus = [...new Set(rows.filter((row) => !row.imported).map((row) => row.sku))].sort();
	const conversationId = locator(conversation.id);
	const unknown = {
		parameters: { productReviewId: locator(NOWHERE) },
		message: /Product review not found/,
	};
	const unknownTalk = {
		parameters: { conversationId: locator(NOWHERE) },
		message: /Conversation not found/,
	};
	const noSku = { parameters: { sku: '' }, message: /'SKUs' is empty/ };
	return listOf(
		{
			resource,
			operation: 'get',
			parameters: { productReviewId, filters: { locale: locator('en-GB') } },
			expect: {
				request: { method: 'GET', path: own, query: { locale: 'en-GB' } },
				output: { reviewId: published.id, referenceId: published.referenceId, sku },
			},
			bad: unknown,
		},
		{
			resource,
			operation: 'getAll',
			parameters: { limit: 1, filters: { sku, state: ['published', 'archived'] } },
			expect: {
				request: {
					method: 'GET',
					path: `/v1/private/${ofUnit}/reviews`,
					query: { sku, state: 'published,archived', page: '1', perPage: '1' },
				},
				output: [{ reviewId: published.id }],
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'getAllPublic',
			parameters: { limit: 1, filters: { sku: `${sku}, other` } },
			expect: {
				request: {
					method: 'GET',
					path: `/v1/${ofUnit}/reviews`,
					query: { sku: `${sku},other`, page: '1', perPage: '1' },
				},
				output: [{ reviewId: published.id, stars: published.stars }],
			},
			bad: { parameters: { filters: {} }, message: /At least one of sku and productUrl/ },
		},
		{
			resource,
			operation: 'reply',
			parameters: { productReviewId, content: 'Glad that you like it!' },
			expect: {
				request: [
					{ method: 'GET', path: own },
					{ method: 'POST', path: `${own}/create-conversation` },
					{
						method: 'POST',
						path: `/v1/private/conversations/${opened}/comments`,
						body: { content: 'Glad that you like it!' },
					},
				],
				output: {
					reviewId: published.id,
					conversationId: opened,
					content: 'Glad that you like it!',
				},
			},
			bad: { parameters: { content: '' }, message: /'Text' is empty/ },
		},
		{
			resource,
			operation: 'reply',
			title: 'in an existing conversation',
			parameters: {
				productReviewId: locator(conversation.sourceId),
				content: 'A burr grinder helps.',
				additionalFields: { integrationId: 'CRM-7', publish: true },
			},
			expect: {
				request: [
					{ method: 'GET', path: `/v1/private/product-reviews/${conversation.sourceId}` },
					{
						method: 'POST',
						path: `${talk}/comments`,
						body: { content: 'A burr grinder helps.', integrationId: 'CRM-7' },
					},
					{ method: 'POST', path: `${talk}/state`, body: { state: 'public' } },
				],
				output: { conversationId: conversation.id, content: 'A burr grinder helps.' },
			},
		},
		{
			resource,
			operation: 'getSummary',
			parameters: { filters: { sku } },
			expect: {
				request: { method: 'GET', path: `/v1/${ofUnit}`, query: { sku } },
				output: { sku },
			},
			bad: { parameters: { filters: {} }, message: /At least one of sku and productUrl/ },
		},
		{
			resource,
			operation: 'getSummaries',
			parameters: { returnAll: true },
			expect: {
				request: {
					method: 'GET',
					path: `/v1/private/${ofUnit}/summaries`,
					query: { page: '1', perPage: '1000' },
				},
				output: skus.map((one) => ({ sku: one })),
			},
			bad: {
				parameters: { returnAll: false, limit: 0 },
				message: /'Limit' is not a whole number/,
			},
		},
		{
			resource,
			operation: 'getBatchSummaries',
			parameters: { skus: `${sku}, other` },
			expect: {
				request: {
					method: 'POST',
					path: `/v1/${ofUnit}/batch-summaries`,
					body: { skus: [sku, 'other'] },
				},
				output: [{ sku }, { sku: 'other', numberOfReviews: { total: 0 } }],
			},
			bad: { parameters: { skus: '' }, message: /'SKUs' is empty/ },
		},
		{
			resource,
			operation: 'getAttributeSummaries',
			parameters: { skus: sku },
			expect: {
				request: {
					method: 'POST',
					path: `/v1/${ofUnit}/attribute-summaries`,
					body: { skus: [sku] },
				},
				output: [{ sku }],
			},
			bad: { parameters: { skus: '' }, message: /'SKUs' is empty/ },
		},
		{
			resource,
			operation: 'getImported',
			parameters: { sku: imported.sku, limit: 5 },
			expect: {
				request: {
					method: 'GET',
					path: `/v1/${ofUnit}/imported-reviews`,
					query: { sku: imported.sku, page: '1', perPage: '5' },
				},
				output: [{ id: imported.id }],
			},
			bad: noSku,
		},
		{
			resource,
			operation: 'getImportedSummary',
			parameters: { sku: imported.sku },
			expect: {
				request: {
					method: 'GET',
					path: `/v1/${ofUnit}/imported-reviews-summaries`,
					query: { sku: imported.sku },
				},
				output: { starsAverage: imported.stars },
			},
			bad: noSku,
		},
		{
			resource: 'conversation',
			operation: 'create',
			parameters: { productReviewId },
			expect: {
				request: { method: 'POST', path: `${own}/create-conversation` },
				output: { conversationId: opened },
			},
			bad: unknown,
		},
		{
			resource: 'conversation',
			operation: 'get',
			parameters: { conversationId },
			expect: {
				request: { method: 'GET', path: talk },
				output: { id: conversation.id, comments: [{ commentId: comment.commentId }] },
			},
			bad: unknownTalk,
		},
		{
			resource: 'conversation',
			operation: 'getPublic',
			parameters: { conversationId },
			expect: {
				request: { method: 'GET', path: `/v1/conversations/${conversation.id}` },
				output: { id: conversation.id, state: 'public' },
			},
			bad: unknownTalk,
		},
		{
			resource: 'conversation',
			operation: 'setState',
			parameters: { conversationId, conversationState: 'private' },
			expect: {
				request: { method: 'POST', path: `${talk}/state`, body: { state: 'private' } },
				output: { success: true },
			},
			bad: unknownTalk,
		},
		{
			resource: 'conversation',
			operation: 'createComment',
			parameters: { conversationId, content: 'Any news?' },
			expect: {
				request: { method: 'POST', path: `${talk}/comments`, body: { content: 'Any news?' } },
				output: { content: 'Any news?' },
			},
			bad: { parameters: { content: '' }, message: /'Text' is empty/ },
		},
		{
			resource: 'conversation',
			operation: 'getComment',
			parameters: { conversationId, commentId: locator(comment.commentId) },
			expect: {
				request: { method: 'GET', path: `${talk}/comments/${comment.commentId}` },
				output: { content: comment.content },
			},
			bad: { parameters: { commentId: locator(NOWHERE) }, message: /Comment not found/ },
		},
		{
			resource: 'conversation',
			operation: 'updateComment',
			parameters: {
				conversationId,
				commentId: locator(comment.commentId),
				content: 'Which grinder?',
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${talk}/comments/${comment.commentId}`,
					body: { content: 'Which grinder?' },
				},
				output: { content: 'Which grinder?' },
			},
			bad: { parameters: { commentId: locator(NOWHERE) }, message: /Comment not found/ },
		},
	);
};
