import type { World } from '../../server/world';
import { COMPANY, MAIN_LOCATION, OAUTH_CLIENTS, USER_ID } from '../accounts';
import { pricesOf, productsOf } from '../products/data';
import { bodyOf } from './bodies';
import type { Event } from './changes';

type Fields = Record<string, unknown>;

const LOCATION = { locationId: MAIN_LOCATION.id };
const AT = '2026-11-20T09:30:00.000Z';
const CONTACT_ID = 'h7Wq2LmR9vXk4TzB1cNd';
const CONVERSATION_ID = 'c3Yt8PsV5nHj6QwE0rMf';

const appointment = {
	...LOCATION,
	appointment: {
		id: 'a9XmQ4kLr7VbT2zWc5Ns',
		address: '12 Harbour Street, Bristol',
		title: 'Tasting for two',
		calendarId: 'k2Hn7RvQx9LmB4tYc6Wd',
		contactId: CONTACT_ID,
		groupId: 'g4Jt8WcLp1ZxN6vRk3Sb',
		appointmentStatus: 'confirmed',
		assignedUserId: USER_ID,
		users: [USER_ID],
		notes: 'Prefers light roasts',
		source: 'booking_widget',
		startTime: '2026-12-02T14:00:00+00:00',
		endTime: '2026-12-02T15:00:00+00:00',
		dateAdded: AT,
		dateUpdated: AT,
	},
};

const association = {
	...LOCATION,
	id: '691f0c2e7b4d5a8e9c1f0a33',
	associationType: 'USER_DEFINED',
	firstObjectKey: 'custom_objects.roastery',
	firstObjectLabel: 'Roastery',
	secondObjectKey: 'custom_objects.farm',
	secondObjectLabel: 'Farm',
	key: 'roastery_farm',
};
const cardinality = {
	firstObjectToSecondObjectCardinality: 'MANY_TO_MANY',
	secondObjectToFirstObjectCardinality: 'MANY_TO_MANY',
};

const message = {
	...LOCATION,
	attachments: [],
	body: 'Is the Kenya back in stock?',
	contactId: CONTACT_ID,
	contentType: 'text/plain',
	conversationId: CONVERSATION_ID,
	dateAdded: AT,
	messageType: 'SMS',
	status: 'delivered',
	conversationProviderId: 'r6Vb1NzKx3QmT8wLc5Yd',
};

const note = {
	...LOCATION,
	id: 'n4RvK8xQm2LtB7wZc9Ys',
	body: 'Asked for a monthly plan',
	contactId: CONTACT_ID,
	dateAdded: AT,
};

const objectSchema = {
	...LOCATION,
	id: '691f0c2e7b4d5a8e9c1f0b44',
	labels: { singular: 'Farm', plural: 'Farms' },
	description: 'Where the beans grow',
	searchableProperties: ['custom_objects.farm.name'],
	primaryDisplayProperty: 'custom_objects.farm.name',
	key: 'custom_objects.farm',
	createdAt: AT,
	objectType: 'USER_DEFINED',
};

const record = {
	...LOCATION,
	id: '691f0c2e7b4d5a8e9c1f0c55',
	owners: [USER_ID],
	followers: [],
	properties: { name: 'Finca El Sol', altitude: 1_700 },
};

const relation = {
	...LOCATION,
	id: '691f0c2e7b4d5a8e9c1f0d66',
	firstObjectKey: 'custom_objects.roastery',
	firstRecordId: '691f0c2e7b4d5a8e9c1f0e77',
	secondObjectKey: 'custom_objects.farm',
	secondRecordId: record.id,
	associationId: association.id,
};

const task = {
	...LOCATION,
	id: 't5YcKx8RvQ2LmB7wZn4s',
	assignedTo: USER_ID,
	body: 'Send the price list',
	contactId: CONTACT_ID,
	title: 'Call back',
	dateAdded: AT,
	dueDate: '2026-12-01T10:00:00.000Z',
};

const location = {
	id: MAIN_LOCATION.id,
	companyId: COMPANY.id,
	name: MAIN_LOCATION.name,
	email: 'hello@harbour.example',
	stripeProductId: 'prod_sandbox',
};

const { appId } = OAUTH_CLIENTS.subAccount;
const install = { ...LOCATION, appId, companyId: COMPANY.id };

/** A body without an event name, or with another `type`. */
const unnamed = (fields: Fields): Fields => ({ type: undefined, ...fields });

