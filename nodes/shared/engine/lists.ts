import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { ListShape } from '../catalog/types';
import type { ApiRequest, Client } from '../http/client';
import { readList } from '../http/pagination';
import type { Page, Position } from '../http/pagination';
import { getPath, setPath } from './paths';

/** Reads one page of a list. Throws when the answer does not hold the rows. */
export async function readPage(
	client: Client,
	request: ApiRequest,
	shape: ListShape,
	position: Position,
): Promise<Page<IDataObject>> {
	const parts = { query: { ...request.query }, body: { ...(request.body as IDataObject) } };
	const target = shape.in === 'query' ? parts.query : parts.body;
	const { limit, offset, page, cursor } = shape.params;
	if (limit) setPath(target, limit, position.limit);
	if (offset) setPath(target, offset, position.offset);
	if (page) setPath(target, page, position.page);
	if (cursor && position.cursor !== undefined) {
		setPath(target, cursor, shape.nextInRow ? jsonParse(position.cursor) : position.cursor);
	}

	const answer = await client.request({ ...request, ...parts });
	const rows = getPath(answer, shape.rows);
	if (!Array.isArray(rows)) throw client.wrongShape(request, `The list '${shape.rows}'`);
	const total = shape.total === undefined ? undefined : Number(getPath(answer, shape.total));
	const next = nextOf(answer, rows as IDataObject[], shape);
	return {
		rows: rows as IDataObject[],
		...(Number.isFinite(total) && { total }),
		...(next && { next }),
	};
}

/** The next page's cursor as text; that of a row may be of any shape, and is kept as JSON. */
function nextOf(answer: IDataObject, rows: IDataObject[], shape: ListShape): string | undefined {
	if (shape.nextInRow) {
		const last = rows.at(-1);
		return last && JSON.stringify(getPath(last, shape.nextInRow));
	}
	return shape.next && String(getPath(answer, shape.next) ?? '');
}

/** Reads a list to its end, or to `max` rows: each row once, in the order of the API. */
export async function readWholeList(
	client: Client,
	request: ApiRequest,
	shape: ListShape,
	max?: number,
): Promise<IDataObject[]> {
	if (shape.paging === 'none') {
		const { rows } = await readPage(client, request, shape, FIRST);
		return max === undefined ? rows : rows.slice(0, max);
	}
	return await readList(
		shape.paging,
		async (position) => await readPage(client, request, shape, position),
		{
			pageSize: shape.pageSize,
			...(max !== undefined && { max }),
			idOf: (row) => {
				const id = getPath(row, shape.id);
				return id === undefined || id === null ? undefined : String(id);
			},
		},
	);
}

const FIRST: Position = { offset: 0, page: 1, limit: 0 };
