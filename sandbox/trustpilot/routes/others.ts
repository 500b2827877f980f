import type { FastifyInstance } from 'fastify';
import * as rules from '../../ghl/validate';
import type { World } from '../../server/world';
import { BUSINESS_UNITS, CATEGORIES, MAIN_UNIT } from '../accounts';
import { apiError, check, found } from '../errors';
import { commaList, hasValue, numberedPage, type Query, tokenPage } from '../lists';
import type { Product } from '../types';
import { categoryUnitView, categoryView, consumerView, serviceReviewView } from '../views';
import { drawing, image } from './images';
import { filtered } from './serviceReviews';

const KEY = { config: { trustpilot: 'key' } } as const;
const TOKEN = { config: { trustpilot: 'token' } } as const;

/** The product catalog. */
export function productRoutes(scope: FastifyInstance, world: World): void {
	const path = '/v1/private/business-units/:businessUnitId/products';

	scope.get<{ Querystring: Query }>(path, TOKEN, async ({ query }) => {
		const skus = commaList(query, 'skus');
		const inGroup = hasValue<Product>(query, 'groupId', ({ groupId }) => groupId);
		const rows = world.trustpilot.products.filter((product) =>
			skus ? skus.includes(product.sku) : inGroup(product),
		);
		const products = numberedPage(rows, query, { size: 10_000, max: 10_000 });
		return { products, isLastPage: products.at(-1) === rows.at(-1) };
	});
	scope.post<{ Body: { products: Array<Partial<Product> & { sku: string }> } }>(
		path,
		TOKEN,
		async ({ body }) => {
			check(body, { products: rules.list(rules.shape({ sku: rules.text })) });
			return {
				products: body.products.map(({ productCategoryGoogleId, ...fields }) => {
					const known = world.trustpilot.products.find(({ sku }) => sku === fields.sku);
					const product: Product = known ?? {
						id: world.trustpilot.random.objectId(),
						title: null,
						businessUnitId: MAIN_UNIT.id,
						...fields,
					};
					if (!known) world.trustpilot.products.push(product);
					const category = productCategoryGoogleId
						? { productCategory: { id: productCategoryGoogleId, name: null } }
						: {};
					return Object.assign(product, fields, category);
				}),
			};
		},
	);
}

/** Reviewers and their profiles. */
export function consumerRoutes(scope: FastifyInstance, world: World): void {
	const find = (id: string) => found(world.trustpilot.consumers.get(id), 'Consumer');
	const reviewsOf = (id: string) =>
		world.trustpilot.serviceReviews.filter(({ consumerId }) => consumerId === id);
	type Request = { Params: { consumerId: string }; Querystring: Query };

	scope.get<Request>('/v1/consumers/:consumerId', KEY, async ({ params }) => ({
		...consumerView(find(params.consumerId)),
		numberOfReviews: find(params.consumerId).numberOfReviews,
		links: [],
	}));
	scope.get<Request>('/v1/consumers/:consumerId/profile', KEY, async ({ params }) =>
		consumerView(find(params.consumerId)),
	);
	scope.get<Request>('/v1/consumers/:consumerId/web-links', KEY, async ({ params, query }) => ({
		locale: query.locale ?? null,
		profileUrl: `https://www.trustpilot.com/users/${find(params.consumerId).id}`,
		links: [],
	}));
	scope.get<Request>('/v1/consumers/:consumerId/reviews', KEY, async ({ params, query }) => {
		find(params.consumerId);
		const rows = reviewsOf(params.consumerId).filter(
			({ businessUnitId }) => (query.businessUnitId ?? businessUnitId) === businessUnitId,
		);
		const reviews = numberedPage(filtered(rows, query), query);
		return { links: [], reviews: reviews.map((row) => serviceReviewView(world.trustpilot, row)) };
	});
	scope.post<{ Body: { consumerIds: string[] } }>(
		'/v1/consumers/profile/bulk',
		KEY,
		async ({ body }) => {
			check(body, { consumerIds: rules.list(rules.text) });
			const known = body.consumerIds.flatMap((id) => world.trustpilot.consumers.get(id) ?? []);
			return {
				consumers: Object.fromEntries(known.map((one) => [one.id, consumerView(one)])),
				notFoundConsumerIds: body.consumerIds.filter((id) => !known.some((one) => one.id === id)),
			};
		},
	);
	for (const action of ['create', 'validate']) {
		scope.post<{ Body: { displayName: string } }>(
			`/v1/consumers/profile/displayname/${action}`,
			KEY,
			async ({ body }) => {
				check(body, { displayName: rules.text });
				const displayName = body.displayName.trim().slice(0, 30);
				return action === 'create'
					? { displayName }
					: { isValid: displayName === body.displayName };
			},
		);
	}
}

