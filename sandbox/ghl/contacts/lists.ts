import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import * as rules from '../validate';

/** The lists of forms. They have no pages. */
export function formListRoutes(scope: FastifyInstance, world: World): void {
	for (const name of ['businesses', 'campaigns', 'users', 'workflows'] as const) {
		const access = { level: 'location', scope: `${name}.readonly` } as const;
		scope.get<{ Querystring: { locationId: string } }>(
			`/${name}/`,
			{ config: { access } },
			async ({ query }) => {
				rules.check(query, { locationId: rules.text });
				const rows = world.ghl.contactData.lists[name];
				return { [name]: rows.filter(({ locationId }) => locationId === query.locationId) };
			},
		);
	}
}
