import { createHash } from 'crypto';

import { tracksChanges, watchedFields } from './watch';
import type { Values } from './watch';
import type { Watch } from './types';

/** The last known version of a record. */
export interface Snapshot {
	/** The time that the record is listed by, cut to full seconds. */
	time: number;
	/** Its update time. */
	version?: number;
	/** The values of the watched fields. */
	values?: Values;
}

/** Known records by the short hash of their ID. */
export interface KnownRecords {
	/** Unknown records that were created before this time are old. All later ones are new. */
	newSince: number;
	snapshots: Map<string, Snapshot>;
}

/** How to request all records from a time on, although the server may filter by another time. */
export type TimeFilter =
	| { kind: 'exact' }
	/** The server rounds the time up or reads it in another time zone: request an earlier time. */
	| { kind: 'early'; byMs: number }
	/** The filter cannot be used: request the entire list. */
	| { kind: 'none' };

/** The poll state, unpacked. Times are epoch milliseconds. */
export interface PollState extends KnownRecords {
	/** The time up to which the list was read. The next poll starts a little earlier. */
	watermark: number;
	/** A scan that takes several polls: when it started, and the record time where it continues. */
	openScan?: { startedAt: number; resumeAt: number };
	timeFilter: TimeFilter;
	/** `retry`: hashes of records whose children could not be read. */
	children?: KnownRecords & { retry?: ReadonlySet<string> };
}

type PackedSnapshots = Record<string, string>;

/**
 * The poll state as n8n saves it: small plain JSON. The keys must not change, because active workflows
 * contain them.
 */
interface SavedState {
	v: 1;
	account: string;
	/** The content of `seen` for each record: the sort time, and the names of the watched fields. */
	watch: string;
	/** The watermark. */
	cursor: number;
	/** `newSince`. */
	floor: number;
	/** The open scan. */
	round?: { since: number; at: number };
	/** The time filter. Omitted: exact. -1: it cannot be used. Otherwise: milliseconds. */
	lead?: number;
	/** The combinations of watched values, as JSON arrays. */
	values: string[];
	/** `<time, s>.<version after that, ms>.<index in values>`, each in base 36, by the hash of the ID. */
	seen: PackedSnapshots;
	children?: { floor: number; seen: PackedSnapshots; retry?: string[] };
}

/** Of 2,000 records, the probability that two have the same hash is 1 in 10^8. */
const HASH_LENGTH = 8;
const NO_TIME_FILTER = -1;
/** The saved value of a field that was not watched yet. */
const NOT_WATCHED = '\u0000';

/** Returns the short hash that identifies a record in the poll state. */
export function hashOf(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, HASH_LENGTH);
}

/** Cuts a time to full seconds, as snapshots contain it. */
export function toSeconds(time: number): number {
	return Math.floor(time / 1000) * 1000;
}

/** Packs the poll state for n8n to save. */
export function encode(state: PollState, account: string, watch: Watch): SavedState {
	const fields = watchedFields(watch);
	const packValues = (values: Values) =>
		JSON.stringify(
			fields.map((field) => (Object.hasOwn(values, field) ? (values[field] ?? null) : NOT_WATCHED)),
		);
	const texts = new Map<Values, string>();
	for (const { values } of state.snapshots.values()) {
		if (values && !texts.has(values)) texts.set(values, packValues(values));
	}
	const values = [...new Set(texts.values())];
	const indexes = new Map(values.map((text, index) => [text, index]));
	const { watermark, newSince, openScan, timeFilter, children } = state;
	const lead = encodeTimeFilter(timeFilter);
	return {
		v: 1,
		account,
		watch: fingerprint(watch),
		cursor: watermark,
		floor: newSince,
		...(openScan && { round: { since: openScan.startedAt, at: openScan.resumeAt } }),
		...(lead !== undefined && { lead }),
		values,
		seen: pack(state.snapshots, (one) => indexes.get(texts.get(one) ?? '')),
		...(children && {
			children: {
				floor: children.newSince,
				seen: pack(children.snapshots),
				...(children.retry?.size && { retry: [...children.retry] }),
			},
		}),
	};
}

/**
 * Unpacks a saved state. Returns undefined if there is none for this account: then the trigger starts with a
 * new state. If other fields are watched than before, the values of the common fields remain known.
 */
export function decode(saved: unknown, account: string, watch: Watch): PollState | undefined {
	const state = saved as SavedState | undefined;
	if (state?.v !== 1 || state.account !== account) return undefined;
	const { cursor, floor, round, lead, children } = state;
	return {
		watermark: cursor,
		newSince: floor,
		openScan: round && { startedAt: round.since, resumeAt: round.at },
		timeFilter: decodeTimeFilter(lead),
		snapshots: unpack(state.seen, decodeValues(state, watch)),
		children: children && {
			newSince: children.floor,
			snapshots: unpack(children.seen),
			...(children.retry && { retry: new Set(children.retry) }),
		},
	};
}

function encodeTimeFilter(filter: TimeFilter): number | undefined {
	if (filter.kind === 'none') return NO_TIME_FILTER;
	return filter.kind === 'early' ? filter.byMs : undefined;
}

function decodeTimeFilter(lead = 0): TimeFilter {
	if (lead === NO_TIME_FILTER) return { kind: 'none' };
	return lead > 0 ? { kind: 'early', byMs: lead } : { kind: 'exact' };
}

function fingerprint(watch: Watch): string {
	return [
		watch.listedBy ?? 'createdAt',
		...(tracksChanges(watch) ? ['changes', ...watchedFields(watch)] : []),
	].join(' ');
}

/** Returns the saved combinations of values by index, reduced to the fields that are still watched. */
function decodeValues({ watch: saved, values }: SavedState, watch: Watch): Values[] | undefined {
	const [listedBy, changes, ...fields] = saved.split(' ');
	if (listedBy !== (watch.listedBy ?? 'createdAt') || !changes || !tracksChanges(watch)) {
		return undefined;
	}
	const current = new Set(watchedFields(watch));
	return values.map((text) => {
		const list = JSON.parse(text) as unknown[];
		const known = fields.map((field, index) => [field, list[index]] as const);
		return Object.fromEntries(
			known.filter(([field, value]) => current.has(field) && value !== NOT_WATCHED),
		);
	});
}

function pack(
	snapshots: Map<string, Snapshot>,
	indexOf: (values: Values) => number | undefined = () => undefined,
): PackedSnapshots {
	const packed = [...snapshots].map(([hash, { time, version, values }]) => {
		const parts = [time / 1000];
		if (version !== undefined) parts.push(version - time, (values && indexOf(values)) ?? 0);
		return [hash, parts.map((part) => part.toString(36)).join('.')];
	});
	return Object.fromEntries(packed) as PackedSnapshots;
}

function unpack(packed: PackedSnapshots, values?: Values[]): Map<string, Snapshot> {
	return new Map(
		Object.entries(packed).map(([hash, text]) => {
			const [seconds, delta, index] = text.split('.').map((part) => parseInt(part, 36));
			const time = seconds * 1000;
			if (!values || delta === undefined) return [hash, { time }];
			return [hash, { time, version: time + delta, values: values[index] }];
		}),
	);
}