/** Categories of businesses. */
export function categoryRoutes(scope: FastifyInstance, world: World): void {
	type Request = { Params: { categoryId: string }; Querystring: Query };
	const find = (id: string) =>
		found(
			CATEGORIES.find(({ categoryId }) => categoryId === id),
			'Category',
		);
	const unitsOf = (id: string, query: Query) =>
		BUSINESS_UNITS.filter(
			({ categoryIds, country }) =>
				categoryIds.includes(id) && (query.country ?? country) === country,
		);

	scope.get<Request>('/v1/categories', KEY, async ({ query }) => {
		const rows = CATEGORIES.filter(hasValue(query, 'parentId', ({ parentId }) => parentId));
		return {
			totalNumberOfCategories: rows.length,
			categories: rows.map(({ categoryId }) => categoryView(categoryId)),
		};
	});
	scope.get<Request>('/v1/categories/:categoryId', KEY, async ({ params, query }) => {
		check(query, { country: rules.text });
		const { numberOfBusinesses, ...view } = categoryView(find(params.categoryId).categoryId);
		return { ...view, businessUnitCount: numberOfBusinesses, countries: ['GB', 'US'] };
	});
	scope.get<Request>(
		'/v1/categories/:categoryId/business-units',
		KEY,
		async ({ params, query }) => {
			const units = unitsOf(find(params.categoryId).categoryId, query);
			return {
				totalNumberOfBusinesses: units.length,
				businessUnits: numberedPage(units, query).map((unit) =>
					categoryUnitView(world.trustpilot, unit, units.indexOf(unit) + 1),
				),
			};
		},
	);
}

const STARS = ['0', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5'];
const WORDS = ['Not rated', 'Bad', 'Poor', 'Average', 'Great', 'Excellent'];

const LOCALES = [
	['en-GB', 'United Kingdom', 'co.uk'],
	['en-US', 'United States', 'com'],
	['da-DK', 'Denmark', 'dk'],
].map(([locale, name, tld], i) => ({
	locale,
	language: locale.slice(0, 2),
	region: locale.slice(3),
	countryId: i + 1,
	nativeName: name,
	translatedName: name,
	tld,
	isDefaultForLanguage: locale !== 'en-US',
	isSupportedInBusinessWebApp: true,
}));

/** Public images, texts and countries. */
export function resourceRoutes(scope: FastifyInstance): void {
	type Request = { Params: { stars: string }; Querystring: Query };
	const starsOf = ({ stars }: Request['Params']): number => {
		if (!STARS.includes(stars)) throw apiError(404, 'Stars not found');
		return Number(stars);
	};

	scope.get('/v1/resources/images', async () => ({
		links: ['stars', 'logos', 'icons'].map((rel) => ({
			href: `https://api.trustpilot.com/v1/resources/images/${rel}`,
			method: 'GET',
			rel,
		})),
	}));
	scope.get<Request>('/v1/resources/images/stars/:stars', async ({ params, host }) => {
		const stars = starsOf(params);
		return {
			star128x24: image(host, `stars-${stars}`, 128, 24),
			star256x48: image(host, `stars-${stars}`, 256, 48),
			star512x96: image(host, `stars-${stars}`, 512, 96),
			starSvg: drawing(host, `stars-${stars}`, 512, 96),
			stars,
		};
	});
	scope.get<Request>('/v1/resources/strings/stars/:stars', async ({ params, query }) => {
		const stars = starsOf(params);
		return { locale: query.locale ?? 'en-US', string: WORDS[Math.round(stars)], stars };
	});
	scope.get('/v1/resources/images/logos', async ({ host }) => {
		const logos = (ground: string) => ({
			logo72x18: image(host, `logo-${ground}`, 72, 18),
			logo144x36: image(host, `logo-${ground}`, 144, 36),
			logo288x72: image(host, `logo-${ground}`, 288, 72),
			logo576x144: image(host, `logo-${ground}`, 576, 144),
			logoSvg: drawing(host, `logo-${ground}`, 576, 144),
		});
		return { darkBackground: logos('dark'), lightBackground: logos('light') };
	});
	scope.get('/v1/resources/images/icons', async ({ host }) => ({
		icon230x230: image(host, 'icon', 230, 230),
	}));
	scope.get('/v1/resources/metadata/locales', async () => ({
		locales: LOCALES,
		defaultLocale: LOCALES[1],
	}));
	scope.get('/v1/resources/metadata/countries', async () => ({
		countries: LOCALES.map(({ countryId, region, nativeName, locale, translatedName }) => ({
			countryId: String(countryId),
			country: region,
			englishName: nativeName,
			locale,
			translatedName,
		})),
	}));
}

/** Deleted reviews and consumers. The rate limit does not apply. */
export function deletionRoutes(scope: FastifyInstance, world: World): void {
	const inRange =
		({ startDate, endDate }: Query) =>
		({ deletedAt }: { deletedAt: string }) =>
			(startDate === undefined || deletedAt.slice(0, 10) >= String(startDate)) &&
			(endDate === undefined || deletedAt.slice(0, 10) <= String(endDate));

	scope.get<{ Querystring: Query }>('/v1/consumers/deletions', KEY, async ({ query }) => {
		const page = tokenPage(world.trustpilot.deletedConsumers.filter(inRange(query)), query);
		return { consumers: page.rows, nextToken: page.next };
	});
	scope.get<{ Querystring: Query }>('/v1/reviews/deletions', KEY, async ({ query }) => {
		const page = tokenPage(world.trustpilot.deletedReviews.filter(inRange(query)), query);
		return { reviews: page.rows, nextToken: page.next };
	});
}
