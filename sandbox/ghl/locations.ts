import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { LOCATIONS } from './accounts';
import { serviceError } from './errors';

/** Locations: get. A location token reads only its own location. */
export function locationRoutes(scope: FastifyInstance): void {
	scope.get<{ Params: { locationId: string } }>(
		'/locations/:locationId',
		{
			config: { access: { level: 'location', scope: 'locations.readonly', impliedLocation: true } },
		},
		async ({ params, grant }) => {
			const location = LOCATIONS.find(({ id }) => id === params.locationId);
			if (!location || grant.locationId !== location.id) {
				throw serviceError(403, 'The token does not have access to this location.');
			}
			return { location, traceId: randomUUID() };
		},
	);
}
