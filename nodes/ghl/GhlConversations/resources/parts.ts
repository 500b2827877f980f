// In a file without other imports of the node, since the operations that need several requests call these.
import { required } from '../../../shared/catalog/fields';
import type { Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { conversations as c } from '../../fields/conversations';
import { lists } from '../../fields/lists';

/** Simplified conversation. */
const simplifiedConversation: Simplified = {
	conversationId: 'id',
	contactId: 'contactId',
	contactName: ['fullName', 'contactName'],
	email: 'email',
	phone: 'phone',
	type: 'type',
	unreadCount: 'unreadCount',
	lastMessageType: 'lastMessageType',
	lastMessageBody: 'lastMessageBody',
};

/** Simplified message. */
export const simplifiedMessage: Simplified = {
	messageId: 'id',
	conversationId: 'conversationId',
	contactId: 'contactId',
	type: 'messageType',
	direction: 'direction',
	status: 'status',
	body: 'body',
	attachments: 'attachments',
	emailMessageIds: 'meta.email.messageIds',
	callDuration: 'meta.callDuration',
	callStatus: 'meta.callStatus',
	source: 'source',
	userId: 'userId',
	createdAt: 'dateAdded',
};

/** Simplified result of an outgoing message. */
export const simplifiedResult: Simplified = {
	messageId: ['messageId', 'messageIds.0'],
	emailMessageId: 'emailMessageId',
	conversationId: 'conversationId',
	status: 'status',
	info: 'msg',
};

/** Reads a list of conversations. */
export const getConversations = operation('GET /conversations/search', {
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Search conversations, or retrieve a list of conversations',
	scope: 'conversations.readonly',
	account: LOCATION_ID,
	filters: [
		c.query,
		c.contactId,
		c.status,
		c.assignedTo,
		c.followers,
		c.mentions,
		c.id,
		c.lastMessageType,
		c.lastMessageAction,
		c.lastMessageDirection,
		c.startDate,
		c.endDate,
		c.scoreProfile,
		c.scoreProfileMin,
		c.scoreProfileMax,
	],
	options: [c.sortBy, c.sort, c.sortScoreProfile],
	list: lists.conversations,
	simplified: simplifiedConversation,
});

/** Creates the conversation of a contact. */
export const createConversation = operation('POST /conversations/', {
	name: 'Create',
	action: 'Create conversation',
	description: 'Create a conversation with a contact',
	scope: 'conversations.write',
	account: LOCATION_ID,
	fields: [required(c.contactId)],
	record: 'conversation',
	simplified: {
		conversationId: 'id',
		contactId: 'contactId',
		assignedTo: 'assignedTo',
		lastMessageDate: 'lastMessageDate',
		createdAt: 'dateAdded',
		updatedAt: 'dateUpdated',
	},
});
