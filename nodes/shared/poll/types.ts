import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging, Position } from '../http/pagination';

export type Row = IDataObject;

/**
 * How an event of a record is detected:
 * - `created`: the record appears for the first time, and is new;
 * - `updated`: its update time moves forward or, with {@link Digest}, its content changes;
 * - `changed`: a field has another value than in the snapshot;
 * - `becomes`: a field reaches one of some values, or a new record comes with one;
 * - `increases`: a total grows, for example the refunded amount. See {@link Increase};
 * - `related`: a child record (read by {@link Source.related}) appears for the first time, and is new.
 */
export type EventKind = 'created' | 'updated' | 'changed' | 'becomes' | 'increases' | 'related';

/**
 * For `increases`: an amount that can grow several times, with one event for each increase. The event's
 * `field` and `values` are the status of such records. A record that reaches the status without a total
 * causes one event without an amount.
 */
export interface Increase {
	/** The name of the total in the poll state and in `changes`. */
	total: string;
	/** Returns the total so far. Undefined: the record does not contain it. */
	totalOf: (row: Row) => number | undefined;
	/** The field of the item that contains the increase since the last event: `refundAmount`. */
	amount: string;
	/** Whether the total counts only while the status is one of `values`. */
	needsStatus?: boolean;
}

/**
 * For `updated`: the parts of a record that are compared as one value, by their hash. The event occurs when another
 * value replaces a known one.
 */
export interface Digest {
	/** The name of the value in the poll state. */
	name: string;
	/** Returns the parts. Undefined: the row does not contain them. */
	of: (row: Row) => unknown;
}

/** An event that can be selected in a trigger. */
export interface WatchedEvent {
	/** The `event` of the emitted item: `orderCreated`. */
	value: string;
	on: EventKind;
	/** Dotted path in the record, for `changed`, `becomes` and `increases`, and optionally for `created`. */
	field?: string;
	/** The values of the field, for `becomes`, `increases` and `created`. */
	values?: readonly string[];
	/** For `increases`. */
	increase?: Increase;
	/** For `updated`, if the API does not return when a record changed. */
	digest?: Digest;
	/**
	 * Dotted path of the time since when the field has its value, if the API returns it. It reveals the
	 * change of a record without a snapshot, because it did not change for a long time.
	 */
	since?: string;
}

/** How the records of a list are identified and compared. Times are epoch milliseconds, NaN if unknown. */
export interface Watch {
	/** Returns an empty text if a row has no usable ID. */
	idOf: (row: Row) => string;
	createdAt: (row: Row) => number;
	/** Undefined: the API does not return when a record changed. */
	updatedAt?: (row: Row) => number;
	/** The time that the list filters by. Default: `createdAt`. */
	listedBy?: 'createdAt' | 'updatedAt';
	/** The selected events. */
	events: readonly WatchedEvent[];
	/** Returns whether a record may be emitted. All records are watched. */
	accepts?: (row: Row) => boolean;
	/** Children, for events on `related`. */
	child?: { idOf: (row: Row) => string; createdAt: (row: Row) => number };
}

/** One page of the watched list. The rows are unchanged values of the API and can be anything. */
export interface PolledPage extends Page<Row> {
	/** The server's clock, from the Date header of the response. */
	serverTime?: number;
}

/** The part of the list to request. */
export interface Range {
	/** Records from this time on, in epoch milliseconds. An API without such a filter ignores it. */
	from?: number;
	/** One value of {@link Source.facets}. */
	facet?: string;
}

/** Reads the records. Every function may throw; see {@link PollContext.classify}. */
export interface Source {
	paging: Paging;
	pageSize: number;
	page: (position: Position, range: Range) => Promise<PolledPage>;
	/**
	 * A watched field that the API filters by, and may omit from its rows. If it does, the list is read again
	 * for each value, and its rows get that value.
	 */
	facets?: { field: string; values: readonly string[] };
	/** Reads the children of a record. Called for records that are new or updated. */
	related?: (row: Row) => Promise<Row[]>;
	/** Returns whether the children of a record are read in every poll, even if the record was not updated. */
	rereads?: (row: Row) => boolean;
	/** A record that a row refers to, and that events depend on. It is read in every poll. */
	linked?: {
		/** Returns whether a row refers to one. */
		has: (row: Row) => boolean;
		/** Returns the row with the record. */
		read: (row: Row) => Promise<Row>;
		/** Maximum number of records to read in one poll. The next poll continues. */
		max: number;
	};
	/** Reads the complete record to emit. */
	details?: (row: Row) => Promise<Row>;
}

export interface PollSettings {
	/** The look-back window: how far back records are watched for changes. */
	lookBackMs: number;
	/** The maximum delay with which a record appears in the list. */
	overlapMs?: number;
	/** Maximum number of records to emit in one poll. */
	maxRecords: number;
	/** Whether the first poll emits the records of the look-back window. */
	emitExisting?: boolean;
}

/**
 * The effect of a failed request on the poll:
 * - `transient`: a later poll can succeed;
 * - `deleted`: the record does not exist anymore;
 * - `invalid`: the API cannot return this record;
 * - `forbidden`: the API rejected the request for an unknown reason: the record, or the credential;
 * - `fatal`: no request can succeed, for example because a scope is missing.
 */
export type FailureClass = 'transient' | 'deleted' | 'invalid' | 'forbidden' | 'fatal';

/** The part of n8n that the engine requires. */
export interface PollContext {
	/** Identifies the node in the process. */
	key: string;
	/**
	 * The account and other values that select the list. If one of them changes, the trigger starts with a new
	 * state.
	 */
	account: string;
	settings: PollSettings;
	/** How long this poll may take. */
	budgetMs: number;
	now: () => number;
	read: () => unknown;
	write: (state: object) => void;
	classify: (error: unknown) => FailureClass;
	/** Writes a warning to n8n's log. */
	warn?: (message: string) => void;
	/** Returns a record or a child as the form selects its output. */
	shape?: (row: Row, isChild: boolean) => Row;
	/** Returns whether to emit an event that was in the list at that time. Called once for each event. */
	shouldEmit?: (emission: Emission, polledAt: number) => boolean;
}

/** An event to emit. */
export interface Emission {
	event: string;
	/** ID of the watched record, also if a child is emitted. */
	id: string;
	/** The record, or its child if `isChild`. */
	record: Row;
	isChild?: boolean;
	changes?: Record<string, { from: unknown; to: unknown }>;
	/** The amount of an `increases` event, by the name of its field. */
	amount?: Record<string, number>;
	/** The update time of the record in its snapshot, if there is one. */
	knownAt?: number;
}

/** The output of a poll: the fields of the record, `event`, and `changes` if there are any. */
export type PollItem = IDataObject;
