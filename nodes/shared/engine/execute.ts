import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { NodeCatalog } from '../catalog/properties';
import type { ReadParameter } from '../catalog/run';
import type { Operation } from '../catalog/types';
import { scalarText } from '../core/guards';
import { getPath, ownValue } from '../core/paths';
import { splitRoute } from '../core/routes';
import { Client } from '../http/client';
import { completeSettings, DEFAULT_SETTINGS, readSettings } from '../http/settings';
import type { Settings } from '../http/settings';
import { readCollection } from './collections';
import { runOperation } from './operation';
import { parameterReader } from './parameters';

/** One execution of an action node. */
class Execution {
	private readonly read: ReadParameter;
	/** One client for each account, regardless of the number of items. */
	private readonly clients = new Map<string, Promise<Client>>();
	private settings?: Partial<Settings>;
	/** Each hint once, regardless of the number of items. */
	readonly hints = new Set<string>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly catalog: NodeCatalog,
	) {
		this.read = parameterReader(context);
	}

	/** Runs the operation of one input item. */
	async runItem(itemIndex: number, item: INodeExecutionData): Promise<INodeExecutionData[]> {
		const operation = this.operationOf(itemIndex);
		this.assertAllowed(operation, itemIndex);
		this.assertAuthentication(operation, itemIndex);
		const { context, read } = this;
		const [connected] = await Promise.allSettled([this.clientOf(itemIndex)]);
		if (connected.status === 'rejected') {
			const error: unknown = connected.reason;
			const records =
				error instanceof NodeOperationError ? operation.withoutConnection?.(error) : undefined;
			return records
				? records.map((json) => ({ json, pairedItem: { item: itemIndex } }))
				: await Promise.reject(error as Error);
		}
		const client = connected.value;
		const { connection } = client;
		const results = await runOperation({
			context,
			node: context.getNode(),
			timezone: context.getTimezone(),
			version: connection.version,
			itemIndex,
			item,
			read,
			client,
			connection,
			operation,
			addHint: (message) => this.hints.add(message),
		});
		return results.map((result) => pairWith(result, itemIndex));
	}

	/** Returns how many items run concurrently. By default, reads do and writes do not. */
	concurrencyFor(items: number): number {
		const { parallel } = this.settingsOfNode();
		if (parallel !== undefined && parallel > 0) return completeSettings({ parallel }).parallel;
		for (let index = 0; index < items; index++) {
			const { route, repeatable, isRead } = this.operationOf(index);
			const reads = isRead?.(this.read, index) ?? (repeatable || splitRoute(route)[0] === 'GET');
			if (!reads) return 1;
		}
		return DEFAULT_SETTINGS.parallel;
	}

	/** Returns the settings in the options of the form. n8n evaluates them for the first item. */
	private settingsOfNode(): Partial<Settings> {
		const run = { node: this.context.getNode(), itemIndex: 0, read: this.read };
		return (this.settings ??= readSettings(readCollection(run, 'options')));
	}

	private operationOf(itemIndex: number): Operation {
		const resource = scalarText(this.read('resource', itemIndex, ''));
		const name = scalarText(this.read('operation', itemIndex, ''));
		const { resources } = this.catalog;
		const operation = ownValue(getPath(ownValue(resources, resource), 'operations'), name);
		if (operation) return operation as Operation;
		throw new NodeOperationError(
			this.context.getNode(),
			`Unknown operation '${name}' of the resource '${resource}'`,
			{ itemIndex, description: 'Choose a resource and an operation from the lists.' },
		);
	}

	/** Rejects a guarded operation for an AI agent, unless the user allows it. */
	private assertAllowed(operation: Operation, itemIndex: number): void {
		const node = this.context.getNode();
		if (!operation.guarded || !node.type.endsWith('Tool')) return;
		if (this.read('allowAsTool', itemIndex, false) === true) return;
		throw new NodeOperationError(node, `AI agents are not allowed to run '${operation.action}'`, {
			itemIndex,
			description: "Enable 'Allow AI Agent to Run This' in the tool to allow it.",
		});
	}

	/** Rejects a request with an API key if the API requires OAuth2. */
	private assertAuthentication({ authentication, action }: Operation, itemIndex: number): void {
		if (!authentication || this.read('authentication', itemIndex) === authentication) return;
		throw new NodeOperationError(this.context.getNode(), `'${action}' requires OAuth2`, {
			itemIndex,
			description: 'Under Authentication, choose OAuth2 and a connected credential.',
		});
	}

	private async clientOf(itemIndex: number): Promise<Client> {
		const { context, catalog, read } = this;
		const choice = Object.fromEntries(
			catalog.api.properties.map(({ name }) => [name, read(name, itemIndex, '')]),
		);
		const settings = this.settingsOfNode();
		const key = JSON.stringify(choice);
		const known = this.clients.get(key);
		if (known) return await known;
		const client = catalog.api
			.connect(context, choice)
			.then((connection) => new Client(context, catalog.api, connection, settings));
		this.clients.set(key, client);
		return await client;
	}
}

/** Pairs an item with its input item. A spread of the item would take twice the memory, which counts in long lists. */
function pairWith({ json, binary }: INodeExecutionData, item: number): INodeExecutionData {
	const pairedItem = { item };
	return binary ? { json, binary, pairedItem } : { json, pairedItem };
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number) {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

/** Returns an item of the error output. n8n recognizes it by the keys `error` and `message`. */
function errorItem(error: NodeApiError | NodeOperationError, item: number): INodeExecutionData {
	const json: IDataObject = { error: error.message };
	if (error.description) json.message = error.description;
	return { json, pairedItem: { item } };
}

/**
 * Runs an action node: runs the operation for each input item. The output items are in the order of the input
 * items and are paired with them. After a failure, no new item is started, unless On Error is set to
 * continue.
 */
export async function executeCatalog(
	context: IExecuteFunctions,
	catalog: NodeCatalog,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const execution = new Execution(context, catalog);
	const results: INodeExecutionData[][] = new Array(items.length);
	const failures: Array<{ itemIndex: number; error: NodeApiError | NodeOperationError }> = [];
	let next = 0;

	const worker = async () => {
		while (next < items.length && failures.length === 0) {
			const itemIndex = next++;
			try {
				results[itemIndex] = await execution.runItem(itemIndex, items[itemIndex]);
			} catch (caught) {
				const error = asNodeError(context, caught, itemIndex);
				if (context.continueOnFail()) results[itemIndex] = [errorItem(error, itemIndex)];
				else failures.push({ itemIndex, error });
			}
		}
	};
	const width = Math.min(execution.concurrencyFor(items.length), items.length);
	await Promise.all(Array.from({ length: width }, worker));
	if (failures.length > 0) throw failures.sort((a, b) => a.itemIndex - b.itemIndex)[0].error;
	for (const message of execution.hints) {
		context.addExecutionHints?.({ message, type: 'info', location: 'outputPane' });
	}
	return [results.flat()];
}
