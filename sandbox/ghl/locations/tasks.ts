import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import type { Task } from '../contacts/data';
import { nestError } from '../errors';
import * as rules from '../validate';
import { accessWith, type RecurringTask, type Rule } from './data';

type Params = { locationId: string; id: string };

interface Search {
	contactId?: string[];
	assignedTo?: string[];
	completed?: boolean;
	query?: string;
	businessId?: string;
	limit?: number;
	skip?: number;
}

interface Body {
	title: string;
	description?: string;
	contactIds?: string[];
	owners?: string[];
	rruleOptions: Rule;
	ignoreTaskCreation?: boolean;
}

const SEARCH_RULES = {
	contactId: rules.optional(rules.list(rules.text)),
	assignedTo: rules.optional(rules.list(rules.text)),
	completed: rules.optional(rules.boolean),
	query: rules.optional(rules.text),
	businessId: rules.optional(rules.text),
	limit: rules.optional(rules.positive),
	skip: rules.optional(rules.number),
};
// See docs/api-notes/ghl.md#location-rules.
const MAX_LIMIT = 500;

const RULE = rules.shape({
	intervalType: rules.oneOf('yearly', 'monthly', 'weekly', 'daily', 'hourly'),
	interval: rules.positive,
	startDate: rules.date,
	dueAfterSeconds: rules.number,
	endDate: rules.optional(rules.date),
	dayOfWeek: rules.optional(rules.oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
});
const RECURRING_RULES = {
	title: rules.optional(rules.text),
	description: rules.optional(rules.string),
	contactIds: rules.optional(rules.list(rules.text)),
	owners: rules.optional(rules.list(rules.text)),
	rruleOptions: rules.optional(RULE),
	ignoreTaskCreation: rules.optional(rules.boolean),
};

/** The search for tasks of contacts, and recurring tasks. */
export function taskRoutes(scope: FastifyInstance, world: World): void {
	scope.post<{ Params: Params; Body: Search }>(
		'/locations/:locationId/tasks/search',
		accessWith('locations/tasks.readonly'),
		async ({ params, body }, reply) => {
			rules.checkOnly(body, SEARCH_RULES);
			const found = tasksOf(params.locationId).filter((task) => fits(task, body));
			const { skip = 0, limit = 25 } = body;
			const rows = found.slice(skip, skip + Math.min(limit, MAX_LIMIT));
			return reply.code(201).send({ tasks: rows.map((task) => view(task, params.locationId)) });
		},
	);

	const path = '/locations/:locationId/recurring-tasks';
	const read = accessWith('recurring-tasks.readonly');
	const write = accessWith('recurring-tasks.write');

	scope.get(`${path}/:id`, read, async (request) => ({ recurringTask: find(request) }));

	scope.post<{ Params: Params; Body: Body }>(path, write, async ({ params, body }, reply) => {
		rules.checkOnly(body, { ...RECURRING_RULES, title: rules.text, rruleOptions: RULE });
		const at = new Date(world.now()).toISOString();
		const recurringTask: RecurringTask = {
			id: world.ghl.random.textId(),
			locationId: params.locationId,
			title: body.title,
			description: '',
			rruleOptions: body.rruleOptions,
			totalOccurrence: body.ignoreTaskCreation ? 0 : 1,
			deleted: false,
			createdAt: at,
			updatedAt: at,
			...changeOf(body),
		};
		world.ghl.locationData.recurringTasks.push(recurringTask);
		return reply.code(201).send({ recurringTask });
	});

	scope.put<{ Body: Partial<Body> }>(`${path}/:id`, write, async (request) => {
		rules.checkOnly(request.body, RECURRING_RULES);
		const updatedAt = new Date(world.now()).toISOString();
		return { recurringTask: Object.assign(find(request), changeOf(request.body), { updatedAt }) };
	});

	scope.delete(`${path}/:id`, write, async (request) => {
		const task = find(request);
		const { recurringTasks } = world.ghl.locationData;
		recurringTasks.splice(recurringTasks.indexOf(task), 1);
		return { id: task.id, success: true };
	});

	function tasksOf(locationId: string): Task[] {
		const { tasks } = world.ghl.contactData;
		return world.ghl.contacts.all(locationId).flatMap(({ _id }) => tasks.get(_id) ?? []);
	}

	function fits(task: Task, { contactId, assignedTo, completed, query, businessId }: Search) {
		const isOf = (ids: string[] | undefined, id = '') => ids === undefined || ids.includes(id);
		return (
			isOf(contactId, task.contactId) &&
			isOf(assignedTo, task.assignedTo) &&
			task.completed === (completed ?? task.completed) &&
			task.title.toLowerCase().includes(query?.toLowerCase() ?? '') &&
			isOf(
				businessId ? [businessId] : undefined,
				world.ghl.contacts.get(task.contactId)?.businessId,
			)
		);
	}

	/** Rows of the search differ from tasks of a contact (docs/api-notes/ghl.md#location-rules). */
	function view({ id, ...task }: Task, locationId: string) {
		const contact = world.ghl.contacts.get(task.contactId);
		const { createdAt } = contact ?? {};
		const times = { dateAdded: createdAt, dateUpdated: createdAt };
		return {
			_id: id,
			...task,
			locationId,
			deleted: false,
			contactDetails: { firstName: contact?.firstName, lastName: contact?.lastName },
			...(world.ghl.contactData.taskTimes.get(id) ?? times),
			searchAfter: [Date.parse(task.dueDate), id],
		};
	}

	function find({ params, grant }: FastifyRequest): RecurringTask {
		const { id } = params as Params;
		const found = world.ghl.locationData.recurringTasks.find(
			(one) => one.id === id && one.locationId === grant.locationId,
		);
		if (!found) throw nestError(400, `Recurring task not found for id:${id}`);
		return found;
	}
}

function changeOf(body: Partial<Body>): Partial<RecurringTask> {
	const { title, description, contactIds, owners, rruleOptions } = body;
	return {
		...(title !== undefined && { title }),
		...(description !== undefined && { description }),
		...(contactIds && { contactId: contactIds[0] }),
		...(owners && { assignedTo: owners[0] }),
		...(rruleOptions && { rruleOptions }),
	};
}
