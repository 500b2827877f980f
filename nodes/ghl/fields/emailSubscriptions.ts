import { choices, fieldTable } from '../../shared/catalog/fields';
import { contacts } from './contacts';

/** Fields of the types of messages that contacts can unsubscribe from, and of the subscriptions of a contact. */
export const emailSubscriptions = fieldTable({
	typeId: {
		displayName: 'Subscription Type ID',
		type: 'string',
		placeholder: 'e.g. 507f1f77bcf86cd799439011',
		description: 'ID of the custom subscription type',
	},
	name: {
		displayName: 'Name',
		type: 'string',
		placeholder: 'e.g. Newsletter',
		description: 'Up to 100 characters',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. News about new coffees, once a week',
		description: 'Up to 100 characters',
	},
	channel: {
		displayName: 'Channel',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'SMS', value: 'sms' },
		],
		default: 'email',
	},
	language: {
		displayName: 'Language',
		type: 'string',
		default: 'en',
		placeholder: 'e.g. en',
		description: 'Language code',
	},
	archived: {
		displayName: 'Archived',
		type: 'boolean',
		default: true,
		description: 'Whether the subscription type is archived',
	},
	resubscriptionLegalFormId: {
		displayName: 'Resubscription Form ID',
		type: 'string',
		at: 'resubscription_legal_form_id',
		placeholder: 'e.g. form_123456',
		description: 'ID of the legal form for contacts who subscribe again',
	},
	contactId: contacts.contactId,
	email: {
		displayName: 'Email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		description: 'Email address of the contact',
	},
	change: {
		displayName: 'Subscription',
		type: 'options',
		at: 'subscription_action.type',
		options: [
			{ name: 'All Subscriptions', value: 'resub_all' },
			{ name: 'Custom Type', value: 'custom' },
			{ name: 'One on One', value: 'default' },
		],
		default: 'custom',
		description: 'All Subscriptions subscribes the contact to all of them again',
	},
	subtypeId: {
		displayName: 'Subscription Type ID',
		type: 'string',
		at: 'subscription_action.subtype_id',
		placeholder: 'e.g. 507f1f77bcf86cd799439011',
		description: 'ID of the custom subscription type',
		required: true,
		showWhen: { change: ['custom'] },
	},
	status: {
		displayName: 'Status',
		type: 'options',
		at: 'subscription_action.subtype_status',
		options: choices(['subscribed', 'unsubscribed']),
		default: 'unsubscribed',
	},
	legalReason: {
		displayName: 'Legal Reason',
		type: 'string',
		at: 'legal_reason',
		placeholder: 'e.g. Asked by phone',
		description: 'Why the contact is subscribed again. GHL requires it for the status Subscribed.',
	},
	legalDescription: {
		displayName: 'Legal Description',
		type: 'string',
		at: 'legal_description',
		placeholder: 'e.g. Called on 2026-11-24 and requested the newsletter',
		description: 'Details of the reason',
	},
});
