import { required, sentIn } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { conversations as c } from '../../fields/conversations';
import { apiCall } from '../../operations';
import { createConversation, getConversations } from './parts';

export const conversation: Resource = {
	name: 'Conversation',
	operations: {
		create: createConversation,
		delete: operation('DELETE /conversations/{conversationId}', {
			name: 'Delete',
			action: 'Delete conversation',
			description: 'Delete a conversation permanently',
			scope: 'conversations.write',
			account: NO_ACCOUNT,
			path: { conversationId: c.conversationId },
			result: 'deleted',
		}),
		get: operation('GET /conversations/{conversationId}', {
			name: 'Get',
			action: 'Get conversation',
			description: 'Retrieve one conversation',
			scope: 'conversations.readonly',
			account: NO_ACCOUNT,
			path: { conversationId: c.conversationId },
			simplified: {
				conversationId: 'id',
				contactId: 'contactId',
				type: 'type',
				unreadCount: 'unreadCount',
				assignedTo: 'assignedTo',
				starred: 'starred',
				inbox: 'inbox',
				deleted: 'deleted',
			},
		}),
		getAll: getConversations,
		setTyping: operation('POST /conversations/providers/live-chat/typing', {
			name: 'Show Typing Indicator',
			action: 'Show typing indicator in live chat',
			description: 'Show the visitor of a live chat that someone is typing',
			scope: 'conversations/livechat.write',
			account: LOCATION_ID,
			fields: [required(sentIn(c.conversationId, 'body')), required(c.visitorId), c.isTyping],
			// Showing the same state again changes nothing.
			repeatable: true,
			isRead: () => false,
			result: 'success',
		}),
		update: operation('PUT /conversations/{conversationId}', {
			name: 'Update',
			action: 'Update conversation',
			description: 'Mark a conversation as read, unread, or starred',
			scope: 'conversations.write',
			account: LOCATION_ID,
			path: { conversationId: c.conversationId },
			update: [c.unreadCount, c.starred, c.feedback],
			record: 'conversation',
			simplified: {
				conversationId: 'id',
				contactId: 'contactId',
				unreadCount: 'unreadCount',
				assignedTo: 'assignedTo',
				starred: 'starred',
				inbox: 'inbox',
				deleted: 'deleted',
				lastMessageType: 'lastMessageType',
				lastMessageBody: 'lastMessageBody',
				lastMessageDate: 'lastMessageDate',
			},
		}),
		apiCall,
	},
};
