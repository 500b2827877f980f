import { createHash } from 'crypto';

import { watchedFields, tracksChanges } from './watch';
import type { Watch } from './types';

/** What is remembered of a record. */
export interface Entry {
	/** The time it is listed by, cut to full seconds. */
	time: number;
	/** Its time of update. */
	version?: number;
	/** The values of the watched fields, as one text. */
	values?: string;
}

/** Records that were seen, by the short hash of their ID, and since when an unseen one is new. */
export interface Seen {
	/** Unseen records made before are old; of those after, every unseen one is new. */
	floor: number;
	entries: Map<string, Entry>;
}

/** What a poll knows of the polls before, unpacked. Times are epoch milliseconds. */
export interface Memory extends Seen {
	/** Up to here the list was read; later polls begin a little before. */
	cursor: number;
	/** A reading that takes several polls: when it began, and the time of record where it goes on. */
	round?: { since: number; at: number };
	/** How much earlier than wanted the list has to be asked for; -1: it takes no time at all. */
	lead: number;
	children?: Seen;
}

type PackedEntries = Record<string, string>;

/** The state as n8n saves it: small plain JSON. */
interface State {
	v: 1;
	account: string;
	/** What `seen` remembers of each record. */
	watch: string;
	cursor: number;
	floor: number;
	round?: Memory['round'];
	lead?: number;
	/** The combinations of watched values that occur. */
	values: string[];
	/** `<listed, s>.<update after that, ms>.<index in values>`, each in base 36, by hash of the ID. */
	seen: PackedEntries;
	children?: { floor: number; seen: PackedEntries };
}

/** Of 2,000 records, one in 10^11 would be taken for another. */
const HASH_LENGTH = 8;

/** Stands for an ID in the state. */
export function hashOf(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, HASH_LENGTH);
}

/** A time as the state keeps it. */
export function toSeconds(time: number): number {
	return Math.floor(time / 1000) * 1000;
}

/** Packs what is remembered, for n8n to save. */
export function encode(memory: Memory, account: string, watch: Watch): State {
	const values = [...new Set([...memory.entries.values()].flatMap((entry) => entry.values ?? []))];
	const indexes = new Map(values.map((value, index) => [value, index]));
	const { cursor, floor, round, lead, children } = memory;
	return {
		v: 1,
		account,
		watch: fingerprint(watch),
		cursor,
		floor,
		...(round && { round }),
		...(lead !== 0 && { lead }),
		values,
		seen: pack(memory.entries, indexes),
		...(children && { children: { floor: children.floor, seen: pack(children.entries) } }),
	};
}

/**
 * Unpacks a state. Undefined where there is none for this account: then a new one begins. Where
 * other fields are watched than before, records stay known, but not their values.
 */
export function decode(saved: unknown, account: string, watch: Watch): Memory | undefined {
	const state = saved as State | undefined;
	if (state?.v !== 1 || state.account !== account) return undefined;
	const values = state.watch === fingerprint(watch) ? state.values : undefined;
	const { cursor, floor, round, lead = 0, children } = state;
	return {
		cursor,
		floor,
		round,
		lead,
		entries: unpack(state.seen, values),
		children: children && { floor: children.floor, entries: unpack(children.seen) },
	};
}

function fingerprint(watch: Watch): string {
	return [
		watch.listedBy ?? 'createdAt',
		...(tracksChanges(watch) ? ['changes', ...watchedFields(watch)] : []),
	].join(' ');
}

function pack(entries: Map<string, Entry>, indexes?: Map<string, number>): PackedEntries {
	const packed = [...entries].map(([hash, { time, version, values }]) => {
		const parts = [time / 1000];
		if (version !== undefined) parts.push(version - time, indexes?.get(values ?? '') ?? 0);
		return [hash, parts.map((part) => part.toString(36)).join('.')];
	});
	return Object.fromEntries(packed) as PackedEntries;
}

function unpack(packed: PackedEntries, values?: string[]): Map<string, Entry> {
	return new Map(
		Object.entries(packed).map(([hash, text]) => {
			const [seconds, delta, index] = text.split('.').map((part) => parseInt(part, 36));
			const time = seconds * 1000;
			if (!values || delta === undefined) return [hash, { time }];
			return [hash, { time, version: time + delta, values: values[index] }];
		}),
	);
}
