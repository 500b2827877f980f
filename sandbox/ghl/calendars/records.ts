import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import * as rules from '../validate';
import type { Stored } from './data';
import {
	NEW_NOTIFICATION_RULES,
	NEW_RESOURCE_RULES,
	NEW_SCHEDULE_RULES,
	NOTIFICATION_RULES,
	RESOURCE_PAGE_RULES,
	RESOURCE_RULES,
	SCHEDULE_PAGE_RULES,
	SCHEDULE_RULES,
} from './rules';
import { add, change, find, pageOf, view, withoutLocation } from './store';

type Body = Record<string, unknown>;
type Query = Record<string, string | undefined>;
type Params = { id: string; type: string; calendarId: string };

/** Rooms and equipment, notifications, and availability schedules of users. */
export function recordRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const access = (name: string) => ({ config: { access: { ...implied, scope: name } } });
	const data = () => world.ghl.calendarData;
	const locationOf = ({ grant }: FastifyRequest): string => grant.locationId ?? '';
	resourceRoutes();
	notificationRoutes();
	scheduleRoutes();

	function resourceRoutes(): void {
		const read = access('calendars/resources.readonly');
		const write = access('calendars/resources.write');
		const path = '/calendars/resources/:type';
		const checkType = ({ params }: FastifyRequest): string => {
			const { type } = params as Params;
			if (type === 'rooms' || type === 'equipments') return type;
			throw nestError(422, ['resourceType must be one of the following values: equipments, rooms']);
		};
		const one = (request: FastifyRequest): Stored => {
			const type = checkType(request);
			const found = find(data().resources, request, (request.params as Params).id, 'Resource');
			if (found.fields.resourceType === type) return found;
			throw nestError(400, `Resource not found for id:${found._id}`);
		};
		// The documentation does not contain the ID (docs/api-notes/ghl.md#calendar-rules).
		const resourceView = ({ _id, altId: locationId, fields }: Stored) => ({
			_id,
			locationId,
			...fields,
		});

		scope.get<{ Querystring: Query }>(path, read, async (request) => {
			const { query } = request;
			const type = checkType(request);
			rules.check(query, RESOURCE_PAGE_RULES);
			const mine = data()
				.resources.all(String(query.locationId))
				.filter(({ fields }) => fields.resourceType === type);
			return pageOf(mine, query.limit, query.skip).map(resourceView);
		});

		scope.post<{ Body: Body }>(path, write, async (request, reply) => {
			const resourceType = checkType(request);
			rules.check(request.body, NEW_RESOURCE_RULES);
			const fields = { isActive: true, ...withoutLocation(request.body), resourceType };
			const id = world.ghl.random.objectId();
			const created = add(world, data().resources, request, fields, { id });
			return reply.code(201).send(resourceView(created));
		});

		scope.get(`${path}/:id`, read, async (request) => resourceView(one(request)));

		scope.put<{ Body: Body }>(`${path}/:id`, write, async (request) => {
			rules.check(request.body, RESOURCE_RULES);
			const fields = withoutLocation(request.body);
			const changed: Body = resourceView(change(world, data().resources, one(request), fields));
			delete changed.calendarIds;
			return changed;
		});

		scope.delete(`${path}/:id`, write, async (request) => {
			data().resources.delete(one(request)._id);
			return { success: true };
		});
	}

	function notificationRoutes(): void {
		const read = access('calendars/events.readonly');
		const write = access('calendars/events.write');
		const path = '/calendars/:calendarId/notifications';
		const calendarOf = (request: FastifyRequest): string =>
			find(data().calendars, request, (request.params as Params).calendarId, 'Calendar')._id;
		const one = (request: FastifyRequest): Stored => {
			calendarOf(request);
			return find(data().notifications, request, (request.params as Params).id, 'Notification');
		};
		const notificationView = ({ _id, fields }: Stored) => ({ _id, ...fields });

		scope.get<{ Querystring: Query }>(path, read, async (request) => {
			const { query } = request;
			const calendarId = calendarOf(request);
			const isWanted = (name: string, value: unknown): boolean =>
				query[name] === undefined || query[name] === String(value);
			const mine = data()
				.notifications.all(locationOf(request))
				.filter(({ parent }) => parent === calendarId)
				.filter(({ fields }) => isWanted('isActive', fields.isActive))
				.filter(({ fields }) => isWanted('deleted', fields.deleted));
			return pageOf(mine, query.limit, query.skip).map(notificationView);
		});

		scope.post<{ Body: Body[] }>(path, write, async (request) => {
			const { body } = request;
			rules.check({ body }, { body: rules.list(rules.shape(NEW_NOTIFICATION_RULES)) });
			const parent = calendarOf(request);
			return body.map((fields) => {
				const id = world.ghl.random.objectId();
				const all = { isActive: true, deleted: false, ...fields };
				return notificationView(add(world, data().notifications, request, all, { id, parent }));
			});
		});

		scope.get(`${path}/:id`, read, async (request) => notificationView(one(request)));

		scope.put<{ Body: Body }>(`${path}/:id`, write, async (request) => {
			rules.check(request.body, NOTIFICATION_RULES);
			change(world, data().notifications, one(request), request.body);
			return { message: 'Notification updated successfully' };
		});

		scope.delete(`${path}/:id`, write, async (request) => {
			data().notifications.delete(one(request)._id);
			return { message: 'Notification deleted successfully' };
		});
	}

	function scheduleRoutes(): void {
		const read = access('calendars.readonly');
		const write = access('calendars.write');
		const path = '/calendars/schedules';
		const one = (request: FastifyRequest): Stored =>
			find(data().schedules, request, (request.params as Params).id, 'Schedule');
		const scheduleView = (schedule: Stored) => ({
			...view(schedule),
			dateAdded: schedule.createdAt,
			dateUpdated: schedule.updatedAt,
		});
		const calendarsOf = ({ fields }: Stored): string[] => (fields.calendarIds ?? []) as string[];

		scope.get<{ Querystring: Query }>(`${path}/search`, read, async ({ query }) => {
			rules.check(query, SCHEDULE_PAGE_RULES);
			const mine = data()
				.schedules.all(String(query.locationId))
				.filter(({ fields }) => fields.userId === query.userId)
				.filter((one) => !query.calendarId || calendarsOf(one).includes(query.calendarId));
			return { schedules: pageOf(mine, query.limit, query.skip).map(scheduleView) };
		});

		scope.post<{ Body: Body }>(path, write, async (request, reply) => {
			rules.check(request.body, NEW_SCHEDULE_RULES);
			const given = withoutLocation(request.body);
			const fields = { rules: [], calendarIds: [], deleted: false, ...given };
			const id = world.ghl.random.objectId();
			const schedule = add(world, data().schedules, request, fields, { id });
			return reply.code(201).send({ schedule: scheduleView(schedule) });
		});

		scope.get(`${path}/:id`, read, async (request) => ({ schedule: scheduleView(one(request)) }));

		scope.put<{ Body: Body }>(`${path}/:id`, write, async (request) => {
			rules.check(request.body, SCHEDULE_RULES);
			const changed = change(world, data().schedules, one(request), request.body);
			return { schedule: scheduleView(changed) };
		});

		scope.delete(`${path}/:id`, write, async (request) => {
			data().schedules.delete(one(request)._id);
			return { success: true };
		});

		for (const method of ['PUT', 'DELETE'] as const) {
			scope.route({
				...write,
				method,
				url: `${path}/:id/associations/:calendarId`,
				handler: async (request) => {
					const schedule = one(request);
					const { calendarId } = request.params as Params;
					find(data().calendars, request, calendarId, 'Calendar');
					const others = calendarsOf(schedule).filter((id) => id !== calendarId);
					const calendarIds = method === 'PUT' ? [...others, calendarId] : others;
					change(world, data().schedules, schedule, { calendarIds });
					return { success: true };
				},
			});
		}
	}
}
