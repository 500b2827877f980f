import type { IDataObject } from 'n8n-workflow';

import type { WatchedList } from '../../../nodes/shared/poll/catalog';
import { HOUR } from './fakeApi';
import { listOf, PolledNode } from './polledNode';

const EVENTS = ['orderCreated', 'refundCreated'];

/** Returns an activated node that watches two lists. */
async function withTwoLists(): Promise<PolledNode> {
	const watched = [listOf('order'), listOf('refund')];
	const node = new PolledNode({ watched }, { parameters: { events: EVENTS } });
	await node.activate();
	return node;
}

describe('a trigger with several lists', () => {
	it('emits the events of all lists, in the order of the lists', async () => {
		const node = await withTwoLists();
		node.add('/refund', 'back');
		expect(await node.poll()).toMatchObject([
			{ _id: 'new', event: 'orderCreated' },
			{ _id: 'back', event: 'refundCreated' },
		]);
		expect(Object.keys(node.data)).toEqual(['order', 'refund']);
	});

	it.each([
		['/order', 'back'],
		['/refund', 'new'],
	])('emits the events of one list if another one fails (%s)', async (path, id) => {
		const node = await withTwoLists();
		node.add('/refund', 'back');
		node.failures[path] = 400;
		expect(await node.poll()).toMatchObject([{ _id: id }]);
		expect(node.log).toStrictEqual([
			['Orders: Could not poll one of the lists: badInput 400', { workflowId: node.workflow }],
		]);
		delete node.failures[path];
		expect(await node.poll()).toHaveLength(1);
	});

	it('fails with the first failure if there is no event', async () => {
		const node = await withTwoLists();
		await node.poll();
		node.failures['/order'] = 400;
		node.failures['/refund'] = 404;
		await expect(node.poll()).rejects.toThrow('Example rejected the request');
		delete node.failures['/order'];
		await expect(node.poll()).rejects.toThrow('Record not found');
		expect(node.log).toEqual([]);
	});
});

describe('polls of one node at the same time', () => {
	it('are skipped, and the log names the list', async () => {
		const node = new PolledNode();
		await node.activate();
		const polls = await Promise.all([node.poll(), node.poll()]);
		expect(polls.map((items) => items?.length)).toEqual([1, undefined]);
		expect(node.log).toStrictEqual([
			[
				'Orders: Skipped a poll because the previous one is still in progress',
				{ workflowId: node.workflow, list: 'order' },
			],
		]);
	});

	it('do not skip those of another node, workflow or list', async () => {
		const nodes = [await withTwoLists(), await withTwoLists()];
		const polls = await Promise.all(nodes.map(async (node) => await node.poll()));
		expect(polls.map((items) => items?.length)).toEqual([1, 1]);
	});
});

describe('the output of a trigger', () => {
	const SIMPLE: Partial<WatchedList> = { simplified: { id: '_id', amount: 'total.amount' } };
	const RELATED: Partial<WatchedList> = {
		events: { orderShipped: { name: 'Shipped', description: '', on: 'related' } },
		related: {
			...{ route: 'GET /shipments/{id}', param: 'id', at: 'data', parent: 'order' },
			...{ id: '_id', createdAt: 'createdAt' },
			reread: {
				option: { displayName: 'Again', name: 'again', type: 'boolean' },
				accepts: () => true,
			},
		},
	};

	/** Returns the example of the first event, without its times. */
	async function exampleOf(more: Partial<WatchedList>, version: number, parameters: IDataObject) {
		const watched = [listOf('order', more)];
		const events = Object.keys(watched[0].events);
		const node = new PolledNode(
			{ watched },
			{ mode: 'manual', version, parameters: { events, ...parameters } },
		);
		node.add('/order', 'one', { age: HOUR, total: { amount: 5 }, kind: 'a' });
		node.rows['/shipments/one'] = [{ _id: 'ship', kind: 'b' }];
		const [item] = (await node.poll()) ?? [];
		return Object.fromEntries(Object.entries(item).filter(([name]) => !name.endsWith('At')));
	}

	const RAW = { _id: 'one', total: { amount: 5 }, kind: 'a', event: 'orderCreated' };
	const SIMPLIFIED = { id: 'one', amount: 5, event: 'orderCreated' };

	it.each([
		['raw in version 1', 1, {}, RAW],
		['simplified since version 1.1', 1.1, {}, SIMPLIFIED],
		['simplified', 1, { output: 'simplified' }, SIMPLIFIED],
		['raw', 1.1, { output: 'raw' }, RAW],
		[
			'the selected fields',
			1.1,
			{ output: 'selected', fields: 'amount, kind' },
			{ amount: 5, kind: 'a', event: 'orderCreated' },
		],
	])('is %s', async (_name, version, parameters, item) => {
		expect(await exampleOf(SIMPLE, version, parameters)).toStrictEqual(item);
	});

	it('of a list without simplified fields is the record or the selected fields', async () => {
		expect(await exampleOf({}, 1.1, {})).toStrictEqual(RAW);
		const selected = { output: 'selected', fields: 'kind' };
		expect(await exampleOf({}, 1.1, selected)).toStrictEqual({ kind: 'a', event: 'orderCreated' });
	});

	it('has no fields whose names are reserved', async () => {
		const parameters = { output: 'selected', fields: 'kind, __proto__' };
		await expect(exampleOf(SIMPLE, 1.1, parameters)).rejects.toMatchObject({
			message: expect.stringContaining('__proto__') as string,
			node: { name: 'Orders' },
			context: { itemIndex: 0 },
		});
	});

	it('of a child has the simplified fields of children', async () => {
		const related = { ...RELATED.related, simplified: { shipment: '_id' } };
		const more = { ...SIMPLE, ...RELATED, related } as Partial<WatchedList>;
		expect(await exampleOf(more, 1.1, {})).toStrictEqual({
			...{ shipment: 'ship', event: 'orderShipped' },
		});
		expect(await exampleOf({ ...SIMPLE, ...RELATED }, 1.1, {})).toStrictEqual({
			...{ _id: 'ship', kind: 'b', order: 'one', event: 'orderShipped' },
		});
	});
});
