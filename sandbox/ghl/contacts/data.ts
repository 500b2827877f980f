import type { FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import type { Contact } from '../types';

/** A note on a contact. */
export interface Note {
	id: string;
	contactId: string;
	body: string;
	title?: string;
	color?: string;
	pinned?: boolean;
	userId?: string;
	dateAdded: string;
}

/** A task that concerns a contact. */
export interface Task {
	id: string;
	contactId: string;
	title: string;
	body?: string;
	assignedTo?: string;
	dueDate: string;
	completed: boolean;
}

/** An appointment of a contact. It is made in a calendar, not here. */
export interface Appointment {
	id: string;
	contactId: string;
	locationId: string;
	calendarId: string;
	title: string;
	status: string;
	appointmentStatus: string;
	assignedUserId: string;
	startTime: string;
	endTime: string;
	address: string;
	dateAdded: string;
	dateUpdated: string;
}

/** A custom field that a location has made for its contacts. */
export interface CustomField {
	id: string;
	locationId: string;
	model: 'contact' | 'opportunity';
	name: string;
	fieldKey: string;
	dataType: string;
	position: number;
	picklistOptions?: readonly string[];
}

/** What lists of the location show by name: users, workflows, campaigns, businesses. */
export interface Named {
	id: string;
	locationId: string;
	name: string;
	/** `published` for workflows and campaigns. */
	status?: string;
	/** Of users. */
	email?: string;
}

/** What belongs to contacts. */
export interface ContactData {
	/** By contact. */
	notes: Map<string, Note[]>;
	tasks: Map<string, Task[]>;
	appointments: Map<string, Appointment[]>;
	/** Campaigns and workflows that a contact is in, by contact. */
	campaigns: Map<string, Set<string>>;
	workflows: Map<string, Set<string>>;
	/** Of all locations. */
	fields: CustomField[];
	lists: Record<'businesses' | 'campaigns' | 'users' | 'workflows', Named[]>;
}

/** No contact has anything yet. */
export function emptyContactData(): ContactData {
	return {
		notes: new Map(),
		tasks: new Map(),
		appointments: new Map(),
		campaigns: new Map(),
		workflows: new Map(),
		fields: [],
		lists: { businesses: [], campaigns: [], users: [], workflows: [] },
	};
}

/** Returns a contact of the token's location. Throws 400, not 404, if it does not exist (docs/api-notes/ghl.md#contact-rules). */
export function findContact(world: World, id: string, { grant }: FastifyRequest): Contact {
	const contact = world.ghl.contacts.get(id, grant.locationId);
	if (!contact) throw nestError(400, `Contact not found for id:${id}`);
	return contact;
}

/** Whether a request speaks the version v3. */
export const isV3 = ({ headers }: FastifyRequest): boolean => headers.version === 'v3';

/** How writes say that they are done: the dated version's misspelt word, and v3's beside it. */
export const done = (request: FastifyRequest) => ({
	succeded: true,
	...(isV3(request) && { succeeded: true }),
});

/** The entry of a map of lists; a new one where there is none. */
export function listOf<T>(lists: Map<string, T[]>, id: string): T[] {
	const list = lists.get(id) ?? [];
	lists.set(id, list);
	return list;
}

/** Text that a search looks into. */
export function searchTextOf(contact: Omit<Contact, 'searchText'>): string {
	const { firstName, lastName, email, phone } = contact;
	return `${firstName} ${lastName} ${email} ${phone}`.toLowerCase();
}
