import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { World } from '../../../sandbox/server';
import type { StoredCredentials } from '../../harness';
import type { Stage } from './stage';

/** A request as it arrived, without the address of its API. */
export interface ExpectedRequest {
	method: string;
	/** From the API's base on, as in its reference: `/payments/orders/653f5e0cde5a1314e62a837c`. */
	path: string;
	/** All query parameters, as text; repeated ones as a list. Left out: there are none. */
	query?: Record<string, string | string[]>;
	/** The whole body. Left out: there is none. */
	body?: unknown;
}

/** What the form holds, and which credential is chosen. */
export interface Form {
	/** Only what differs from the defaults. Expressions work. */
	parameters?: INodeParameters;
	/** The credential of the node; left out: the one that `apis.ts` names for the API. */
	credentials?: (stage: Stage) => StoredCredentials;
}

/**
 * One operation at work, written once and used three times: as a test in n8n-core, in the contract check, and as the
 * example in the docs. Plain data, since the last two run outside jest: `expect` is not there.
 */
export interface Case extends Form {
	resource: string;
	operation: string;
	/** Tells several cases of one operation apart. */
	title?: string;
	expect: {
		/** All requests that are sent, in their order. */
		request: ExpectedRequest | ExpectedRequest[];
		/** A list: every item, in their order. An object: the first item. Fields that are not named may be anything. */
		output: object | object[];
	};
	/** The most likely bad input: parameters put over the case's own, and the message that the user gets. */
	bad?: Form & { message: RegExp };
	/**
	 * Values for the contract check's filled-in form, by field name, where none can be made up from the field itself
	 * (free JSON, custom fields). Null: the field stays untouched there.
	 */
	samples?: IDataObject;
}

/** The cases of a node; they name records of the world, which is the same for every case and in every run. */
export type Cases = (world: World) => Case[];
