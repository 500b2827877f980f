import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../catalog/types';
import type { Client } from '../http/client';
import type { FormReading } from './request';

/** One operation at work on one input item; what an operation's own `run` is given. */
export interface ItemRun extends FormReading {
	context: IExecuteFunctions;
	operation: Operation;
	client: Client;
	item: INodeExecutionData;
}
