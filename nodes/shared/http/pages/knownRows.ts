import type { Page } from './types';

/** The rows that were already read, by ID. Used for deduplication. */
export class KnownRows<T> {
	private readonly ids = new Set<string>();
	private last = '';

	/** Whether all rows of the first page have an ID. If not, rows cannot be compared. */
	readonly hasIds: boolean;

	constructor(
		first: Page<T>,
		private readonly idOf: (row: T) => string | undefined,
	) {
		this.hasIds = first.rows.every((row) => idOf(row) !== undefined);
	}

	get size(): number {
		return this.ids.size;
	}

	/** Returns whether a page contains a row that was already read. */
	hasKnownRow({ rows }: Page<T>): boolean {
		return rows.some((row) => this.ids.has(this.idOf(row) ?? ''));
	}

	/**
	 * Adds the rows of a page and returns the new ones. Without IDs, only a page that equals the previous one
	 * is a duplicate.
	 */
	add({ rows }: Page<T>): T[] {
		if (!this.hasIds) {
			const text = JSON.stringify(rows);
			const repeated = text === this.last;
			this.last = text;
			return repeated ? [] : rows;
		}
		return rows.filter((row) => {
			const id = this.idOf(row);
			if (id === undefined) return true;
			const { size } = this.ids;
			return this.ids.add(id).size > size;
		});
	}
}
