import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Order } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openItems } from '../../../nodes/ghl/GhlOrders/openItems';
import { locator } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { errorOf, runOrders, tokenCredential, UNLIMITED } from '../engine/support';

let sandbox: Sandbox;
let order: Order;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, rateLimit: UNLIMITED });
	const { ghl } = sandbox.world;
	order = ghl.orders
		.all(MAIN_LOCATION.id)
		.find(({ _id, items }) => items.length === 3 && !ghl.fulfillments.has(_id))!;
});
afterEach(async () => await sandbox.close());

const fulfill = async (more: INodeParameters = {}, rest: Partial<RunOptions> = {}) =>
	await runOrders(
		tokenCredential(sandbox),
		{
			resource: 'fulfillment',
			operation: 'create',
			orderId: locator(order._id),
			...more,
		},
		rest,
	);

const writes = (): IDataObject[] =>
	sandbox.requests.entries
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => (body as IDataObject).items as IDataObject);

const rowsOf = (count: number): INodeParameters => ({
	items: {
		rows: order.items
			.slice(0, count)
			.map(({ priceId, qty }) => ({ priceId: locator(priceId), qty })),
	},
});

const itemsOf = (items: Order['items']) => items.map(({ priceId, qty }) => ({ priceId, qty }));

it('fulfills the two other items of an order with one request', async () => {
	await fulfill({ itemsFrom: 'rows', ...rowsOf(1) });
	await fulfill();
	expect(writes()).toEqual([itemsOf(order.items.slice(0, 1)), itemsOf(order.items.slice(1))]);
	expect(sandbox.world.ghl.orders.get(order._id)?.fulfillmentStatus).toBe('fulfilled');
});

it('sends no request to write if the order has no open items', async () => {
	await fulfill();
	const { message, description } = await errorOf(fulfill());
	expect(message).toBe('The order has no open items');
	expect(description).toContain('Check the order in GHL');
	expect(writes()).toHaveLength(1);
});

it('keeps the rows of workflows that were saved with version 1 of the node', async () => {
	await fulfill(rowsOf(2), { typeVersion: 1 });
	expect(writes()).toEqual([itemsOf(order.items.slice(0, 2))]);
	const { message } = await errorOf(fulfill({ items: {} }, { typeVersion: 1 }));
	expect(message).toBe("'Items' is empty");
});

it('takes the items of incoming data', async () => {
	const items = [{ json: { items: [{ price_id: order.items[0].priceId, quantity: '1' }] } }];
	await fulfill({ itemsFrom: 'data', itemsData: '={{ $json.items }}' }, { items });
	expect(writes()).toEqual([[{ priceId: order.items[0].priceId, qty: 1 }]]);
});

describe('open items', () => {
	const line = (id: string, qty: unknown): IDataObject =>
		({ price: { _id: id }, qty }) as IDataObject;

	it.each<[string, unknown, IDataObject[], IDataObject[]]>([
		[
			'adds lines with the same price',
			[line('a', 1), line('a', 2)],
			[],
			[{ priceId: 'a', qty: 3 }],
		],
		[
			'subtracts all fulfillments',
			[line('a', 3)],
			[{ items: [line('a', 1)] }, { items: [line('a', 1)] }],
			[{ priceId: 'a', qty: 1 }],
		],
		[
			'reads items with a price ID',
			[line('a', 2)],
			[{ items: [{ priceId: 'a', qty: 1 }] }],
			[{ priceId: 'a', qty: 1 }],
		],
		[
			'skips items without a price',
			[{ name: 'Gift', qty: 1 }, line('a', 1)],
			[],
			[{ priceId: 'a', qty: 1 }],
		],
		['reads quantities as text', [line('a', '2')], [], [{ priceId: 'a', qty: 2 }]],
		[
			'counts an item without a quantity once',
			[line('a', undefined)],
			[],
			[{ priceId: 'a', qty: 1 }],
		],
		['ignores quantities that are not numbers', [line('a', 'x')], [], []],
		['ignores more fulfilled items than ordered', [line('a', 1)], [{ items: [line('a', 5)] }], []],
		['accepts a list that is missing', undefined, [{}, { items: null }] as IDataObject[], []],
		[
			'keeps names of prototypes apart',
			[line('__proto__', 1)],
			[],
			[{ priceId: '__proto__', qty: 1 }],
		],
	])('%s', (_, items, fulfillments, expected) => {
		expect(openItems({ items } as IDataObject, fulfillments)).toEqual(expected);
	});
});
