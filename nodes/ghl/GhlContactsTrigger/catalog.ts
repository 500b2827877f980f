import type { Field } from '../../shared/catalog/types';
import type { Moment, TriggerCatalog, TriggerFilter } from '../../shared/poll/catalog';
import { scalarText } from '../../shared/core/guards';
import { parseTime } from '../../shared/core/time';
import type { Row } from '../../shared/poll/types';
import { ghl, inBody, LOCATION_ID, LOCATION_IN_PATH } from '../api';
import { contacts as f } from '../fields/contacts';
import { lists } from '../fields/lists';
import { equals, since } from '../fields/triggers';
import { simplifiedContact } from '../GhlContacts/resources/contact';
import { simplifiedFoundTask } from '../GhlLocations/resources/task';

/** Adds whether the due date of an open task has passed. GHL has no such status. */
const withDue = (row: Row, { now }: Moment): Row => ({
	...row,
	due: row.completed !== true && parseTime(row.dueDate) <= now,
});

const ofUser: Field = {
	...f.assignedTo,
	description: 'Only contacts and tasks that are assigned to this user',
};

/** A new contact, or the contact of a task. */
const ofContact: TriggerFilter = {
	field: { ...f.contactId, description: 'Only this contact and its tasks' },
	accepts: (row, value) => scalarText(row.contactId ?? row.id) === value,
};

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'contacts and tasks',
	lookBackDays: 90,
	costNotice: {
		text: "GHL can't filter tasks by time. Each poll reads all tasks of the location: one request per 500 of them. The trigger watches a task for 90 days after its creation (see Options).",
		lists: ['tasks'],
	},
	watched: [
		{
			name: 'contacts',
			route: 'POST /contacts/search',
			account: inBody(LOCATION_ID),
			list: lists.contactsByCursor,
			scope: 'contacts.readonly',
			ask: since('dateAdded'),
			id: 'id',
			createdAt: 'dateAdded',
			simplified: simplifiedContact,
			events: {
				contactCreated: {
					name: 'Contact Created',
					description: 'A contact was created',
					on: 'created',
				},
			},
		},
		{
			name: 'tasks',
			route: 'POST /locations/{locationId}/tasks/search',
			account: LOCATION_IN_PATH,
			list: lists.locationTasks,
			scope: 'locations/tasks.readonly',
			id: '_id',
			createdAt: 'dateAdded',
			updatedAt: 'dateUpdated',
			decorate: withDue,
			simplified: { ...simplifiedFoundTask, due: 'due' },
			events: {
				taskCreated: {
					name: 'Task Created',
					description: 'A task of a contact was created',
					on: 'created',
				},
				taskDue: {
					name: 'Task Due',
					description: 'The due date of an open task has passed',
					on: 'becomes',
					field: 'due',
					values: ['true'],
				},
				taskCompleted: {
					name: 'Task Completed',
					description: 'A task of a contact was completed',
					on: 'becomes',
					field: 'completed',
					values: ['true'],
				},
			},
		},
	],
	filters: [equals(ofUser, 'assignedTo'), ofContact],
};
