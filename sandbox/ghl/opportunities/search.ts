import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { isV3 } from '../contacts/data';
import { nestError } from '../errors';
import { type Filter, matchesAll } from '../filters';
import { fullName } from '../payments/views';
import * as rules from '../validate';
import type { Opportunity } from './data';
import { ADVANCED_SEARCH_RULES, SEARCH_RULES } from './rules';

// See docs/api-notes/ghl.md#opportunity-search.
const MAX_PAGE = 100;
const MAX_ADVANCED_PAGE = 500;
const MAX_PAGED_ROWS = 10_000;
const DAY_MS = 86_400_000;

/** An opportunity as responses show it. */
export function opportunityView(world: World, { _id, altId, ...rest }: Opportunity) {
	const contact = world.ghl.contacts.get(rest.contactId, altId);
	return {
		id: _id,
		locationId: altId,
		...rest,
		contact: contact && {
			id: contact._id,
			name: fullName(contact).trim(),
			companyName: contact.companyName,
			email: contact.email,
			phone: contact.phone,
			tags: contact.tags,
		},
	};
}

type Query = Record<string, string | undefined>;

interface AdvancedSearch {
	locationId: string;
	query?: string;
	limit: number;
	page: number;
	filters?: Filter[];
	sort?: Array<{ field: string; direction: 'asc' | 'desc' }>;
	additionalDetails: Details;
}

/** The related records that a search returns with each opportunity. */
type Details = Record<'notes' | 'tasks' | 'calendarEvents' | 'unReadConversations', boolean>;

/** The dated names of filters, by their names in v3. */
const DATED_NAMES = {
	locationId: 'location_id',
	pipelineId: 'pipeline_id',
	pipelineStageId: 'pipeline_stage_id',
	contactId: 'contact_id',
	assignedTo: 'assigned_to',
};

/** The query with the dated names. Each version reads only its own names. */
function datedQuery(request: FastifyRequest<{ Querystring: Query }>): Query {
	const query = { ...request.query };
	if (!isV3(request)) return query;
	for (const [v3, dated] of Object.entries(DATED_NAMES)) query[dated] = query[v3];
	return query;
}

/** Searches opportunities: with simple filters (GET) and with conditions (POST). */
export function searchRoutes(scope: FastifyInstance, world: World): void {
	const access = { level: 'location', scope: 'opportunities.readonly' } as const;

	scope.get<{ Querystring: Query }>(
		'/opportunities/search',
		{ config: { access } },
		async (request) => {
			const query = datedQuery(request);
			rules.check(query, SEARCH_RULES);
			const limit = Number(query.limit ?? 20);
			if (limit > MAX_PAGE) throw nestError(400, `limit must not be greater than ${MAX_PAGE}`);
			const page = Number(query.page ?? 1);
			const found = listed(world, String(query.location_id), (row) => isMatch(world, query, row));
			if (query.order === 'added_asc') found.reverse();
			const rows = found.slice((page - 1) * limit, page * limit);
			const last = rows.at(-1);
			const details = {
				notes: query.getNotes === 'true',
				tasks: query.getTasks === 'true',
				calendarEvents: query.getCalendarEvents === 'true',
				unReadConversations: false,
			};
			return {
				opportunities: rows.map((row) => rowView(world, row, details)),
				meta: {
					total: found.length,
					currentPage: page,
					...(page * limit < found.length && { nextPage: page + 1 }),
					...(page > 1 && { prevPage: page - 1 }),
					...(last && { startAfterId: last._id, startAfter: Date.parse(last.createdAt) }),
				},
				aggregations: {},
			};
		},
	);

	scope.post<{ Body: AdvancedSearch }>(
		'/opportunities/search',
		{ config: { access } },
		async ({ body }) => {
			rules.check(body, ADVANCED_SEARCH_RULES);
			const { locationId, query, limit, page, filters = [], sort = [], additionalDetails } = body;
			if (limit > MAX_ADVANCED_PAGE) {
				throw nestError(422, [`limit must not be greater than ${MAX_ADVANCED_PAGE}`]);
			}
			if ((page + 1) * limit > MAX_PAGED_ROWS) {
				throw nestError(400, `Only ${MAX_PAGED_ROWS} records can be paged: use searchAfter`);
			}
			const found = listed(world, locationId, (row) => {
				const read = (field: string) => valueOf(world, row, field);
				return isMatch(world, { q: query }, row) && matchesAll(filters, read);
			});
			found.sort((a, b) => compare(a, b, sort));
			return {
				opportunities: found
					.slice(page * limit, (page + 1) * limit)
					.map((row) => rowView(world, row, additionalDetails)),
				total: found.length,
				aggregations: {},
			};
		},
	);

	function compare(a: Opportunity, b: Opportunity, sort: AdvancedSearch['sort'] = []): number {
		for (const { field, direction } of sort) {
			const [one, other] = [a, b].map((row) => valueOf(world, row, field) as string);
			if (one !== other) return one < other === (direction === 'asc') ? -1 : 1;
		}
		return 0;
	}
}

