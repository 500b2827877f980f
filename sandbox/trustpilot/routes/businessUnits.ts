import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { BUSINESS_UNITS, type BusinessUnit } from '../accounts';
import { check, found } from '../errors';
import { commaList, numberedPage, type Query, tokenPage } from '../lists';
import * as rules from '../../ghl/validate';
import { businessUnitView, categoryView, nameOf } from '../views';
import { image } from './images';

const KEY = { config: { trustpilot: 'key' } } as const;

interface UnitRequest {
	Params: { businessUnitId: string };
	Querystring: Query;
}

/** Returns the business. Otherwise, throws a 404. */
export const unitOf = (id: string): BusinessUnit =>
	found(
		BUSINESS_UNITS.find((unit) => unit.id === id),
		'Business unit',
	);

/** Public data of businesses. */
export function businessUnitRoutes(scope: FastifyInstance, world: World): void {
	const base = '/v1/business-units';
	const get = (
		path: string,
		response: (unit: BusinessUnit, query: Query, host: string) => unknown,
	) =>
		scope.get<UnitRequest>(`${base}/:businessUnitId${path}`, KEY, async (request) =>
			response(unitOf(request.params.businessUnitId), request.query, request.host),
		);

	scope.get<{ Querystring: Query }>(`${base}/find`, KEY, async ({ query }) => {
		check(query, { name: rules.text });
		const unit = BUSINESS_UNITS.find(({ domain }) => domain === query.name);
		return businessUnitView(world.trustpilot, found(unit, 'Business unit'));
	});
	scope.get<{ Querystring: Query }>(`${base}/search`, KEY, async ({ query }) => {
		check(query, { query: rules.text });
		const text = String(query.query).toLowerCase();
		const units = BUSINESS_UNITS.filter(
			({ displayName, domain, country }) =>
				`${displayName} ${domain}`.toLowerCase().includes(text) &&
				(query.country ?? country) === country,
		);
		const rows = numberedPage(units, query, { param: 'perpage' });
		return { businessUnits: rows.map((unit) => ({ id: unit.id, ...nameOf(unit) })), links: [] };
	});
	scope.get<{ Querystring: Query }>(`${base}/all`, KEY, async ({ query }) => {
		const countries = commaList(query, 'country');
		const units = BUSINESS_UNITS.filter(({ country }) => countries?.includes(country) ?? true);
		const page = tokenPage(units, query, { size: 1000, param: 'perPage', token: 'cursor' });
		return {
			businessUnits: page.rows.map((unit) => businessUnitView(world.trustpilot, unit)),
			cursor: page.next,
			links: [],
		};
	});

	get('', (unit) => businessUnitView(world.trustpilot, unit));
	get('/customerguarantee', () => ({ header: 'Fresh or free', text: 'Roasted this week.' }));
	get('/profilepromotion', () => ({ header: 'Try our espresso', url: 'https://example.invalid' }));
	get('/promotion-box', ({ displayName }) => ({ header: displayName, text: 'Since 2009' }));
	get('/web-links', ({ domain }, query) => {
		check(query, { locale: rules.text });
		return {
			locale: query.locale,
			profileUrl: `https://www.trustpilot.com/review/${domain}`,
			evaluateUrl: `https://www.trustpilot.com/evaluate/${domain}`,
			evaluateEmbedUrl: `https://www.trustpilot.com/evaluate/embed/${domain}`,
			links: [],
		};
	});
	get('/images', (_unit, _query, host) => ({
		image57x43: image(host, 'profile', 57, 43),
		image118x89: image(host, 'profile', 118, 89),
	}));
	for (const name of ['header', 'logo', 'promotion-box']) {
		get(`/images/${name}`, (_unit, _query, host) => ({
			image198x149: image(host, name, 198, 149),
		}));
	}
	get('/profileinfo', ({ displayName }) => ({
		isSubscriber: true,
		email: 'hello@harbourcoffee.example',
		phone: null,
		companyName: displayName,
		address: {
			street: '12 Harbour Street',
			city: 'Bristol',
			state: null,
			postcode: 'BS1 4QA',
			country: 'United Kingdom',
			countryCode: 'GB',
		},
		description: { header: displayName, text: 'Coffee, roasted by the water.' },
		isClaimed: true,
		links: [],
	}));
	get('/categories', ({ categoryIds }) => ({
		categories: categoryIds.map((id, i) => {
			const { categoryId, displayName, name } = categoryView(id);
			const ranking = { position: 1, cardinality: 3 };
			return { categoryId, displayName, name, isPrimary: i === 0, ranking, source: 'business' };
		}),
		predictedTopCategory: null,
	}));
	scope.get<{ Querystring: Query }>(
		'/v1/business-signup/domain-availability',
		async ({ query }) => {
			check(query, { domain: rules.text });
			return { domainIsAvailable: !BUSINESS_UNITS.some(({ domain }) => domain === query.domain) };
		},
	);
}
