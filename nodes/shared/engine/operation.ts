import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemRun } from '../catalog/run';
import type { Expansion } from '../catalog/types';
import { isBlank } from '../core/guards';
import { getPath } from '../core/paths';
import type { ApiRequest } from '../http/apiRequest';
import { calleeOf } from './callee';
import type { Callable, CallResult, CallValues } from './callee';
import { readCollection } from './collections';
import { readRows, readWholeList } from './lists';
import { readOutput, shapeRecord } from './output';
import { locatorValue, positiveInteger } from './parameters';
import { readOnce } from './readOnce';
import { readEach } from './readEach';
import { recordsOfBody } from './records';
import { buildRequest } from './request';

/** The limit if an expression or an AI agent returns an empty value. The form has the same default. */
const DEFAULT_LIMIT = 50;

/** Runs an operation for one input item. Returns an item for each of its records. */
export async function runOperation(run: ItemRun): Promise<INodeExecutionData[]> {
	const { simplified, hint, toItems } = run.operation;
	const { read, itemIndex } = run;
	const output = simplified && readOutput((name, fallback) => read(name, itemIndex, fallback), run);
	const hintFor = hint?.();
	const shaped: IDataObject[] = [];
	for await (const records of recordPages(run)) {
		const text = hintFor?.(records);
		if (text !== undefined) run.addHint?.(text);
		for (const record of records) {
			shaped.push(simplified && output ? shapeRecord(record, simplified, output) : record);
		}
	}
	return toItems ? await toItems(shaped, run) : shaped.map((json) => ({ json }));
}

/**
 * Returns the records of an operation. Those of a long list are returned page by page, so that all of them are
 * never in memory together with their output. If other requests complete them, they are one page.
 */
async function* recordPages(run: ItemRun): AsyncGenerator<IDataObject[], void> {
	const { list, complete, run: runItself } = run.operation;
	if (list && !runItself && !complete && !expansionOf(run)) {
		yield* readRows(run.client, await prepareRequest(run), list, rowLimit(run));
		return;
	}
	const found = await recordsOf(run);
	yield complete ? await complete(found, run) : found;
}

async function recordsOf(run: ItemRun): Promise<IDataObject[]> {
	const { operation } = run;
	if (operation.run) return [await operation.run(run)].flat();
	const request = await prepareRequest(run);
	if (!operation.list) return await sendForRecords(run, request);
	const rows = await readWholeList(run.client, request, operation.list, rowLimit(run));
	return await expand(run, rows);
}

/** Builds the request of an operation. If necessary, completes it with data from other records. */
async function prepareRequest(run: ItemRun) {
	const request = buildRequest(run);
	await run.operation.prepare?.(request, run);
	return request;
}

/** Sends a request and returns the records of its response, as the operation describes them. */
export async function sendForRecords(run: ItemRun, request: ApiRequest): Promise<IDataObject[]> {
	const body = await run.client.request(request);
	return recordsOfBody(run.client, request, run.operation, body);
}

/** Returns the maximum number of rows of a list in the form. Returns undefined for all rows. */
export function rowLimit(run: ItemRun): number | undefined {
	const { read, itemIndex } = run;
	if (read('returnAll', itemIndex, false) === true) return undefined;
	const limit = read('limit', itemIndex, DEFAULT_LIMIT);
	return positiveInteger(isBlank(limit) ? DEFAULT_LIMIT : limit, 'Limit', run);
}

/**
 * Calls another operation with the passed values instead of the form, by the names of its path parameters and
 * fields. Returns its records as the API returns them. A list becomes an array.
 *
 * @param max Maximum number of rows of a list. Default: all.
 */
export async function call<O extends Callable>(
	run: ItemRun,
	operation: O,
	values: CallValues<O>,
	max?: number,
): Promise<CallResult<O>> {
	const records = await recordsOf(calleeOf(run, operation, values, max));
	return (operation.list ? records : records[0]) as CallResult<O>;
}

/** Calls another operation like {@link call}, but sends the same request only once in an execution. */
export async function callOnce<O extends Callable>(
	run: ItemRun,
	operation: O,
	values: CallValues<O>,
): Promise<CallResult<O>> {
	const key = JSON.stringify([operation.route, values]);
	return await readOnce(run.client, key, async () => await call(run, operation, values));
}

/** Reads the list of another operation page by page. */
export async function* callForPages<O extends Callable>(
	run: ItemRun,
	operation: O,
	values: CallValues<O>,
): AsyncGenerator<IDataObject[], void> {
	const callee = calleeOf(run, operation, values);
	if (operation.list) {
		yield* readRows(run.client, await prepareRequest(callee), operation.list);
	}
}

/** Calls another operation for the record in the form. Both have the same names in their path. */
export async function callOnSameRecord(run: ItemRun, operation: Callable): Promise<IDataObject> {
	const { read, itemIndex } = run;
	const values = Object.entries(run.operation.path).map(([name, field]) => [
		name,
		locatorValue(read(field.name, itemIndex), field),
	]);
	return (await call(run, operation, Object.fromEntries(values) as never)) as IDataObject;
}

/** Returns the operation that reads each row of a list again, if the form requests data that the list does not contain. */
function expansionOf(run: ItemRun): Expansion | undefined {
	const { expand: expansion } = run.operation;
	return expansion && readCollection(run, 'options')[expansion.when.name] === true
		? expansion
		: undefined;
}

/**
 * Reads each row again if the form requests data that the list does not contain. A row that cannot be read
 * stays unchanged, with the missing part under `incomplete`.
 */
async function expand(run: ItemRun, rows: IDataObject[]): Promise<IDataObject[]> {
	const expansion = expansionOf(run);
	if (!expansion) return rows;
	const { operation, param, from, part } = expansion;
	const results = await readEach(rows, run.client.concurrency, true, async (row) => {
		const values = { [param]: getPath(row, from) } as never;
		return (await call(run, operation, values)) as IDataObject;
	});
	const incomplete = (row: IDataObject, message: string) => ({
		...row,
		incomplete: [{ part, message }],
	});
	return results.map((result, index) => {
		const row = rows[index];
		if ('message' in result) return incomplete(row, result.message);
		const id = getPath(result.record, from);
		const isSame = isBlank(id) || id === getPath(row, from);
		return isSame
			? { ...row, ...result.record }
			: incomplete(row, 'The response contains another record');
	});
}
