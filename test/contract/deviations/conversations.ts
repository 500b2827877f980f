import type { Deviation } from '.';

const TYPES = `
	TYPE_CALL TYPE_SMS TYPE_RCS TYPE_EMAIL TYPE_FACEBOOK TYPE_GMB TYPE_INSTAGRAM TYPE_WHATSAPP
	TYPE_ACTIVITY_APPOINTMENT TYPE_ACTIVITY_CONTACT TYPE_ACTIVITY_INVOICE TYPE_ACTIVITY_PAYMENT
	TYPE_ACTIVITY_OPPORTUNITY TYPE_LIVE_CHAT TYPE_INTERNAL_COMMENTS TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG TYPE_TIKTOK
	TYPE_ACTIVITY_WHATSAPP TYPE_FORM_SUBMISSION`;

const SEND = ['POST /conversations/messages'];
const UPLOAD = ['POST /conversations/messages/upload'];
const LIST = ['GET /conversations/{conversationId}/messages'];

export const conversations: readonly Deviation[] = [
	{
		operations: SEND,
		part: 'body',
		at: ['subType', 'status'],
		rule: 'required',
		fact: 'Declared as required. Requests without them work (docs/api-notes/ghl.md#sending-messages).',
	},
	{
		operations: SEND,
		part: 'form',
		at: ['subType'],
		rule: 'unset',
		fact: 'Declared as an object without properties, described as the type of the message.',
	},
	{
		operations: ['POST /conversations/messages/inbound'],
		part: 'body',
		at: ['direction'],
		rule: 'type',
		fact: 'Declared as an object. The example contains the texts inbound and outbound.',
	},
	{
		operations: ['GET /conversations/messages/{id}', 'GET /conversations/messages/email/{id}'],
		part: 'path',
		at: ['id'],
		rule: 'undeclared',
		fact: 'The path contains the ID, but its parameters are not declared.',
	},
	{
		operations: ['GET /conversations/messages/export'],
		part: 'response',
		at: ['nextCursor'],
		rule: 'type',
		fact: 'Declared as a text. Its description: null if there are no more results.',
	},
	{
		operations: LIST,
		part: 'query',
		at: ['type'],
		rule: 'enum',
		fact: 'Its description: several types, separated by commas. Its example: TYPE_SMS,TYPE_CALL.',
	},
	{
		operations: LIST,
		part: 'form',
		at: [`type=${TYPES.trim().split(/\s+/).join()}`],
		rule: 'unset',
		fact: 'The form sends several types in one text.',
	},
	{
		operations: LIST,
		part: 'response',
		at: ['lastMessageId', 'nextPage'],
		rule: 'required',
		fact: 'They are in the object messages (issue 54). The node reads both shapes.',
	},
	{
		operations: LIST,
		part: 'response',
		at: ['messages'],
		rule: 'type',
		fact: 'An object that contains the documented response (issue 54). The node reads both shapes.',
	},
	{
		operations: ['GET /conversations/locations/{locationId}/messages/{messageId}/transcription'],
		part: 'response',
		at: [''],
		rule: 'type',
		fact: 'Declared as one sentence with its index. A call has several. The node reads both shapes.',
	},
	{
		operations: UPLOAD,
		part: 'body',
		at: ['fileAttachment'],
		rule: 'undeclared',
		fact: 'The description of the operation names this field for the files.',
	},
	{
		operations: UPLOAD,
		part: 'body',
		at: ['attachmentUrls'],
		rule: 'required',
		fact: 'Declared as required, although the files are an alternative.',
	},
	{
		operations: UPLOAD,
		part: 'body',
		at: ['attachmentUrls'],
		rule: 'type',
		fact: 'A list in a form: a field for each URL. One field is a text.',
	},
	{
		operations: ['POST /conversations/providers/live-chat/typing'],
		part: 'body',
		at: ['isTyping'],
		rule: 'type',
		fact: 'Declared as a text. Its example is the Boolean true.',
	},
];
