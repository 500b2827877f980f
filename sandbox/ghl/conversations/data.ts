import { Collection, type StoredRecord } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS, USER_ID } from '../accounts';
import type { Contact, GhlData } from '../types';

/** A conversation of a contact. A contact has one conversation. */
export interface Conversation extends StoredRecord {
	contactId: string;
	type: keyof typeof CONVERSATION_TYPES;
	unreadCount: number;
	starred: boolean;
	inbox: boolean;
	assignedTo?: string;
	feedback?: unknown;
	lastMessageDate: string;
	lastMessageType?: string;
	lastMessageBody: string;
	lastMessageDirection?: string;
	/** The Google review that the conversation is about. */
	reviewId?: string;
}

/** Types of conversations, with their numbers in the response of one conversation. */
export const CONVERSATION_TYPES = {
	TYPE_PHONE: 1,
	TYPE_EMAIL: 2,
	TYPE_FB_MESSENGER: 3,
	TYPE_REVIEW: 4,
	TYPE_GROUP_SMS: 5,
} as const;

/** The numbers of types of messages that are documented or reported. The sandbox uses 0 for the others. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
	TYPE_CALL: 1,
	TYPE_SMS: 2,
	TYPE_EMAIL: 3,
	TYPE_CAMPAIGN_VOICEMAIL: 10,
	TYPE_CUSTOM_CALL: 34,
};

/** A message. An email has its content in an {@link Email}. */
export interface Message extends StoredRecord {
	conversationId: string;
	contactId: string;
	messageType: string;
	direction: 'inbound' | 'outbound';
	status: string;
	body: string;
	contentType: string;
	attachments: string[];
	source: string;
	userId?: string;
	conversationProviderId?: string;
	meta?: Record<string, unknown>;
	/** When a scheduled message is sent (ms). */
	scheduledAt?: number;
	/** The sentences of the transcription of a call. */
	transcript?: string[];
}

/** An email of a message. */
export interface Email {
	id: string;
	messageId: string;
	subject: string;
	html: string;
	from: string;
	to: string[];
	cc: string[];
	bcc: string[];
	replyToMessageId?: string;
}

/** A type of message that contacts can unsubscribe from. */
export interface Subtype {
	id: string;
	locationId: string;
	name: string;
	description?: string;
	channel: string;
	language?: string;
	archived: boolean;
	resubscription_legal_form_id?: string;
}

/** All records of the conversations API. */
export interface ConversationData {
	conversations: Collection<Conversation>;
	messages: Collection<Message>;
	emails: Map<string, Email>;
	subtypes: Subtype[];
	/** The subscriptions that a contact changed: `<contact> <email> <type>` to the status. */
	subscriptions: Map<string, string>;
	/** Uploads that are not completed yet, by ID: the key of the signed URL, and the size after the upload. */
	uploads: Map<string, { key: string; filePath: string; contentType: string; size?: number }>;
}

const HOUR_MS = 3_600_000;

/** Messages that contacts send, and replies of the location. */
const TALKS: ReadonlyArray<readonly [question: string, answer: string]> = [
	[
		'Hi, is the Ethiopia roast back in stock?',
		'Yes, since this morning. Shall I put two bags aside?',
	],
	['My parcel has not arrived yet.', 'Sorry about that. The carrier says tomorrow before noon.'],
	['Can I change my subscription to every two weeks?', 'Done. The next bag ships on Monday.'],
	['Do you grind for a moka pot?', 'Yes, choose Moka Pot at checkout.'],
	['The barista course was great, thank you!', 'Thank you for coming!'],
];

const TRANSCRIPT = [
	'This call may be recorded for quality assurance purposes.',
	'Hello, I would like to order coffee for our office.',
	'Sure. How many people are you?',
];

/** Returns data without records. */
export const emptyConversations = (): ConversationData => ({
	conversations: new Collection<Conversation>(),
	messages: new Collection<Message>(),
	emails: new Map(),
	subtypes: [],
	subscriptions: new Map(),
	uploads: new Map(),
});

