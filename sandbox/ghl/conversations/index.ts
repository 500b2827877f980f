import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { findContact } from '../contacts/data';
import { nestError } from '../errors';
import * as rules from '../validate';
import { addConversation, type Conversation, type Message } from './data';
import { fileRoutes } from './files';
import { findConversation, findEmail, findMessage } from './find';
import { EXPORT_RULES, SEARCH_RULES, STATUS_RULES, UPDATE_RULES } from './rules';
import { sendRoutes } from './send';
import { subscriptionRoutes } from './subscriptions';
import {
	conversationRow,
	conversationView,
	emailView,
	messageView,
	statusOf,
	updatedView,
} from './views';

type Query = Record<string, string | undefined>;
type Params = { id: string };

/** The types of messages of a channel in the export. */
const EXPORT_CHANNELS: Readonly<Record<string, RegExp>> = {
	Call: /CALL$/,
	SMS: /SMS$/,
	Email: /EMAIL$/,
	WhatsApp: /^TYPE_WHATSAPP$/,
	Instagram: /^TYPE_INSTAGRAM/,
	Facebook: /^TYPE_FACEBOOK/,
};

const isListed = (list: string | undefined, value: string | undefined): boolean =>
	list === undefined || list.split(',').includes(value ?? '');

/** Conversations, messages, emails, files, and subscriptions. */
export function conversationRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const access = (name: string) => ({ config: { access: { ...implied, scope: name } } });
	const read = access('conversations.readonly');
	const write = access('conversations.write');
	const readMessages = access('conversations/message.readonly');
	const writeMessages = access('conversations/message.write');

	scope.get<{ Querystring: Query }>('/conversations/search', read, async ({ query }) => {
		rules.check(query, SEARCH_RULES);
		const found = world.ghl.conversationData.conversations
			.all(String(query.locationId))
			.filter((one) => isMatch(one, query));
		const direction = query.sort === 'asc' ? 1 : -1;
		const rows = found
			.map((one) => conversationRow(world, one))
			.sort((a, b) => direction * (a.lastMessageDate - b.lastMessageDate));
		const after = query.startAfterDate === undefined ? undefined : Number(query.startAfterDate);
		const rest =
			after === undefined
				? rows
				: rows.filter((row) => direction * (row.lastMessageDate - after) > 0);
		return { conversations: rest.slice(0, Number(query.limit ?? 20)), total: found.length };
	});

	function isMatch(one: Conversation, query: Query): boolean {
		const wanted = (query.query ?? '').toLowerCase();
		const contact = world.ghl.contacts.get(one.contactId);
		const text = `${contact?.searchText ?? ''} ${one.lastMessageBody.toLowerCase()}`;
		const isUnread = one.unreadCount > 0;
		const byStatus = { read: !isUnread, unread: isUnread, starred: one.starred }[
			query.status ?? ''
		];
		const created = Date.parse(one.createdAt);
		return (
			text.includes(wanted) &&
			(byStatus ?? true) &&
			isListed(query.contactId, one.contactId) &&
			isListed(query.id, one._id) &&
			isListed(query.assignedTo, one.assignedTo ?? 'unassigned') &&
			isListed(query.lastMessageType, one.lastMessageType) &&
			isListed(query.lastMessageDirection, one.lastMessageDirection) &&
			created >= Number(query.startDate ?? 0) &&
			created <= Number(query.endDate ?? Infinity)
		);
	}

	scope.post<{ Body: { contactId: string; locationId: string } }>(
		'/conversations/',
		write,
		async (request, reply) => {
			const { body } = request;
			rules.check(body, { contactId: rules.text, locationId: rules.text });
			const contact = findContact(world, body.contactId, request);
			const { conversations } = world.ghl.conversationData;
			if (conversations.all(body.locationId).some((one) => one.contactId === contact._id)) {
				throw nestError(400, 'Conversation already exists');
			}
			const created = addConversation(world.ghl, contact, world.now(), contact.phone === '');
			const { _id: id, altId: locationId, createdAt, updatedAt, lastMessageDate } = created;
			const conversation = {
				id,
				locationId,
				contactId: contact._id,
				dateAdded: createdAt,
				dateUpdated: updatedAt,
				lastMessageDate,
				deleted: false,
			};
			return await reply.code(201).send({ success: true, conversation });
		},
	);

	scope.get<{ Params: Params }>('/conversations/:id', read, async (request) =>
		conversationView(findConversation(world, request.params.id, request)),
	);

	scope.put<{ Params: Params; Body: Partial<Conversation> }>(
		'/conversations/:id',
		write,
		async (request) => {
			const { body } = request;
			rules.check(body, UPDATE_RULES);
			const conversation = findConversation(world, request.params.id, request);
			const changes = Object.fromEntries(
				(['unreadCount', 'starred', 'feedback'] as const)
					.filter((field) => body[field] !== undefined)
					.map((field) => [field, body[field]]),
			);
			world.ghl.conversationData.conversations.update(conversation._id, {
				...changes,
				updatedAt: new Date(world.now()).toISOString(),
			});
			return { success: true, conversation: updatedView(conversation) };
		},
	);

	scope.delete<{ Params: Params }>('/conversations/:id', write, async (request) => {
		const { _id } = findConversation(world, request.params.id, request);
		world.ghl.conversationData.conversations.delete(_id);
		return { success: true };
	});

	scope.post<{ Body: Record<string, unknown> }>(
		'/conversations/providers/live-chat/typing',
		access('conversations/livechat.write'),
		async (request, reply) => {
			const { body } = request;
			rules.check(body, {
				locationId: rules.text,
				conversationId: rules.text,
				visitorId: rules.text,
				isTyping: rules.boolean,
			});
			findConversation(world, String(body.conversationId), request);
			return await reply.code(201).send({ success: true });
		},
	);

	/** Returns all messages of a location, newest first. */
	/** Messages of a location, newest first. New ones are missing as long as the list delay lasts. */
	const messagesOf = (altId: string, where: (one: Message) => boolean): Message[] => {
		const query = { altId, order: 'newest', offset: 0, limit: Infinity, where } as const;
		return world.ghl.conversationData.messages.page({ ...query, now: world.now() }).rows;
	};

	scope.get<{ Params: Params; Querystring: Query }>(
		'/conversations/:id/messages',
		readMessages,
		async (request) => {
			const { query } = request;
			rules.check(query, { limit: rules.optional(rules.count(1)) });
			const { _id, altId } = findConversation(world, request.params.id, request);
			const all = messagesOf(
				altId,
				(one) => one.conversationId === _id && isListed(query.type, one.messageType),
			);
			const start = all.findIndex((one) => one._id === query.lastMessageId) + 1;
			const rows = all.slice(start, start + Number(query.limit ?? 20));
			// The specification documents the inner object only (docs/api-notes/ghl.md#conversation-rules).
			return {
				messages: {
					lastMessageId: rows.at(-1)?._id ?? '',
					nextPage: start + rows.length < all.length,
					messages: rows.map((row) => messageView(world, row)),
				},
			};
		},
	);

	scope.get<{ Querystring: Query }>(
		'/conversations/messages/export',
		readMessages,
		async ({ query }) => {
			rules.check(query, EXPORT_RULES);
			const limit = Number(query.limit ?? 100);
			if (limit > 500) throw nestError(422, ['limit must not be greater than 500']);
			const channel = query.channel === undefined ? undefined : EXPORT_CHANNELS[query.channel];
			const from = query.startDate ?? '';
			const to = query.endDate ?? '9999';
			const all = messagesOf(String(query.locationId), (one) => {
				const isType = channel
					? channel.test(one.messageType)
					: !EXPORT_CHANNELS.Email.test(one.messageType);
				return (
					isType &&
					isListed(query.contactId, one.contactId) &&
					isListed(query.conversationId, one.conversationId) &&
					one.createdAt >= from &&
					one.createdAt <= to
				);
			});
			if (query.sortOrder === 'asc') all.reverse();
			const offset = Number(Buffer.from(query.cursor ?? '', 'base64').toString() || 0);
			const next = offset + limit;
			return {
				messages: all.slice(offset, next).map((one) => messageView(world, one)),
				nextCursor: next < all.length ? Buffer.from(String(next)).toString('base64') : null,
				total: all.length,
			};
		},
	);

	scope.get<{ Params: Params }>('/conversations/messages/:id', readMessages, async (request) =>
		messageView(world, findMessage(world, request.params.id, request)),
	);

	scope.get<{ Params: Params }>(
		'/conversations/messages/email/:id',
		readMessages,
		async (request) => {
			const { email, message } = findEmail(world, request.params.id, request);
			return emailView(world, email, message);
		},
	);

	scope.put<{ Params: Params; Body: { status: string } }>(
		'/conversations/messages/:id/status',
		writeMessages,
		async (request) => {
			rules.check(request.body, STATUS_RULES);
			const message = findMessage(world, request.params.id, request);
			if (statusOf(world, message) === 'scheduled') {
				throw nestError(400, 'The message is not sent yet');
			}
			const { status } = request.body;
			world.ghl.conversationData.messages.update(message._id, { status });
			return { conversationId: message.conversationId, messageId: message._id, status };
		},
	);

	sendRoutes(scope, world);
	fileRoutes(scope, world);
	subscriptionRoutes(scope, world);
}
