import type { Collection } from '../../server/collection';
import type { World } from '../../server/world';
import { castError, serviceError } from '../errors';
import { visibleAt } from '../lists';
import { totalsOf } from './totals';
import type { Bill, Billing, Fields, Item } from './types';

/** A request's body: its own fields, and the account. */
export type Body = Partial<Omit<Fields, 'items'>> & {
	altId: string;
	altType?: string;
	/** Lines get an id where they have none. */
	items?: Array<Omit<Item, '_id'> & { _id?: string }>;
};

/** The kinds of records, with the names that the database gives them. */
export const MODELS = {
	invoices: 'Invoice',
	templates: 'InvoiceTemplate',
	schedules: 'InvoiceSchedule',
	estimates: 'Estimate',
	estimateTemplates: 'EstimateTemplate',
} as const;

export type Kind = keyof typeof MODELS;

/** The records of a kind. */
export const recordsOf = ({ ghl }: World, kind: Kind): Collection<Bill> => ghl.billing[kind];

/** The location's record, or the error that the API gives for an id that is malformed (400) or unknown (404). */
export function find(world: World, kind: Kind, id: string, altId?: string): Bill {
	if (!/^[0-9a-f]{24}$/i.test(id)) throw castError(id, MODELS[kind]);
	const bill = recordsOf(world, kind).get(id, altId);
	if (!bill) throw serviceError(404, `${MODELS[kind]} not found`);
	return bill;
}

/** A new record of what was sent, not yet among the others. */
export function make(billing: Billing, kind: Kind, body: Body, time: number): Bill {
	const at = new Date(time).toISOString();
	const fields = fieldsOf(billing, kind, body);
	return {
		_id: billing.random.objectId(),
		altId: body.altId,
		fields,
		totals: totalsOf(fields),
		status: 'draft',
		number:
			Number(fields.invoiceNumber ?? fields.estimateNumber) ||
			nextNumber(billing, kind, body.altId),
		amountPaid: 0,
		invoiceIds: [],
		createdAt: at,
		updatedAt: at,
	};
}

/** Makes a record and puts it among the others. */
export function create(world: World, kind: Kind, body: Body): Bill {
	const bill = make(world.ghl.billing, kind, body, world.now());
	return recordsOf(world, kind).insert(bill, visibleAt(world));
}

/** Replaces all that was written before, except the fields that an update cannot name. */
export function replace(world: World, kind: Kind, bill: Bill, body: Body, kept: string[]): Bill {
	const before = Object.entries(bill.fields).filter(([field]) => kept.includes(field));
	const written = fieldsOf(world.ghl.billing, kind, body);
	const fields = { ...Object.fromEntries(before), ...written } as Fields;
	const number = Number(fields.invoiceNumber ?? fields.estimateNumber) || bill.number;
	return change(world, kind, bill, { fields, totals: totalsOf(fields), number });
}

/** Changes a record; it counts as updated now. */
export function change(world: World, kind: Kind, bill: Bill, patch: Partial<Bill>): Bill {
	const updatedAt = new Date(world.now()).toISOString();
	return recordsOf(world, kind).update(bill._id, { ...patch, updatedAt }) ?? bill;
}

/** Writes some of a record's fields. */
export function write(world: World, kind: Kind, bill: Bill, fields: Partial<Fields>): Bill {
	return change(world, kind, bill, { fields: { ...bill.fields, ...fields } as Fields });
}

/** The number that the next record of the location will have. */
export function nextNumber(billing: Billing, kind: Kind, altId: string): number {
	return Math.max(0, ...billing[kind].all(altId).map(({ number }) => number)) + 1;
}

/** A copy of an object without some of its fields. */
export function without<T extends object>(whole: T, ...names: Array<keyof T & string>): T {
	const entries = Object.entries(whole).filter(([name]) => !(names as string[]).includes(name));
	return Object.fromEntries(entries) as T;
}

function fieldsOf(billing: Billing, kind: Kind, body: Body): Fields {
	const fields: Partial<Body> = without(body, 'altId', 'altType', 'items', 'invoiceItems');
	const lines = (body.items ?? body.invoiceItems ?? []) as Item[];
	checkDatabase(kind, fields.title, lines);
	return {
		...fields,
		items: lines.map((item) => ({
			taxes: [],
			...item,
			_id: item._id ?? billing.random.objectId(),
		})),
	} as Fields;
}

/** Rules of the database only: the response is a 500 with the database's message (docs/api-notes/ghl.md#invoice-rules). */
function checkDatabase(kind: Kind, title: unknown, items: Item[]): void {
	const missing = [
		...(title || kind.endsWith('emplates') ? [] : ['title']),
		...items.flatMap(({ type }, i) => (type ? [] : [`items.${i}.type`])),
	];
	if (missing.length === 0) return;
	const said = missing.map((path) => `${path}: Path \`${path}\` is required.`).join(', ');
	throw serviceError(500, `${MODELS[kind]} validation failed: ${said}`);
}