/** Gives each location conversations by SMS and email, scheduled messages, a call with a recording, and a review. */
export function seedConversations(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on conversations.
	const random = createRandom(seed + 4);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, locationId: string, now: number): void {
	const { subtypes } = data.conversationData;
	subtypes.push({
		id: random.objectId(),
		locationId,
		name: 'Newsletter',
		description: 'News about new coffees',
		channel: 'email',
		language: 'en',
		archived: false,
	});
	const contacts = data.contacts.all(locationId);
	const talking = contacts.slice(0, TALKS.length);
	talking.forEach((contact, i) => {
		const at = now - (talking.length - i) * 7 * HOUR_MS;
		const isEmail = i % 2 === 1;
		const conversation = addConversation(data, contact, at, isEmail, random);
		const [question, answer] = TALKS[i];
		const type = isEmail ? 'TYPE_EMAIL' : 'TYPE_SMS';
		const say = (direction: string, body: string, time: number, more: Partial<Message> = {}) =>
			add(data, conversation, { ...more, type, direction, body, at: time }, random);
		say('inbound', question, at);
		say('outbound', answer, at + HOUR_MS, { userId: USER_ID });
	});
	const [first] = data.conversationData.conversations.all(locationId);
	if (!first) return;
	const call: NewMessage = {
		...{ type: 'TYPE_CALL', direction: 'inbound', body: '', at: now - 3 * HOUR_MS },
		meta: { callDuration: '42', callStatus: 'completed' },
		transcript: TRANSCRIPT,
	};
	add(data, first, call, random);
	for (const conversation of data.conversationData.conversations.all(locationId).slice(1, 3)) {
		const reminder: NewMessage = {
			type: conversation.type === 'TYPE_EMAIL' ? 'TYPE_EMAIL' : 'TYPE_SMS',
			...{ direction: 'outbound', body: 'Your coffee is ready for pickup.', at: now - HOUR_MS },
			...{ status: 'scheduled', scheduledAt: now + 24 * HOUR_MS },
		};
		add(data, conversation, reminder, random);
	}
	const last = contacts.at(-1);
	if (!last || talking.includes(last)) return;
	// A contact who does not accept SMS, and whose conversation is a review.
	last.details = {
		...last.details,
		dndSettings: { SMS: { status: 'active', message: 'Asked by phone', code: '' } },
	};
	const review = addConversation(data, last, now - 2 * HOUR_MS, false, random);
	Object.assign(review, { type: 'TYPE_REVIEW', reviewId: random.textId() });
	const body = 'Best espresso in town';
	const at = now - HOUR_MS;
	add(data, review, { type: 'TYPE_REVIEW', direction: 'inbound', body, at }, random);
}

/** Adds an empty conversation of a contact. */
export function addConversation(
	data: GhlData,
	contact: Contact,
	at: number,
	isEmail: boolean,
	random = data.random,
): Conversation {
	const time = new Date(at).toISOString();
	return data.conversationData.conversations.insert({
		_id: random.textId(),
		altId: contact.altId,
		contactId: contact._id,
		type: isEmail ? 'TYPE_EMAIL' : 'TYPE_PHONE',
		unreadCount: 0,
		starred: false,
		inbox: true,
		lastMessageDate: time,
		lastMessageBody: '',
		createdAt: time,
		updatedAt: time,
	});
}

/** Content of a new message. */
export interface NewMessage extends Partial<Omit<Message, 'direction' | 'status' | 'body'>> {
	type: string;
	direction: string;
	body: string;
	/** When it was sent or received (ms). */
	at: number;
	status?: string;
	email?: Partial<Email>;
}

/** Adds a message to a conversation, with an email if it is one. */
export function add(
	data: GhlData,
	conversation: Conversation,
	{ type, direction, at, status, email, ...own }: NewMessage,
	random = data.random,
): Message {
	const { conversations, messages, emails } = data.conversationData;
	const time = new Date(at).toISOString();
	const isInbound = direction === 'inbound';
	const message: Message = {
		contentType: type === 'TYPE_EMAIL' ? 'text/html' : 'text/plain',
		attachments: [],
		source: 'app',
		...own,
		_id: random.textId(),
		altId: conversation.altId,
		conversationId: conversation._id,
		contactId: conversation.contactId,
		messageType: type,
		direction: isInbound ? 'inbound' : 'outbound',
		status: status ?? 'delivered',
		createdAt: time,
		updatedAt: time,
	};
	if (type === 'TYPE_EMAIL') {
		const id = random.textId();
		const contact = data.contacts.get(conversation.contactId);
		const address = contact?.email ?? '';
		const shop = 'shop@example.com';
		emails.set(id, {
			id,
			messageId: message._id,
			subject: 'Your question',
			html: `<p>${own.body}</p>`,
			from: isInbound ? address : shop,
			to: [isInbound ? shop : address],
			cc: [],
			bcc: [],
			...email,
		});
		message.meta = { ...message.meta, email: { messageIds: [id] } };
	}
	messages.insert(message);
	conversations.update(conversation._id, {
		lastMessageDate: time,
		lastMessageType: type,
		lastMessageBody: own.body,
		lastMessageDirection: message.direction,
		unreadCount: isInbound ? conversation.unreadCount + 1 : 0,
		updatedAt: time,
	});
	return message;
}
