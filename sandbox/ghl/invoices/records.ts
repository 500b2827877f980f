import type { Collection } from '../../server/collection';
import type { World } from '../../server/world';
import { castError, serviceError } from '../errors';
import { visibleAt } from '../lists';
import { totalsOf } from './totals';
import type { Bill, Billing, Fields, Item } from './types';

/** A request body: its fields and the account. */
export type Body = Partial<Omit<Fields, 'items'>> & {
	altId: string;
	altType?: string;
	/** Lines without an ID get one. */
	items?: Array<Omit<Item, '_id'> & { _id?: string }>;
};

/** The types of records, with their names in the database. */
export const MODELS = {
	invoices: 'Invoice',
	templates: 'InvoiceTemplate',
	schedules: 'InvoiceSchedule',
	estimates: 'Estimate',
	estimateTemplates: 'EstimateTemplate',
} as const;

export type Kind = keyof typeof MODELS;

/** Returns the records of a type. */
export const recordsOf = ({ ghl }: World, kind: Kind): Collection<Bill> => ghl.billing[kind];

/** Returns the record of a location. Throws the API's error for a malformed (400) or unknown (404) ID. */
export function find(world: World, kind: Kind, id: string, altId?: string): Bill {
	if (!/^[0-9a-f]{24}$/i.test(id)) throw castError(id, MODELS[kind]);
	const bill = recordsOf(world, kind).get(id, altId);
	if (!bill) throw serviceError(404, `${MODELS[kind]} not found`);
	return bill;
}

/** Returns a new record that is not stored yet. */
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

/** Creates and stores a record. */
export function create(world: World, kind: Kind, body: Body): Bill {
	const bill = make(world.ghl.billing, kind, body, world.now());
	return recordsOf(world, kind).insert(bill, visibleAt(world));
}

/** Replaces all fields, except those that an update can't change. */
export function replace(world: World, kind: Kind, bill: Bill, body: Body, kept: string[]): Bill {
	const before = Object.entries(bill.fields).filter(([field]) => kept.includes(field));
	const written = fieldsOf(world.ghl.billing, kind, body);
	const fields = { ...Object.fromEntries(before), ...written } as Fields;
	const number = Number(fields.invoiceNumber ?? fields.estimateNumber) || bill.number;
	return change(world, kind, bill, { fields, totals: totalsOf(fields), number });
}

/** Changes a record and sets `updatedAt` to now. */
export function change(world: World, kind: Kind, bill: Bill, patch: Partial<Bill>): Bill {
	const updatedAt = new Date(world.now()).toISOString();
	return recordsOf(world, kind).update(bill._id, { ...patch, updatedAt }) ?? bill;
}

/** Writes some fields of a record. */
export function write(world: World, kind: Kind, bill: Bill, fields: Partial<Fields>): Bill {
	return change(world, kind, bill, { fields: { ...bill.fields, ...fields } as Fields });
}

/** Returns the number of the next record of the location. */
export function nextNumber(billing: Billing, kind: Kind, altId: string): number {
	return Math.max(0, ...billing[kind].all(altId).map(({ number }) => number)) + 1;
}

/** Returns a copy of an object without some of its fields. */
export function without<T extends object>(record: T, ...names: Array<keyof T & string>): T {
	const entries = Object.entries(record).filter(([name]) => !(names as string[]).includes(name));
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
	const messages = missing.map((path) => `${path}: Path \`${path}\` is required.`).join(', ');
	throw serviceError(500, `${MODELS[kind]} validation failed: ${messages}`);
}
