/** What every stored record has: an id, its location, and when it was made and last changed (ISO, UTC). */
export interface Stored {
	_id: string;
	altId: string;
	createdAt: string;
	updatedAt: string;
}

/** The orders in which a list can be read. `shuffled` is fixed for a seed, and not by time. */
export const LIST_ORDERS = ['newest', 'oldest', 'updated', 'shuffled'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** What part of a list is wanted. `from` and `to` are ISO instants of `createdAt`, both included. */
export interface PageQuery<T> {
	altId: string;
	order: ListOrder;
	offset: number;
	limit: number;
	from?: string;
	to?: string;
	where?: (row: T) => boolean;
	/** The present, in ms: rows that become visible later are left out. */
	now: number;
}

/** A page of a list, and how many records the whole list has. */
export interface Page<T> {
	rows: T[];
	total: number;
}

type SortField = 'createdAt' | 'updatedAt' | '_id';

const SORTS: Record<ListOrder, { by: SortField; descending: boolean }> = {
	newest: { by: 'createdAt', descending: true },
	oldest: { by: 'createdAt', descending: false },
	updated: { by: 'updatedAt', descending: true },
	// Ids are random, so that their order is a shuffle.
	shuffled: { by: '_id', descending: false },
};

/** Is told of a change: a record that is new has no state before, one that was removed none after. */
export type Watcher<T> = (after: T | undefined, before: T | undefined) => void;

/**
 * Records of one kind, by id and in sorted lists for each location. The lists are kept sorted as records come and go,
 * so that a page costs no sort. Change records through `update`: it keeps the lists right.
 */
export class Collection<T extends Stored> {
	private readonly byId = new Map<string, T>();
	private readonly sorted = new Map<string, T[]>();
	private readonly visibleAt = new Map<string, number>();
	private readonly watchers: Array<Watcher<T>> = [];

	/** How many records there are, of all locations. */
	get size(): number {
		return this.byId.size;
	}

	/** The record with this id, if it belongs to the location (any location, if none is named). */
	get(id: string, altId?: string): T | undefined {
		const row = this.byId.get(id);
		return row && (altId === undefined || row.altId === altId) ? row : undefined;
	}

	/** All records of a location, oldest first. */
	all(altId: string): readonly T[] {
		return this.list(altId, 'createdAt');
	}

	/** Has every later change told, but not what is loaded. */
	watch(watcher: Watcher<T>): void {
		this.watchers.push(watcher);
	}

	/** Adds a record. Lists show it from `visibleAt` (ms) on; reading by id shows it at once. */
	insert(row: T, visibleAt?: number): T {
		this.byId.set(row._id, row);
		if (visibleAt !== undefined) this.visibleAt.set(row._id, visibleAt);
		for (const [list, by] of this.listsOf(row.altId)) place(list, row, by);
		this.tell(row, undefined);
		return row;
	}

	/** Adds many records at once. */
	load(rows: readonly T[]): void {
		for (const row of rows) this.byId.set(row._id, row);
		this.sorted.clear();
	}

	/** Changes a record in place; returns it, or undefined if there is none. */
	update(id: string, patch: Partial<T>): T | undefined {
		const row = this.byId.get(id);
		if (!row) return undefined;
		const lists = this.listsOf(row.altId);
		const before = { ...row };
		for (const [list, by] of lists) take(list, row, by);
		Object.assign(row, patch);
		for (const [list, by] of lists) place(list, row, by);
		this.tell(row, before);
		return row;
	}

	/** Removes a record; returns it, or undefined if there was none. */
	delete(id: string): T | undefined {
		const row = this.byId.get(id);
		if (!row) return undefined;
		for (const [list, by] of this.listsOf(row.altId)) take(list, row, by);
		this.byId.delete(id);
		this.visibleAt.delete(id);
		this.tell(undefined, row);
		return row;
	}

	/** A page of a location's list. Only a filter (`where`) has to look at every record. */
	page(query: PageQuery<T>): Page<T> {
		const { by, descending } = SORTS[query.order];
		const list = this.list(query.altId, by);
		const byTime = by === 'createdAt';
		const first = byTime && query.from ? bound(list, by, query.from, '') : 0;
		const end = byTime && query.to ? bound(list, by, query.to, '\uffff') : list.length;
		const at = (position: number): T => list[descending ? end - 1 - position : first + position];
		const matches = this.filter(query, byTime);
		const count = Math.max(0, end - first);
		const rows: T[] = [];
		if (!matches) {
			const stop = Math.min(count, query.offset + query.limit);
			for (let i = query.offset; i < stop; i++) rows.push(at(i));
			return { rows, total: count };
		}
		let total = 0;
		for (let i = 0; i < count; i++) {
			const row = at(i);
			if (!matches(row)) continue;
			if (total >= query.offset && rows.length < query.limit) rows.push(row);
			total++;
		}
		return { rows, total };
	}

	private tell(after: T | undefined, before: T | undefined): void {
		for (const watcher of this.watchers) watcher(after, before);
	}

	private filter(query: PageQuery<T>, rangeDone: boolean): ((row: T) => boolean) | undefined {
		const tests: Array<(row: T) => boolean> = [];
		const { from, to, where, now } = query;
		for (const [id, time] of this.visibleAt) if (time <= now) this.visibleAt.delete(id);
		if (this.visibleAt.size > 0) tests.push((row) => !this.visibleAt.has(row._id));
		if (from && !rangeDone) tests.push((row) => row.createdAt >= from);
		if (to && !rangeDone) tests.push((row) => row.createdAt <= to);
		if (where) tests.push(where);
		return tests.length > 0 ? (row) => tests.every((test) => test(row)) : undefined;
	}

	private list(altId: string, by: SortField): T[] {
		const key = `${altId} ${by}`;
		let list = this.sorted.get(key);
		if (!list) {
			list = [...this.byId.values()].filter((row) => row.altId === altId);
			list.sort((a, b) => compare(a, b[by], b._id, by));
			this.sorted.set(key, list);
		}
		return list;
	}

	private listsOf(altId: string): Array<[T[], SortField]> {
		const lists: Array<[T[], SortField]> = [];
		for (const by of ['createdAt', 'updatedAt', '_id'] as const) {
			const list = this.sorted.get(`${altId} ${by}`);
			if (list) lists.push([list, by]);
		}
		return lists;
	}
}

/** Equal times are told apart by id, so that every list has one order. */
function compare(row: Stored, value: string, id: string, by: SortField): number {
	if (row[by] !== value) return row[by] < value ? -1 : 1;
	return row._id < id ? -1 : row._id > id ? 1 : 0;
}

/** The position of the first row that is not before (value, id). */
function bound(list: readonly Stored[], by: SortField, value: string, id: string): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(list[middle], value, id, by) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function place<T extends Stored>(list: T[], row: T, by: SortField): void {
	list.splice(bound(list, by, row[by], row._id), 0, row);
}

function take<T extends Stored>(list: T[], row: T, by: SortField): void {
	const guess = bound(list, by, row[by], row._id);
	// A test may have changed the record's time by hand: then its place has to be looked for.
	const position = list[guess] === row ? guess : list.indexOf(row);
	if (position >= 0) list.splice(position, 1);
}
