import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { findContact } from '../contacts/data';
import { nestError } from '../errors';
import type { Contact } from '../types';
import * as rules from '../validate';
import { add, addConversation, type Conversation, type Email, type Message } from './data';
import { findConversation, findEmail, findMessage } from './find';
import { ADDED_TYPES, INBOUND_RULES, OUTBOUND_RULES, SEND_RULES, SENT_TYPES } from './rules';
import { statusOf } from './views';

interface Body extends Record<string, unknown> {
	type: string;
	contactId: string;
	conversationId: string;
	message?: string;
	html?: string;
	attachments?: string[];
	scheduledTimestamp?: number;
	date?: string;
	call?: Record<string, string>;
}

/** The channel in the do-not-disturb settings, by type. */
const DND_CHANNELS: Readonly<Record<string, string>> = {
	SMS: 'SMS',
	Email: 'Email',
	WhatsApp: 'WhatsApp',
	FB: 'FB',
};

const NEEDS_PHONE = ['SMS', 'RCS', 'WhatsApp'];

/** Rejects a message that the contact cannot receive (docs/api-notes/ghl.md#sending-messages). */
function checkRecipient({ type, ...body }: Body, contact: Contact): void {
	const { dnd, dndSettings } = (contact.details ?? {}) as {
		dnd?: boolean;
		dndSettings?: Record<string, { status?: string }>;
	};
	const status = dndSettings?.[DND_CHANNELS[type] ?? '']?.status;
	if (dnd || status === 'active' || status === 'permanent') {
		throw nestError(400, `Cannot send message as DND is active for ${type}.`);
	}
	if (NEEDS_PHONE.includes(type) && !contact.phone && !body.toNumber) {
		throw nestError(400, 'Missing phone number');
	}
	if (type === 'Email' && !contact.email && !body.emailTo) throw nestError(400, 'Missing email');
	if (type === 'Custom' && !body.conversationProviderId) {
		throw nestError(400, 'No conversationProviderId passed in body');
	}
}

/** Sends, schedules, and cancels messages, and adds those of other systems. */
export function sendRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true, externalAltId: true } as const;
	const write = { config: { access: { ...implied, scope: 'conversations/message.write' } } };

	const conversationOf = (contact: Contact, isEmail: boolean): Conversation =>
		world.ghl.conversationData.conversations
			.all(contact.altId)
			.find(({ contactId }) => contactId === contact._id) ??
		addConversation(world.ghl, contact, world.now(), isEmail);

	const emailIdOf = ({ meta }: Message): string | undefined =>
		(meta?.email as { messageIds?: string[] } | undefined)?.messageIds?.[0];

	scope.post<{ Body: Body }>('/conversations/messages', write, async (request) => {
		const { body } = request;
		rules.check(body, SEND_RULES);
		const contact = findContact(world, body.contactId, request);
		checkRecipient(body, contact);
		const content = [body.message, body.html, body.templateId, body.forward];
		if (!content.some(Boolean) && !body.attachments?.length) {
			throw nestError(422, 'There is no message or attachments for this message. Skip sending.');
		}
		const { scheduledTimestamp: seconds } = body;
		const message = add(world.ghl, conversationOf(contact, body.type === 'Email'), {
			type: SENT_TYPES[body.type],
			direction: 'outbound',
			body: body.message ?? textOf(body.html) ?? '',
			attachments: body.attachments ?? [],
			at: world.now(),
			status: seconds ? 'scheduled' : String(body.status ?? 'pending'),
			source: 'api',
			...(seconds && { scheduledAt: seconds * 1000 }),
			...(body.type === 'Email' && { email: emailOf(body, contact) }),
		});
		const email = emailIdOf(message);
		return {
			conversationId: message.conversationId,
			messageId: message._id,
			...(email && { emailMessageId: email }),
			msg: seconds ? 'Message scheduled successfully.' : 'Message queued successfully.',
			status: String(body.status ?? 'pending'),
		};
	});

	const addFrom = (request: FastifyRequest<{ Body: Body }>, direction: 'inbound' | 'outbound') => {
		const { body } = request;
		const conversation = findConversation(world, body.conversationId, request);
		const own = typeof body.direction === 'string' ? body.direction : direction;
		const message = add(world.ghl, conversation, {
			type: ADDED_TYPES[body.type],
			direction: own,
			body: body.message ?? textOf(body.html) ?? '',
			attachments: body.attachments ?? [],
			at: body.date ? Date.parse(body.date) : world.now(),
			source: 'api',
			conversationProviderId: String(body.conversationProviderId),
			...(body.call && { meta: { callStatus: body.call.status } }),
			...(body.type === 'Email' && { email: { subject: String(body.subject ?? '') } }),
		});
		return {
			success: true,
			conversationId: conversation._id,
			messageId: message._id,
			message: 'Successfully added message.',
			contactId: conversation.contactId,
			dateAdded: message.createdAt,
			emailMessageId: emailIdOf(message),
		};
	};

	scope.post<{ Body: Body }>('/conversations/messages/inbound', write, async (request) => {
		rules.check(request.body, INBOUND_RULES);
		return addFrom(request, 'inbound');
	});

	scope.post<{ Body: Body }>('/conversations/messages/outbound', write, async (request) => {
		rules.check(request.body, OUTBOUND_RULES);
		return addFrom(request, 'outbound');
	});

	scope.post<{ Body: Body }>('/conversations/messages/review-reply', write, async (request) => {
		const { body } = request;
		rules.check(body, { conversationId: rules.text, locationId: rules.text, message: rules.text });
		const conversation = findConversation(world, body.conversationId, request);
		if (!conversation.reviewId) throw nestError(400, 'The conversation has no review');
		const message = add(world.ghl, conversation, {
			type: 'TYPE_REVIEW',
			direction: 'outbound',
			body: String(body.message),
			at: world.now(),
		});
		const { conversationId, _id: messageId } = message;
		return { conversationId, messageId, status: 'delivered' };
	});

	/** Cancels a message. A message that is not scheduled returns success with a failure in the body. */
	const cancel = (message: Message | undefined) => {
		if (!message || statusOf(world, message) !== 'scheduled') {
			return { status: 404, message: 'Failed cancel the scheduled message' };
		}
		world.ghl.conversationData.messages.delete(message._id);
		return { status: 200, message: 'The scheduled message was cancelled successfully' };
	};

	scope.delete<{ Params: { id: string } }>(
		'/conversations/messages/:id/schedule',
		write,
		async (request) => cancel(findMessage(world, request.params.id, request)),
	);

	scope.delete<{ Params: { id: string } }>(
		'/conversations/messages/email/:id/schedule',
		write,
		async (request) => cancel(findEmail(world, request.params.id, request).message),
	);
}

/** Returns an HTML text without its tags. */
const textOf = (html: string | undefined): string | undefined => html?.replace(/<[^<>]*>/g, '');

function emailOf(body: Body, contact: Contact): Partial<Email> {
	return {
		subject: String(body.subject ?? ''),
		html: body.html ?? `<p>${body.message ?? ''}</p>`,
		from: String(body.emailFrom ?? 'shop@example.com'),
		to: [String(body.emailTo ?? contact.email)],
		cc: (body.emailCc ?? []) as string[],
		bcc: (body.emailBcc ?? []) as string[],
		...(body.replyMessageId !== undefined && { replyToMessageId: String(body.replyMessageId) }),
	};
}
