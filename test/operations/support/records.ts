/** The first record that fits. Throws where there is none: a case without its record proves nothing. */
export function first<T>(records: Iterable<T>, fits: (record: T) => boolean): T {
	for (const record of records) if (fits(record)) return record;
	throw new Error(`No record fits ${fits}`);
}
