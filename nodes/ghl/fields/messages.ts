import { epochSeconds, textList } from '../../shared/catalog/encode';
import { fieldTable, group, shownWhen } from '../../shared/catalog/fields';
import { contacts } from './contacts';
import {
	channels,
	emailList,
	MESSAGE_STATUSES,
	messageParts,
	phoneNumber,
	textId,
} from './messageParts';

const isEmail = { type: ['Email'] };

/** Fields to send messages. */
export const messages = fieldTable({
	type: {
		displayName: 'Channel',
		type: 'options',
		options: channels(
			...['SMS', 'RCS', 'Email', 'WhatsApp', 'IG', 'FB', 'Custom', 'Live_Chat', 'TIKTOK'],
		),
		default: 'SMS',
		description: 'How to send the message. The location must have set up the channel.',
	},
	recipient: {
		displayName: 'Send To',
		type: 'options',
		options: [
			{ name: 'Contact', value: 'contact' },
			{ name: 'Contact With Email', value: 'email' },
			{ name: 'Contact With Phone', value: 'phone' },
		],
		default: 'contact',
		in: 'none',
	},
	contactId: shownWhen({ ...contacts.contactId, required: true }, { recipient: ['contact'] }),
	email: {
		displayName: 'Email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		description: 'Email address by which to find the contact',
		in: 'none',
		required: true,
		showWhen: { recipient: ['email'] },
	},
	phone: {
		displayName: 'Phone',
		type: 'string',
		placeholder: 'e.g. +18888888888',
		description: 'Phone number by which to find the contact, with the country code',
		in: 'none',
		required: true,
		showWhen: { recipient: ['phone'] },
	},
	subject: {
		displayName: 'Subject',
		type: 'string',
		placeholder: 'e.g. Your order is on its way',
		required: true,
		showWhen: isEmail,
	},
	html: {
		displayName: 'HTML',
		type: 'string',
		typeOptions: { rows: 5 },
		placeholder: 'e.g. <p>Hello Ana</p>',
		description: 'Content of the email',
		showWhen: isEmail,
	},
	message: {
		displayName: 'Message',
		type: 'string',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Your order is on its way',
		description: 'Text of the message. For an email, the text without formatting.',
	},
	attachmentFields: {
		displayName: 'Attachment Input Fields',
		type: 'string',
		in: 'none',
		placeholder: 'e.g. data, invoice',
		description:
			'Comma-separated names of the input fields with binary data to attach. GHL accepts up to 5 MB for each file.',
	},
	attachments: {
		displayName: 'Attachment URLs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. https://example.com/invoice.pdf',
		description: 'Comma-separated URLs of files to attach',
	},
	scheduledTimestamp: {
		displayName: 'Send At',
		type: 'dateTime',
		as: epochSeconds,
		description: 'When GHL sends the message. If empty, GHL sends it immediately.',
	},
	replyMessageId: textId('Reply To Message ID', 'Message to reply to'),
	threadId: textId('Thread ID', 'Message that contains the email thread to reply in'),
	emailReplyMode: {
		displayName: 'Reply Mode',
		type: 'options',
		options: [
			{ name: 'Reply', value: 'reply' },
			{ name: 'Reply to All', value: 'reply_all' },
		],
		default: 'reply',
		description: 'Who receives a reply by email',
	},
	emailFrom: {
		displayName: 'From Email',
		type: 'string',
		placeholder: 'e.g. shop@example.com',
		description: 'Sender of the email. If empty, GHL uses the default sender of the location.',
	},
	emailTo: {
		displayName: 'To Email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		description: 'Another email address of the contact. If empty, GHL uses the primary one.',
	},
	emailCc: emailList('CC'),
	emailBcc: emailList('BCC'),
	fromNumber: phoneNumber('From Number', 'Phone number of the sender'),
	toNumber: phoneNumber('To Number', 'Another phone number of the contact'),
	templateId: textId('Template ID', 'Message template of the location'),
	appointmentId: textId('Appointment ID', 'Appointment that the message is about'),
	conversationProviderId: textId('Conversation Provider ID', 'Required for the channel Custom'),
	customSubtypeId: textId(
		'Subscription Type ID',
		'Custom subscription type of the email, from which contacts can unsubscribe',
	),
	forward: group({ displayName: 'Forward', description: 'Forward an existing email' }, [
		messageParts.isForwarded,
		messageParts.forwardWholeThread,
		messageParts.forwardedMessageId,
		messageParts.forwardedEmailId,
		messageParts.sourceContactId,
		messageParts.sourceConversationId,
		messageParts.toEmail,
		messageParts.recipientContactId,
		messageParts.recipientConversationId,
	]),
	usesNativeSchedulingAi: {
		displayName: 'Optimize Send Time',
		type: 'boolean',
		default: true,
		description: 'Whether the AI of GHL chooses when to send a scheduled email',
	},
	optimizationPeriod: {
		displayName: 'Optimization Period',
		type: 'options',
		options: [
			{ name: '24 Hours', value: '24h' },
			{ name: '48 Hours', value: '48h' },
			{ name: '72 Hours', value: '72h' },
		],
		default: '24h',
		description: 'The period in which the AI of GHL chooses the time',
	},
	initialStatus: {
		displayName: 'Status',
		type: 'options',
		at: 'status',
		options: MESSAGE_STATUSES,
		default: 'pending',
		description: 'Status of the new message',
	},
	ignoreDnd: {
		displayName: 'Ignore Do Not Disturb',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to send the message without checking whether the contact allows messages on the channel',
	},
	onceKey: {
		displayName: 'Send Once Per Key',
		type: 'string',
		in: 'none',
		placeholder: 'e.g. welcome 653f5e0cde5a1314e62a837c',
		description:
			'The node sends only one message for each key, in all executions of the workflow. For example, the purpose of the message and the order ID.',
	},
	messageId: textId('Message ID', 'ID of the message'),
});

/** The ID of an email, which differs from the ID of its message. */
export const { emailId } = fieldTable({
	emailId: textId(
		'Email Message ID',
		'The emailMessageId of a sent email, or one of the emailMessageIds of a message',
	),
});
