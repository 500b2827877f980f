import type { IDataObject } from 'n8n-workflow';

import type { ListShape } from '../../../nodes/shared/catalog/types';
import { readWholeList } from '../../../nodes/shared/engine/lists';
import type { ApiRequest, Client } from '../../../nodes/shared/http/client';

const shape: ListShape = {
	rows: 'contacts',
	total: 'total',
	paging: 'cursor',
	params: { limit: 'pageLimit', cursor: 'searchAfter' },
	nextInRow: 'searchAfter',
	in: 'body',
	pageSize: 2,
	id: 'id',
};

const rowOf = (id: number) => ({ id: String(id), searchAfter: [id, `row ${id}`] });

/** A server of `count` rows that gives at most `most` in a page. */
function serve(count: number, most = 2) {
	const bodies: IDataObject[] = [];
	const client = {
		send: async ({ body }: ApiRequest) => {
			const { searchAfter, pageLimit } = body as IDataObject & { searchAfter?: [number] };
			bodies.push(body as IDataObject);
			const first = (searchAfter?.[0] ?? 0) + 1;
			const size = Math.min(Number(pageLimit), most, count - first + 1);
			const contacts = Array.from({ length: Math.max(0, size) }, (_, i) => rowOf(first + i));
			return { statusCode: 200, headers: {}, body: { contacts, total: count } };
		},
	} as unknown as Client;
	const read = async (max?: number) =>
		await readWholeList(client, { method: 'POST', path: '/search' }, shape, max);
	return { bodies, read };
}

describe('a list whose rows carry the cursor', () => {
	it('is read to its end by the cursor of each last row, as it came', async () => {
		const { bodies, read } = serve(5);
		expect((await read()).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
		expect(bodies).toEqual([
			{ pageLimit: 2 },
			{ pageLimit: 2, searchAfter: [2, 'row 2'] },
			{ pageLimit: 2, searchAfter: [4, 'row 4'] },
		]);
	});

	it('reads 200,000 rows in one page', async () => {
		const contacts = Array.from({ length: 200_000 }, (_, i) => rowOf(i + 1));
		const send = async ({ body }: ApiRequest) => ({
			statusCode: 200,
			headers: {},
			body: { contacts: 'searchAfter' in (body as IDataObject) ? [] : contacts, total: 200_000 },
		});
		const client = { send } as unknown as Client;
		const rows = await readWholeList(client, { method: 'POST', path: '/search' }, shape);
		expect(rows).toHaveLength(200_000);
	});

	it('goes on where the server gives smaller pages than asked for', async () => {
		expect(await serve(5, 1).read()).toHaveLength(5);
	});

	it('that is empty costs one request', async () => {
		const { bodies, read } = serve(0);
		expect(await read()).toEqual([]);
		expect(bodies).toHaveLength(1);
	});

	it('asks for no more than is wanted', async () => {
		const { bodies, read } = serve(5);
		expect(await read(1)).toHaveLength(1);
		expect(bodies).toEqual([{ pageLimit: 1 }]);
	});
});
