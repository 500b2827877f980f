import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { reviews as r } from '../../fields/reviews';

export const conversation: Resource = {
	name: 'Conversation',
	operations: {
		create: operation('POST /v1/private/product-reviews/{reviewId}/create-conversation', {
			name: 'Create',
			action: 'Create conversation',
			description: 'Start a conversation on a product review',
			authentication: 'oAuth2',
			path: { reviewId: r.productReviewId },
		}),
		get: operation('GET /v1/private/conversations/{conversationId}', {
			name: 'Get',
			action: 'Get conversation',
			description: 'Retrieve a conversation with its comments',
			authentication: 'oAuth2',
			path: { conversationId: r.conversationId },
		}),
		getPublic: operation('GET /v1/conversations/{conversationId}', {
			name: 'Get Public',
			action: 'Get public conversation',
			description: 'Retrieve the public part of a conversation',
			path: { conversationId: r.conversationId },
		}),
		setState: operation('POST /v1/private/conversations/{conversationId}/state', {
			name: 'Set State',
			action: 'Set state of conversation',
			description: 'Make a conversation public or private',
			authentication: 'oAuth2',
			path: { conversationId: r.conversationId },
			fields: [r.conversationState],
			result: 'success',
			repeatable: true,
		}),
		createComment: operation('POST /v1/private/conversations/{conversationId}/comments', {
			name: 'Create Comment',
			action: 'Create comment in conversation',
			description: 'Add a comment of the business to a conversation',
			authentication: 'oAuth2',
			path: { conversationId: r.conversationId },
			fields: [r.content],
			additional: [r.integrationId],
		}),
		getComment: operation('GET /v1/private/conversations/{conversationId}/comments/{commentId}', {
			name: 'Get Comment',
			action: 'Get comment of conversation',
			description: 'Retrieve one comment',
			authentication: 'oAuth2',
			path: { conversationId: r.conversationId, commentId: r.commentId },
		}),
		updateComment: operation(
			'PUT /v1/private/conversations/{conversationId}/comments/{commentId}',
			{
				name: 'Update Comment',
				action: 'Update comment of conversation',
				description: 'Update a comment of the business',
				authentication: 'oAuth2',
				path: { conversationId: r.conversationId, commentId: r.commentId },
				fields: [r.content],
				update: [r.integrationId],
			},
		),
	},
};
