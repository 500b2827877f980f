import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { LOCATIONS } from '../accounts';
import { nestError } from '../errors';
import type { Query } from '../lists';
import * as rules from '../validate';

const INSTALLS_RULES: Record<string, rules.Rule> = {
	companyId: rules.text,
	appId: rules.text,
	skip: rules.optional(rules.count(0)),
	limit: rules.optional(rules.count(1)),
};

/** The locations in which an agency installed an app: all of them. */
export function installRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: Query }>(
		'/oauth/installedLocations',
		{ config: { access: { level: 'agency', scope: 'oauth.readonly' } } },
		async ({ query, grant, headers }) => {
			// In v3, the endpoint has another path and another response (docs/api-notes/ghl.md#api-versions).
			if (headers.version === 'v3') throw nestError(404, 'Cannot GET /oauth/installedLocations');
			rules.check(query, INSTALLS_RULES);
			if (query.companyId !== grant.companyId || query.appId !== grant.appId) {
				throw nestError(403, 'The token does not have access to this company or app.');
			}
			const search = query.query?.toLowerCase() ?? '';
			const found = LOCATIONS.filter(
				({ id, name }) => name.toLowerCase().includes(search) && (query.locationId ?? id) === id,
			).filter(() => query.isInstalled !== 'false');
			const skip = Number(query.skip ?? 0);
			const installedAt = new Date(world.now() - world.options.days * 86_400_000).toISOString();
			return {
				locations: found.slice(skip, skip + Number(query.limit ?? 20)).map((location) => ({
					_id: location.id,
					name: location.name,
					address: location.address,
					isInstalled: true,
					versionId: grant.appId,
					installedAt,
				})),
				count: found.length,
				installToFutureLocations: true,
			};
		},
	);
}
