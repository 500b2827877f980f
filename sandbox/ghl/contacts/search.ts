import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import { type Filter, matchesAll } from '../filters';
import type { Contact } from '../types';
import * as rules from '../validate';
import { SEARCH_RULES } from './rules';
import { searchRow, valueOf } from './views';

interface SearchBody {
	locationId: string;
	pageLimit: number;
	page?: number;
	query?: string;
	filters?: Filter[];
	sort?: Array<{ field: string; direction: 'asc' | 'desc' }>;
	/** The `searchAfter` of the last contact: its sort values and its ID. */
	searchAfter?: unknown[];
}

// See docs/api-notes/ghl.md#contact-search.
const MAX_PAGE = 500;
const MAX_PAGED_ROWS = 10_000;

/** Contact search, with pages or a cursor. The default order is newest first. */
export function searchRoutes(scope: FastifyInstance, world: World): void {
	const access = { level: 'location', scope: 'contacts.readonly' } as const;

	scope.post<{ Body: SearchBody }>('/contacts/search', { config: { access } }, async ({ body }) => {
		rules.check(body, SEARCH_RULES);
		if (body.pageLimit > MAX_PAGE) {
			throw nestError(422, [`pageLimit must not be greater than ${MAX_PAGE}`]);
		}
		const { page = 1, pageLimit, searchAfter } = body;
		if (!searchAfter && page * pageLimit > MAX_PAGED_ROWS) {
			throw nestError(400, `Only ${MAX_PAGED_ROWS} records can be paged: use searchAfter`);
		}
		const sort = body.sort ?? [{ field: 'dateAdded', direction: 'desc' }];
		const found = matching(world, body)
			.map((contact) => ({ contact, cursor: cursorOf(contact) }))
			.sort((a, b) => compare(a.cursor, b.cursor));
		const first = searchAfter
			? found.findIndex(({ cursor }) => compare(cursor, searchAfter) > 0)
			: (page - 1) * pageLimit;
		const rows = first < 0 ? [] : found.slice(first, first + pageLimit);
		return {
			contacts: rows.map(({ contact, cursor }) => searchRow(contact, cursor)),
			total: found.length,
			traceId: randomUUID(),
		};

		function cursorOf(contact: Contact): unknown[] {
			return [...sort.map(({ field }) => sortValue(contact, field)), contact._id];
		}

		function compare(a: unknown[], b: unknown[]): number {
			for (const [i, value] of a.entries()) {
				const other = b[i] as string;
				if (value === other) continue;
				const sign = (sort[i] ?? sort[0]).direction === 'asc' ? 1 : -1;
				return (value as string) < other ? -sign : sign;
			}
			return 0;
		}
	});
}

/** Times are numbers, like in the cursors of the real API. */
function sortValue(contact: Contact, field: string): unknown {
	const value = valueOf(contact, field);
	if (field.startsWith('date')) return Date.parse(String(value));
	return value ?? '';
}

function matching(world: World, { locationId, query, filters = [] }: SearchBody): Contact[] {
	const wanted = query?.trim().toLowerCase();
	return world.ghl.contacts
		.all(locationId)
		.filter((contact) => !wanted || contact.searchText.includes(wanted))
		.filter((contact) => matchesAll(filters, (field) => valueOf(contact, field)));
}
