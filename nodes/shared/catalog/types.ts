import type {
	FieldType,
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	NodePropertyTypes,
} from 'n8n-workflow';

import type { PathParameters, Route } from '../core/routes';
import type { AccountSelector } from '../http/api';
import type { ApiRequest } from '../http/client';
import type { Encoder } from './encode';
import type { ItemRun, Parts, ReadParameter } from './run';

/** Where a field travels. Left out: in the query of GET and DELETE, in the body of the others. */
export type Place = 'query' | 'body' | 'header' | 'none';

/**
 * One input of a form and what it becomes on the wire. Everything of n8n's property that is not
 * named here (type, options, placeholder, typeOptions, …) is passed on as it stands.
 */
export interface Field<N extends string = string>
	extends Omit<INodeProperties, 'name' | 'default' | 'displayOptions' | 'options' | 'type'> {
	/** Parameter name in the workflow. */
	name: N;
	type: NodePropertyTypes;
	default?: INodeProperties['default'];
	options?: INodePropertyOptions[];
	/** Dotted path on the wire, where it is not `name`. */
	at?: string;
	in?: Place;
	/** Turns the form's value into the API's; the default passes it on. */
	as?: Encoder;
	/** Sent even when nothing was entered: the API demands the key (`rows`: an empty array). */
	always?: boolean;
	/** Fields of a nested object (`group`) or of each row (`rows`). */
	fields?: readonly Field[];
	shape?: 'group' | 'rows';
	/** Shown only while other parameters of the same operation have one of these values. */
	showWhen?: Record<string, Array<string | number | boolean>>;
	/** Title of one row, for `rows`. */
	rowName?: string;
	/** n8n's type of the value when a resource mapper needs it. */
	valueType?: FieldType;
}

/** How a list is read page by page. Paths are dotted; `''` is the answer itself. */
export interface ListShape {
	/** Path of the array of rows. */
	rows: string;
	/** Path of the number of all rows. */
	total?: string;
	/** Path of the next page's cursor (`cursor` paging). */
	next?: string;
	/** Path in each row of the cursor that leads beyond it, where the answer names none. */
	nextInRow?: string;
	paging: 'offset' | 'page' | 'cursor' | 'none';
	/** Parameter names of the API. */
	params: { limit?: string; offset?: string; page?: string; cursor?: string };
	in: 'query' | 'body';
	/** Rows asked for in one page. */
	pageSize: number;
	/** Path of a row's ID, by which doubles are recognised. */
	id: string;
}

/**
 * Output name → dotted path in the record, or several of which the first filled one counts. Paths
 * divided by a blank give one text: `first_name last_name`. A function says what no path can;
 * where it gives undefined, the name is left out.
 */
export type Simplified = Record<
	string,
	string | readonly string[] | ((record: IDataObject) => unknown)
>;

/** Reads each row of a list again, for the fields that the list does not contain. */
export interface Expansion {
	/** The boolean option that enables it. */
	when: Field;
	/** The operation that reads one record. */
	operation: Operation<Route, string, undefined>;
	/** The parameter of its route, and the path in the row that fills it. */
	param: string;
	from: string;
	/** The part of the record that is missing if it cannot be read, as `incomplete` names it. */
	part: string;
}

/** Completes a request from other records before it is sent. */
export type Prepare = (request: ApiRequest & Parts, run: ItemRun) => Promise<void>;

/** What an operation is, without its route. `N`: the names of its fields; `L`: its list, if it has one. */
export interface OperationData<
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> {
	/** Name in the operation list, without the resource: `Get Many`. */
	name: string;
	/** Name with the resource, as the node panel and AI models read it: `Get many orders`. */
	action: string;
	description: string;
	/** Scope that the API asks for; named in the message when it is missing. */
	scope?: string;
	/** The choice of the node's Authentication without which the API refuses the operation. */
	authentication?: 'oAuth2';
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	/** Which account the request speaks of; the catalog's default where left out. */
	account?: AccountSelector;
	/** Always shown and sent, in this order. */
	fields?: readonly Field<N>[];
	/** Optional, in the collection Filters. */
	filters?: readonly Field<N>[];
	/** Optional, in the collection Additional Fields. */
	additional?: readonly Field<N>[];
	/** Optional, in the collection Update Fields. */
	update?: readonly Field<N>[];
	/** Optional, in the collection Options. */
	options?: readonly Field<N>[];
	/** At least one field must have a value, although none is required. Operations with `update` imply it. */
	needsValue?: boolean;
	/** Sent as they stand, beside the form's fields. */
	constants?: IDataObject;
	list?: L;
	/** Dotted path of the record in the answer; left out: the answer is the record. */
	record?: string;
	/** The record has no required field, so that an empty object is a record too. */
	mayBeEmpty?: boolean;
	/** The item is `{deleted: true}` or `{success: true}`, in whatever words the API says so. */
	result?: 'deleted' | 'success';
	simplified?: Simplified;
	/** Adds to the records what other requests answer, before they are shaped. */
	complete?: (records: IDataObject[], run: ItemRun) => Promise<IDataObject[]>;
	expand?: Expansion;
	/** The request may be repeated without harm, although it is a POST or PATCH (searches, upserts). */
	repeatable?: boolean;
	/** Whether a call only reads, where the route's method does not tell. */
	isRead?: (read: ReadParameter, itemIndex: number) => boolean;
	/** Moves money or destroys in bulk: AI tools need the user's leave for it. */
	guarded?: boolean;
	/** Last touch on the request where data cannot say it. */
	adapt?: (request: { query: IDataObject; body: IDataObject }, version: string) => void;
	/** Completes the request from other records, once its form is read. */
	prepare?: Prepare;
	/** Replaces the one request by several, through the same client. */
	run?: (run: ItemRun) => Promise<IDataObject | IDataObject[]>;
	/** Makes items of the records where they hold more than JSON (pictures). */
	toItems?: (records: IDataObject[], run: ItemRun) => Promise<INodeExecutionData[]>;
}

/** One operation: its endpoint, its form, its output. Created by {@link operation}. */
export interface Operation<
	R extends Route = Route,
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> extends OperationData<N, L> {
	route: R;
	/** The fields that fill the braces of the route. */
	path: Record<string, Field>;
}

/** A type of record of the API, with its operations. */
export interface Resource {
	name: string;
	description?: string;
	/** Keyed by the value that workflows save. */
	operations: Record<string, Operation>;
}

/** The data of an operation with the fields that its route requires. */
export type DataFor<
	R extends Route,
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> = OperationData<N, L> &
	([PathParameters<R>] extends [never]
		? { path?: undefined }
		: { path: Record<PathParameters<R>, Field> });

/**
 * Defines an operation. A route with braces requires a field for each of them, by name.
 *
 * @param route The endpoint, as in the API reference.
 * @param data Form, output and scope.
 */
export function operation<
	const R extends Route,
	N extends string,
	L extends ListShape | undefined = undefined,
>(route: R, data: DataFor<R, N, L>): Operation<R, N, NoInfer<L>> {
	return { ...data, route, path: data.path ?? {} };
}
