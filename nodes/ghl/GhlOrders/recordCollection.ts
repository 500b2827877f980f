import type { IDataObject } from 'n8n-workflow';

import { parseTime } from '../../shared/core/time';
import { toMajor, toMinor } from './money';
import { currencyOf } from './payment';
import type { RecordList } from './report/data';

/** Counts and adds up simplified records by currency, and keeps them for a list. */
export class RecordCollection {
	private readonly records: IDataObject[] = [];

	private readonly sums = new Map<string, number>();

	constructor(
		private readonly amount: string,
		private readonly time: string,
		private readonly first: 'newest' | 'oldest',
	) {}

	/** Adds the records of a page. */
	add(records: readonly IDataObject[]): void {
		for (const record of records) {
			const currency = currencyOf(record);
			const minor = toMinor(record[this.amount], currency) ?? 0;
			this.sums.set(currency, (this.sums.get(currency) ?? 0) + minor);
			this.records.push(record);
		}
	}

	/** Returns the counts and sums of all records, and the first ones by time. */
	list(max: number): RecordList {
		const sign = this.first === 'newest' ? -1 : 1;
		const timeOf = (record: IDataObject) => parseTime(record[this.time]) || 0;
		const sorted = [...this.records].sort((a, b) => sign * (timeOf(a) - timeOf(b)));
		const totals = [...this.sums]
			.map(([currency, minor]) => ({ currency, amount: toMajor(minor, currency) }))
			.sort((a, b) => a.currency.localeCompare(b.currency));
		return { count: sorted.length, totals, records: sorted.slice(0, max) };
	}
}