/** Bodies of events of records that the sandbox does not have, by GHL's names. */
const FIXED: Record<string, Fields> = {
	AppointmentCreate: appointment,
	AppointmentDelete: appointment,
	AppointmentUpdate: appointment,
	AssociationCreate: unnamed(association),
	AssociationDelete: unnamed({ ...association, ...cardinality }),
	AssociationUpdate: unnamed({ ...association, ...cardinality }),
	CampaignStatusUpdate: {
		...LOCATION,
		id: 'm2LtB7wZc9YsN4RvK8xQ',
		contactId: CONTACT_ID,
		status: 'paused',
		templateId: 'e6UaR0xS5TgY8wHn3JfK',
		replied: 'no',
		dateAdded: AT,
	},
	ConversationUnreadUpdate: {
		...LOCATION,
		id: CONVERSATION_ID,
		contactId: CONTACT_ID,
		deleted: false,
		inbox: true,
		starred: false,
		unreadCount: 2,
	},
	INSTALL: {
		...install,
		userId: USER_ID,
		planId: '691f0c2e7b4d5a8e9c1f0f88',
		trial: { onTrial: true, trialDuration: 14, trialStartDate: AT },
		isWhitelabelCompany: false,
		whitelabelDetails: {},
		companyName: COMPANY.name,
	},
	InboundMessage: { ...message, direction: 'inbound' },
	LCEmailStats: {
		...LOCATION,
		companyId: COMPANY.id,
		webhookPayload: {
			event: 'delivered',
			id: 'email-1',
			timestamp: 1_795_771_800,
			flags: { 'is-test-mode': false },
			message: { headers: { subject: 'Your order' } },
			'log-level': 'info',
			recipient: 'ann@example.com',
			'recipient-domain': 'example.com',
			tags: ['order'],
			'recipient-provider': 'Other',
			campaigns: [],
			'delivery-status': { code: 250, message: 'OK' },
			envelope: { sender: 'shop@harbour.example', targets: 'ann@example.com' },
		},
	},
	LocationCreate: { ...location, locationId: undefined },
	LocationUpdate: { ...location, locationId: undefined },
	NoteCreate: note,
	NoteDelete: note,
	NoteUpdate: note,
	ObjectSchemaCreate: unnamed({ ...objectSchema, updatedAt: AT }),
	ObjectSchemaUpdate: unnamed({ ...objectSchema, updatedAt: '2026-11-21T10:00:00.000Z' }),
	OutboundMessage: { ...message, direction: 'outbound', source: 'app' },
	PLAN_CHANGE: {
		...install,
		userId: USER_ID,
		currentPlanId: '691f0c2e7b4d5a8e9c1f0f88',
		newPlanId: '691f0c2e7b4d5a8e9c1f0f99',
	},
	ProviderOutboundMessage: {
		...LOCATION,
		type: 'SMS',
		contactId: CONTACT_ID,
		messageId: 'g9Ns5WcT2zVbLr7kQ4Xm',
		phone: '+441172345678',
		message: 'Your order is on its way',
		attachments: [],
		userId: USER_ID,
	},
	RecordCreate: unnamed(record),
	RecordDelete: unnamed(record),
	RecordUpdate: unnamed(record),
	RelationCreate: unnamed(relation),
	RelationDelete: unnamed(relation),
	TaskComplete: task,
	TaskCreate: task,
	TaskDelete: task,
	UNINSTALL: { ...LOCATION, appId },
	UserCreate: {
		...LOCATION,
		id: USER_ID,
		firstName: 'Robin',
		lastName: 'Hale',
		email: 'robin@harbour.example',
		phone: '+441172345679',
		extension: '12',
		role: 'user',
		permissions: { contactsEnabled: true, paymentsEnabled: true, settingsEnabled: false },
	},
};

/** Events of records that the sandbox has. Their samples contain the newest record. */
const RECORD_TYPES = [
	...['ContactCreate', 'ContactDelete', 'ContactDndUpdate', 'ContactTagUpdate', 'ContactUpdate'],
	...['InvoiceCreate', 'InvoiceDelete', 'InvoicePaid', 'InvoicePartiallyPaid', 'InvoiceSent'],
	...['InvoiceUpdate', 'InvoiceVoid', 'OpportunityAssignedToUpdate', 'OpportunityCreate'],
	...['OpportunityDelete', 'OpportunityMonetaryValueUpdate', 'OpportunityStageUpdate'],
	...['OpportunityStatusUpdate', 'OpportunityUpdate', 'OrderCreate', 'OrderStatusUpdate'],
	...['PriceCreate', 'PriceDelete', 'PriceUpdate'],
	...['ProductCreate', 'ProductDelete', 'ProductUpdate'],
] as const;

/** All documented events, with GHL's names. */
export const EVENT_TYPES: readonly string[] = [...RECORD_TYPES, ...Object.keys(FIXED)];

/** The status of an invoice in its events. */
const STATUSES: Record<string, string> = {
	InvoiceDelete: 'delete',
	InvoicePaid: 'paid',
	InvoicePartiallyPaid: 'partially_paid',
	InvoiceSent: 'sent',
	InvoiceVoid: 'void',
};

/** Returns the newest record that an event of this name can be about. */
function recordFor(world: World, type: string): unknown {
	const { ghl } = world;
	const { id } = MAIN_LOCATION;
	if (type.startsWith('Contact')) return ghl.contacts.all(id).at(-1);
	if (type.startsWith('Invoice')) return ghl.billing.invoices.all(id).at(-1);
	if (type.startsWith('Opportunity')) return ghl.opportunityData.opportunities.all(id).at(-1);
	if (type.startsWith('Order')) return ghl.orders.all(id).at(-1);
	if (type.startsWith('Price')) return pricesOf(world, id).at(-1);
	return productsOf(world, id).at(-1);
}

/** Returns the body that GHL sends for an event, with data of the sandbox. Undefined for an event that does not exist. */
export function sampleOf(world: World, type: string): Fields | undefined {
	if (Object.hasOwn(FIXED, type)) return { type, ...FIXED[type] };
	if (!EVENT_TYPES.includes(type)) return undefined;
	const body = bodyOf(world, { type, record: recordFor(world, type) } as Event);
	return { ...body, ...(Object.hasOwn(STATUSES, type) && { status: STATUSES[type] }) };
}
