import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/catalog/types';
import { scalarText } from '../../shared/core/guards';
import type { TriggerCatalog, TriggerEvent, WatchedList } from '../../shared/poll/catalog';
import type { Row } from '../../shared/poll/types';
import { ghl, LOCATION_ID } from '../api';
import { conversations as f } from '../fields/conversations';
import { lists } from '../fields/lists';
import { equals } from '../fields/triggers';
import { simplifiedMessage } from '../GhlConversations/resources/parts';

/** Entries of a conversation that its contact does not receive, for example about an appointment. */
const INTERNAL = /^TYPE_(?:ACTIVITY|INTERNAL_COMMENT|LIVE_CHAT_INFO)/;

/** Adds who a message is from: `contact`, `business` or, for an internal entry, `system`. */
function withSender(row: Row): Row {
	const sender = row.direction === 'inbound' ? 'contact' : 'business';
	return { ...row, sender: INTERNAL.test(scalarText(row.messageType)) ? 'system' : sender };
}

const events: Record<string, TriggerEvent> = {
	messageReceived: {
		name: 'Message Received',
		description: 'A contact sent a message or an email, or called',
		on: 'created',
		field: 'sender',
		values: ['contact'],
	},
	messageSent: {
		name: 'Message Sent',
		description: 'A user or a workflow sent a message or an email, or called',
		on: 'created',
		field: 'sender',
		values: ['business'],
	},
	messageFailed: {
		name: 'Message Failed',
		description: 'A message was not delivered',
		on: 'becomes',
		field: 'status',
		values: ['failed', 'undelivered'],
	},
};

/** Returns a list of messages, the newest first. Without a channel, GHL omits emails. */
const exported = (name: string, parameters: IDataObject): WatchedList => ({
	name,
	route: 'GET /conversations/messages/export',
	account: LOCATION_ID,
	list: lists.exportedMessages,
	scope: 'conversations/message.readonly',
	from: 'startDate',
	ask: () => ({ sortBy: 'createdAt', sortOrder: 'desc', ...parameters }),
	id: 'id',
	createdAt: 'dateAdded',
	decorate: withSender,
	simplified: simplifiedMessage,
	events,
});

const messageType: Field = {
	...f.lastMessageType,
	name: 'messageType',
	displayName: 'Message Type',
};

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'messages',
	watched: [exported('messages', {}), exported('emails', { channel: 'Email' })],
	filters: [equals(f.contactId, 'contactId'), equals(messageType, 'messageType')],
};
