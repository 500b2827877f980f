import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { ListShape } from '../catalog/types';
import type { ApiRequest } from '../http/apiRequest';
import type { Client } from '../http/client';
import { readPages } from '../http/pagination';
import type { Page, Position, Rows } from '../http/pagination';
import { isBlank, isObject, numberOf, scalarText } from '../core/guards';
import { getPath, setPath } from '../core/paths';

/**
 * Reads one page of a list, and the server's time (its Date header, epoch ms). Throws if the response does
 * not contain the rows.
 */
export async function readPage(
	client: Client,
	request: ApiRequest,
	shape: ListShape,
	position: Position,
): Promise<Page<IDataObject> & { serverTime?: number }> {
	const parts = { query: { ...request.query }, body: { ...(request.body as IDataObject) } };
	const target = shape.in === 'query' ? parts.query : parts.body;
	const { limit, offset, page, cursor } = shape.params;
	if (limit) setPath(target, limit, Math.max(position.limit, shape.minPageSize ?? 1));
	if (offset) setPath(target, offset, position.offset);
	if (page) setPath(target, page, position.page - 1 + (shape.firstPage ?? 1));
	if (cursor && position.cursor !== undefined) {
		setPath(target, cursor, shape.nextInRow ? jsonParse(position.cursor) : position.cursor);
	}

	const { body, headers } = await client.send({ ...request, ...parts });
	const wrapped = shape.wrapper === undefined ? undefined : getPath(body, shape.wrapper);
	const answer = isObject(wrapped) ? wrapped : body;
	const rows = getPath(answer, shape.rows);
	if (!Array.isArray(rows)) throw client.wrongShape(request, `The list '${shape.rows}'`, answer);
	const total = shape.total === undefined ? undefined : numberOf(getPath(answer, shape.total));
	const found = { rows: rows as IDataObject[], ...(Number.isFinite(total) && { total }) };
	const isLast = shape.hasNext !== undefined && getPath(answer, shape.hasNext) === false;
	const inRow = shape.nextInRow && nextInRow(found, position, [shape.nextInRow].flat());
	const inResponse = shape.next && scalarText(getPath(answer, shape.next));
	const next = isLast ? undefined : inRow || inResponse;
	const serverTime = Date.parse(scalarText(headers.date));
	return { ...found, ...(next && { next }), ...(serverTime && { serverTime }) };
}

/**
 * Returns the cursor in the last row of a page, as JSON, because it can be of any type. A page that is not
 * full is the last one, unless the total shows that the server returns smaller pages.
 */
function nextInRow(
	{ rows, total = 0 }: Page<IDataObject>,
	{ offset, limit }: Position,
	paths: string[],
): string | undefined {
	const isLast = rows.length === 0 || (rows.length < limit && total <= offset + rows.length);
	if (isLast) return undefined;
	const cursor = paths.map((path) => getPath(rows.at(-1), path)).find((one) => !isBlank(one));
	return JSON.stringify(cursor);
}

/**
 * Reads a list page by page, up to its end or to `max` rows. Returns each row once, in the order of the API.
 * Only a few pages are in memory at a time.
 */
export async function* readRows(
	client: Client,
	request: ApiRequest,
	shape: ListShape,
	max?: number,
): Rows<IDataObject> {
	if (shape.paging === 'none') {
		const { rows } = await readPage(client, request, shape, FIRST);
		yield rows.filter(isObject).slice(0, max);
		return;
	}
	const pages = readPages(
		shape.paging,
		async (position) => await readPage(client, request, shape, position),
		{
			pageSize: shape.pageSize,
			...(max !== undefined && { max }),
			idOf: (row) => {
				const id = getPath(row, shape.id);
				return isBlank(scalarText(id)) ? undefined : scalarText(id);
			},
		},
	);
	// Rows that are not objects are omitted only here, because pagination counts them.
	for await (const rows of pages) yield rows.filter(isObject);
}

/** Reads all rows of a list, up to `max`, into one array. */
export async function readWholeList(
	client: Client,
	request: ApiRequest,
	shape: ListShape,
	max?: number,
): Promise<IDataObject[]> {
	const list: IDataObject[] = [];
	// Not push(...rows): with 200,000 rows, it exceeds the stack.
	for await (const rows of readRows(client, request, shape, max)) {
		for (const row of rows) list.push(row);
	}
	return list;
}

const FIRST: Position = { offset: 0, page: 1, limit: 0 };
