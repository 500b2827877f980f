import { isoDateTime, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group } from '../../shared/catalog/fields';
import { contacts } from './contacts';
import { conversations, messageTypes } from './conversations';
import { channels, emailList, MESSAGE_STATUSES, messageParts, textId } from './messageParts';
import { messages } from './messages';

const TYPES_OF_LIST = `
	TYPE_CALL TYPE_SMS TYPE_RCS TYPE_EMAIL TYPE_FACEBOOK TYPE_GMB TYPE_INSTAGRAM TYPE_WHATSAPP
	TYPE_ACTIVITY_APPOINTMENT TYPE_ACTIVITY_CONTACT TYPE_ACTIVITY_INVOICE TYPE_ACTIVITY_PAYMENT
	TYPE_ACTIVITY_OPPORTUNITY TYPE_LIVE_CHAT TYPE_INTERNAL_COMMENTS TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG TYPE_TIKTOK
	TYPE_ACTIVITY_WHATSAPP TYPE_FORM_SUBMISSION`;

/** Fields of messages that other systems sent or received, and of their status and files. */
export const messageRecords = fieldTable({
	inboundType: {
		displayName: 'Channel',
		type: 'options',
		at: 'type',
		options: channels(
			...['SMS', 'RCS', 'Email', 'WhatsApp', 'GMB', 'IG', 'FB', 'Custom', 'WebChat', 'Live_Chat'],
			...['Call', 'IVR_Call', 'Campaign_Call', 'Campaign_VoiceMail', 'TIKTOK', 'ALL_IN_ONE_CHAT'],
			'FORM_SUBMISSION',
		),
		default: 'SMS',
	},
	conversationId: conversations.conversationId,
	contactId: contacts.contactId,
	conversationProviderId: textId(
		'Conversation Provider ID',
		'ID of the conversation provider of your marketplace app',
	),
	message: messages.message,
	html: { ...messages.html, showWhen: undefined },
	subject: { ...messages.subject, required: false, showWhen: undefined },
	attachments: messages.attachments,
	emailFrom: { ...messages.emailFrom, description: 'Sender of the email' },
	emailTo: { ...messages.emailTo, description: 'Recipient of the email' },
	emailCc: messages.emailCc,
	emailBcc: messages.emailBcc,
	emailMessageId: textId('Email Message ID', 'Email that this email replies to'),
	altId: textId('External ID', 'ID of the message in your system'),
	direction: {
		displayName: 'Direction',
		type: 'options',
		options: choices(['inbound', 'outbound']),
		default: 'inbound',
	},
	date: { displayName: 'Date', type: 'dateTime', as: isoDateTime },
	call: group({ displayName: 'Call' }, [
		messageParts.to,
		messageParts.from,
		messageParts.callStatus,
	]),
	status: {
		displayName: 'Status',
		type: 'options',
		options: MESSAGE_STATUSES,
		default: 'delivered',
	},
	error: group(
		{
			displayName: 'Error',
			description: 'Why the conversation provider did not deliver the message',
		},
		[messageParts.code, messageParts.errorType, messageParts.errorMessage],
	),
	statusEmailId: {
		...textId('Email Message ID', 'Email that the status belongs to'),
		at: 'emailMessageId',
	},
	recipients: {
		...emailList('Recipients'),
		description: 'Comma-separated addresses of more recipients that the status belongs to',
	},
	urls: {
		displayName: 'Attachment URLs',
		type: 'string',
		at: 'attachments',
		as: textList,
		placeholder: 'e.g. https://example.com/recordings/call-123.mp3',
		description: 'Comma-separated URLs, up to 5. They replace all attachments of the message.',
	},
	attachmentUrls: {
		displayName: 'Attachment URLs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. https://example.com/invoice.pdf',
		description: 'Comma-separated URLs of files to upload as well',
	},
	inputFields: {
		displayName: 'Input Fields',
		type: 'string',
		in: 'none',
		default: 'data',
		placeholder: 'e.g. data, invoice',
		description: 'Comma-separated names of the input fields with the binary data to upload',
	},
	chatServiceSid: {
		displayName: 'Chat Service SID',
		type: 'string',
		placeholder: 'e.g. ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
		description: 'Twilio chat service of a group SMS',
	},
	isGroupSms: {
		displayName: 'Group SMS',
		type: 'boolean',
		default: true,
		description: 'Whether the file is for a group SMS. GHL accepts only one file for it.',
	},
	inputField: {
		displayName: 'Input Field',
		type: 'string',
		in: 'none',
		default: 'data',
		placeholder: 'e.g. data',
		description: 'Name of the input field with the binary data to upload',
		required: true,
	},
	channel: {
		displayName: 'Channel',
		type: 'options',
		options: [
			{ name: 'Other', value: 'OTHER' },
			{ name: 'WhatsApp', value: 'WHATSAPP' },
		],
		default: 'WHATSAPP',
		description: 'GHL accepts 100 MB for WhatsApp, and 5 MB for other channels',
	},
	outputField: {
		displayName: 'Put Output in Field',
		type: 'string',
		in: 'none',
		default: 'data',
		placeholder: 'e.g. data',
		description: 'Name of the output field for the binary data',
		required: true,
	},
});

/** Filters of lists of messages. */
export const messageFilters = fieldTable({
	types: {
		displayName: 'Types',
		type: 'multiOptions',
		at: 'type',
		as: (value) => (Array.isArray(value) && value.length > 0 ? value.join(',') : undefined),
		options: messageTypes(TYPES_OF_LIST),
		default: [],
		description: 'Only messages of these types',
	},
	contactId: contacts.contactId,
	conversationId: conversations.conversationId,
	channel: {
		displayName: 'Channel',
		type: 'options',
		options: channels('Call', 'SMS', 'Email', 'WhatsApp', 'Instagram', 'Facebook'),
		default: 'SMS',
		description:
			'Only messages of this channel. If empty, GHL returns messages of all channels except Email, and activities.',
	},
	startDate: { displayName: 'Start Date', type: 'dateTime', as: isoDateTime },
	endDate: { displayName: 'End Date', type: 'dateTime', as: isoDateTime },
	sortBy: {
		displayName: 'Sort By',
		type: 'options',
		options: choices(['createdAt', 'updatedAt']),
		default: 'createdAt',
	},
	sortOrder: {
		displayName: 'Sort Direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
	},
});
