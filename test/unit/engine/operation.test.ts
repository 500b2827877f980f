import type { IDataObject } from 'n8n-workflow';

import { fieldTable } from '../../../nodes/shared/catalog/fields';
import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { operation } from '../../../nodes/shared/catalog/types';
import type { ListShape, Operation } from '../../../nodes/shared/catalog/types';
import {
	call,
	callForPages,
	callOnce,
	callOnSameRecord,
	rowLimit,
	runOperation,
	sendForRecords,
} from '../../../nodes/shared/engine/operation';
import { BASE, errorOf, GET, setup, type Reply } from '../http/clientSetup';

const f = fieldTable({
	orderId: { displayName: 'Order', type: 'string' },
	full: { displayName: 'Full', type: 'boolean', in: 'none' },
	status: { displayName: 'Status', type: 'string' },
});
const text = { name: 'Get', action: 'Get order', description: 'Get it' };
const shape = {
	rows: 'data',
	paging: 'offset',
	params: { limit: 'limit', offset: 'offset' },
	in: 'query',
	pageSize: 2,
	id: '_id',
} satisfies ListShape;
const simplified = { orderId: '_id', total: 'amount' };

const getOrder = operation('GET /orders/{id}', {
	...text,
	path: { id: f.orderId },
	fields: [f.status],
	simplified,
});
const getMany = operation('GET /orders', { ...text, filters: [f.status], list: shape, simplified });

/** The run of an operation with these parameters, whose server has these replies. */
function runWith(made: Operation, parameters: IDataObject = {}, replies: Reply[] = [{}]) {
	const { client, requests } = setup(replies);
	const hints: string[] = [];
	const run = {
		node: { name: 'Orders', typeVersion: 1 },
		timezone: 'UTC',
		version: '1',
		itemIndex: 0,
		operation: made,
		client,
		connection: client.connection,
		read: (name: string, _item: number, fallback?: unknown) => parameters[name] ?? fallback,
		addHint: (message: string) => hints.push(message),
	} as unknown as ItemRun;
	const urls = () => requests.map(({ url }) => url.slice(BASE.length));
	return { run, requests, urls, hints };
}

const order = (id: string, more: object = {}) => ({ _id: id, amount: 5, ...more });
const page = (...ids: string[]) => ({ body: { data: ids.map((id) => order(id)) } });
const idsOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json._id);

describe('an operation', () => {
	it('returns the record in the output of the form', async () => {
		const replies = [{ body: order('o1') }];
		const outputOf = async (parameters: IDataObject, made: Operation = getOrder) => {
			const { run } = runWith(made, { orderId: 'o1', ...parameters }, replies);
			return (await runOperation(run)).map(({ json }) => json);
		};
		expect(await outputOf({})).toEqual([{ orderId: 'o1', total: 5 }]);
		expect(await outputOf({ output: 'raw' })).toEqual([order('o1')]);
		expect(await outputOf({ output: 'selected', fields: 'total' })).toEqual([{ total: 5 }]);
		expect(await outputOf({}, { ...getOrder, simplified: undefined })).toEqual([order('o1')]);
	});

	it('completes its records before they are converted', async () => {
		const complete = async (records: IDataObject[]) =>
			await Promise.resolve(records.map((record) => ({ ...record, amount: 9 })));
		const single = runWith({ ...getOrder, complete }, { orderId: 'o1' }, [{ body: order('o1') }]);
		expect(await runOperation(single.run)).toEqual([{ json: { orderId: 'o1', total: 9 } }]);
		const many = runWith({ ...getMany, complete } as Operation, {}, [page('o1')]);
		expect(await runOperation(many.run)).toEqual([{ json: { orderId: 'o1', total: 9 } }]);
	});

	it('completes its request', async () => {
		const prepare: Operation['prepare'] = async ({ query }) =>
			await Promise.resolve(Object.assign(query, { more: true })).then(() => undefined);
		for (const made of [getOrder, getMany] as Operation[]) {
			const { run, requests } = runWith({ ...made, prepare }, { orderId: 'o1' }, [
				made.list ? page('o1') : { body: order('o1') },
			]);
			await runOperation(run);
			expect(requests[0].qs).toMatchObject({ more: true });
		}
	});

	it('creates the items itself, if it returns files', async () => {
		const toItems: Operation['toItems'] = async (records) =>
			await Promise.resolve([{ json: { count: records.length } }]);
		const { run } = runWith({ ...getMany, toItems } as Operation, {}, [page('o1')]);
		expect(await runOperation(run)).toEqual([{ json: { count: 1 } }]);
	});

	it('shows hints about the pages of its list', async () => {
		let rows = 0;
		const hint = () => (records: IDataObject[]) => {
			rows += records.length;
			return rows > 2 ? `${rows} rows` : undefined;
		};
		const pages = [page('o1', 'o2'), page('o2', 'o3'), page('o3')];
		const { run, hints } = runWith({ ...getMany, hint } as Operation, { returnAll: true }, pages);
		await runOperation(run);
		expect(hints).toEqual(['3 rows']);
		const { addHint, ...quiet } = runWith({ ...getMany, hint } as Operation, {}, [page()]).run;
		expect(addHint).toBeDefined();
		expect(await runOperation(quiet)).toEqual([]);
	});
});

