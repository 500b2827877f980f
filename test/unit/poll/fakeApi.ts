import type { Position } from '../../../nodes/shared/http/pagination';
import type { PolledPage, Range, Row, Source } from '../../../nodes/shared/poll/types';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A record of the simulated API. Times are epoch milliseconds. */
export interface Order {
	id: string;
	createdAt: number;
	updatedAt: number;
	status: string;
	/** The list contains the record from this time. */
	visibleAt: number;
	children: Array<{ id: string; createdAt: number }>;
}

export interface Quirks {
	order: 'falling' | 'rising' | 'shuffled' | 'updated' | 'updatedRising';
	paging: 'offset' | 'page' | 'cursor';
	/** The field that the time filter applies to. */
	listedBy: 'createdAt' | 'updatedAt';
	/** How the server interprets the requested time. */
	from: 'exact' | 'exclusive' | 'day' | 'dayUp' | 'zone' | 'ignored';
	total: 'right' | 'missing';
	/** Duration of a request, in virtual milliseconds. */
	latency: number;
	pageSize: number;
	/** Percentage of requests that fail. */
	faults: number;
}

const SOUND: Quirks = {
	order: 'falling',
	paging: 'offset',
	listedBy: 'createdAt',
	from: 'exact',
	total: 'right',
	latency: 100,
	pageSize: 100,
	faults: 0,
};

/** The error that the HTTP client throws for a temporary failure. */
export class Fault extends Error {
	readonly context = { transient: true };
}

const ROUNDINGS: Record<Quirks['from'], (from: number) => number> = {
	exact: (from) => from,
	exclusive: (from) => from + 1,
	day: (from) => Math.floor(from / DAY) * DAY,
	dayUp: (from) => Math.ceil(from / DAY) * DAY,
	zone: (from) => from + 11 * HOUR,
	ignored: () => -Infinity,
};

const SORTS: Record<Quirks['order'], (a: Order, b: Order) => number> = {
	falling: (a, b) => b.createdAt - a.createdAt || compareText(b.id, a.id),
	rising: (a, b) => a.createdAt - b.createdAt || compareText(a.id, b.id),
	shuffled: (a, b) => compareText(a.id, b.id),
	updated: (a, b) => b.updatedAt - a.updatedAt || compareText(b.id, a.id),
	updatedRising: (a, b) => a.updatedAt - b.updatedAt || compareText(a.id, b.id),
};

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A simulated list API in virtual time. Only a request advances the clock. */
export class FakeApi {
	now = Date.UTC(2026, 10, 10, 12);
	readonly orders = new Map<string, Order>();
	readonly requests: Array<Position & Range> = [];
	quirks: Quirks;
	/** Whether rows contain their status. */
	showsStatus = true;
	/** Requests for single records. */
	singles: string[] = [];
	private seed: number;

	constructor(quirks: Partial<Quirks> = {}, seed = 1) {
		this.quirks = { ...SOUND, ...quirks };
		this.seed = seed;
	}

	/** Returns a number from 0 to below 1, the same in each run. */
	random(): number {
		this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
		return this.seed / 2 ** 32;
	}

	create(age = 0, lateBy = 0, status = 'pending'): Order {
		const id = Array.from({ length: 3 }, () => hex(this.random())).join('');
		const createdAt = this.now - age;
		const visibleAt = this.now + lateBy;
		const order = { id, createdAt, updatedAt: createdAt, status, visibleAt, children: [] };
		this.orders.set(id, order);
		return order;
	}

	update(order: Order, status = order.status): void {
		order.status = status;
		order.updatedAt = Math.max(this.now, order.updatedAt + 1);
	}

	/** Adds a child, which counts as an update of the record. */
	ship(order: Order): void {
		order.children.push({ id: `${order.id}-${order.children.length}`, createdAt: this.now });
		this.update(order);
	}

	async childrenOf(id: string): Promise<Row[]> {
		const order = await this.single(id);
		return (order?.children ?? []).map((child) => ({
			_id: child.id,
			orderId: id,
			createdAt: new Date(child.createdAt).toISOString(),
		}));
	}

	readonly page = async (position: Position, range: Range): Promise<PolledPage> => {
		await this.request();
		this.requests.push({ ...position, ...range });
		const { from, total, order, listedBy } = this.quirks;
		const start = range.from === undefined ? -Infinity : ROUNDINGS[from](range.from);
		const rows = [...this.orders.values()]
			.filter((row) => row.visibleAt <= this.now && row[listedBy] >= start)
			.filter(({ status }) => range.facet === undefined || status === range.facet)
			.sort(SORTS[order]);
		return {
			...this.pageOf(rows, position),
			...(total === 'right' && { total: rows.length }),
			serverTime: Math.floor(this.now / SECOND) * SECOND,
		};
	};

	private pageOf(rows: Order[], { offset, cursor, limit }: Position) {
		// A cursor names the last returned row by its position in the order.
		const last = cursor === undefined ? undefined : (JSON.parse(cursor) as Order);
		const isAfter = (row: Order) => !last || SORTS[this.quirks.order](row, last) > 0;
		const rest = this.quirks.paging === 'cursor' ? rows.filter(isAfter) : rows.slice(offset);
		const page = rest.slice(0, limit);
		return {
			rows: page.map((row) => this.show(row)),
			...(this.quirks.paging === 'cursor' &&
				rest.length > limit && { next: JSON.stringify(page.at(-1)) }),
		};
	}

	/** Returns the API as a trigger uses it. */
	source(more: Partial<Source> = {}): Source {
		const { paging, pageSize } = this.quirks;
		return { paging, pageSize, page: this.page, ...more };
	}

	/** Sends one request for a single record. */
	async single(id: string): Promise<Order | undefined> {
		await this.request();
		this.singles.push(id);
		return this.orders.get(id);
	}

	private async request(): Promise<void> {
		await Promise.resolve();
		this.now += this.quirks.latency;
		if (this.random() * 100 < this.quirks.faults) throw new Fault('The connection broke off');
	}

	private show({ id, createdAt, updatedAt, status }: Order): Row {
		return {
			_id: id,
			createdAt: new Date(createdAt).toISOString(),
			updatedAt: new Date(updatedAt).toISOString(),
			...(this.showsStatus && { status }),
		};
	}
}

const hex = (share: number) =>
	Math.floor(share * 2 ** 32)
		.toString(16)
		.padStart(8, '0');

/** Returns an API with orders that are one minute apart. */
export function apiWith(count: number, age = MINUTE): FakeApi {
	const api = new FakeApi();
	for (let i = 0; i < count; i++) api.create(age + i * MINUTE);
	return api;
}
