import { COMPANY, MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { BAD_LIMIT, locationRecords, PATH, UNKNOWN } from './records';

/** Locations, tags, and templates. */
export const locationCases: Cases = (world) => {
	const { tags, templates } = locationRecords(world);
	const [tag] = tags;
	const oneTag = `${PATH}/tags/${tag.id}`;
	const unknownTag = {
		parameters: { tagId: locator(UNKNOWN) },
		message: new RegExp(`Tag not found for id:${UNKNOWN}`),
	};
	const [sms, mail] = templates;
	const { id: locationId, name, timezone, email } = MAIN_LOCATION;
	const search: Record<string, string> = { email, companyId: COMPANY.id, order: 'desc' };
	const origin: Record<string, string> = { originId: locationId, type: 'email' };
	const noAccess = {
		// The path of a request contains the location of the credential.
		credentials: ({ url }: { url: string }) => ({
			ghlApi: { accessToken: 'pit-none', locationId, baseUrl: `${url}/ghl` },
		}),
		message: /GHL no longer accepts the token of this credential/,
	};
	return [
		{
			resource: 'location',
			operation: 'get',
			parameters: {},
			expect: {
				request: { method: 'GET', path: PATH },
				output: { locationId, name, timezone, companyId: COMPANY.id },
			},
			bad: noAccess,
		},
		{
			resource: 'location',
			operation: 'getAll',
			parameters: { filters: { email, companyId: COMPANY.id }, options: { order: 'desc' } },
			expect: {
				request: {
					method: 'GET',
					path: '/locations/search',
					query: { ...search, limit: '50', skip: '0' },
				},
				output: [{ locationId, name, email, timezone }],
			},
			bad: BAD_LIMIT,
			samples: { companyId: COMPANY.id },
		},
		{
			resource: 'location',
			operation: 'getTimeZones',
			parameters: {},
			expect: {
				request: { method: 'GET', path: `${PATH}/timezones` },
				output: [
					{ timeZone: 'America/Chicago' },
					{ timeZone: 'America/Regina' },
					{ timeZone: 'Europe/London' },
					{ timeZone: 'US/Central' },
				],
			},
			bad: noAccess,
		},
		{
			resource: 'location',
			operation: 'apiCall',
			parameters: { method: 'GET', path: `${PATH}/tags`, addAccount: 'none' },
			expect: {
				request: { method: 'GET', path: `${PATH}/tags` },
				output: { tags: tags.map(({ id }) => ({ id })) },
			},
			bad: {
				parameters: { path: 'locations' },
				message: /'Path' is not a path of the API: locations/,
			},
		},
		{
			resource: 'tag',
			operation: 'create',
			parameters: { name: 'Reviewed' },
			expect: {
				request: { method: 'POST', path: `${PATH}/tags`, body: { name: 'Reviewed' } },
				output: { name: 'reviewed' },
			},
			bad: { parameters: { name: tag.name }, message: /The tag name is already exist/ },
		},
		{
			resource: 'tag',
			operation: 'delete',
			parameters: { tagId: locator(tag.id) },
			expect: { request: { method: 'DELETE', path: oneTag }, output: [{ deleted: true }] },
			bad: unknownTag,
		},
		{
			resource: 'tag',
			operation: 'get',
			parameters: { tagId: locator(tag.id) },
			expect: {
				request: { method: 'GET', path: oneTag },
				output: { tagId: tag.id, name: tag.name },
			},
			bad: unknownTag,
		},
		{
			resource: 'tag',
			operation: 'getAll',
			parameters: {},
			expect: {
				request: { method: 'GET', path: `${PATH}/tags` },
				output: tags.map((one) => ({ tagId: one.id, name: one.name })),
			},
			bad: BAD_LIMIT,
		},
		{
			resource: 'tag',
			operation: 'update',
			parameters: { tagId: locator(tag.id), name: 'Reviewed' },
			expect: {
				request: { method: 'PUT', path: oneTag, body: { name: 'Reviewed' } },
				output: { tagId: tag.id, name: 'reviewed' },
			},
			bad: unknownTag,
		},
		{
			resource: 'template',
			operation: 'delete',
			parameters: { templateId: locator(sms.id) },
			expect: {
				request: { method: 'DELETE', path: `${PATH}/templates/${sms.id}` },
				output: [{ deleted: true }],
			},
			bad: {
				parameters: { templateId: locator(UNKNOWN) },
				message: new RegExp(`Template not found for id:${UNKNOWN}`),
			},
		},
		{
			resource: 'template',
			operation: 'getAll',
			parameters: { filters: { type: 'email' } },
			expect: {
				request: {
					method: 'GET',
					path: `${PATH}/templates`,
					query: { ...origin, limit: '50', skip: '0' },
				},
				output: [
					{
						templateId: mail.id,
						type: 'email',
						subject: 'Welcome',
						content: '<p>Thank you for your order.</p>',
					},
				],
			},
			bad: BAD_LIMIT,
		},
	];
};
