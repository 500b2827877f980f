import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { ItemRun } from '../catalog/run';
import type { Operation } from '../catalog/types';
import type { Api } from '../http/api';
import { Client } from '../http/client';

/** Maximum wait for a list in the editor. A user waits for it. */
const MAX_WAIT_MS = 20_000;

/** Returns a client for the account that is selected in the open form. */
export async function clientOfForm(context: ILoadOptionsFunctions, api: Api): Promise<Client> {
	const choice = Object.fromEntries(
		api.properties.map(({ name }) => [name, context.getNodeParameter(name, '')]),
	);
	const connection = await api.connect(context, choice);
	return new Client(context, api, connection, { maxWaitMs: MAX_WAIT_MS, timeoutMs: MAX_WAIT_MS });
}

/** Returns a run for operations that need neither items nor parameters. The open form uses it. */
export async function runOfForm(context: ILoadOptionsFunctions, api: Api): Promise<ItemRun> {
	const client = await clientOfForm(context, api);
	return {
		// The operations use only functions that all contexts have.
		context: context as unknown as IExecuteFunctions,
		node: context.getNode(),
		timezone: context.getTimezone(),
		version: client.connection.version,
		itemIndex: 0,
		item: { json: {} },
		read: (name, _itemIndex, fallback) => context.getNodeParameter(name, fallback as string),
		client,
		connection: client.connection,
		operation: {} as Operation,
	};
}