describe('a list', () => {
	const pages = [page('o1', 'o2'), page('o2', 'o3'), page('o3')];

	it.each([
		[{ returnAll: true, output: 'raw' }, ['o1', 'o2', 'o3']],
		[{ limit: 1, output: 'raw' }, ['o1']],
		[{ limit: '2', output: 'raw' }, ['o1', 'o2']],
	])('returns as many rows as the form selects: %j', async (parameters, ids) => {
		const { run } = runWith(getMany as Operation, parameters, pages);
		expect(idsOf(await runOperation(run))).toEqual(ids);
	});

	it.each([
		[{}, 50],
		[{ limit: '' }, 50],
		[{ limit: 7 }, 7],
		[{ limit: 7, returnAll: 'true' }, 7],
		[{ limit: 7, returnAll: true }, undefined],
	])('has the limit of %j', (parameters, limit) => {
		expect(rowLimit(runWith(getMany as Operation, parameters).run)).toBe(limit);
	});

	it('rejects a limit of 0', () => {
		expect(() => rowLimit(runWith(getMany as Operation, { limit: 0 }).run)).toThrow(
			/^'Limit' is not/,
		);
	});
});

describe('a list whose rows are read again', () => {
	const expand = { when: f.full, operation: getOrder, param: 'id', from: '_id', part: 'items' };
	const made = { ...getMany, expand } as Operation;
	const full = { options: { full: true }, output: 'raw' };

	it('is read without them by default', async () => {
		for (const options of [{}, { full: false }, { full: 'true' }]) {
			const { run, urls } = runWith(made, { output: 'raw', options }, [page('o1')]);
			expect(idsOf(await runOperation(run))).toEqual(['o1']);
			expect(urls()).toEqual(['/orders']);
		}
	});

	it('has the fields of both', async () => {
		const replies = [{ body: { data: [order('o1', { a: 1 })] } }, { body: order('o1', { b: 2 }) }];
		const { run, urls } = runWith(made, full, replies);
		expect(await runOperation(run)).toEqual([{ json: order('o1', { a: 1, b: 2 }) }]);
		expect(urls()).toEqual(['/orders', '/orders/o1']);
	});

	it.each([
		['the ID is missing in the record', { body: { amount: 7, b: 1, _id: '' } }],
		['the record has no ID', { body: { amount: 7, b: 1 } }],
	])('has the fields of both if %s', async (_name, reply) => {
		const lenient = {
			...made,
			expand: { ...expand, operation: { ...getOrder, simplified: undefined } },
		};
		const { run } = runWith(lenient as Operation, full, [page('o1'), reply]);
		const [{ json }] = await runOperation(run);
		expect(json).toMatchObject({ amount: 7, b: 1 });
	});

	it.each([
		['was deleted', { status: 404 }, /not found/i],
		['is another one', { body: order('o2') }, /^The response contains another record$/],
	])('names the missing part of a record that %s', async (_name, reply, message) => {
		const { run } = runWith(made, full, [page('o1'), reply]);
		expect(await runOperation(run)).toEqual([
			{
				json: order('o1', {
					incomplete: [{ part: 'items', message: expect.stringMatching(message) as string }],
				}),
			},
		]);
	});
});

