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

/** A task for a contact. */
export interface Task {
	id: string;
	contactId: string;
	title: string;
	body?: string;
	assignedTo?: string;
	dueDate: string;
	completed: boolean;
}

/** When a task was created and last changed (ISO). */
export interface TaskTimes {
	dateAdded: string;
	dateUpdated: string;
}

/** An appointment in the list of a contact. */
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

/** A custom field of the contacts or opportunities of a location. */
export interface CustomField {
	id: string;
	locationId: string;
	model: 'contact' | 'opportunity';
	name: string;
	fieldKey: string;
	dataType: string;
	position: number;
	picklistOptions?: readonly string[];
	placeholder?: string;
	description?: string;
	/** The folder. */
	parentId?: string;
}

/** A record that lists show by its name: a user, workflow, campaign or business. */
export interface Named {
	id: string;
	locationId: string;
	name: string;
	/** `published` for workflows and campaigns. */
	status?: string;
	/** Only users. */
	email?: string;
}

/** The records that belong to contacts. */
export interface ContactData {
	/** By contact. */
	notes: Map<string, Note[]>;
	tasks: Map<string, Task[]>;
	/** The times of tasks, by ID. Only the search for tasks returns them. */
	taskTimes: Map<string, TaskTimes>;
	appointments: Map<string, Appointment[]>;
	/** The campaigns and workflows of each contact. */
	campaigns: Map<string, Set<string>>;
	workflows: Map<string, Set<string>>;
	/** Of all locations. */
	fields: CustomField[];
	lists: Record<'businesses' | 'campaigns' | 'users' | 'workflows', Named[]>;
}

/** Returns data without records. */
export function emptyContactData(): ContactData {
	return {
		notes: new Map(),
		tasks: new Map(),
		taskTimes: new Map(),
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

/** Returns whether a request uses the API version v3. */
export const isV3 = ({ headers }: FastifyRequest): boolean => headers.version === 'v3';

/** Returns the success fields of a write: the misspelled key of the dated version, and the key of v3. */
export const successFields = (request: FastifyRequest) => ({
	succeded: true,
	...(isV3(request) && { succeeded: true }),
});

/** Returns the list of an ID. Creates it if the map does not contain it. */
export function listOf<T>(lists: Map<string, T[]>, id: string): T[] {
	const list = lists.get(id) ?? [];
	lists.set(id, list);
	return list;
}

/** Returns the text that a search compares. */
export function searchTextOf(contact: Omit<Contact, 'searchText'>): string {
	const { firstName, lastName, email, phone } = contact;
	return `${firstName} ${lastName} ${email} ${phone}`.toLowerCase();
}
