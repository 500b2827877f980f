import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { appointmentsOf } from '../calendars/views';
import { nestError } from '../errors';
import * as rules from '../validate';
import { successFields, findContact, listOf, type Note, type Task } from './data';
import { NEW_NOTE_RULES, NEW_TASK_RULES, NOTE_RULES, TASK_RULES } from './rules';

type Params = { contactId: string; id: string };

/** A type of record that belongs to one contact. */
interface Kind<T extends { id: string }> {
	/** The name in the path and the key of a list: `notes`. */
	plural: 'notes' | 'tasks';
	/** The key of one record: `note`. */
	singular: string;
	label: string;
	/** A function, because a reset replaces the lists. */
	lists: () => Map<string, T[]>;
	newRules: Record<string, rules.Rule>;
	updateRules: Record<string, rules.Rule>;
	/** Fields of a new record that its body does not contain. */
	added: () => Partial<T>;
	/** Called for each new or changed record. */
	onChange?: (record: T) => void;
}

/** Notes, tasks and appointments of a contact. */
export function contactRecordRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'contacts.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'contacts.write' } } };
	const now = (): string => new Date(world.now()).toISOString();
	crud<Note>({
		plural: 'notes',
		singular: 'note',
		label: 'Note',
		lists: () => world.ghl.contactData.notes,
		newRules: NEW_NOTE_RULES,
		updateRules: NOTE_RULES,
		added: () => ({ dateAdded: now() }),
	});
	crud<Task>({
		plural: 'tasks',
		singular: 'task',
		label: 'Task',
		lists: () => world.ghl.contactData.tasks,
		newRules: NEW_TASK_RULES,
		updateRules: TASK_RULES,
		added: () => ({}),
		onChange: touch,
	});

	scope.put<{ Params: Params; Body: { completed: boolean } }>(
		'/contacts/:contactId/tasks/:id/completed',
		write,
		async (request) => {
			const { params, body } = request;
			rules.check(body, { completed: rules.boolean });
			findContact(world, params.contactId, request);
			const task = find(world.ghl.contactData.tasks, params, 'Task');
			task.completed = body.completed;
			touch(task);
			return { task };
		},
	);

	scope.get<{ Params: Params }>('/contacts/:contactId/appointments', read, async (request) => {
		const { _id, altId } = findContact(world, request.params.contactId, request);
		const seeded = world.ghl.contactData.appointments.get(_id) ?? [];
		return { events: [...seeded, ...appointmentsOf(world, altId, _id)] };
	});

	function touch({ id }: Task): void {
		const { taskTimes } = world.ghl.contactData;
		const dateUpdated = now();
		taskTimes.set(id, { dateAdded: dateUpdated, ...taskTimes.get(id), dateUpdated });
	}

	/** Adds the routes that list, get, create, update and delete records of one type. */
	function crud<T extends { id: string }>(kind: Kind<T>): void {
		const { plural, singular, label, lists, newRules, updateRules, added, onChange } = kind;
		const path = `/contacts/:contactId/${plural}`;

		scope.get<{ Params: Params }>(path, read, async (request) => {
			const { _id } = findContact(world, request.params.contactId, request);
			return { [plural]: lists().get(_id) ?? [] };
		});

		scope.post<{ Params: Params; Body: Record<string, unknown> }>(
			path,
			write,
			async (request, reply) => {
				const { _id } = findContact(world, request.params.contactId, request);
				rules.check(request.body, newRules);
				const own = { id: world.ghl.random.textId(), contactId: _id, ...added() };
				const record = { ...pick(request.body, newRules), ...own } as unknown as T;
				listOf(lists(), _id).push(record);
				onChange?.(record);
				return reply.code(201).send({ [singular]: record });
			},
		);

		scope.get<{ Params: Params }>(`${path}/:id`, read, async (request) => {
			findContact(world, request.params.contactId, request);
			return { [singular]: find(lists(), request.params, label) };
		});

		scope.put<{ Params: Params; Body: Record<string, unknown> }>(
			`${path}/:id`,
			write,
			async (request) => {
				findContact(world, request.params.contactId, request);
				rules.check(request.body, updateRules);
				const record = find(lists(), request.params, label);
				Object.assign(record, pick(request.body, updateRules));
				onChange?.(record);
				return { [singular]: record };
			},
		);

		scope.delete<{ Params: Params }>(`${path}/:id`, write, async (request) => {
			findContact(world, request.params.contactId, request);
			const list = listOf(lists(), request.params.contactId);
			list.splice(list.indexOf(find(lists(), request.params, label)), 1);
			return successFields(request);
		});
	}
}

function find<T extends { id: string }>(
	lists: Map<string, T[]>,
	{ contactId, id }: Params,
	label: string,
): T {
	const record = lists.get(contactId)?.find((one) => one.id === id);
	if (!record) throw nestError(400, `${label} not found for id:${id}`);
	return record;
}

function pick(
	body: Record<string, unknown>,
	fields: Record<string, unknown>,
): Record<string, unknown> {
	return Object.fromEntries(Object.entries(body).filter(([name]) => name in fields));
}
