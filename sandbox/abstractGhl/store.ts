import type { World } from '../server/world';
import { notFound } from './errors';
import type { AbstractGhlData, Customer, Invoice, Order } from './types';

/** An event with its record and its changes. */
export interface StoreEvent {
	type: string;
	created_at: string;
	data: object;
	changes?: Record<string, { from: unknown; to: unknown }>;
}

/** A request as a handler receives it. */
export interface HandlerRequest {
	params: Record<string, string>;
	query: Record<string, string>;
	/** Valid according to the schema of the contract. */
	body: Record<string, unknown>;
}

/** The result of a handler. */
export interface HandlerResult {
	status: number;
	body?: unknown;
	/** The written record, for the idempotency key. */
	record?: object;
}

export type Handler = (call: HandlerRequest) => HandlerResult;

type Kind = 'customer' | 'order' | 'invoice';

/** Returns the identity of a record. It stays the same if the record is deleted and created again. */
export function identityOf(record: object): string {
	const names = ['activity_id', 'invoice_id', 'order_id', 'url', 'id'];
	const fields = record as Record<string, unknown>;
	const name = names.find((one) => one in fields) ?? '';
	const owner = name === 'activity_id' ? ` of ${String(fields.customer_id)}` : '';
	return `${name} ${String(fields[name])}${owner}`;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Stores the records. All changes pass through this class, so that revisions, times and events are correct. */
export class Store {
	/** @param onEvent - receives each event, in order */
	constructor(
		private readonly world: World,
		private readonly onEvent: (event: StoreEvent) => void,
	) {}

	get data(): AbstractGhlData {
		return this.world.abstractGhl;
	}

	/** Returns the current time (ISO). */
	now(): string {
		return new Date(this.world.now()).toISOString();
	}

	/** Returns an ID that the backend generates: `cus_1026`. */
	newId(prefix: string): string {
		this.data.lastId += 1;
		return `${prefix}_n${this.data.lastId}`;
	}

	customer(id: string): Customer {
		return this.data.customers.get(id) ?? throwError(notFound('customer', id));
	}

	order(id: string): Order {
		return this.data.orders.get(id) ?? throwError(notFound('order', id));
	}

	invoice(id: string): Invoice {
		return this.data.invoices.get(id) ?? throwError(notFound('invoice', id));
	}

	/** Returns how often the record with this identity was written. */
	revisionOf(identity: string): number {
		return this.data.revisions.get(identity) ?? 0;
	}

	/** Counts a write or a removal of a record. */
	touch(record: object): void {
		const identity = identityOf(record);
		this.data.revisions.set(identity, this.revisionOf(identity) + 1);
	}

	/** Adds a record. */
	add<T extends object>(records: Map<string, T>, id: string, record: T, kind?: Kind): T {
		records.set(id, record);
		this.touch(record);
		if (kind) this.emit(`${kind}.created`, record);
		return record;
	}

	/** Changes a record. If nothing changes, the record keeps its time and no event is sent. */
	change<T extends { updated_at: string }>(record: T, patch: Partial<T>, kind?: Kind): T {
		const entries = Object.entries(patch) as Array<[keyof T & string, unknown]>;
		const changed = entries.filter(([name, to]) => to !== undefined && !same(record[name], to));
		if (changed.length === 0) return record;
		const changes = Object.fromEntries(
			changed.map(([name, to]) => [name, { from: record[name], to }]),
		);
		const now = this.now();
		const since = ['status', 'payment_status']
			.filter((name) => name in changes && `${name}_since` in record)
			.map((name) => [`${name}_since`, now]);
		Object.assign(record, Object.fromEntries([...changed, ...since]), { updated_at: now });
		this.touch(record);
		if (kind) for (const type of eventsOf(kind, changes)) this.emit(type, record, changes);
		return record;
	}

	private emit(type: string, record: object, changes?: StoreEvent['changes']): void {
		const data = structuredClone(record);
		this.onEvent({ type, created_at: this.now(), data, ...(changes && { changes }) });
	}
}

/** Returns the events that the changes of a record cause. */
function eventsOf(kind: Kind, changes: Record<string, { to: unknown }>): string[] {
	if (kind === 'customer') return ['customer.updated'];
	if (kind === 'order')
		return ['order.updated', ...(changes.status ? ['order.status_changed'] : [])];
	const status = changes.payment_status?.to;
	return status === 'paid' || status === 'overdue' ? [`invoice.${status}`] : [];
}

/** Throws an error, for use in an expression. */
function throwError(error: Error): never {
	throw error;
}
