import { isoDateTime, isoDay, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { customFieldsOf } from './customFields';
import { payments } from './payments';
import { recordIds } from './recordIds';

const dnd = fieldTable({
	status: {
		displayName: 'Status',
		type: 'options',
		options: choices(['active', 'inactive', 'permanent']),
		default: 'active',
		description: 'Active: no messages are sent to the contact on this channel',
	},
	inboundStatus: {
		displayName: 'Status',
		type: 'options',
		at: 'status',
		options: choices(['active', 'inactive']),
		default: 'active',
		description: 'Active: messages from the contact are blocked',
	},
	message: { displayName: 'Message', type: 'string', placeholder: 'e.g. Asked by phone' },
	code: { displayName: 'Code', type: 'string', placeholder: 'e.g. 30006' },
});

const channel = (displayName: string): FieldDraft =>
	group({ displayName }, [dnd.status, dnd.message, dnd.code]);

const channels = fieldTable({
	Call: channel('Call'),
	Email: channel('Email'),
	FB: channel('Facebook'),
	GMB: channel('Google Business Messages'),
	SMS: channel('SMS'),
	WhatsApp: channel('WhatsApp'),
	all: group({ displayName: 'All Channels' }, [dnd.inboundStatus, dnd.message]),
});

/** Returns a field for a user of the location. The name describes the role of the user. */
export const user = (displayName: string, description: string): FieldDraft =>
	locator({ displayName, description, search: 'searchUsers', example: 'y0BeYjuRIlDwsDcOHOJo' });

const { userId: follower } = fieldTable({ userId: user('User', 'A user of the location') });

const tags: FieldDraft = {
	displayName: 'Tags',
	type: 'string',
	as: textList,
	placeholder: 'e.g. vip, wholesale',
	description: 'Comma-separated list of tags',
};

/** Fields of contacts and their related records. */
export const contacts = fieldTable({
	contactId: payments.contactId,
	firstName: { displayName: 'First Name', type: 'string', placeholder: 'e.g. Nathan' },
	lastName: { displayName: 'Last Name', type: 'string', placeholder: 'e.g. Smith' },
	name: {
		displayName: 'Full Name',
		type: 'string',
		placeholder: 'e.g. Nathan Smith',
		description: 'The full name, instead of First Name and Last Name',
	},
	email: {
		displayName: 'Email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		description:
			'Contacts are matched by email and phone. A setting of the location decides which one is checked first.',
	},
	phone: {
		displayName: 'Phone',
		type: 'string',
		placeholder: 'e.g. +18888888888',
		description: 'With the country code',
	},
	number: {
		displayName: 'Phone',
		type: 'string',
		placeholder: 'e.g. +18888888888',
		description: 'With the country code. Used if no contact has the email.',
	},
	gender: { displayName: 'Gender', type: 'string', placeholder: 'e.g. female' },
	address1: { displayName: 'Address', type: 'string', placeholder: 'e.g. 3535 1st St N' },
	city: { displayName: 'City', type: 'string', placeholder: 'e.g. Dolomite' },
	state: { displayName: 'State', type: 'string', placeholder: 'e.g. AL' },
	postalCode: { displayName: 'Postal Code', type: 'string', placeholder: 'e.g. 35061' },
	country: {
		displayName: 'Country',
		type: 'string',
		placeholder: 'e.g. US',
		description: 'Two-letter country code',
	},
	website: { displayName: 'Website', type: 'string', placeholder: 'e.g. https://www.example.com' },
	timezone: { displayName: 'Time Zone', type: 'string', placeholder: 'e.g. America/Chicago' },
	companyName: { displayName: 'Company Name', type: 'string', placeholder: 'e.g. Acme Ltd' },
	source: {
		displayName: 'Source',
		type: 'string',
		placeholder: 'e.g. Trade fair',
		description: 'Source of the contact',
	},
	dateOfBirth: { displayName: 'Date of Birth', type: 'dateTime', as: isoDay },
	assignedTo: user('Assigned To', 'The user assigned to the contact'),
	dnd: {
		displayName: 'Do Not Disturb',
		type: 'boolean',
		default: true,
		description: 'Whether to block all messages to the contact (do not disturb)',
	},
	dndSettings: group(
		{
			displayName: 'Do Not Disturb by Channel',
			description: 'Channels on which messages to the contact are blocked',
		},
		[channels.Call, channels.Email, channels.FB, channels.GMB, channels.SMS, channels.WhatsApp],
	),
	inboundDndSettings: group(
		{
			displayName: 'Do Not Disturb Inbound',
			description: 'Whether messages from the contact are blocked',
		},
		[channels.all],
	),
	tags: {
		...tags,
		description: 'Comma-separated tags. They replace all existing tags of the contact.',
	},
	customFields: {
		...customFieldsOf('getCustomFields'),
		description:
			'Values of the contact custom fields of the location. Fields without a value here are not changed.',
	},
	createNewIfDuplicateAllowed: {
		displayName: 'Create Duplicate If Allowed',
		type: 'boolean',
		default: true,
		description:
			'Whether to create a contact without checking for duplicates, if the location allows duplicates',
	},
	businessId: locator({
		displayName: 'Business',
		search: 'searchBusinesses',
		example: '63b7ec34ea409a9a8bd2a4ff',
	}),
	businessAction: {
		displayName: 'Action',
		type: 'options',
		options: [
			{ name: 'Assign to Business', value: 'assign' },
			{ name: 'Remove From Business', value: 'remove' },
		],
		default: 'assign',
		at: 'businessId',
		// The API removes the business if it is null.
		as: (value) => (value === 'remove' ? null : undefined),
	},
	ids: recordIds(
		{ displayName: 'Contacts', description: 'Contacts to update, up to 50', required: true },
		payments.contactId,
	),
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to search for in contact names',
	},
	followers: recordIds(
		{ displayName: 'Followers', description: 'Users of the location', required: true },
		follower,
	),
	campaignId: locator({
		displayName: 'Campaign',
		search: 'searchCampaigns',
		example: 'Y2I9XM7aO1hncuSOlc9L',
	}),
	workflowId: locator({
		displayName: 'Workflow',
		search: 'searchWorkflows',
		example: 'a1b2c3d4-0000-4000-8000-000000000001',
	}),
	eventStartTime: {
		displayName: 'Event Start Time',
		type: 'dateTime',
		as: isoDateTime,
		in: 'body',
		description: 'Start time of the event that the steps of the workflow depend on',
	},
});

/** Fields to add and remove tags. */
export const tagging = fieldTable({
	tags: { ...tags, in: 'body', required: true },
	contacts: recordIds(
		{ displayName: 'Contacts', description: 'Contacts to change', required: true },
		payments.contactId,
	),
	type: {
		displayName: 'Action',
		type: 'options',
		options: [
			{ name: 'Add Tags', value: 'add' },
			{ name: 'Remove Tags', value: 'remove' },
		],
		default: 'add',
	},
	removeAllTags: {
		displayName: 'Remove All Tags',
		type: 'boolean',
		showWhen: { type: ['remove'] },
		description: 'Whether to remove all tags of the contacts, not only those above',
	},
});
