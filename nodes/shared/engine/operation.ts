import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { assertUsableName, splitList } from '../catalog/encode';
import type { ItemRun, Parts } from '../catalog/run';
import type { Expansion } from '../catalog/types';
import { mapConcurrently } from '../core/concurrency';
import { isBlank } from '../core/guards';
import { readWholeList } from './lists';
import { shapeOutput } from './output';
import type { Output } from './output';
import { positiveInteger } from './parameters';
import { getPath } from '../core/paths';
import { fillPath, splitRoute } from '../core/routes';
import { recordsOfBody } from './records';
import { addAccount, buildRequest, readCollection } from './request';

/** The form's own default, for a limit that an expression or an AI agent leaves empty. */
const DEFAULT_LIMIT = 50;

/** Carries an operation out for one input item. Answers with an item for each of its records. */
export async function runOperation(run: ItemRun): Promise<INodeExecutionData[]> {
	const { simplified, complete, toItems } = run.operation;
	const output = simplified ? outputOf(run) : undefined;
	const answered = await recordsOf(run);
	const records = complete ? await complete(answered, run) : answered;
	const shaped = simplified && output ? shapeOutput(records, simplified, output) : records;
	return toItems ? await toItems(shaped, run) : shaped.map((json) => ({ json }));
}

async function recordsOf(run: ItemRun): Promise<IDataObject[]> {
	const { operation, client } = run;
	if (operation.run) return [await operation.run(run)].flat();
	const request = buildRequest(operation, run);
	await operation.prepare?.(request, run);
	if (operation.list) {
		const rows = await readWholeList(client, request, operation.list, maxOf(run));
		return await expand(run, rows);
	}
	const body = await client.request(request);
	return recordsOfBody(client, request, operation, body);
}

/** How many rows of a list the user wants; undefined: all. */
export function maxOf({ read, itemIndex, context }: ItemRun): number | undefined {
	if (read('returnAll', itemIndex, false) === true) return undefined;
	const at = { node: context.getNode(), itemIndex };
	const limit = read('limit', itemIndex, DEFAULT_LIMIT);
	return positiveInteger(isBlank(limit) ? DEFAULT_LIMIT : limit, 'Limit', at);
}

function outputOf({ read, itemIndex, context }: ItemRun): Output {
	const kind = read('output', itemIndex, 'simplified');
	if (kind === 'raw') return { kind };
	if (kind !== 'selected') return { kind: 'simplified' };
	const names = splitList(read('fields', itemIndex, ''));
	const at = { node: context.getNode(), itemIndex };
	for (const name of names) assertUsableName(name, 'Fields', at);
	return { kind, names };
}

/** Reads each row again where the form asks for what the list leaves out. */
async function expand(run: ItemRun, rows: IDataObject[]): Promise<IDataObject[]> {
	const { operation } = run;
	if (!operation.expand) return rows;
	const options = readCollection(run, 'options');
	if (options[operation.expand.when.name] !== true) return rows;
	const { expand: expansion } = operation;
	return await mapConcurrently(rows, run.client.width, async (row) => ({
		...row,
		...(await readOne(run, expansion, row)),
	}));
}

async function readOne(
	{ client, operation, api, itemIndex }: ItemRun,
	{ route, param, from }: Expansion,
	row: IDataObject,
): Promise<IDataObject> {
	const [method, pattern] = splitRoute(route);
	const parts: Pick<Parts, 'query' | 'body'> = { query: {}, body: {} };
	addAccount(parts, operation.account ?? api.account, method, client.connection.account);
	const path = fillPath(pattern, { [param]: getPath(row, from) });
	// A record without a usable ID cannot be read again: the row of the list remains.
	if (path === undefined) return {};
	return await client.requestObject({
		method,
		path,
		query: parts.query,
		scope: operation.scope,
		itemIndex,
	});
}
