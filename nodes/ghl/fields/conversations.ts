import { commaSeparated, epochMs, json } from '../../shared/catalog/encode';
import { choices, fieldTable, locator } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import type { INodePropertyOptions } from 'n8n-workflow';
import { contacts, user } from './contacts';
import { recordIds } from './recordIds';

/** Types of messages with a label that does not follow from the value. */
const NAMES: Record<string, string> = {
	TYPE_ACTIVITY_WHATSAPP: 'Activity WhatsApp',
	TYPE_CAMPAIGN_GMB: 'Campaign Google Business',
	TYPE_CAMPAIGN_MANUAL_SMS: 'Campaign Manual SMS',
	TYPE_CAMPAIGN_SMS: 'Campaign SMS',
	TYPE_CUSTOM_PROVIDER_SMS: 'Custom Provider SMS',
	TYPE_CUSTOM_SMS: 'Custom SMS',
	TYPE_GMB: 'Google Business',
	TYPE_IVR_CALL: 'IVR Call',
	TYPE_RCS: 'RCS',
	TYPE_SMS: 'SMS',
	TYPE_SMS_NO_SHOW_REQUEST: 'SMS No Show Request',
	TYPE_SMS_REACTION: 'SMS Reaction',
	TYPE_SMS_REVIEW_REQUEST: 'SMS Review Request',
	TYPE_TIKTOK: 'TikTok',
	TYPE_TIKTOK_COMMENT: 'TikTok Comment',
	TYPE_WEBCHAT: 'Web Chat',
	TYPE_WHATSAPP: 'WhatsApp',
};

/** Returns options for types of messages: `TYPE_LIVE_CHAT` → `Live Chat`. */
export const messageTypes = (types: string): INodePropertyOptions[] =>
	types
		.trim()
		.split(/\s+/)
		.map((type) => {
			const [{ name }] = choices([type.replace('TYPE_', '').toLowerCase()]);
			return { name: NAMES[type] ?? name, value: type };
		})
		.sort((a, b) => a.name.localeCompare(b.name));

const LAST_MESSAGE_TYPES = `
	TYPE_CALL TYPE_SMS TYPE_RCS TYPE_EMAIL TYPE_SMS_REVIEW_REQUEST TYPE_WEBCHAT TYPE_SMS_NO_SHOW_REQUEST
	TYPE_CAMPAIGN_SMS TYPE_CAMPAIGN_CALL TYPE_CAMPAIGN_EMAIL TYPE_CAMPAIGN_VOICEMAIL TYPE_FACEBOOK
	TYPE_CAMPAIGN_FACEBOOK TYPE_CAMPAIGN_MANUAL_CALL TYPE_CAMPAIGN_MANUAL_SMS TYPE_GMB TYPE_CAMPAIGN_GMB TYPE_REVIEW
	TYPE_INSTAGRAM TYPE_WHATSAPP TYPE_CUSTOM_SMS TYPE_CUSTOM_EMAIL TYPE_CUSTOM_PROVIDER_SMS
	TYPE_CUSTOM_PROVIDER_EMAIL TYPE_IVR_CALL TYPE_ACTIVITY_CONTACT TYPE_ACTIVITY_INVOICE TYPE_ACTIVITY_PAYMENT
	TYPE_ACTIVITY_OPPORTUNITY TYPE_LIVE_CHAT TYPE_LIVE_CHAT_INFO_MESSAGE TYPE_ACTIVITY_APPOINTMENT
	TYPE_FACEBOOK_COMMENT TYPE_INSTAGRAM_COMMENT TYPE_CUSTOM_CALL TYPE_INTERNAL_COMMENT
	TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG TYPE_TIKTOK TYPE_TIKTOK_COMMENT TYPE_ACTIVITY_WHATSAPP TYPE_FORM_SUBMISSION
	TYPE_SMS_REACTION`;

