import type { World } from '../../server/world';
import { fullName } from '../payments/views';
import {
	CONVERSATION_TYPES,
	TYPE_NUMBERS,
	type Conversation,
	type Email,
	type Message,
} from './data';

/** A row of the search. */
export function conversationRow(world: World, conversation: Conversation) {
	const { _id, altId, contactId, type, unreadCount, lastMessageDate } = conversation;
	const contact = world.ghl.contacts.get(contactId, altId);
	const name = contact ? fullName(contact).trim() : '';
	const time = Date.parse(lastMessageDate);
	return {
		id: _id,
		contactId,
		locationId: altId,
		lastMessageBody: conversation.lastMessageBody,
		lastMessageType: conversation.lastMessageType ?? 'TYPE_SMS',
		lastMessageDirection: conversation.lastMessageDirection,
		lastMessageDate: time,
		type,
		unreadCount,
		fullName: name,
		contactName: name,
		email: contact?.email ?? '',
		phone: contact?.phone ?? '',
		sort: [time],
	};
}

/** One conversation. Its type is a number here. */
export function conversationView({ _id, altId, type, ...rest }: Conversation) {
	const { contactId, inbox, unreadCount, assignedTo, starred } = rest;
	return {
		id: _id,
		locationId: altId,
		contactId,
		deleted: false,
		inbox,
		type: CONVERSATION_TYPES[type],
		unreadCount,
		assignedTo,
		starred,
	};
}

/** The conversation in the response of an update. */
export function updatedView({ _id, altId, ...rest }: Conversation) {
	const { contactId, inbox, unreadCount, assignedTo, starred } = rest;
	return {
		id: _id,
		locationId: altId,
		contactId,
		assignedTo,
		lastMessageBody: rest.lastMessageBody,
		lastMessageDate: rest.lastMessageDate,
		lastMessageType: rest.lastMessageType,
		unreadCount,
		inbox,
		starred,
		deleted: false,
	};
}

/** Returns the status of a message: a scheduled message is sent at its time. */
export const statusOf = (world: World, { status, scheduledAt }: Message): string =>
	status === 'scheduled' && scheduledAt !== undefined && scheduledAt <= world.now()
		? 'sent'
		: status;

/** One message. */
export function messageView(world: World, message: Message) {
	const { _id, altId, messageType, body, attachments, meta } = message;
	return {
		id: _id,
		type: TYPE_NUMBERS[messageType] ?? 0,
		messageType,
		locationId: altId,
		contactId: message.contactId,
		conversationId: message.conversationId,
		dateAdded: message.createdAt,
		// Lists and single messages do not contain the content of emails (docs/api-notes/ghl.md#conversation-rules).
		...(messageType !== 'TYPE_EMAIL' && { body }),
		direction: message.direction,
		status: statusOf(world, message),
		contentType: message.contentType,
		attachments: messageType === 'TYPE_CALL' ? [] : attachments,
		meta,
		source: message.source,
		userId: message.userId,
		conversationProviderId: message.conversationProviderId,
	};
}

/** One email. */
export function emailView(world: World, email: Email, message: Message) {
	return {
		id: email.id,
		threadId: message._id,
		locationId: message.altId,
		contactId: message.contactId,
		conversationId: message.conversationId,
		dateAdded: message.createdAt,
		subject: email.subject,
		body: email.html,
		direction: message.direction,
		status: statusOf(world, message),
		contentType: 'text/html',
		attachments: message.attachments,
		from: email.from,
		to: email.to,
		cc: email.cc,
		bcc: email.bcc,
		replyToMessageId: email.replyToMessageId,
		source: message.source,
		conversationProviderId: message.conversationProviderId,
	};
}
