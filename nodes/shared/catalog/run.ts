import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Api, Connection } from '../http/api';
import type { Client } from '../http/client';
import type { Operation } from './types';

/** Reads a parameter of an input item. */
export type ReadParameter = (name: string, itemIndex: number, fallback?: unknown) => unknown;

/** The parts of a request that the form fills, apart from the path. */
export interface Parts {
	query: IDataObject;
	body: IDataObject;
	headers: IDataObject;
}

/** The values that the engine needs to build a request from the form. */
export interface FormReading {
	context: IExecuteFunctions;
	itemIndex: number;
	read: ReadParameter;
	api: Api;
	connection: Connection;
}

/** One operation that runs for one input item. The engine passes it to the operation's own `run`. */
export interface ItemRun extends FormReading {
	context: IExecuteFunctions;
	operation: Operation;
	client: Client;
	item: INodeExecutionData;
}
