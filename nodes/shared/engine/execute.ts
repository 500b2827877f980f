import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { NodeCatalog } from '../catalog/properties';
import type { ReadParameter } from '../catalog/run';
import type { Operation } from '../catalog/types';
import { getPath, ownValue } from '../core/paths';
import { splitRoute } from '../core/routes';
import { Client } from '../http/client';
import { completeSettings, DEFAULT_SETTINGS, readSettings } from '../http/settings';
import { runOperation } from './operation';
import { parameterReader } from './parameters';
import { readCollection } from './request';

/** The work of one execution of an action node. */
interface Work {
	context: IExecuteFunctions;
	catalog: NodeCatalog;
	read: ReadParameter;
	/** The client of an item's account: one for each account, however many items. */
	clientOf: (itemIndex: number) => Promise<Client>;
}

function operationOf({ context, catalog, read }: Work, itemIndex: number): Operation {
	const resource = String(read('resource', itemIndex, ''));
	const name = String(read('operation', itemIndex, ''));
	const operation = ownValue(getPath(ownValue(catalog.resources, resource), 'operations'), name);
	if (operation) return operation as Operation;
	throw new NodeOperationError(
		context.getNode(),
		`Unknown operation '${name}' of the resource '${resource}'`,
		{ itemIndex, description: 'Choose a resource and an operation from the lists.' },
	);
}

/** AI agents run guarded operations only with the user's leave. */
function assertAllowed({ context, read }: Work, operation: Operation, itemIndex: number): void {
	const node = context.getNode();
	if (!operation.guarded || !node.type.endsWith('Tool')) return;
	if (read('allowAsTool', itemIndex, false) === true) return;
	throw new NodeOperationError(node, `AI agents may not run '${operation.action}' here`, {
		itemIndex,
		description: "Switch on 'Allow AI Agent to Run This' in the tool to let them.",
	});
}

/** What the API refuses to an API key is refused here, with the way out. */
function assertAuthentication({ context, read }: Work, operation: Operation, itemIndex: number) {
	const { authentication, action } = operation;
	if (!authentication || read('authentication', itemIndex) === authentication) return;
	throw new NodeOperationError(context.getNode(), `'${action}' needs OAuth2, not an API key`, {
		itemIndex,
		description: 'Choose an OAuth2 credential that is connected.',
	});
}

function clientPool(context: IExecuteFunctions, catalog: NodeCatalog, read: ReadParameter) {
	const clients = new Map<string, Promise<Client>>();
	const settings = readSettings(readCollection({ context, read, itemIndex: 0 }, 'options'));
	return async (itemIndex: number) => {
		const choice = Object.fromEntries(
			catalog.api.properties.map(({ name }) => [name, read(name, itemIndex, '')]),
		);
		const key = JSON.stringify(choice);
		let client = clients.get(key);
		if (!client) {
			client = catalog.api
				.connect(context, choice)
				.then((connection) => new Client(context, catalog.api, connection, settings));
			clients.set(key, client);
		}
		return await client;
	};
}

/** Reads run side by side, writes one after another unless the user raises it. */
function widthOf(work: Work, items: number): number {
	const { parallel } = readSettings(readCollection({ ...work, itemIndex: 0 }, 'options'));
	if (parallel !== undefined && parallel > 0) return completeSettings({ parallel }).parallel;
	for (let index = 0; index < items; index++) {
		const { route, repeatable, isRead } = operationOf(work, index);
		const reads = isRead?.(work.read, index) ?? (repeatable || splitRoute(route)[0] === 'GET');
		if (!reads) return 1;
	}
	return DEFAULT_SETTINGS.parallel;
}

async function runItem(
	work: Work,
	itemIndex: number,
	item: INodeExecutionData,
): Promise<INodeExecutionData[]> {
	const operation = operationOf(work, itemIndex);
	assertAllowed(work, operation, itemIndex);
	assertAuthentication(work, operation, itemIndex);
	const client = await work.clientOf(itemIndex);
	const { context, read, catalog } = work;
	const { connection } = client;
	const results = await runOperation({
		context,
		itemIndex,
		item,
		read,
		api: catalog.api,
		connection,
		client,
		operation,
	});
	return results.map((result) => ({ ...result, pairedItem: { item: itemIndex } }));
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number) {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

/** `error` and `message` are the keys that n8n knows an item of the error output by. */
function errorItem(error: NodeApiError | NodeOperationError, item: number): INodeExecutionData {
	const json: IDataObject = { error: error.message };
	if (error.description) json.message = error.description;
	return { json, pairedItem: { item } };
}

/**
 * Runs an action node: each input item through its operation, outputs in the order of the inputs
 * and linked to them. After a failure nothing new is started, unless On Error says continue.
 */
export async function executeCatalog(
	context: IExecuteFunctions,
	catalog: NodeCatalog,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const read = parameterReader(context);
	const work: Work = { context, catalog, read, clientOf: clientPool(context, catalog, read) };
	const results: INodeExecutionData[][] = new Array(items.length);
	const failures: Array<{ itemIndex: number; error: NodeApiError | NodeOperationError }> = [];
	let next = 0;

	const worker = async () => {
		while (next < items.length && failures.length === 0) {
			const itemIndex = next++;
			try {
				results[itemIndex] = await runItem(work, itemIndex, items[itemIndex]);
			} catch (caught) {
				const error = asNodeError(context, caught, itemIndex);
				if (context.continueOnFail()) results[itemIndex] = [errorItem(error, itemIndex)];
				else failures.push({ itemIndex, error });
			}
		}
	};
	const width = Math.min(widthOf(work, items.length), items.length);
	await Promise.all(Array.from({ length: width }, worker));
	if (failures.length > 0) throw failures.sort((a, b) => a.itemIndex - b.itemIndex)[0].error;
	return [results.flat()];
}