describe('a call of another operation', () => {
	it('returns the record as the API does', async () => {
		const { run, requests } = runWith(getMany as Operation, { output: 'simplified' }, [
			{ body: order('o1') },
		]);
		expect(await call(run, getOrder, { id: 'o1', status: 'open' })).toEqual(order('o1'));
		expect(requests[0]).toMatchObject({ url: `${BASE}/orders/o1`, qs: { status: 'open' } });
	});

	it('returns all rows of a list, or as many as needed', async () => {
		const pages = [page('o1', 'o2'), page('o2', 'o3'), page('o3')];
		const { run } = runWith(getOrder, { limit: 1 }, pages);
		expect(await call(run, getMany, { status: 'open' })).toHaveLength(3);
		expect(await call(runWith(getOrder, {}, pages).run, getMany, {}, 2)).toHaveLength(2);
	});

	it('sends the same request once', async () => {
		const { run, urls } = runWith(getMany as Operation, {}, [{ body: order('o1') }]);
		const ids = ['o1', 'o1', 'o2', 'o1'];
		for (const id of ids) expect(await callOnce(run, getOrder, { id })).toEqual(order('o1'));
		const put = { ...getOrder, route: 'GET /invoices/{id}' } as unknown as typeof getOrder;
		await callOnce(run, put, { id: 'o1' });
		expect(urls()).toEqual(['/orders/o1', '/orders/o2', '/invoices/o1']);
	});

	it('returns pages', async () => {
		const pages = [page('o1', 'o2'), page('o2', 'o3'), page('o3')];
		const { run } = runWith(getOrder, {}, pages);
		const sizes: number[] = [];
		for await (const rows of callForPages(run, getMany, {})) sizes.push(rows.length);
		expect(sizes).toEqual([2, 1]);
		for await (const rows of callForPages(run, getOrder, { id: 'o1' })) sizes.push(rows.length);
		expect(sizes).toEqual([2, 1]);
	});

	it('can be about the record in the form', async () => {
		const cancel = operation('POST /orders/{id}/cancel', { ...text, path: { id: f.orderId } });
		const chosen = { __rl: true, mode: 'list', value: 'o7' };
		const { run, urls } = runWith(cancel, { orderId: chosen }, [{ body: order('o7') }]);
		expect(await callOnSameRecord(run, getOrder)).toEqual(order('o7'));
		expect(urls()).toEqual(['/orders/o7']);
	});
});

it('an operation with several requests returns one record or several', async () => {
	const itemsOf = async (result: IDataObject | IDataObject[]) => {
		const run = async () => await Promise.resolve(result);
		return await runOperation(runWith({ ...getMany, run, simplified: undefined } as Operation).run);
	};
	expect(await itemsOf({ a: 1 })).toEqual([{ json: { a: 1 } }]);
	expect(await itemsOf([{ a: 1 }, { b: 2 }])).toHaveLength(2);
});

it('sends a request for the records of an operation', async () => {
	const { run } = runWith(getOrder, {}, [{ body: order('o1') }, { body: {} }]);
	expect(await sendForRecords(run, GET)).toEqual([order('o1')]);
	expect((await errorOf(sendForRecords(run, GET))).message).toMatch(/The record is missing$/);
});
