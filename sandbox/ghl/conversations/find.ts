import type { FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { Conversation, Email, Message } from './data';

/** Returns a conversation of the token's location. */
export function findConversation(
	{ ghl }: World,
	id: string,
	{ grant }: FastifyRequest,
): Conversation {
	const found = ghl.conversationData.conversations.get(id, grant.locationId);
	if (!found) throw nestError(400, `Conversation with id ${id} not found`);
	return found;
}

/** Returns a message of the token's location. */
export function findMessage({ ghl }: World, id: string, { grant }: FastifyRequest): Message {
	const found = ghl.conversationData.messages.get(id, grant.locationId);
	if (!found) throw nestError(400, `Message with id ${id} not found`);
	return found;
}

/** Returns an email of the token's location, with its message. */
export function findEmail(
	world: World,
	id: string,
	request: FastifyRequest,
): { email: Email; message: Message } {
	const email = world.ghl.conversationData.emails.get(id);
	const message =
		email && world.ghl.conversationData.messages.get(email.messageId, request.grant.locationId);
	if (!message) throw nestError(400, `Email message with id ${id} not found`);
	return { email, message };
}
