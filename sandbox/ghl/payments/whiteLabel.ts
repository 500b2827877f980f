import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { ALT_RULES, type Query } from '../lists';
import type { WhiteLabelProvider } from '../types';
import * as rules from '../validate';

const CREATE_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	uniqueName: rules.text,
	title: rules.text,
	provider: rules.oneOf('authorize-net', 'nmi'),
	description: rules.text,
	imageUrl: rules.text,
};

type CreateBody = Pick<
	WhiteLabelProvider,
	'altId' | 'title' | 'provider' | 'description' | 'imageUrl'
> & {
	uniqueName: string;
};

/** White-label payment providers: list, and create (only for marketplace apps). */
export function whiteLabelRoutes(scope: FastifyInstance, world: World): void {
	const path = '/payments/integrations/provider/whitelabel';

	// The default limit of 0 returns all. The specification declares one provider as the response, but only a list is
	// plausible.
	scope.get<{ Querystring: Query }>(
		path,
		{ config: { access: { level: 'location', scope: 'payments/integration.readonly' } } },
		async ({ query }) => {
			const number = rules.optional(rules.count(0));
			rules.check(query, { ...ALT_RULES, limit: number, offset: number });
			const mine = world.ghl.whiteLabelProviders.filter((one) => one.altId === query.altId);
			const offset = Number(query.offset ?? 0);
			const limit = Number(query.limit ?? 0) || mine.length;
			return { providers: mine.slice(offset, offset + limit) };
		},
	);

	scope.post<{ Body: CreateBody }>(
		path,
		{ config: { access: { level: 'app', scope: 'payments/integration.write' } } },
		async ({ body }) => {
			rules.check(body, CREATE_RULES);
			const at = new Date(world.now()).toISOString();
			const provider: WhiteLabelProvider = {
				_id: world.ghl.random.objectId(),
				altId: body.altId,
				altType: 'location',
				title: body.title,
				route: body.uniqueName,
				provider: body.provider,
				description: body.description,
				imageUrl: body.imageUrl,
				createdAt: at,
				updatedAt: at,
			};
			world.ghl.whiteLabelProviders.push(provider);
			return provider;
		},
	);
}
