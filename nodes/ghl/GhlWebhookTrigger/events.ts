import type { INodePropertyOptions } from 'n8n-workflow';

/** The kind of change, GHL's name of the event in the body, and the description in the form. */
type EventRow = readonly [what: string, type: string, description: string];

/**
 * The events of GHL's app webhooks (docs/api-notes/ghl.md#event-names), by the record that they are
 * about. The keys are the values that workflows save. The polling triggers use the same values.
 */
const GROUPS = {
	App: {
		appInstalled: ['Installed', 'INSTALL', 'Your app was installed in a location'],
		appUninstalled: ['Uninstalled', 'UNINSTALL', 'Your app was uninstalled from a location'],
		planChanged: ['Plan Changed', 'PLAN_CHANGE', 'A location changed its plan for your app'],
	},
	Appointment: {
		appointmentCreated: ['Created', 'AppointmentCreate', 'An appointment was booked'],
		appointmentDeleted: ['Deleted', 'AppointmentDelete', 'An appointment was deleted'],
		appointmentUpdated: ['Updated', 'AppointmentUpdate', 'Any field of an appointment changed'],
	},
	Association: {
		associationCreated: [
			'Created',
			'AssociationCreate',
			'An association type, which defines how two objects are related, was created',
		],
		associationDeleted: [
			'Deleted',
			'AssociationDelete',
			'An association type, which defines how two objects are related, was deleted',
		],
		associationUpdated: [
			'Updated',
			'AssociationUpdate',
			'An association type, which defines how two objects are related, changed',
		],
	},
	Campaign: {
		campaignStatusChanged: [
			'Status Changed',
			'CampaignStatusUpdate',
			'The status of a contact in a campaign changed',
		],
	},
	Contact: {
		contactCreated: ['Created', 'ContactCreate', 'A contact was created'],
		contactDeleted: ['Deleted', 'ContactDelete', 'A contact was deleted'],
		contactDndUpdated: [
			'Do Not Disturb Updated',
			'ContactDndUpdate',
			'The do-not-disturb settings of a contact changed',
		],
		contactTagUpdated: [
			'Tags Updated',
			'ContactTagUpdate',
			'Tags were added to or removed from a contact',
		],
		contactUpdated: ['Updated', 'ContactUpdate', 'Any field of a contact changed'],
	},
	Conversation: {
		conversationUnreadChanged: [
			'Unread Changed',
			'ConversationUnreadUpdate',
			'The number of unread messages in a conversation changed',
		],
	},
	'Email Statistics': {
		emailStatisticsReceived: [
			'Received',
			'LCEmailStats',
			'An email was delivered, opened, or clicked, or had another status',
		],
	},
	Invoice: {
		invoiceCreated: ['Created', 'InvoiceCreate', 'An invoice was created'],
		invoiceDeleted: ['Deleted', 'InvoiceDelete', 'An invoice was deleted'],
		invoicePaid: ['Paid', 'InvoicePaid', 'An invoice was paid in full'],
		invoicePartiallyPaid: [
			'Partially Paid',
			'InvoicePartiallyPaid',
			'A customer paid a part of an invoice',
		],
		invoiceSent: ['Sent', 'InvoiceSent', 'An invoice was sent to the customer'],
		invoiceUpdated: ['Updated', 'InvoiceUpdate', 'Any field of an invoice changed'],
		invoiceVoided: ['Voided', 'InvoiceVoid', 'An invoice was voided'],
	},
	Location: {
		locationCreated: [
			'Created',
			'LocationCreate',
			'A location was created. GHL sends this to agency apps only.',
		],
		locationUpdated: [
			'Updated',
			'LocationUpdate',
			'A location changed. GHL sends this to agency apps only.',
		],
	},
	Message: {
		messageReceived: ['Received', 'InboundMessage', 'A contact sent a message or called'],
		messageSent: ['Sent', 'OutboundMessage', 'A user sent a message or called'],
		messageSentByProvider: [
			'Sent by Provider',
			'ProviderOutboundMessage',
			'A user sent a message that your custom conversation provider has to deliver',
		],
	},
	Note: {
		noteCreated: ['Created', 'NoteCreate', 'A note was added to a contact'],
		noteDeleted: ['Deleted', 'NoteDelete', 'A note was deleted'],
		noteUpdated: ['Updated', 'NoteUpdate', 'Any field of a note changed'],
	},
	'Object Schema': {
		objectSchemaCreated: ['Created', 'ObjectSchemaCreate', 'A custom object was created'],
		objectSchemaUpdated: [
			'Updated',
			'ObjectSchemaUpdate',
			'Any setting of a custom object changed',
		],
	},
	Opportunity: {
		opportunityAssignedToChanged: [
			'Assigned User Changed',
			'OpportunityAssignedToUpdate',
			'An opportunity was assigned to another user',
		],
		opportunityCreated: ['Created', 'OpportunityCreate', 'An opportunity was created'],
		opportunityDeleted: ['Deleted', 'OpportunityDelete', 'An opportunity was deleted'],
		opportunityStageChanged: [
			'Stage Changed',
			'OpportunityStageUpdate',
			'An opportunity moved to another stage',
		],
		opportunityStatusChanged: [
			'Status Changed',
			'OpportunityStatusUpdate',
			'The status of an opportunity changed',
		],
		opportunityUpdated: ['Updated', 'OpportunityUpdate', 'Any field of an opportunity changed'],
		opportunityValueChanged: [
			'Value Changed',
			'OpportunityMonetaryValueUpdate',
			'The monetary value of an opportunity changed',
		],
	},
	Order: {
		orderCreated: ['Created', 'OrderCreate', 'An order was created'],
		orderStatusChanged: ['Status Changed', 'OrderStatusUpdate', 'The status of an order changed'],
	},
	Price: {
		priceCreated: ['Created', 'PriceCreate', 'A price was added to a product'],
		priceDeleted: ['Deleted', 'PriceDelete', 'A price was deleted'],
		priceUpdated: ['Updated', 'PriceUpdate', 'Any field of a price changed'],
	},
	Product: {
		productCreated: ['Created', 'ProductCreate', 'A product was created'],
		productDeleted: ['Deleted', 'ProductDelete', 'A product was deleted'],
		productUpdated: ['Updated', 'ProductUpdate', 'Any field of a product changed'],
	},
	Record: {
		recordCreated: ['Created', 'RecordCreate', 'A custom object record was created'],
		recordDeleted: ['Deleted', 'RecordDelete', 'A custom object record was deleted'],
		recordUpdated: ['Updated', 'RecordUpdate', 'Any field of a custom object record changed'],
	},
	Relation: {
		relationCreated: ['Created', 'RelationCreate', 'A relation of two records was created'],
		relationDeleted: ['Deleted', 'RelationDelete', 'A relation of two records was deleted'],
	},
	Task: {
		taskCompleted: ['Completed', 'TaskComplete', 'A task was completed'],
		taskCreated: ['Created', 'TaskCreate', 'A task was created'],
		taskDeleted: ['Deleted', 'TaskDelete', 'A task was deleted'],
	},
	User: {
		userCreated: ['Created', 'UserCreate', 'A user was created'],
	},
} as const satisfies Record<string, Record<string, EventRow>>;

