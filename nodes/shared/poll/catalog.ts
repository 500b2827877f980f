import type { Field, ListShape } from '../catalog/types';
import type { Route } from '../core/routes';
import type { AccountSelector, Api } from '../http/api';
import type { Row, Watch, WatchedEvent } from './types';

/** An event as a trigger's form offers it. */
export interface TriggerEvent extends Omit<WatchedEvent, 'value'> {
	name: string;
	description: string;
}

/** A filter of a trigger: its input, and which records pass. */
export interface TriggerFilter {
	field: Field;
	accepts: (row: Row, value: unknown) => boolean;
}

/** A further endpoint that is read for one record. */
export interface RecordRoute {
	route: Route;
	/** The route's parameter, filled by the record's ID. */
	param: string;
	/** Path of the rows or of the record in the answer. */
	at?: string;
	scope?: string;
}

/** A list of records that a trigger watches. */
export interface WatchedList {
	/** Its place in the trigger's memory. */
	name: string;
	route: Route;
	list: ListShape;
	account?: AccountSelector;
	scope?: string;
	/** The list's parameter that leaves out what was created before; left out: it has none. */
	from?: string;
	/** How the list takes that time; left out: as ISO 8601 in UTC. */
	fromAs?: (iso: string) => string;
	/** Dotted paths in a row. */
	id: string;
	createdAt: string;
	updatedAt?: string;
	/** The time that `from` means; creation where left out. */
	listedBy?: Watch['listedBy'];
	/** Keyed by the value that workflows save. */
	events: Record<string, TriggerEvent>;
	/** A watched field that rows may lack, with the list's parameter and values for it. */
	facets?: { field: string; parameter: string; values: readonly string[] };
	/** What fills in a record before it is emitted, where the option asks for it. */
	details?: RecordRoute & { option: Field };
	/** Children of a record, for events on `related`. */
	related?: RecordRoute & {
		id: string;
		createdAt: string;
		/** The name under which a child carries the ID of its record: `orderId`. */
		parent: string;
		/** Rereads children of records that this accepts, updated or not, where the option asks for it. */
		reread: { option: Field; accepts: (row: Row) => boolean };
	};
	/** Adds to each row what readers look for and the API names otherwise. */
	decorate?: (row: Row) => Row;
}

/** A polling trigger as data. */
export interface TriggerCatalog {
	api: Api;
	/** What is watched, in the plural, for texts: `orders`. */
	records: string;
	watched: readonly WatchedList[];
	filters: readonly TriggerFilter[];
	/** The webhook trigger that knows some of the events, by the name in the node panel. */
	webhookTrigger?: string;
}
