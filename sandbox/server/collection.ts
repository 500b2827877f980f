/** The common fields of all stored records: ID, location, and the times of creation and last change (ISO, UTC). */
export interface StoredRecord {
	_id: string;
	altId: string;
	createdAt: string;
	updatedAt: string;
}

/** The orders of a list. `shuffled` is fixed for a seed and independent of time. */
export const LIST_ORDERS = ['newest', 'oldest', 'updated', 'shuffled'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** The requested part of a list. `from` and `to` are ISO times of `createdAt`, both inclusive. */
export interface PageQuery<T> {
	altId: string;
	order: ListOrder;
	offset: number;
	limit: number;
	from?: string;
	to?: string;
	where?: (row: T) => boolean;
	/** The current time in ms. Rows that become visible later are omitted. */
	now: number;
}

/** A page of a list, and the total number of records. */
export interface Page<T> {
	rows: T[];
	total: number;
}

type SortField = 'createdAt' | 'updatedAt' | '_id';

const SORTS: Record<ListOrder, { by: SortField; descending: boolean }> = {
	newest: { by: 'createdAt', descending: true },
	oldest: { by: 'createdAt', descending: false },
	updated: { by: 'updatedAt', descending: true },
	// IDs are random, so that sorting by ID shuffles the records.
	shuffled: { by: '_id', descending: false },
};

/** Receives changes. A new record has no `before`, and a deleted record has no `after`. */
export type ChangeListener<T> = (after: T | undefined, before: T | undefined) => void;

/**
 * Records of one type, by ID and in sorted lists for each location. The lists stay sorted after each change, so that
 * reading a page requires no sorting. To change a record, call `update`, which keeps the lists sorted.
 */
export class Collection<T extends StoredRecord> {
	private readonly byId = new Map<string, T>();
	private readonly sorted = new Map<string, T[]>();
	private readonly visibleAt = new Map<string, number>();
	private readonly listeners: Array<ChangeListener<T>> = [];

	/** The number of records, in all locations. */
	get size(): number {
		return this.byId.size;
	}

	/** Returns the record with this ID. With a location, the record must belong to it. */
	get(id: string, altId?: string): T | undefined {
		const row = this.byId.get(id);
		return row && (altId === undefined || row.altId === altId) ? row : undefined;
	}

	/** Returns all records of a location, oldest first. */
	all(altId: string): readonly T[] {
		return this.list(altId, 'createdAt');
	}

	/** Calls the function for each later change, except `load`. */
	onChange(listener: ChangeListener<T>): void {
		this.listeners.push(listener);
	}

	/** Adds a record. Lists show it from `visibleAt` (ms). Reading by ID returns it immediately. */
	insert(row: T, visibleAt?: number): T {
		this.byId.set(row._id, row);
		if (visibleAt !== undefined) this.visibleAt.set(row._id, visibleAt);
		for (const [list, by] of this.listsOf(row.altId)) insertSorted(list, row, by);
		this.notify(row, undefined);
		return row;
	}

	/** Adds many records without notifying the listeners. */
	load(rows: readonly T[]): void {
		for (const row of rows) this.byId.set(row._id, row);
		this.sorted.clear();
	}

	/** Changes a record in place and returns it. Undefined if it does not exist. */
	update(id: string, patch: Partial<T>): T | undefined {
		const row = this.byId.get(id);
		if (!row) return undefined;
		const lists = this.listsOf(row.altId);
		const before = { ...row };
		for (const [list, by] of lists) removeSorted(list, row, by);
		Object.assign(row, patch);
		for (const [list, by] of lists) insertSorted(list, row, by);
		this.notify(row, before);
		return row;
	}

	/** Deletes and returns a record. Undefined if it does not exist. */
	delete(id: string): T | undefined {
		const row = this.byId.get(id);
		if (!row) return undefined;
		for (const [list, by] of this.listsOf(row.altId)) removeSorted(list, row, by);
		this.byId.delete(id);
		this.visibleAt.delete(id);
		this.notify(undefined, row);
		return row;
	}

	/** Returns a page of a location's list. Only a filter (`where`) compares every record. */
	page(query: PageQuery<T>): Page<T> {
		const { by, descending } = SORTS[query.order];
		const list = this.list(query.altId, by);
		const byTime = by === 'createdAt';
		const first = byTime && query.from ? lowerBound(list, by, query.from, '') : 0;
		const end = byTime && query.to ? lowerBound(list, by, query.to, '\uffff') : list.length;
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

	private notify(after: T | undefined, before: T | undefined): void {
		for (const listener of this.listeners) listener(after, before);
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

/** Records with the same time are sorted by ID, so that the order of a list is defined. */
function compare(row: StoredRecord, value: string, id: string, by: SortField): number {
	if (row[by] !== value) return row[by] < value ? -1 : 1;
	return row._id < id ? -1 : row._id > id ? 1 : 0;
}

/** Returns the position of the first row that is not before (value, ID). */
function lowerBound(
	list: readonly StoredRecord[],
	by: SortField,
	value: string,
	id: string,
): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(list[middle], value, id, by) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function insertSorted<T extends StoredRecord>(list: T[], row: T, by: SortField): void {
	list.splice(lowerBound(list, by, row[by], row._id), 0, row);
}

function removeSorted<T extends StoredRecord>(list: T[], row: T, by: SortField): void {
	const expected = lowerBound(list, by, row[by], row._id);
	// If a test changed the record's time directly, the binary search does not find it.
	const position = list[expected] === row ? expected : list.indexOf(row);
	if (position >= 0) list.splice(position, 1);
}
