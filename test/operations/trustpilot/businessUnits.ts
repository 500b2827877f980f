import { BUSINESS_UNITS, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { locator } from '../../harness';
import type { Case, Cases } from '../support/types';
import { listOf, NOWHERE, unit } from './common';

const resource = 'businessUnit';
const unknown = {
	parameters: { businessUnitId: locator(NOWHERE) },
	message: /Record not found in Trustpilot: Business unit not found/,
};

/** Returns a case that reads data of the business unit of the credential. */
const read = (operation: string, path: string, output: object, more: Partial<Case> = {}): Case => ({
	resource,
	operation,
	expect: { request: { method: 'GET', path: unit + path }, output },
	bad: unknown,
	...more,
});

export const businessUnitCases: Cases = () =>
	listOf(
		{
			resource,
			operation: 'find',
			parameters: { domain: MAIN_UNIT.domain },
			expect: {
				request: {
					method: 'GET',
					path: '/v1/business-units/find',
					query: { name: MAIN_UNIT.domain },
				},
				output: { businessUnitId: MAIN_UNIT.id, displayName: MAIN_UNIT.displayName },
			},
			bad: { parameters: { domain: 'nowhere.example' }, message: /Business unit not found/ },
		},
		read('get', '', { businessUnitId: MAIN_UNIT.id, domain: MAIN_UNIT.domain, trustScore: 3.5 }),
		{
			resource,
			operation: 'get',
			title: 'of another business',
			parameters: { businessUnitId: locator(BUSINESS_UNITS[1].id) },
			expect: {
				request: { method: 'GET', path: `/v1/business-units/${BUSINESS_UNITS[1].id}` },
				output: { businessUnitId: BUSINESS_UNITS[1].id, numberOfReviews: 0 },
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: { limit: 2, filters: { countries: 'GB' } },
			expect: {
				request: {
					method: 'GET',
					path: '/v1/business-units/all',
					query: { country: 'GB', perPage: '2' },
				},
				output: [{ businessUnitId: MAIN_UNIT.id }, { displayName: 'Harbour Cycles' }],
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'search',
			parameters: { query: 'harbour', limit: 5, filters: { country: 'GB' } },
			expect: {
				request: {
					method: 'GET',
					path: '/v1/business-units/search',
					query: { query: 'harbour', country: 'GB', page: '1', perpage: '5' },
				},
				output: [{ id: MAIN_UNIT.id }, { displayName: 'Harbour Cycles' }],
			},
			bad: { parameters: { query: '' }, message: /'Search' is empty/ },
			samples: { country: 'GB' },
		},
		read('getProfile', '/profileinfo', { companyName: MAIN_UNIT.displayName, isClaimed: true }),
		read(
			'getCategories',
			'/categories',
			[{ categoryId: 'coffee_store', isPrimary: true }, { categoryId: 'online_food_store' }],
			{ samples: { country: 'GB' } },
		),
		read(
			'getWebLinks',
			'/web-links',
			{ profileUrl: `https://www.trustpilot.com/review/${MAIN_UNIT.domain}` },
			{
				parameters: { locale: locator('en-GB') },
				expect: {
					request: { method: 'GET', path: `${unit}/web-links`, query: { locale: 'en-GB' } },
					output: { profileUrl: `https://www.trustpilot.com/review/${MAIN_UNIT.domain}` },
				},
				bad: { parameters: { locale: locator('') }, message: /'Locale' is empty/ },
			},
		),
		read('getImages', '/images', { image57x43: { width: 57, height: 43 } }),
		read('getHeaderImage', '/images/header', { image198x149: { width: 198, height: 149 } }),
		{
			resource,
			operation: 'getLogo',
			parameters: { filters: { locationId: 'STORE-07' } },
			expect: {
				request: {
					method: 'GET',
					path: `${unit}/images/logo`,
					query: { locationId: 'STORE-07' },
				},
				output: { image198x149: { width: 198, height: 149 } },
			},
			bad: unknown,
		},
		read('getPromotionBoxImage', '/images/promotion-box', {
			image198x149: { width: 198, height: 149 },
		}),
		read('getPromotionBox', '/promotion-box', { text: 'Since 2009' }),
		read('getPromotion', '/profilepromotion', { header: 'Try our espresso' }),
		read('getGuarantee', '/customerguarantee', { header: 'Fresh or free' }),
		{
			resource,
			operation: 'checkDomain',
			parameters: { domain: MAIN_UNIT.domain },
			expect: {
				request: {
					method: 'GET',
					path: '/v1/business-signup/domain-availability',
					query: { domain: MAIN_UNIT.domain },
				},
				output: { domainIsAvailable: false },
			},
			bad: { parameters: { domain: '' }, message: /'Domain' is empty/ },
		},
		{
			resource,
			operation: 'apiCall',
			parameters: {
				path: '/v1/private/business-units/{account}/templates',
				host: 'invitations',
			},
			expect: {
				request: { method: 'GET', path: `/v1/private/business-units/${MAIN_UNIT.id}/templates` },
				output: { templates: [{ name: 'Best in test' }, { name: 'Product review' }] },
			},
			bad: {
				parameters: { path: 'https://example.com/v1/business-units' },
				message: /'Path' is not a path of the API/,
			},
		},
	);
