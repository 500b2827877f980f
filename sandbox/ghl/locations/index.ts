import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { LOCATIONS } from '../accounts';
import * as rules from '../validate';
import { customFieldRoutes } from './customFields';
import { accessWith } from './data';
import { recordRoutes } from './records';
import { taskRoutes } from './tasks';

type Query = Record<string, string | undefined>;

/** Zones of the real API have these names. The list is shorter. */
const TIME_ZONES = ['America/Chicago', 'America/Regina', 'Europe/London', 'US/Central'];

/** Locations, their custom fields, custom values, tags, templates, and tasks. */
export function locationRoutes(scope: FastifyInstance, world: World): void {
	const read = accessWith('locations.readonly');

	// A location token finds only its own location.
	scope.get<{ Querystring: Query }>(
		'/locations/search',
		{ config: read.config },
		async ({ query, grant }) => {
			rules.checkOnly(query, {
				companyId: rules.optional(rules.text),
				email: rules.optional(rules.text),
				order: rules.optional(rules.oneOf('asc', 'desc')),
				skip: rules.optional(rules.count(0)),
				limit: rules.optional(rules.count(1)),
			});
			const found = LOCATIONS.filter(
				({ id, companyId, email }) =>
					id === grant.locationId &&
					companyId === (query.companyId ?? companyId) &&
					email === (query.email ?? email),
			);
			const skip = Number(query.skip ?? 0);
			return { locations: found.slice(skip, skip + Number(query.limit ?? 10)) };
		},
	);

	scope.get<{ Params: { locationId: string } }>(
		'/locations/:locationId',
		read,
		async ({ params }) => ({
			location: LOCATIONS.find(({ id }) => id === params.locationId),
			traceId: randomUUID(),
		}),
	);

	scope.get('/locations/:locationId/timezones', read, async () => ({ timeZones: TIME_ZONES }));

	customFieldRoutes(scope, world);
	recordRoutes(scope, world);
	taskRoutes(scope, world);
}