/** Selects all events, including events that are not in this list. */
export const ANY_EVENT = 'anyEvent';

type Groups = typeof GROUPS;
/** The kind of record that an event is about. */
export type EventGroup = keyof Groups;
export type EventValue = { [G in keyof Groups]: keyof Groups[G] }[keyof Groups];

/** An event of GHL's app webhooks. */
export interface WebhookEvent {
	name: string;
	/** GHL's name in the body. */
	type: string;
	description: string;
}

/** All events, by value. */
export const EVENTS = Object.fromEntries(
	Object.entries<Record<string, EventRow>>(GROUPS).flatMap(([group, events]) =>
		Object.entries(events).map(([value, [what, type, description]]) => [
			value,
			// The name begins with the group, so that the form lists a group together.
			{ name: `${group} ${what}`, type, description },
		]),
	),
) as Record<EventValue, WebhookEvent>;

/** The events as the form lists them. */
export const EVENT_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'Any Event',
		value: ANY_EVENT,
		description:
			'All events, including events that GHL adds later. For those, the item field type contains the name of the event.',
	},
	...Object.entries(EVENTS).map(([value, { name, description }]) => ({ name, value, description })),
].sort((a, b) => a.name.localeCompare(b.name));

/** Returns the group of an event. */
export const groupOf = (event: string): EventGroup | undefined =>
	(Object.keys(GROUPS) as EventGroup[]).find((group) => Object.hasOwn(GROUPS[group], event));
