import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { pageOf, type ProductCollection } from './data';
import { COLLECTION_RULES, PAGE_RULES } from './rules';

type Params = { collectionId: string };
type Body = Partial<ProductCollection> & { altId: string; collectionId?: string };
type Query = {
	altId: string;
	collectionIds?: string;
	name?: string;
	limit?: string;
	offset?: string;
};

const DEFAULT_LIMIT = '10';

/** Collections of products: list, create, get, update, delete. */
export function collectionRoutes(scope: FastifyInstance, world: World): void {
	const access = (name: string) =>
		({ config: { access: { level: 'location', scope: `products/collection.${name}` } } }) as const;
	const read = access('readonly');
	const allowed = access('write');

	scope.get<{ Querystring: Query }>('/products/collections', read, async ({ query }) => {
		rules.check(query, { ...ALT_RULES, ...PAGE_RULES });
		const ids = query.collectionIds?.split(',');
		const name = query.name?.toLowerCase() ?? '';
		const rows = world.ghl.shop.collections
			.all(query.altId)
			.filter((one) => (!ids || ids.includes(one._id)) && one.name.toLowerCase().includes(name));
		const data = pageOf(world, { limit: DEFAULT_LIMIT, ...query }, rows).map(view);
		return { data, total: rows.length };
	});

	scope.post<{ Body: Body }>('/products/collections', allowed, async ({ body }, reply) => {
		rules.check(body, { ...COLLECTION_RULES, name: rules.text, slug: rules.text });
		const at = new Date(world.now()).toISOString();
		const made = world.ghl.shop.collections.insert({
			_id: body.collectionId ?? world.ghl.random.objectId(),
			altId: body.altId,
			name: String(body.name),
			slug: String(body.slug),
			image: body.image ?? '',
			seo: body.seo ?? {},
			createdAt: at,
			updatedAt: at,
		});
		return reply.code(201).send({ data: view(made) });
	});

	const one = '/products/collections/:collectionId';
	scope.get<{ Params: Params; Querystring: Query }>(one, read, async ({ params, query }) => {
		rules.check(query, { altId: rules.text });
		return { data: view(find(params, query.altId)), status: true };
	});

	scope.put<{ Params: Params; Body: Body }>(one, allowed, async ({ params, body }) => {
		rules.check(body, COLLECTION_RULES);
		const { _id } = find(params, body.altId);
		const { name, slug, image, seo } = body;
		const given = Object.entries({ name, slug, image, seo }).filter(([, value]) => value);
		const updatedAt = new Date(world.now()).toISOString();
		world.ghl.shop.collections.update(_id, { ...Object.fromEntries(given), updatedAt });
		return { status: true, message: 'Successfully updated' };
	});

	scope.delete<{ Params: Params; Querystring: Query }>(one, allowed, async ({ params, query }) => {
		rules.check(query, ALT_RULES);
		world.ghl.shop.collections.delete(find(params, query.altId)._id);
		return { status: true, message: 'Successfully deleted' };
	});

	function find({ collectionId }: Params, altId: string): ProductCollection {
		const found = world.ghl.shop.collections.get(collectionId, altId);
		if (!found) throw serviceError(404, 'Collection not found');
		return found;
	}
}

function view({ _id, altId, name, slug, image, seo, createdAt }: ProductCollection) {
	return { _id, altId, name, slug, image, seo, createdAt };
}
