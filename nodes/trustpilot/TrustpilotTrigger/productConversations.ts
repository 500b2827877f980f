import { fieldTable } from '../../shared/catalog/fields';
import { isObject, objectsOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { parseTime } from '../../shared/core/time';
import type { WatchedList } from '../../shared/poll/catalog';
import type { Row } from '../../shared/poll/types';
import { lists } from '../fields/lists';
import { simplifiedProductReview } from '../operations';

/** Adds whether a product review has a conversation. */
const withConversationId = (row: Row): Row => ({
	...row,
	hasConversation: Boolean(row.conversationId),
	replied: false,
});

/** Adds the conversation of a product review, and the last comment of the business. */
function withConversation(row: Row, conversation: Row): Row {
	const [reply] = objectsOf(conversation.comments)
		.filter((comment) => getPath(comment, 'author.type') === 'businessUser')
		.sort((a, b) => parseTime(b.createdAt) - parseTime(a.createdAt));
	return { ...row, conversation, replied: isObject(reply), ...(isObject(reply) && { reply }) };
}

/** The parts of a conversation whose change is an update: its state, and its comments in a fixed order. */
function partsOf({ conversation }: Row): unknown {
	if (!isObject(conversation)) return undefined;
	const comments = objectsOf(conversation.comments).map(({ commentId, content }) =>
		JSON.stringify([commentId, content]),
	);
	return [conversation.state, ...comments.sort()];
}

const options = fieldTable({
	maxConversations: {
		displayName: 'Max Conversations per Poll',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 100,
		description:
			'Maximum number of conversations to read in one poll. The next poll continues with the others.',
	},
});

/**
 * The conversations of product reviews. Trustpilot has no list of them, so that each poll reads the conversations of the
 * reviews in the look-back window (docs/api-notes/trustpilot.md#conversations).
 */
export const productConversations: WatchedList = {
	name: 'productConversations',
	route: 'GET /v1/private/product-reviews/business-units/{businessUnitId}/reviews',
	list: lists.productReviews,
	id: 'id',
	createdAt: 'createdAt',
	decorate: withConversationId,
	linked: {
		route: 'GET /v1/private/conversations/{conversationId}',
		param: 'conversationId',
		id: 'conversationId',
		add: withConversation,
		max: options.maxConversations,
	},
	simplified: {
		...simplifiedProductReview,
		conversationState: 'conversation.state',
		comments: 'conversation.comments',
		reply: 'reply.content',
	},
	events: {
		conversationCreated: {
			name: 'Conversation Created',
			description: 'A conversation on a product review was started',
			on: 'becomes',
			field: 'hasConversation',
			values: ['true'],
		},
		conversationUpdated: {
			name: 'Conversation Updated',
			description:
				'A comment of a conversation was added, edited or deleted, or the conversation became public or private',
			on: 'updated',
			digest: { name: 'conversation', of: partsOf },
		},
		productReviewReplied: {
			name: 'Product Review Replied',
			description:
				'The business replied to a product review for the first time. Later replies are updates of the conversation.',
			on: 'becomes',
			field: 'replied',
			values: ['true'],
		},
	},
};