const { userId: member } = fieldTable({ userId: user('User', 'A user of the location') });

const users = (displayName: string, description: string): FieldDraft =>
	recordIds({ displayName, description }, member, commaSeparated);

const scoreProfile = (displayName: string, description: string): FieldDraft => ({
	displayName,
	type: 'string',
	placeholder: 'e.g. ABCHkzuJQ8ZMd4Te84GK',
	description,
});

/** Fields of conversations, and the filters of their search. */
export const conversations = fieldTable({
	conversationId: locator({
		displayName: 'Conversation',
		search: 'searchConversations',
		example: 'tDtDnQdgm2LXpyiqYvZ6',
	}),
	contactId: contacts.contactId,
	starred: {
		displayName: 'Starred',
		type: 'boolean',
		default: true,
		description: 'Whether the conversation is marked as important',
	},
	unreadCount: {
		displayName: 'Unread Messages',
		type: 'number',
		default: 0,
		description: 'Number of unread messages. 0 marks the conversation as read.',
	},
	feedback: {
		displayName: 'Feedback (JSON)',
		type: 'json',
		as: json,
		placeholder: 'e.g. { "rating": 5 }',
		description: 'Feedback on the conversation, as an object',
	},
	isTyping: {
		displayName: 'Typing',
		type: 'boolean',
		default: true,
		description: 'Whether the visitor sees that someone is typing',
	},
	visitorId: {
		displayName: 'Visitor ID',
		type: 'string',
		placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
		description: 'ID of the live chat visitor',
	},
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to search for in conversations',
	},
	assignedTo: users(
		'Assigned To',
		'Users that the conversations are assigned to. To get conversations without a user, enter unassigned as the ID.',
	),
	followers: users('Followers', 'Users that follow the conversations'),
	mentions: users('Mentions', 'Users that are mentioned in the conversations'),
	id: {
		displayName: 'Conversation ID',
		type: 'string',
		placeholder: 'e.g. tDtDnQdgm2LXpyiqYvZ6',
	},
	lastMessageType: {
		displayName: 'Last Message Type',
		type: 'options',
		options: messageTypes(LAST_MESSAGE_TYPES),
		default: 'TYPE_SMS',
	},
	lastMessageAction: {
		displayName: 'Last Message Action',
		type: 'options',
		options: choices(['automated', 'manual']),
		default: 'manual',
		description: 'How the last outbound message was sent',
	},
	lastMessageDirection: {
		displayName: 'Last Message Direction',
		type: 'options',
		options: choices(['inbound', 'outbound']),
		default: 'inbound',
	},
	status: {
		displayName: 'Status',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Read', value: 'read' },
			{ name: 'Recent', value: 'recents' },
			{ name: 'Starred', value: 'starred' },
			{ name: 'Unread', value: 'unread' },
		],
		default: 'unread',
	},
	startDate: {
		displayName: 'Created After',
		type: 'dateTime',
		as: epochMs,
		description: 'Only conversations that were created at this time or later',
	},
	endDate: {
		displayName: 'Created Before',
		type: 'dateTime',
		as: epochMs,
		description: 'Only conversations that were created at this time or earlier',
	},
	scoreProfile: scoreProfile(
		'Score Profile ID',
		'Only conversations with a score in this profile. Use it with Minimum Score and Maximum Score.',
	),
	scoreProfileMin: { displayName: 'Minimum Score', type: 'number', default: 0 },
	scoreProfileMax: { displayName: 'Maximum Score', type: 'number', default: 100 },
	sortBy: {
		displayName: 'Sort By',
		type: 'options',
		options: choices([
			'due_at',
			'last_manual_message_date',
			'last_message_date',
			'overdue_at',
			'score_profile',
		]),
		default: 'last_message_date',
	},
	sort: {
		displayName: 'Sort Direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
	},
	sortScoreProfile: scoreProfile('Sort Score Profile ID', 'The score profile to sort by'),
});
