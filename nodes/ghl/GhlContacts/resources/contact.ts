import { required, shownWhen } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inBody, LOCATION_ID, NO_ACCOUNT } from '../../api';
import { contacts as f } from '../../fields/contacts';
import { contactSearch as s } from '../../fields/contactSearch';
import { nameCustomFields } from '../../fields/customFields';
import { lists } from '../../fields/lists';
import { groupFilters } from '../../fields/searchConditions';
import { apiCall } from '../../operations';
import { findDuplicate } from '../findDuplicate';
import { upsertContact } from '../upsertContact';

/** Returns whether messages to a contact are blocked on some channel. */
const blocksMessages = (settings: unknown): boolean =>
	Object.values((settings ?? {}) as Record<string, { status?: unknown }>).some(
		({ status }) => status === 'active' || status === 'permanent',
	);

/** Simplified contact. Search results and single contacts have different name fields. */
export const simplifiedContact: Simplified = {
	contactId: 'id',
	name: ['name', 'contactName', 'firstName lastName', 'firstNameLowerCase lastNameLowerCase'],
	email: 'email',
	phone: 'phone',
	companyName: ['companyName', 'businessName'],
	tags: 'tags',
	customFields: 'customFields',
	source: 'source',
	createdAt: 'dateAdded',
	// Only present for contacts that block messages, so that later nodes can skip them.
	dnd: ({ dnd }) => (dnd === true ? true : undefined),
	dndSettings: ({ dndSettings }) => (blocksMessages(dndSettings) ? dndSettings : undefined),
};

const simplified: Simplified = { ...simplifiedContact, updatedAt: 'dateUpdated' };

/** The fields that all operations that write a contact can set. */
const settings = [
	f.address1,
	f.assignedTo,
	f.city,
	f.country,
	f.dateOfBirth,
	f.dnd,
	f.dndSettings,
	f.inboundDndSettings,
	f.name,
	f.postalCode,
	f.source,
	f.state,
	f.tags,
	f.timezone,
	f.website,
];
const identity = [f.email, f.phone, f.firstName, f.lastName];
const onCreation = [f.companyName, f.gender];

export const contact = {
	name: 'Contact',
	operations: {
		create: operation('POST /contacts/', {
			name: 'Create',
			action: 'Create contact',
			description: 'Create a contact (a customer or lead)',
			scope: 'contacts.write',
			account: LOCATION_ID,
			fields: [...identity, f.customFields],
			needsValue: true,
			additional: [...settings, ...onCreation],
			record: 'contact',
			complete: nameCustomFields,
			simplified,
		}),
		upsert: operation('POST /contacts/upsert', {
			name: 'Create or Update',
			action: 'Create or update contact',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'contacts.write',
			account: LOCATION_ID,
			fields: [...identity, f.customFields],
			needsValue: true,
			additional: [...settings, ...onCreation, f.createNewIfDuplicateAllowed],
			run: upsertContact,
			complete: nameCustomFields,
			simplified: { ...simplifiedContact, isNew: 'new' },
		}),
		delete: operation('DELETE /contacts/{contactId}', {
			name: 'Delete',
			action: 'Delete contact',
			description: 'Delete a contact permanently',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			result: 'deleted',
		}),
		findDuplicate: operation('GET /contacts/search/duplicate', {
			name: 'Find Duplicate',
			action: 'Find duplicate of contact',
			description: 'Find an existing contact by email or phone. Returns one contact or none.',
			scope: 'contacts.readonly',
			account: LOCATION_ID,
			fields: [f.email, f.number],
			run: findDuplicate,
			complete: nameCustomFields,
			simplified,
		}),
		get: operation('GET /contacts/{contactId}', {
			name: 'Get',
			action: 'Get contact',
			description: 'Retrieve one contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			record: 'contact',
			complete: nameCustomFields,
			simplified,
		}),
		getAll: operation('POST /contacts/search', {
			name: 'Get Many',
			action: 'Get many contacts',
			description: 'Search contacts, or retrieve a list of contacts',
			scope: 'contacts.readonly',
			account: inBody(LOCATION_ID),
			filters: [s.query, s.conditions, s.match, s.filterGroups, s.sort],
			list: lists.contactsByCursor,
			repeatable: true,
			adapt: groupFilters,
			complete: nameCustomFields,
			simplified,
		}),
		getAllOfBusiness: operation('GET /contacts/business/{businessId}', {
			name: 'Get Many by Business',
			action: 'Get many contacts by business',
			description: 'Retrieve the contacts of a business',
			scope: 'contacts.readonly',
			account: LOCATION_ID,
			path: { businessId: f.businessId },
			filters: [f.query],
			list: lists.contactsOfBusiness,
			complete: nameCustomFields,
			simplified,
		}),
		getAppointments: operation('GET /contacts/{contactId}/appointments', {
			name: 'Get Appointments',
			action: 'Get appointments of contact',
			description: 'Retrieve the appointments of a contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			list: lists.appointments,
			simplified: {
				appointmentId: 'id',
				title: 'title',
				status: ['appointmentStatus', 'status'],
				startTime: 'startTime',
				endTime: 'endTime',
				address: 'address',
				calendarId: 'calendarId',
				assignedUserId: 'assignedUserId',
				contactId: 'contactId',
				createdAt: 'dateAdded',
			},
		}),
		setBusiness: operation('POST /contacts/bulk/business', {
			name: 'Set Business',
			action: 'Set business of contacts',
			description: 'Assign contacts to a business, or remove them from their business',
			scope: 'contacts.write',
			account: LOCATION_ID,
			fields: [
				f.businessAction,
				shownWhen(required(f.businessId), { businessAction: ['assign'] }),
				f.ids,
			],
		}),
		update: operation('PUT /contacts/{contactId}', {
			name: 'Update',
			action: 'Update contact',
			description: 'Update a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			fields: [f.customFields],
			update: [...identity, ...settings],
			record: 'contact',
			complete: nameCustomFields,
			simplified,
		}),
		apiCall,
	},
} satisfies Resource;
