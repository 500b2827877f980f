import { MAIN_UNIT } from './accounts';
import type { Conversation, TrustpilotData } from './types';

/** Inserts a record into a list that is sorted newest first. */
export function insertNewest<T extends { createdAt: string }>(list: T[], row: T): T {
	const position = list.findIndex(({ createdAt }) => createdAt <= row.createdAt);
	list.splice(position < 0 ? list.length : position, 0, row);
	return row;
}

/** Opens the conversation of a product review, or returns the existing one. */
export function openConversation(data: TrustpilotData, reviewId: string): Conversation | undefined {
	const review = data.productReviews.find(({ id }) => id === reviewId);
	if (!review) return undefined;
	const known = data.conversations.get(review.conversationId ?? '');
	if (known) return known;
	const conversation: Conversation = {
		id: data.random.objectId(),
		businessUnitId: MAIN_UNIT.id,
		consumerId: review.consumerId,
		source: 'ProductReview',
		sourceId: review.id,
		state: 'private',
		comments: [],
	};
	data.conversations.set(conversation.id, conversation);
	review.conversationId = conversation.id;
	return conversation;
}
