import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { CalendarEvent } from '../../../sandbox/ghl/calendars/data';
import type { Task } from '../../../sandbox/ghl/contacts/data';
import type { Kind } from '../../../sandbox/ghl/submissions/data';
import type { Sandbox } from '../../../sandbox/server';

/** The fields of each record of the sandbox. */
export interface Stored {
	_id: string;
	altId: string;
	createdAt: string;
	updatedAt: string;
}

/** The parts of a sandbox list that the tests of a trigger need. */
export interface Records {
	all: (altId: string) => readonly Stored[];
	get: (id: string) => Stored;
	insert: (row: Stored, visibleAt?: number) => Stored;
	update: (id: string, patch: object) => unknown;
}

const appointmentsOf = ({ world }: Sandbox): CalendarEvent[] =>
	world.ghl.calendarData.events.all(MAIN_LOCATION.id).filter(({ kind }) => kind === 'appointment');

/** Returns the parameters that select the calendar of the first appointment. */
export const firstCalendar = (sandbox: Sandbox): INodeParameters => ({
	listBy: 'calendar',
	calendarId: appointmentsOf(sandbox)[0].calendarId,
});

/** Returns the appointments of that calendar. */
export function appointmentsIn(sandbox: Sandbox): Records {
	const { calendarId } = firstCalendar(sandbox);
	return Object.assign(Object.create(sandbox.world.ghl.calendarData.events) as Records, {
		all: () => appointmentsOf(sandbox).filter((one) => one.calendarId === calendarId),
	});
}

/** Returns the submissions of forms or of surveys. */
export const submissionsOf =
	(kind: Kind) =>
	({ world }: Sandbox): Records => {
		const { submissions } = world.ghl.submissionData;
		return Object.assign(Object.create(submissions) as Records, {
			all: (altId: string) => submissions.all(altId).filter((one) => one.kind === kind),
		});
	};

/** Returns the contacts. */
export const contactsOf = ({ world }: Sandbox): Records => world.ghl.contacts as unknown as Records;

/** Returns the tasks of the first contact. Their status is whether they are completed, as text. */
export function tasksOf({ world }: Sandbox): Records {
	const { tasks, taskTimes } = world.ghl.contactData;
	const [contact] = world.ghl.contacts.all(MAIN_LOCATION.id);
	const list = tasks.get(contact._id) ?? [];
	tasks.set(contact._id, list);
	const stored = (task: Task): Stored & { status: string; dueDate: string } => {
		const { dateAdded = contact.createdAt, dateUpdated = contact.createdAt } =
			taskTimes.get(task.id) ?? {};
		const times = { createdAt: dateAdded, updatedAt: dateUpdated };
		const status = String(task.completed);
		return { _id: task.id, altId: contact.altId, ...times, status, dueDate: task.dueDate };
	};
	const set = (task: Task, patch: Partial<ReturnType<typeof stored>>): void => {
		const { status, dueDate, updatedAt, createdAt } = { ...stored(task), ...patch };
		Object.assign(task, { completed: status === 'true', dueDate });
		taskTimes.set(task.id, { dateAdded: createdAt, dateUpdated: updatedAt });
	};
	/** Also those that the list does not show yet. */
	const all = new Map(list.map((task) => [task.id, task]));
	const get = (id: string) => all.get(id) as Task;
	return {
		all: () => [...all.values()].map(stored),
		get: (id) => stored(get(id)),
		insert: (row, visibleAt = 0) => {
			const task = { ...list[0], title: 'Added', id: row._id };
			set(task, row);
			all.set(row._id, task);
			const lateMs = visibleAt - Date.now();
			if (lateMs > 0) setTimeout(() => list.push(task), lateMs).unref();
			else list.push(task);
			return row;
		},
		update: (id, patch) => set(get(id), patch),
	};
}

/** Returns a record with other fields. The `fields` of the sandbox's invoices contain the values of the request. */
export const withPatch = (
	row: Stored & { fields?: object },
	{ fields, ...patch }: IDataObject,
): Stored => ({
	...row,
	...patch,
	...(row.fields && { fields: { ...row.fields, ...(fields as object) } }),
});

let made = 0;

/** Adds a record similar to the existing ones. Lists contain it from `visibleAt` (ms). */
export function addRecord(
	records: Records,
	initial: IDataObject,
	time: string,
	visibleAt?: number,
): Stored {
	const [model] = records.all(MAIN_LOCATION.id);
	const _id = (++made).toString(16).padStart(24, 'a');
	const row = withPatch(structuredClone(model), initial);
	return records.insert({ ...row, _id, createdAt: time, updatedAt: time }, visibleAt);
}
