import { textList } from '../../shared/catalog/encode';
import { choices, fieldTable } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';

/** The labels of channels, by their value in the API. */
const CHANNELS: Record<string, string> = {
	ALL_IN_ONE_CHAT: 'All-in-One Chat',
	Call: 'Call',
	Campaign_Call: 'Campaign Call',
	Campaign_VoiceMail: 'Campaign Voicemail',
	Custom: 'Custom',
	Email: 'Email',
	FB: 'Facebook',
	FORM_SUBMISSION: 'Form Submission',
	Facebook: 'Facebook',
	GMB: 'Google Business',
	IG: 'Instagram',
	IVR_Call: 'IVR Call',
	Instagram: 'Instagram',
	Live_Chat: 'Live Chat',
	RCS: 'RCS',
	SMS: 'SMS',
	TIKTOK: 'TikTok',
	WebChat: 'Web Chat',
	WhatsApp: 'WhatsApp',
};

/** Returns options for channels, by their values in the API. */
export const channels = (...values: string[]) =>
	values
		.map((value) => ({ name: CHANNELS[value], value }))
		.sort((a, b) => a.name.localeCompare(b.name));

/** The statuses of a message that a request can set. */
export const MESSAGE_STATUSES = choices(['delivered', 'failed', 'pending', 'read']);

/** Returns a field for the ID of a record that has no list. */
export const textId = (displayName: string, description: string): FieldDraft => ({
	displayName,
	type: 'string',
	placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
	description,
});

/** Returns a field for several email emailList. */
export const emailList = (displayName: string): FieldDraft => ({
	displayName,
	type: 'string',
	as: textList,
	placeholder: 'e.g. ana@example.com, ben@example.com',
	description: 'Comma-separated list of email emailList',
});

/** Returns a field for a phone number. */
export const phoneNumber = (displayName: string, description: string): FieldDraft => ({
	displayName,
	type: 'string',
	placeholder: 'e.g. +18888888888',
	description,
});

/** Parts of nested fields. */
export const messageParts = fieldTable({
	to: phoneNumber('To', 'Phone number that was called'),
	from: phoneNumber('From', 'Phone number of the caller'),
	callStatus: {
		displayName: 'Call Status',
		type: 'options',
		at: 'status',
		options: [
			{ name: 'Busy', value: 'busy' },
			{ name: 'Canceled', value: 'canceled' },
			{ name: 'Completed', value: 'completed' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'Not Picked Up', value: 'no-answer' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Picked Up', value: 'answered' },
			{ name: 'Voicemail', value: 'voicemail' },
		],
		default: 'completed',
	},
	code: { displayName: 'Code', type: 'string', placeholder: 'e.g. 30006' },
	errorType: { displayName: 'Type', type: 'string', at: 'type', placeholder: 'e.g. carrier' },
	errorMessage: {
		displayName: 'Message',
		type: 'string',
		at: 'message',
		placeholder: 'e.g. The number cannot receive SMS',
	},
	isForwarded: {
		displayName: 'Forwarded',
		type: 'boolean',
		default: true,
		description: 'Whether the email is forwarded',
	},
	forwardWholeThread: {
		displayName: 'Entire Thread',
		type: 'boolean',
		default: true,
		description: 'Whether to forward the entire thread instead of one email',
	},
	forwardedMessageId: {
		...textId('Message ID', 'Message that contains the email thread to forward'),
		at: 'messageId',
	},
	forwardedEmailId: {
		...textId('Email Message ID', 'Email to forward, unless you forward the entire thread'),
		at: 'emailMessageId',
	},
	sourceContactId: textId(
		'Source Contact ID',
		'Contact of the original email. If empty, GHL finds it.',
	),
	sourceConversationId: textId(
		'Source Conversation ID',
		'Conversation of the original email. If empty, GHL finds it.',
	),
	toEmail: {
		displayName: 'To Email',
		type: 'string',
		placeholder: 'e.g. support@example.com',
		description: 'Address to forward the email to',
	},
	recipientContactId: textId('Recipient Contact ID', 'Contact that the email is forwarded to'),
	recipientConversationId: textId(
		'Recipient Conversation ID',
		'Conversation of the contact that the email is forwarded to',
	),
});
