import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging, Position } from '../http/pagination';

export type Row = IDataObject;

/**
 * What makes an event of a record:
 * - `created`: it is seen for the first time, and is new;
 * - `updated`: its time of update has moved on;
 * - `changed`: a field has another value than when it was last seen;
 * - `becomes`: a field has reached one of some values, or a new record comes with one;
 * - `related`: a child record (read by {@link Source.related}) is seen for the first time, and is new.
 */
export type EventKind = 'created' | 'updated' | 'changed' | 'becomes' | 'related';

/** An event that can be chosen in a trigger. */
export interface WatchedEvent {
	/** What the emitted item says as its `event`: `orderCreated`. */
	value: string;
	on: EventKind;
	/** Dotted path in the record, for `changed` and `becomes`. */
	field?: string;
	/** For `becomes`. */
	values?: readonly string[];
	/**
	 * Dotted path of the time since when the field has its value, where the API says it. It shows the
	 * change of a record that is not remembered, because nothing had changed in it for long.
	 */
	since?: string;
}

/** How the records of a list are told apart and compared. Times are epoch milliseconds. */
export interface Watch {
	idOf: (row: Row) => string;
	createdAt: (row: Row) => number;
	/** Left out: the API does not say when a record changed. */
	updatedAt?: (row: Row) => number;
	/** The time that the list is asked for by; `createdAt` where left out. */
	listedBy?: 'createdAt' | 'updatedAt';
	/** The events that were chosen. */
	events: readonly WatchedEvent[];
	/** Records that may be emitted; all of them are watched. */
	accepts?: (row: Row) => boolean;
	/** Children, for events on `related`. */
	child?: { idOf: (row: Row) => string; createdAt: (row: Row) => number };
}

/** One page of the watched list. */
export interface PolledPage extends Page<Row> {
	/** The server's clock, from the answer's Date header. */
	serverTime?: number;
}

/** The part of the list that is asked for. */
export interface Range {
	/** Records from this time on, in epoch milliseconds; an API without such a filter ignores it. */
	from?: number;
	/** One value of {@link Source.facets}. */
	facet?: string;
}

/** Where records come from. Everything may throw; see {@link PollContext.isTransient}. */
export interface Source {
	paging: Paging;
	pageSize: number;
	page: (position: Position, range: Range) => Promise<PolledPage>;
	/**
	 * A watched field that the API filters by and may leave out of its rows. If it does, the list is
	 * read once more for each value, and its rows are given that value.
	 */
	facets?: { field: string; values: readonly string[] };
	/** The children of a record; asked for records that are new or updated. */
	related?: (row: Row) => Promise<Row[]>;
	/** Records whose children are read in every poll, updated or not. */
	rereads?: (row: Row) => boolean;
	/** The fuller record to emit, or undefined where it is gone meanwhile. */
	details?: (row: Row) => Promise<Row | undefined>;
}

export interface PollSettings {
	/** How far back records are watched for changes. */
	lookBackMs: number;
	/** How late a record may appear in the list, by the time of the newest one. */
	overlapMs?: number;
	/** Most records that one poll emits. */
	maxRecords: number;
	/** Whether the first poll emits what the look-back holds. */
	emitExisting?: boolean;
}

/** What the engine needs of the place that it runs in. */
export interface PollContext {
	/** Tells this node from every other in the process. */
	key: string;
	/** The account and whatever else selects the list: another one starts anew. */
	account: string;
	settings: PollSettings;
	/** How long this poll may take. */
	budgetMs: number;
	now: () => number;
	read: () => unknown;
	write: (state: object) => void;
	/** Whether an error may pass by itself, so that a later poll can do it. */
	isTransient: (error: unknown) => boolean;
	/** Whether an event is to be emitted that was in the list at that time; it is asked once. */
	mayEmit?: (emission: Emission, readAt: number) => boolean;
}

/** An event that was found. */
export interface Emission {
	event: string;
	/** ID of the watched record, also where a child is emitted. */
	id: string;
	/** The record, or its child where `isChild`. */
	record: Row;
	isChild?: boolean;
	changes?: Record<string, { from: unknown; to: unknown }>;
	/** Where the record was seen before: its time of update then. */
	knownAt?: number;
}

/** What a poll gives to the workflow: the record's own fields, `event`, and `changes` where there are. */
export type PollItem = IDataObject;
