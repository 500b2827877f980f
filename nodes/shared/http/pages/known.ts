import type { Page } from './types';

/** The rows met so far, by ID. */
export class Known<T> {
	private readonly ids = new Set<string>();
	private last = '';

	/** Whether rows can be told apart: set by the first page. */
	readonly keyed: boolean;

	constructor(
		first: Page<T>,
		private readonly idOf: (row: T) => string | undefined,
	) {
		this.keyed = first.rows.every((row) => idOf(row) !== undefined);
	}

	get size(): number {
		return this.ids.size;
	}

	/** Whether a row of this page was met before. */
	meets({ rows }: Page<T>): boolean {
		return rows.some((row) => this.ids.has(this.idOf(row) ?? ''));
	}

	/** Notes the rows of a page; returns those that are new. Without IDs only a repeated page is known. */
	take({ rows }: Page<T>): T[] {
		if (!this.keyed) {
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
