import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Case, ExpectedRequest } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const locationId = { locationId: MAIN_LOCATION.id };
const page = { limit: '10', offset: '0' };
const skipped = { limit: '10', skip: '0' };
const location = `/locations/${MAIN_LOCATION.id}`;

/** All requests of Check Setup, in their order if one request is sent at a time. */
const REQUESTS: Array<[path: string, query?: ExpectedRequest['query']]> = [
	['/payments/integrations/provider/whitelabel', { ...account, ...page }],
	['/payments/orders', { ...account, ...page }],
	['/payments/transactions', { ...account, ...page }],
	['/payments/subscriptions', { ...account, ...page }],
	['/invoices/', { ...account, ...page }],
	['/products/', { ...locationId, ...page }],
	['/contacts/search/duplicate', { ...locationId, email: 'check-setup@example.com' }],
	[location],
	['/invoices/schedule', { ...account, ...page }],
	['/invoices/template', { ...account, ...page }],
	['/invoices/estimate/list', { ...account, ...page }],
	['/products/inventory', { ...account, ...page }],
	['/products/collections', { ...account, ...page }],
	['/payments/coupon/list', { ...account, ...page }],
	['/payments/custom-provider/connect', locationId],
	['/store/shipping-zone', { ...account, ...page }],
	['/store/store-setting', account],
	['/opportunities/pipelines', locationId],
	['/calendars/', locationId],
	['/calendars/groups', locationId],
	['/calendars/resources/rooms', { ...locationId, ...skipped }],
	['/calendars/events', { ...locationId, userId: 'check-setup', startTime: '0', endTime: '1' }],
	['/conversations/search', { ...locationId, limit: '10' }],
	['/conversations/messages/export', { ...locationId, limit: '10' }],
	['/forms/', { ...locationId, ...skipped }],
	['/surveys/', { ...locationId, ...skipped }],
	['/medias/files', { ...account, ...page, type: 'file', sortBy: 'createdAt', sortOrder: 'asc' }],
	['/funnels/funnel/list', { ...locationId, ...page }],
	['/funnels/page', { ...locationId, ...page, funnelId: 'check-setup' }],
	['/funnels/page/count', { ...locationId, funnelId: 'check-setup' }],
	['/funnels/lookup/redirect/list', { ...locationId, ...page }],
	['/businesses/', locationId],
	['/campaigns/', locationId],
	[`${location}/customFields`, { model: 'contact' }],
	[`${location}/customValues`],
	[`${location}/tags`],
	[`${location}/templates`, { originId: MAIN_LOCATION.id, ...skipped }],
	[`${location}/recurring-tasks/check-setup`],
	['/users/', locationId],
	['/workflows/', locationId],
];

/** Cases of Check Setup. */
export const accountCases: Case[] = [
	{
		resource: 'account',
		operation: 'checkSetup',
		parameters: { options: { parallel: 1 } },
		expect: {
			request: REQUESTS.map(([path, query]) => ({ method: 'GET', path, ...(query && { query }) })),
			output: { check: 'Connection', ok: true, what: 'GHL accepts the credential' },
		},
		bad: {
			parameters: { options: { includeValues: '={{ "some" }}' } },
			message: /'Include Values' is not true or false: some/,
		},
	},
];
