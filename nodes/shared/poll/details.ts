import { CONCURRENCY, readRecords } from './recordReader';
import type { Emission, FailureClass, Row, Source } from './types';

/** The complete records of a poll's emissions. */
export interface Details {
	/** By the record's ID. A record without an entry was deleted, or the API can't return it. */
	records: ReadonlyMap<string, Row>;
	/** Number of records, in order, that can be emitted now. The next poll emits the others. */
	ready: number;
	/** Whether a record waits because it could not be read. */
	isWaiting: boolean;
	failures: Array<{ id: string; error: unknown }>;
}

export interface DetailsOptions {
	now: () => number;
	deadline: number;
	classify: (error: unknown) => FailureClass;
	/** Whether records that can't be read now are emitted without their details. */
	isLastAttempt: boolean;
}

/** Reads the complete records to emit, in their order, until the deadline. */
export async function readDetails(
	source: Source,
	emissions: readonly Emission[],
	{ now, deadline, classify, isLastAttempt }: DetailsOptions,
): Promise<Details> {
	const { details } = source;
	if (!details) return { records: new Map(), ready: Infinity, isWaiting: false, failures: [] };
	const rows = new Map<string, Row | undefined>();
	// A record of which only children are emitted needs no details.
	for (const { id, record, isChild } of emissions) {
		if (!rows.get(id)) rows.set(id, isChild ? undefined : record);
	}
	const ids = [...rows.keys()];
	const records = new Map<string, Row>();
	const failures: Details['failures'] = [];
	let ready = 0;
	while (ready < ids.length && (ready === 0 || now() < deadline)) {
		const next = ids.slice(ready, ready + CONCURRENCY);
		const read = async (id: string) => {
			const row = rows.get(id);
			return row && (await details(row));
		};
		const results = await readRecords(next, read, { classify, hasFound: records.size > 0 });
		for (const [index, result] of results.entries()) {
			const id = next[index];
			if (result.kind !== 'found') failures.push({ id, error: result.error });
			else if (result.value) records.set(id, result.value);
			if (result.kind === 'unavailable' && !isLastAttempt) {
				return { records, ready, isWaiting: true, failures };
			}
			ready += 1;
		}
	}
	return { records, ready, isWaiting: false, failures };
}
