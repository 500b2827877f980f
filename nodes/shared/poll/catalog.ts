import type { IDataObject } from 'n8n-workflow';

import type { Field, ListShape, Simplified } from '../catalog/types';
import type { Route } from '../core/routes';
import type { AccountSelector, Api } from '../http/api';
import type { Client } from '../http/client';
import type { Row, Watch, WatchedEvent } from './types';

/** An event in the form of a trigger. */
export interface TriggerEvent extends Omit<WatchedEvent, 'value'> {
	name: string;
	description: string;
	/** Whether the event depends on the time zone of the account. */
	needsTimeZone?: true;
}

/** A filter of a trigger: its input, and whether it accepts a record. */
export interface TriggerFilter {
	field: Field;
	accepts: (row: Row, value: unknown) => boolean;
}

/** An endpoint that returns one record, or the children of one. */
export interface RecordRoute {
	route: Route;
	/** The parameter of the route for the record's ID. */
	param: string;
	/** Path of the rows or of the record in the response. */
	at?: string;
	scope?: string;
}

/** A list of records that a trigger watches. */
export interface WatchedList {
	/** Its key in the trigger's static data. */
	name: string;
	route: Route;
	list: ListShape;
	account?: AccountSelector;
	scope?: string;
	/** The list's parameter that omits older records, if there is one. */
	from?: string;
	/** The format of that parameter. Default: ISO 8601 in UTC. */
	fromAs?: (iso: string) => string;
	/**
	 * For a list that needs more parameters: returns them, for records from a time on (ISO 8601 in UTC) or for
	 * all records. They are sent in the same part of the request as the page.
	 */
	ask?: (from: string | undefined, form: FormValues) => IDataObject;
	/** Dotted paths in a row. */
	id: string;
	createdAt: string;
	updatedAt?: string;
	/**
	 * Whether `ask` sorts by the time that the list filters by: the oldest rows first from a time on, the newest first
	 * without a time. Each page then begins at the time of the last row. For lists whose numbered pages end.
	 */
	isPagedByTime?: true;
	/** The time that `from` filters by. Default: the creation time. */
	listedBy?: Watch['listedBy'];
	/** By the value that workflows save. */
	events: Record<string, TriggerEvent>;
	/** A watched field that rows may omit, with the list's parameter and values for it. */
	facets?: { field: string; parameter: string; values: readonly string[] };
	/** Reads the complete record before it is emitted, if the option is enabled. */
	details?: RecordRoute & { option: Field };
	/** A record that rows refer to, such as the conversation of a review. Each poll reads those of its window. */
	linked?: RecordRoute & {
		/** Path of its ID in a row. */
		id: string;
		/** Adds it to the row. */
		add: (row: Row, record: Row) => Row;
		/** The option for the maximum number of records to read in one poll. */
		max: Field;
	};
	/** Children of a record, for events on `related`. */
	related?: RecordRoute & {
		id: string;
		createdAt: string;
		simplified?: Simplified;
		/** The field of a child that contains the ID of its record: `orderId`. */
		parent: string;
		/** Reads the children of these records in every poll, if the option is enabled. */
		reread: { option: Field; accepts: (row: Row) => boolean };
	};
	/** The simplified output. Without it, the simplified output is the complete record. */
	simplified?: Simplified;
	/** Adds fields to each row that the API names differently or does not return. */
	decorate?: (row: Row, moment: Moment) => Row;
}

/** The values of the form that a request of a list depends on. */
export interface FormValues {
	/** Values of the catalog's `fields`, by name. */
	fields: IDataObject;
	/** Values of the collection Options. */
	options: IDataObject;
	/** Epoch milliseconds. */
	now: number;
}

/** When and where a row is read. */
export interface Moment {
	/** Epoch milliseconds. */
	now: number;
	/** IANA name of the account's time zone. */
	timeZone: string;
}

/** The data of a polling trigger. */
export interface TriggerCatalog {
	api: Api;
	/** The watched records in texts: `orders`. */
	records: string;
	watched: readonly WatchedList[];
	filters: readonly TriggerFilter[];
	/** Inputs that select the watched lists. If one of them changes, the trigger starts with a new state. */
	fields?: readonly Field[];
	/** Options of this trigger, in addition to those of all triggers. */
	options?: readonly Field[];
	/**
	 * How many requests a poll sends, if the text of the engine does not apply. The form shows it for the events of
	 * these lists.
	 */
	costNotice?: { text: string; lists: readonly string[] };
	/** Default of the look-back window. Default: 7 days. */
	lookBackDays?: number;
	/** Events that often occur later than the default look-back window, and a window that contains most of them. */
	late?: { days: number; events: readonly string[] };
	/** The display name of the webhook trigger that supports some of the events. */
	webhookTrigger?: string;
	/** Reads the time zone of the account. Default: that of the workflow. */
	timeZone?: (client: Client) => Promise<unknown>;
}
