import { MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { locator } from '../../harness';
import { trustpilotOAuth } from '../../../sandbox/trustpilot/access';
import type { Case, Cases } from '../support/types';
import { NOWHERE, privateUnit } from './common';

const limit = { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ };
const country = { country: 'GB' };

const productCases: Cases = ({ trustpilot }) => {
	const [known] = trustpilot.products;
	return [
		{
			resource: 'product',
			operation: 'getAll',
			parameters: { limit: 2, filters: { skus: known.sku } },
			expect: {
				request: {
					method: 'GET',
					path: `${privateUnit}/products`,
					query: { skus: known.sku, page: '1', perPage: '2' },
				},
				output: [{ productId: known.id, sku: known.sku }],
			},
			bad: limit,
		},
		{
			resource: 'product',
			operation: 'upsert',
			parameters: {
				products: {
					rows: [
						{
							sku: known.sku,
							title: 'House Blend',
							variationAttributes: {
								size: '1 kg',
								customVariationAttributes: { rows: [{ key: 'grind', value: 'whole' }] },
							},
						},
					],
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: `${privateUnit}/products`,
					body: {
						products: [
							{
								sku: known.sku,
								title: 'House Blend',
								variationAttributes: {
									size: '1 kg',
									customVariationAttributes: [{ key: 'grind', value: 'whole' }],
								},
							},
						],
					},
				},
				output: [{ productId: known.id, title: 'House Blend' }],
			},
			bad: { parameters: { products: {} }, message: /'Products' is empty/ },
		},
	];
};

const consumerCases: Cases = ({ trustpilot }) => {
	const [review] = trustpilot.serviceReviews;
	const id = review.consumerId;
	const path = `/v1/consumers/${id}`;
	const consumerId = locator(id);
	const unknown = {
		parameters: { consumerId: locator(NOWHERE) },
		message: /Consumer not found/,
	};
	const name = (operation: string, action: string, output: object): Case => ({
		resource: 'consumer',
		operation,
		parameters: { displayName: 'Mette K.' },
		expect: {
			request: {
				method: 'POST',
				path: `/v1/consumers/profile/displayname/${action}`,
				body: { displayName: 'Mette K.' },
			},
			output,
		},
		bad: { parameters: { displayName: '' }, message: /'Display Name' is empty/ },
	});
	return [
		{
			resource: 'consumer',
			operation: 'get',
			parameters: { consumerId },
			expect: {
				request: { method: 'GET', path },
				output: { id, numberOfReviews: trustpilot.consumers.get(id)?.numberOfReviews },
			},
			bad: unknown,
		},
		{
			resource: 'consumer',
			operation: 'getProfile',
			parameters: { consumerId },
			expect: { request: { method: 'GET', path: `${path}/profile` }, output: { id } },
			bad: unknown,
		},
		{
			resource: 'consumer',
			operation: 'getProfiles',
			parameters: { consumerIds: `${id}, ${NOWHERE}` },
			expect: {
				request: {
					method: 'POST',
					path: '/v1/consumers/profile/bulk',
					body: { consumerIds: [id, NOWHERE] },
				},
				output: { consumers: { [id]: { id } }, notFoundConsumerIds: [NOWHERE] },
			},
			bad: { parameters: { consumerIds: '' }, message: /'Consumer IDs' is empty/ },
		},
		{
			resource: 'consumer',
			operation: 'getReviews',
			parameters: {
				consumerId,
				limit: 1,
				filters: { businessUnitId: locator(MAIN_UNIT.id) },
			},
			expect: {
				request: {
					method: 'GET',
					path: `${path}/reviews`,
					query: { businessUnitId: MAIN_UNIT.id, page: '1', perPage: '1' },
				},
				output: [{ reviewId: review.id }],
			},
			bad: unknown,
		},
		{
			resource: 'consumer',
			operation: 'getWebLinks',
			parameters: { consumerId },
			expect: {
				request: { method: 'GET', path: `${path}/web-links` },
				output: { profileUrl: `https://www.trustpilot.com/users/${id}` },
			},
			bad: unknown,
		},
		name('createDisplayName', 'create', { displayName: 'Mette K.' }),
		name('validateDisplayName', 'validate', { isValid: true }),
	];
};

const categoryCases: Case[] = [
	{
		resource: 'category',
		operation: 'get',
		parameters: { categoryId: locator('coffee_store'), requiredCountry: 'GB' },
		expect: {
			request: { method: 'GET', path: '/v1/categories/coffee_store', query: country },
			output: { categoryId: 'coffee_store', businessUnitCount: 1 },
		},
		bad: { parameters: { requiredCountry: '' }, message: /'Country' is empty/ },
		samples: { ...country, requiredCountry: 'GB' },
	},
	{
		resource: 'category',
		operation: 'getAll',
		parameters: { returnAll: true, filters: { parentId: locator('sports') } },
		expect: {
			request: { method: 'GET', path: '/v1/categories', query: { parentId: 'sports' } },
			output: [{ categoryId: 'bicycle_store' }],
		},
		bad: { parameters: { returnAll: false, limit: 0 }, message: /'Limit' is not a whole number/ },
		samples: country,
	},
	{
		resource: 'category',
		operation: 'getBusinessUnits',
		parameters: { categoryId: locator('coffee_store'), limit: 3 },
		expect: {
			request: {
				method: 'GET',
				path: '/v1/categories/coffee_store/business-units',
				query: { page: '1', perPage: '3' },
			},
			output: [{ businessUnitId: MAIN_UNIT.id, rank: 1 }],
		},
		bad: { parameters: { categoryId: locator('nothing') }, message: /Category not found/ },
		samples: country,
	},
];

const resourceCase = (
	operation: string,
	path: string,
	output: object,
	more: Partial<Case> = {},
): Case => ({
	resource: 'resource',
	operation,
	expect: { request: { method: 'GET', path: `/v1/resources/${path}` }, output },
	// The URL of a web page instead of an API URL.
	bad: {
		credentials: (testbed) => {
			const { trustpilotOAuth2Api } = trustpilotOAuth()(testbed);
			const baseUrl = `${testbed.url}/business`;
			return { trustpilotOAuth2Api: { ...trustpilotOAuth2Api, baseUrl } };
		},
		message: /Record not found in Trustpilot/,
	},
	...more,
});

const noStars = { parameters: { starValue: 7 }, message: /Stars not found/ };

const resourceCases: Case[] = [
	resourceCase(
		'getStars',
		'images/stars/4.5',
		{ stars: 4.5, star128x24: { width: 128 } },
		{
			parameters: { starValue: 4.5 },
			bad: noStars,
		},
	),
	resourceCase(
		'getStarText',
		'strings/stars/5',
		{ string: 'Excellent', stars: 5 },
		{
			bad: noStars,
		},
	),
	resourceCase('getLogos', 'images/logos', { darkBackground: { logo72x18: { width: 72 } } }),
	resourceCase('getIcons', 'images/icons', { icon230x230: { width: 230 } }),
	resourceCase('getLinks', 'images', {
		links: [{ rel: 'stars' }, { rel: 'logos' }, { rel: 'icons' }],
	}),
	resourceCase('getLocales', 'metadata/locales', { locale: 'en-GB' }, { bad: limit }),
	resourceCase('getCountries', 'metadata/countries', { country: 'GB' }, { bad: limit }),
];

const deletionCases: Cases = ({ trustpilot }) => {
	const [consumer] = trustpilot.deletedConsumers;
	const [review] = trustpilot.deletedReviews;
	const one = (operation: string, path: string, output: object): Case => ({
		resource: 'deletion',
		operation,
		parameters: { limit: 1, filters: { startDate: '2026-11-20', endDate: '2026-11-24' } },
		expect: {
			request: {
				method: 'GET',
				path,
				query: { startDate: '2026-11-20', endDate: '2026-11-24', limit: '1' },
			},
			output: [output],
		},
		bad: { parameters: { filters: { startDate: 'soon' } }, message: /'From Day' is not a date/ },
	});
	return [
		one('getConsumers', '/v1/consumers/deletions', consumer),
		one('getReviews', '/v1/reviews/deletions', review),
	];
};

export const otherCases: Cases = (world) => [
	...productCases(world),
	...consumerCases(world),
	...categoryCases,
	...resourceCases,
	...deletionCases(world),
];
