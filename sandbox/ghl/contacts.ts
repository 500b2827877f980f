import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../server/world';
import { nestError } from './errors';
import { fullName } from './payments/views';
import type { Contact } from './types';
import * as rules from './validate';

interface SearchBody {
	locationId: string;
	pageLimit: number;
	page?: number;
	query?: string;
	/** The last contact's own `searchAfter`: time it was added (ms), id. */
	searchAfter?: [number, string];
}

const SEARCH_RULES: Record<string, rules.Rule> = {
	locationId: rules.text,
	pageLimit: rules.positive,
	page: rules.optional(rules.positive),
	query: rules.optional(rules.text),
};

// Reported by users (ghl-facts 2.7 and 3).
const MAX_PAGE = 500;
const MAX_PAGED_ROWS = 10_000;

/** Contacts: search, with pages or a cursor, newest first; and get. */
export function contactRoutes(scope: FastifyInstance, world: World): void {
	const access = { level: 'location', scope: 'contacts.readonly' } as const;

	scope.post<{ Body: SearchBody }>('/contacts/search', { config: { access } }, async ({ body }) => {
		rules.check(body, SEARCH_RULES);
		if (body.pageLimit > MAX_PAGE) {
			throw nestError(422, [`pageLimit must not be greater than ${MAX_PAGE}`]);
		}
		const { rows, total } = search(world, body);
		return { contacts: rows.map(searchRow), total, traceId: randomUUID() };
	});

	scope.get<{ Params: { id: string } }>(
		'/contacts/:id',
		{ config: { access: { ...access, impliedLocation: true } } },
		async ({ params, grant }) => {
			const contact = world.ghl.contacts.get(params.id, grant.locationId);
			// Measured: 400, not 404 (ghl-facts 2.7).
			if (!contact) throw nestError(400, `Contact not found for id:${params.id}`);
			return { contact: contactView(contact), traceId: randomUUID() };
		},
	);
}

function search(world: World, body: SearchBody) {
	const { page = 1, pageLimit, searchAfter } = body;
	if (!searchAfter && page * pageLimit > MAX_PAGED_ROWS) {
		throw nestError(400, `Only ${MAX_PAGED_ROWS} records can be paged: use searchAfter`);
	}
	const wanted = body.query?.trim().toLowerCase();
	const common = {
		altId: body.locationId,
		order: 'newest' as const,
		limit: pageLimit,
		now: world.now(),
	};
	const named = (contact: Contact): boolean => !wanted || contact.searchText.includes(wanted);
	const paged = world.ghl.contacts.page({
		...common,
		offset: searchAfter ? 0 : (page - 1) * pageLimit,
		where: wanted ? named : undefined,
	});
	if (!searchAfter) return paged;
	const [time, id] = searchAfter;
	const at = new Date(time).toISOString();
	const after = world.ghl.contacts.page({
		...common,
		offset: 0,
		to: at,
		where: (contact) => named(contact) && (contact.createdAt < at || contact._id < id),
	});
	return { rows: after.rows, total: paged.total };
}

function contactView(contact: Contact) {
	const name = fullName(contact);
	return {
		id: contact._id,
		locationId: contact.altId,
		name,
		firstName: contact.firstName,
		lastName: contact.lastName,
		firstNameLowerCase: contact.firstName.toLowerCase(),
		lastNameLowerCase: contact.lastName.toLowerCase(),
		fullNameLowerCase: name.toLowerCase(),
		email: contact.email,
		emailLowerCase: contact.email,
		phone: contact.phone,
		companyName: contact.companyName,
		city: contact.city,
		country: contact.country,
		type: 'customer',
		source: 'public api',
		dnd: false,
		tags: contact.tags,
		customFields: [],
		dateAdded: contact.createdAt,
		dateUpdated: contact.updatedAt,
	};
}

function searchRow(contact: Contact) {
	const { name, ...rest } = contactView(contact);
	return {
		...rest,
		contactName: name,
		searchAfter: [Date.parse(contact.createdAt), contact._id],
	};
}