/** Opportunities of a location that match, newest first. New ones are missing as long as the list delay lasts. */
function listed(world: World, altId: string, where: (row: Opportunity) => boolean): Opportunity[] {
	const query = { altId, order: 'newest', offset: 0, limit: Infinity, where } as const;
	return world.ghl.opportunityData.opportunities.page({ ...query, now: world.now() }).rows;
}

function isMatch(world: World, query: Query, row: Opportunity): boolean {
	const { q, status = 'all', date, endDate } = query;
	const text = q?.trim().toLowerCase();
	const equal: Array<[string | undefined, keyof Opportunity]> = [
		[query.id, '_id'],
		[query.pipeline_id, 'pipelineId'],
		[query.pipeline_stage_id, 'pipelineStageId'],
		[query.contact_id, 'contactId'],
		[query.assigned_to, 'assignedTo'],
		[status === 'all' ? undefined : status, 'status'],
	];
	if (!equal.every(([wanted, field]) => !wanted || row[field] === wanted)) return false;
	const created = Date.parse(row.createdAt);
	if (date && created < usDate(date)) return false;
	if (endDate && created >= usDate(endDate) + DAY_MS) return false;
	const contact = world.ghl.contacts.get(row.contactId);
	if (query.country && contact?.country !== query.country) return false;
	if (query.campaignId && !inCampaign(world, row, query.campaignId)) return false;
	return !text || `${row.name} ${contact?.searchText ?? ''}`.toLowerCase().includes(text);
}

const inCampaign = (world: World, { contactId }: Opportunity, campaignId: string): boolean =>
	world.ghl.contactData.campaigns.get(contactId)?.has(campaignId) ?? false;

/** `mm-dd-yyyy` as epoch milliseconds. */
function usDate(text: string): number {
	const [month, day, year] = text.split('-').map(Number);
	return Date.UTC(year, month - 1, day);
}

/** A field by the name that filters and the sort order use. */
function valueOf(world: World, row: Opportunity, field: string): unknown {
	const [parent, id] = field.split('.');
	if (parent === 'custom_fields') return row.customFields.find((one) => one.id === id)?.fieldValue;
	const contact = world.ghl.contacts.get(row.contactId);
	const values: Record<string, unknown> = {
		id: row._id,
		name: row.name,
		monetary_value: row.monetaryValue,
		pipeline_id: row.pipelineId,
		pipeline_stage_id: row.pipelineStageId,
		status: row.status,
		lost_reason_id: row.lostReasonId,
		source: row.source,
		assigned_to: row.assignedTo,
		followers: row.followers,
		contact_id: row.contactId,
		contact_name: contact && fullName(contact),
		company_name: contact?.companyName,
		email: contact?.email,
		phone: contact?.phone,
		date_added: row.createdAt,
		date_updated: row.updatedAt,
		last_status_change_date: row.lastStatusChangeAt,
		last_stage_change_date: row.lastStageChangeAt,
	};
	return values[field];
}

function rowView(world: World, row: Opportunity, details: Details) {
	const { notes, tasks, appointments } = world.ghl.contactData;
	const related = {
		notes: notes.get(row.contactId) ?? [],
		tasks: tasks.get(row.contactId) ?? [],
		calendarEvents: appointments.get(row.contactId) ?? [],
		// The sandbox has no conversations.
		unReadConversations: [],
	};
	const wanted = Object.entries(related).filter(([name]) => details[name as keyof Details]);
	return { ...opportunityView(world, row), ...Object.fromEntries(wanted) };
}
