import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Connection } from '../http/api';
import type { Client } from '../http/client';
import type { ItemContext } from './encode';
import type { Operation } from './types';

/** Reads a parameter of an input item. */
export type ReadParameter = (name: string, itemIndex: number, fallback?: unknown) => unknown;

/** The parts of a request that the form sets, except for the path. */
export interface Parts {
	query: IDataObject;
	body: IDataObject;
	headers: IDataObject;
}

/** One operation that runs for one input item. The engine passes it to the operation's own functions. */
export interface ItemRun extends ItemContext {
	context: IExecuteFunctions;
	operation: Operation;
	read: ReadParameter;
	client: Client;
	connection: Connection;
	item: INodeExecutionData;
	/** Shows a hint above the output of the node. Forms and called operations have no output. */
	addHint?: (message: string) => void;
}
