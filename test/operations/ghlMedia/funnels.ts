import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { BAD_LIMIT } from '../ghlLocations/records';
import { first } from '../support/records';
import type { Cases } from '../support/types';

const location: Record<string, string> = { locationId: MAIN_LOCATION.id };
const REDIRECTS = '/funnels/lookup/redirect';
const UNKNOWN = '6p2RxpgtMKQwO3E6IUaT';
const limits: Record<string, string> = { limit: '50', offset: '0' };

/** Funnels, their pages, and redirects. */
export const funnelCases: Cases = ({ ghl }) => {
	const { funnels, pages, redirects } = ghl.mediaData;
	const mine = funnels.filter(({ locationId }) => locationId === MAIN_LOCATION.id);
	const funnel = first(mine, ({ type }) => type === 'funnel');
	const ofFunnel = pages.filter(({ funnelId }) => funnelId === funnel.id);
	const [redirect] = redirects.all(MAIN_LOCATION.id);
	const path = `${REDIRECTS}/${redirect._id}`;
	const unknown = {
		parameters: { redirectId: locator(UNKNOWN) },
		message: new RegExp(`Redirect not found for id:${UNKNOWN}`),
	};
	const created = {
		domain: 'shop.example.com',
		path: '/winter',
		target: 'https://shop.example.com/winter-offers',
		action: 'website',
	};
	const changed = { target: 'https://example.com', action: 'url' };
	const { action: redirectAction, ...form } = created;
	const noFunnel = { parameters: { funnelId: locator('') }, message: /'Funnel' is empty/ };
	return [
		{
			resource: 'funnel',
			operation: 'getAll',
			parameters: { filters: { type: 'funnel' } },
			expect: {
				request: {
					method: 'GET',
					path: '/funnels/funnel/list',
					query: { ...location, type: 'funnel', ...limits },
				},
				output: [{ funnelId: funnel.id, name: 'Coffee Subscription', url: '/coffee-subscription' }],
			},
			bad: BAD_LIMIT,
			samples: { type: 'funnel', category: 'sales', parentId: UNKNOWN },
		},
		{
			resource: 'page',
			operation: 'getCount',
			parameters: { funnelId: locator(funnel.id) },
			expect: {
				request: {
					method: 'GET',
					path: '/funnels/page/count',
					query: { ...location, funnelId: funnel.id },
				},
				output: [{ count: 3 }],
			},
			bad: noFunnel,
		},
		{
			resource: 'page',
			operation: 'getAll',
			parameters: { funnelId: locator(funnel.id) },
			expect: {
				request: {
					method: 'GET',
					path: '/funnels/page',
					query: { ...location, funnelId: funnel.id, ...limits },
				},
				output: ofFunnel.map(({ id, name, stepId }) => ({ pageId: id, name, stepId })),
			},
			bad: noFunnel,
		},
		{
			resource: 'redirect',
			operation: 'create',
			parameters: { ...form, redirectAction },
			expect: {
				request: { method: 'POST', path: REDIRECTS, body: { ...location, ...created } },
				output: created,
			},
			bad: { parameters: { target: '' }, message: /'Target' is empty/ },
		},
		{
			resource: 'redirect',
			operation: 'delete',
			parameters: { redirectId: locator(redirect._id) },
			expect: {
				request: { method: 'DELETE', path, query: location },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'redirect',
			operation: 'getAll',
			parameters: { filters: { search: '/sale' } },
			expect: {
				request: {
					method: 'GET',
					path: `${REDIRECTS}/list`,
					query: { ...location, search: '/sale', ...limits },
				},
				output: [{ redirectId: redirect._id, path: '/Sale', target: redirect.target }],
			},
			bad: BAD_LIMIT,
		},
		{
			resource: 'redirect',
			operation: 'update',
			parameters: {
				redirectId: locator(redirect._id),
				target: changed.target,
				redirectAction: changed.action,
			},
			expect: {
				request: { method: 'PATCH', path, body: { ...location, ...changed } },
				output: { redirectId: redirect._id, ...changed },
			},
			bad: unknown,
		},
	];
};
