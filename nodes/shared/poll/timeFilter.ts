import { KEPT_BEFORE_WINDOW } from './reducer';
import { scan, type ScanRequest, type ScanResult } from './scan';
import { toSeconds, type PollState, type TimeFilter } from './state';
import type { Source, Watch } from './types';

/** A scan that is known to contain all records from the requested time on. */
export interface VerifiedScan {
	result: ScanResult;
	/** The filter that later polls use. */
	timeFilter: TimeFilter;
	/** The time in the request's filter. Undefined: the entire list. */
	asked?: number;
	/** Hashes of known records that the list no longer contains. */
	deleted: string[];
}

/** A server that rounds a time up to the next day, or reads it in another time zone, is off by less than this. */
const TWO_DAYS_MS = 48 * 3_600_000;
const SECOND_MS = 1000;
/** Number of known records to look for. One of them may have been deleted or updated since. */
const ANCHORS = 5;

interface Anchor {
	hash: string;
	time: number;
}

/**
 * Scans a list whose server may filter by another time than requested. The scan requests an earlier time
 * at which there was a record in an earlier poll. Any row that is as old as the requested window proves
 * that no later row is missing. Without such a row, the scan is repeated from two days before, then
 * over the entire list. The state stores which of them the server needs.
 */
export async function verifiedScan(
	source: Source,
	watch: Watch,
	state: PollState,
	request: ScanRequest,
): Promise<VerifiedScan> {
	const { timeFilter } = state;
	const anchors = anchorsOf(state, request.from);
	const expected = new Set(anchors.all.map(({ hash }) => hash));
	const missed = new Set<string>();

	const attempt = async ([asked, ...rest]: Array<number | undefined>): Promise<VerifiedScan> => {
		const result = await scan(source, watch, { ...request, expected, asked });
		if (asked !== undefined && result.oldest >= anchors.provenBy) {
			for (const { hash } of anchors.used) if (!result.found.has(hash)) missed.add(hash);
			return await attempt(rest);
		}
		const isWrong = anchors.used.some(
			({ hash, time }) => missed.has(hash) && toSeconds(result.found.get(hash) ?? NaN) === time,
		);
		return {
			result,
			timeFilter: isWrong ? nextFilter(timeFilter, asked) : timeFilter,
			asked,
			deleted: deletedOf(result, asked, state, request.from, anchors.all),
		};
	};
	// Without a known record, nothing shows how the server filters.
	if (anchors.used.length === 0 || timeFilter.kind === 'none') return await attempt([undefined]);
	const earlierByMs = timeFilter.kind === 'early' ? timeFilter.byMs : 0;
	return await attempt([
		Math.min(oldestOf(anchors.used), request.from) - SECOND_MS - earlierByMs,
		Math.min(oldestOf(anchors.all), request.from) - SECOND_MS - TWO_DAYS_MS,
		undefined,
	]);
}

/** Returns the newest known records before the window or, if there are none, the oldest in it. */
function anchorsOf({ snapshots }: PollState, from: number) {
	const known = [...snapshots].map(([hash, { time }]) => ({ hash, time }));
	const before = known.filter(({ time }) => time <= from).sort((a, b) => b.time - a.time);
	const nearest = before.length > 0 ? before : known.sort((a, b) => a.time - b.time);
	const all = nearest.slice(0, KEPT_BEFORE_WINDOW);
	const used = all.slice(0, ANCHORS);
	/** The time of a row that proves the scan: it must be older than this. */
	const provenBy = (before.length > 0 ? from : oldestOf(used)) + SECOND_MS;
	return { all, used, provenBy };
}

const oldestOf = (anchors: Anchor[]): number => Math.min(...anchors.map(({ time }) => time));

function nextFilter(filter: TimeFilter, asked?: number): TimeFilter {
	return asked !== undefined && filter.kind === 'exact'
		? { kind: 'early', byMs: TWO_DAYS_MS }
		: { kind: 'none' };
}

/**
 * Returns the anchors that were deleted: those that the scan passed without finding them. Within the window,
 * only the entire list counts, because a record that reappears would be new again.
 */
function deletedOf(
	{ found, oldest, completeUntil, hasGap }: ScanResult,
	asked: number | undefined,
	{ openScan }: PollState,
	from: number,
	anchors: Anchor[],
): string[] {
	if (hasGap || completeUntil !== undefined) return [];
	const isPassed = ({ time }: Anchor) =>
		asked === undefined
			? time > oldest || oldest >= from
			: time > oldest && time <= from && !openScan;
	return anchors.filter((one) => !found.has(one.hash) && isPassed(one)).map(({ hash }) => hash);
}
