import { randomUUID } from 'node:crypto';
import type { World } from '../../server/world';
import { equals, inMode, listResponse, type Query } from '../lists';
import { check } from '../validate';
import { recordsOf, type Kind } from './records';
import { ESTIMATE_LIST_QUERY, LIST_QUERY } from './rules';
import type { Bill } from './types';

/** Names of the rows and of the total. They are different in each list (docs/api-notes/ghl.md#pagination). */
const KEYS: Record<Kind, { rows: string; total: string; traced?: true }> = {
	invoices: { rows: 'invoices', total: 'total' },
	templates: { rows: 'data', total: 'totalCount' },
	schedules: { rows: 'schedules', total: 'total' },
	estimates: { rows: 'estimates', total: 'total', traced: true },
	estimateTemplates: { rows: 'data', total: 'totalCount', traced: true },
};

/** Returns the response to a list request of the invoices API. */
export function listBills(world: World, kind: Kind, query: Query, view: (bill: Bill) => unknown) {
	check(query, kind === 'estimates' ? ESTIMATE_LIST_QUERY : LIST_QUERY);
	const mode = query.paymentMode === 'default' ? undefined : query.paymentMode;
	const status = query.status === 'all' ? undefined : query.status;
	const live = inMode<{ liveMode: boolean }>(mode);
	const response = listResponse<Bill>(sorted(world, query.sortOrder), query, {
		rows: recordsOf(world, kind),
		tests: [
			equals(status, (bill) => bill.status),
			equals(query.contactId, ({ fields }) => fields.contactDetails?.id),
			live && (({ fields }) => live({ liveMode: fields.liveMode ?? true })),
			contains(query.search),
		],
		view: (bill) => bill,
	});
	const { rows, total, traced } = KEYS[kind];
	return {
		[rows]: (response.data as Bill[]).map(view),
		...('totalCount' in response && { [total]: response.totalCount }),
		...(traced && { traceId: randomUUID() }),
	};
}

/** Sorts by issue date. The sandbox issues invoices in the order in which they are created. */
function sorted(world: World, order: string | undefined): World {
	if (!order) return world;
	const listOrder = order === 'ascend' ? 'oldest' : 'newest';
	return { ...world, settings: { ...world.settings, listOrder } };
}

/** Returns a search filter over ID, name, and the contact's name, email and phone. */
function contains(search: string | undefined) {
	const wanted = search?.trim().toLowerCase();
	if (!wanted) return undefined;
	return ({ _id, fields: { name, contactDetails: contact } }: Bill): boolean =>
		[_id, name, contact?.name, contact?.email, contact?.phoneNo]
			.join(' ')
			.toLowerCase()
			.includes(wanted);
}
