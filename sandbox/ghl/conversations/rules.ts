import * as rules from '../validate';

const TEXTS = rules.optional(rules.list(rules.text));
const TEXT = rules.optional(rules.text);

/** Types of messages that can be sent, with the type of the message that they create. */
export const SENT_TYPES: Readonly<Record<string, string>> = {
	SMS: 'TYPE_SMS',
	RCS: 'TYPE_RCS',
	Email: 'TYPE_EMAIL',
	WhatsApp: 'TYPE_WHATSAPP',
	IG: 'TYPE_INSTAGRAM',
	FB: 'TYPE_FACEBOOK',
	Custom: 'TYPE_CUSTOM_SMS',
	Live_Chat: 'TYPE_LIVE_CHAT',
	TIKTOK: 'TYPE_TIKTOK',
};

/** Types of messages that can be added, in addition to those that can be sent. */
export const ADDED_TYPES: Readonly<Record<string, string>> = {
	...SENT_TYPES,
	GMB: 'TYPE_GMB',
	WebChat: 'TYPE_WEBCHAT',
	Call: 'TYPE_CUSTOM_CALL',
	IVR_Call: 'TYPE_IVR_CALL',
	Campaign_Call: 'TYPE_CAMPAIGN_CALL',
	Campaign_VoiceMail: 'TYPE_CAMPAIGN_VOICEMAIL',
	ALL_IN_ONE_CHAT: 'TYPE_LIVE_CHAT',
	FORM_SUBMISSION: 'TYPE_FORM_SUBMISSION',
};

const STATUS = rules.oneOf('delivered', 'failed', 'pending', 'read');

const CALL = rules.shape({
	to: TEXT,
	from: TEXT,
	status: rules.optional(
		rules.oneOf(
			...['pending', 'completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled'],
			'voicemail',
		),
	),
});

/** Body of a message to send. */
export const SEND_RULES = {
	type: rules.oneOf(...Object.keys(SENT_TYPES)),
	contactId: rules.text,
	message: TEXT,
	html: TEXT,
	subject: TEXT,
	attachments: TEXTS,
	emailCc: TEXTS,
	emailBcc: TEXTS,
	emailReplyMode: rules.optional(rules.oneOf('reply', 'reply_all')),
	scheduledTimestamp: rules.optional(rules.positive),
	status: rules.optional(STATUS),
	forward: rules.optional(rules.object),
	optimizationPeriod: rules.optional(rules.oneOf('24h', '48h', '72h')),
};

/** Body of a message that another system received. */
export const INBOUND_RULES = {
	type: rules.oneOf(...Object.keys(ADDED_TYPES)),
	conversationId: rules.text,
	contactId: TEXT,
	conversationProviderId: rules.text,
	message: TEXT,
	attachments: TEXTS,
	call: rules.optional(CALL),
	date: rules.optional(rules.date),
};

/** Body of a call that another system made. */
export const OUTBOUND_RULES = {
	...INBOUND_RULES,
	type: rules.oneOf('Call'),
};

/** Body of a status. */
export const STATUS_RULES = {
	status: STATUS,
	emailMessageId: TEXT,
	recipients: TEXTS,
	error: rules.optional(rules.shape({ code: rules.text, type: rules.text, message: rules.text })),
};

/** Query of the search of conversations. */
export const SEARCH_RULES = {
	locationId: rules.text,
	limit: rules.optional(rules.count(1)),
	sort: rules.optional(rules.oneOf('asc', 'desc')),
	status: rules.optional(rules.oneOf('all', 'read', 'unread', 'starred', 'recents')),
	startDate: rules.optional(rules.count(0)),
	endDate: rules.optional(rules.count(0)),
};

/** Query of the export of messages. */
export const EXPORT_RULES = {
	locationId: rules.text,
	limit: rules.optional(rules.count(10)),
	sortOrder: rules.optional(rules.oneOf('asc', 'desc')),
	startDate: rules.optional(rules.date),
	endDate: rules.optional(rules.date),
};

/** Body of an update of a conversation. */
export const UPDATE_RULES = {
	locationId: rules.text,
	unreadCount: rules.optional(rules.number),
	starred: rules.optional(rules.boolean),
	feedback: rules.optional(rules.object),
};

const upTo100: rules.Rule = (value, field) =>
	String(value).length > 100
		? [`${field} must be shorter than or equal to 100 characters`]
		: rules.text(value, field);

/** Body of a new type of subscription. */
export const SUBTYPE_RULES = {
	name: upTo100,
	description: rules.optional(upTo100),
	channel: rules.oneOf('email', 'sms'),
	language: rules.text,
};

/** Body of a changed type of subscription. */
export const SUBTYPE_UPDATE_RULES = {
	name: rules.optional(upTo100),
	description: rules.optional(upTo100),
	archived: rules.optional(rules.boolean),
};

/** Body of a changed subscription. */
export const SUBSCRIPTION_RULES = {
	locationId: rules.text,
	contactId: rules.text,
	email: rules.text,
	subscription_action: rules.shape({
		type: rules.oneOf('default', 'custom', 'resub_all'),
		subtype_status: rules.oneOf('subscribed', 'unsubscribed'),
	}),
};
