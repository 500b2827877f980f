import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import * as rules from '../validate';

/** The lists of forms, and the custom fields of contacts. These lists have no pages. */
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

	scope.get<{ Params: { locationId: string }; Querystring: { model?: string } }>(
		'/locations/:locationId/customFields',
		{
			config: {
				access: {
					level: 'location',
					scope: 'locations/customFields.readonly',
					impliedLocation: true,
				},
			},
		},
		async ({ params, query, grant }) => {
			rules.check(query, {
				model: rules.optional(rules.oneOf('contact', 'opportunity', 'all')),
			});
			if (params.locationId !== grant.locationId) {
				throw serviceError(403, 'The token does not have access to this location.');
			}
			const { model = 'contact' } = query;
			const mine = world.ghl.contactData.fields.filter(
				(field) =>
					field.locationId === params.locationId && (model === 'all' || field.model === model),
			);
			return { customFields: mine };
		},
	);
}
