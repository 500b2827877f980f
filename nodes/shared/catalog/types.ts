import type {
	FieldType,
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	NodeOperationError,
	NodePropertyTypes,
} from 'n8n-workflow';

import type { PathParameters, Route } from '../core/routes';
import type { AccountSelector } from '../http/api';
import type { ApiRequest } from '../http/apiRequest';
import type { Encoder } from './encode';
import type { ItemRun, Parts, ReadParameter } from './run';

/**
 * The part of the request that a field is sent in. Default: the query for GET and DELETE, the body for other
 * methods.
 */
export type RequestPart = 'query' | 'body' | 'header' | 'none';

/**
 * An input of a form, and how it is sent. All properties that are not listed here (type, options,
 * placeholder, typeOptions, …) are n8n's.
 */
export interface Field<N extends string = string>
	extends Omit<INodeProperties, 'name' | 'default' | 'displayOptions' | 'options' | 'type'> {
	/** Parameter name in the workflow. */
	name: N;
	type: NodePropertyTypes;
	default?: INodeProperties['default'];
	options?: INodePropertyOptions[];
	/** Dotted path in the request. Default: `name`. */
	at?: string;
	in?: RequestPart;
	/** Converts the form value to the API's. Default: the value is sent unchanged. */
	as?: Encoder;
	/** Sent even if it is empty, because the API requires the key (`rows`: an empty array). */
	always?: boolean;
	/** Fields of a nested object (`group`) or of each row (`rows`). */
	fields?: readonly Field[];
	shape?: 'group' | 'rows';
	/** Shown only if other parameters of the operation have one of these values. */
	showWhen?: Record<string, Array<string | number | boolean>>;
	/**
	 * Hidden if another parameter of the operation has one of these values. Unlike with `showWhen`, the field is shown
	 * if the node has a version without that parameter.
	 */
	hideWhen?: Record<string, Array<string | number | boolean>>;
	/** The field that some older versions of the node have under the same name. Not for cells of rows. */
	older?: { versions: readonly number[]; field: Omit<Field, 'name' | 'older'> };
	/** Title of one row, for `rows`. */
	rowName?: string;
	/** n8n's type of the value, for resource mappers. */
	valueType?: FieldType;
}

/** How a list is read page by page. Paths are dotted. `''` is the response itself. */
export interface ListShape {
	/** Path of the array of rows. */
	rows: string;
	/** Path of an object that some versions of the API put the response in. */
	wrapper?: string;
	/** Path of the total number of rows. */
	total?: string;
	/** Path of the cursor for the next page (pagination by cursor). */
	next?: string;
	/**
	 * Path of a cursor in each row, if the response does not contain one. The next page starts after that row. Of
	 * several paths, the first one with a value counts.
	 */
	nextInRow?: string | readonly string[];
	/** Path of a Boolean in the response: whether there is a next page. */
	hasNext?: string;
	paging: 'offset' | 'page' | 'cursor' | 'none';
	/** Parameter names of the API. */
	params: { limit?: string; offset?: string; page?: string; cursor?: string };
	/** The number of the first page. Default: 1. */
	firstPage?: number;
	in: 'query' | 'body';
	/** Rows to request per page. */
	pageSize: number;
	/** The smallest number of rows per page that the API accepts. Default: 1. */
	minPageSize?: number;
	/** Path of a row's ID, for deduplication. */
	id: string;
}

/**
 * Dotted path in the record by output name. Of several paths, the first one with a value counts. Paths
 * separated by a space are joined to one text: `first_name last_name`. A function computes the value. If it
 * returns undefined, the name is omitted.
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
	/** The missing part of a record that cannot be read, as `incomplete` lists it. */
	part: string;
}

/** Completes a request before it is sent, for example with data from other records. */
export type Prepare = (request: ApiRequest & Parts, run: ItemRun) => Promise<void>;

/**
 * The data of an operation, without its route. `N`: the names of its fields. `L`: its list, if it has one.
 */
export interface OperationData<
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> {
	/** Name in the operation list, without the resource: `Get Many`. */
	name: string;
	/** Name with the resource, for the node panel and AI models: `Get many orders`. */
	action: string;
	description: string;
	/** Scope that the API requires. The message names it if it is missing. */
	scope?: string;
	/** The authentication method that the API requires for this operation. */
	authentication?: 'oAuth2';
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	/** How the request contains the account. Default: the selector of the API. */
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
	/** Sent unchanged, in addition to the fields of the form. */
	constants?: IDataObject;
	list?: L;
	/** Dotted path of the record in the response. Default: the response is the record. */
	record?: string;
	/** The record has no required field, so that an empty object is a record too. */
	mayBeEmpty?: boolean;
	/** The item is `{deleted: true}` or `{success: true}`, regardless of the response. */
	result?: 'deleted' | 'success';
	simplified?: Simplified;
	/** Adds data from other requests to the records, before they are converted to the output. */
	complete?: (records: IDataObject[], run: ItemRun) => Promise<IDataObject[]>;
	expand?: Expansion;
	/**
	 * Returns a function that reads the records page by page, and returns a hint that n8n shows above the output if
	 * the records so far suggest a common mistake.
	 */
	hint?: () => (records: IDataObject[]) => string | undefined;
	/** Safe to retry although the method does not imply it (searches, upserts). */
	repeatable?: boolean;
	/** Returns whether a request only reads, if the method of the route does not imply it. */
	isRead?: (read: ReadParameter, itemIndex: number) => boolean;
	/** Moves money or deletes records in bulk. AI agents can run it only if the user allows it. */
	guarded?: boolean;
	/** Changes the query and the body in ways that the data of an operation cannot describe. */
	adapt?: (request: { query: IDataObject; body: IDataObject }, version: string) => void;
	/** Completes the request after the form is read. */
	prepare?: Prepare;
	/** Replaces the single request by several ones that use the same client. */
	run?: (run: ItemRun) => Promise<IDataObject | IDataObject[]>;
	/** Returns the records if the credential is incomplete, instead of the error. */
	withoutConnection?: (error: NodeOperationError) => IDataObject[];
	/** Creates items with binary data from the records. */
	toItems?: (records: IDataObject[], run: ItemRun) => Promise<INodeExecutionData[]>;
}

/** An operation: its endpoint, form and output. Create it with {@link operation}. */
export interface Operation<
	R extends Route = Route,
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> extends OperationData<N, L> {
	route: R;
	/** The fields for the braces of the route. */
	path: Record<string, Field>;
}

/** A type of record of the API, with its operations. */
export interface Resource {
	name: string;
	description?: string;
	/** By the value that workflows save. */
	operations: Record<string, Operation>;
}

/** A path parameter that the account of the connection fills, if an operation has no field for it. */
type AccountParameter = 'locationId';

/** The names between braces in a route that need a value: all except those of the account. */
export type RecordParameters<R extends string> = Exclude<PathParameters<R>, AccountParameter>;

/** The data of an operation with the fields that its route requires. */
export type DataFor<
	R extends Route,
	N extends string = string,
	L extends ListShape | undefined = ListShape | undefined,
> = OperationData<N, L> &
	([RecordParameters<R>] extends [never]
		? { path?: undefined }
		: { path: Record<RecordParameters<R>, Field> });

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
