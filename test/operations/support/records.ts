/** Returns the first record that matches. Throws if there is none: without a record, a case tests nothing. */
export function first<T>(records: Iterable<T>, fits: (record: T) => boolean): T {
	for (const record of records) if (fits(record)) return record;
	throw new Error(`No record fits ${fits}`);
}
