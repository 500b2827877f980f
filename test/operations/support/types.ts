import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { World } from '../../../sandbox/server';
import type { StoredCredentials } from '../../harness';
import type { Testbed } from './testbed';

/** A request that the sandbox receives, without the base URL of the API. */
export interface ExpectedRequest {
	method: string;
	/** The path as in the specification: `/payments/orders/653f5e0cde5a1314e62a837c`. */
	path: string;
	/** All query parameters, as text. Repeated ones are a list. If empty, the request has none. */
	query?: Record<string, string | string[]>;
	/** The entire body. If empty, the request has none. */
	body?: unknown;
}

/** The form and the credential of a node. */
export interface Form {
	/** Parameters that differ from the defaults. Expressions work. */
	parameters?: INodeParameters;
	/** The input. If empty, one item without data. */
	items?: INodeExecutionData[];
	/** The credential of the node. If empty, the one in the registry entry of the API. */
	credentials?: (testbed: Testbed) => StoredCredentials;
}

/**
 * An example of an operation. It has three uses: as a test in n8n-core, in the contract check, and as the example
 * in the docs. It is plain data, because `expect` exists only in Jest.
 */
export interface Case extends Form {
	resource: string;
	operation: string;
	/** Distinguishes several cases of one operation. */
	title?: string;
	expect: {
		/** All requests that the node sends, in this order. */
		request: ExpectedRequest | ExpectedRequest[];
		/** A list: all items, in this order. An object: the first item. Other fields can have any value. */
		output: object | object[];
	};
	/** The most likely invalid input: parameters that override those of the case, and the error message. */
	bad?: Form & { message: RegExp };
	/**
	 * Values for the full forms of the contract check, by field name, for fields whose definition does not imply a value
	 * (JSON, custom fields). Null: the full form skips the field.
	 */
	samples?: IDataObject;
}

/** Returns the cases of a node. They use records of the sandbox, which are the same in each run. */
export type Cases = (world: World) => Case[];
