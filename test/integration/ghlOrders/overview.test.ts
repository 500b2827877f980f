import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Order } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { errorOf, runOrders, tokenCredential, UNLIMITED } from '../engine/support';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const orders = (): readonly Order[] => sandbox.world.ghl.orders.all(MAIN_LOCATION.id);

const overviews = async (
	ids: string[],
	more: INodeParameters = {},
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> => {
	const parameters = {
		resource: 'order',
		operation: 'getOverview',
		orderId: locator('={{ $json.id }}'),
		output: 'raw',
		...more,
	};
	const items = ids.map((id) => ({ json: { id } }));
	const output = await runOrders(tokenCredential(sandbox), parameters, { items, ...rest });
	return output.map(({ json }) => json);
};

/** Counts how often each request was sent, by path and order. */
const counts = (): Map<string, number> => {
	const all = new Map<string, number>();
	for (const { path, query } of sandbox.requests.entries) {
		const key = `${path} ${String((query as IDataObject).entityId ?? '')}`;
		all.set(key, (all.get(key) ?? 0) + 1);
	}
	return all;
};

const calls = (path: RegExp) => sandbox.requests.entries.filter((entry) => path.test(entry.path));

describe('the overview of an order', () => {
	it("contains the sandbox's data for each order, in the order of the items", async () => {
		const ids = orders().map(({ _id }) => _id);
		const items = await overviews(ids);

		const { ghl } = sandbox.world;
		const named = (records: unknown) => (records as IDataObject[]).map(({ _id }) => _id).sort();
		const of = (records: ReadonlyArray<{ _id: string; entityId: string }>, id: string) =>
			records
				.filter(({ entityId }) => entityId === id)
				.map(({ _id }) => _id)
				.sort();
		expect(items.map(({ order }) => (order as IDataObject)._id)).toEqual(ids);
		for (const item of items) {
			const { _id, contactId } = item.order as { _id: string; contactId: string };
			expect(item.incomplete).toEqual([]);
			expect(named(item.fulfillments)).toEqual(named(ghl.fulfillments.get(_id) ?? []));
			expect(named(item.notes)).toEqual(named(ghl.notes.get(_id) ?? []));
			expect(named(item.transactions)).toEqual(of(ghl.transactions.all(MAIN_LOCATION.id), _id));
			expect(named(item.subscriptions)).toEqual(of(ghl.subscriptions.all(MAIN_LOCATION.id), _id));
			expect(item.contact).toMatchObject({ id: contactId });
		}
		expect(named(items.flatMap(({ notes }) => notes))).not.toEqual([]);
	});

	it('adds up paid and refunded amounts, and names the payments that it could not count', async () => {
		const { transactions } = sandbox.world.ghl;
		const [{ entityId }] = transactions.all(MAIN_LOCATION.id);
		const [paid] = transactions.all(MAIN_LOCATION.id).filter((one) => one.entityId === entityId);
		const more = (fields: object) =>
			transactions.insert({
				...paid,
				_id: sandbox.world.ghl.random.objectId(),
				chargeId: '',
				...fields,
			});
		Object.assign(paid, { amount: '1,000.50', status: 'paid', currency: 'USD' });
		more({ amount: 20, amountRefunded: '5', status: 'succeeded', currency: 'usd' });
		more({ amount: 7, status: 'failed', currency: 'USD' });
		more({ amount: 7, status: 'disputed', currency: 'USD' });
		more({ amount: 8, status: 'succeeded', currency: 'EUR' });
		sandbox.world.ghl.orders.update(entityId, { currency: 'USD' });
		const [overview] = await overviews([entityId], { output: 'simplified' });
		expect(overview).toMatchObject({
			...{ paidAmount: 1020.5, refundedAmount: 5 },
			excludedPayments: expect.arrayContaining([
				expect.objectContaining({ reason: 'unknownStatus', count: 1 }),
				{ reason: 'otherCurrency', count: 1, currency: 'EUR' },
			]) as unknown,
		});
	});

	it('requests no record twice, for any number of orders and duplicates', async () => {
		const ids = orders().map(({ _id }) => _id);
		const customers = new Set(orders().map(({ contactId }) => contactId));
		expect(customers.size).toBeLessThan(ids.length);
		await overviews([...ids, ...ids]);

		expect([...counts().values()].filter((count) => count > 1)).toEqual([]);
		expect(calls(/\/contacts\//)).toHaveLength(customers.size);
		expect(sandbox.requests.entries).toHaveLength(5 * ids.length + customers.size);
	});

	it('sends one request for the contact of three orders', async () => {
		const [{ contactId }] = orders();
		const made = sandbox.control.ghl.createOrders({ count: 3, contactId });
		const items = await overviews(made.map(({ _id }) => _id));

		expect(items.map(({ contact }) => (contact as IDataObject).id)).toEqual(
			Array(3).fill(contactId),
		);
		expect(calls(/\/contacts\//)).toHaveLength(1);
	});

	it('requests its parts concurrently', async () => {
		// The first requests of an account are sent two at a time, until responses arrive.
		await overviews([orders()[1]._id]);
		sandbox.requests.clear();
		sandbox.faults.add({ effect: { kind: 'latency', ms: 500 } });
		await overviews([orders()[0]._id]);
		const [order, ...others] = sandbox.requests.entries;
		const contact = others.pop();
		expect(order.path).toMatch(/orders\/\w+$/);
		expect(contact?.path).toMatch(/contacts/);
		// The four requests in between arrived before the first of them had a response.
		expect(others).toHaveLength(4);
		const startedAt = others.map(({ time }) => Date.parse(time));
		const endedAt = others.map(({ time, ms = 0 }) => Date.parse(time) + ms);
		expect(Math.max(...startedAt)).toBeLessThan(Math.min(...endedAt));
	});

	it('stays below the rate limit for many orders', async () => {
		sandbox.control.set({ rateLimit: { max: 40, intervalMs: 200, daily: 1_000_000 } });
		const ids = orders().map(({ _id }) => _id);
		const items = await overviews(ids);
		expect(items).toHaveLength(ids.length);
		expect(items.flatMap(({ incomplete }) => incomplete)).toEqual([]);
	});
});

describe('a part that cannot be read', () => {
	const paid = () => orders().find(({ amountPaid }) => amountPaid > 0) as Order;

	it('is null and named with the reason, and the rest is returned', async () => {
		sandbox.faults.add({
			path: '/ghl/payments/transactions',
			effect: { kind: 'status', status: 422, body: { statusCode: 422, message: 'Out of order' } },
		});
		const { _id } = paid();
		for (const output of ['raw', 'simplified']) {
			const [item] = await overviews([_id], { output });
			expect(item).toMatchObject({
				transactions: null,
				subscriptions: expect.any(Array),
				contact: expect.any(Object),
				incomplete: [{ part: 'transactions', message: expect.stringMatching(/Out of order/) }],
			});
		}
	});

	it('sends one request for a missing scope, and each order names the scope', async () => {
		const fault = sandbox.faults.add({
			path: '/ghl/contacts',
			effect: {
				kind: 'status',
				status: 401,
				body: { statusCode: 401, message: 'The token is not authorized for this scope.' },
			},
		});
		const ids = orders().map(({ _id }) => _id);
		const items = await overviews(ids, { options: { parallel: 1 } });
		const message = expect.stringMatching(/does not have the scope contacts.readonly/);
		for (const { incomplete } of items) {
			expect(incomplete).toEqual([{ part: 'contact', message }]);
		}
		expect(fault.hits).toBe(1);
	});

	it('is named if the contact was deleted', async () => {
		const { _id, contactId } = paid();
		sandbox.world.ghl.contacts.delete(contactId);
		const [item] = await overviews([_id]);
		expect(item).toMatchObject({ contact: null, incomplete: [{ part: 'contact' }] });
	});

	it('fails the item if it is the order', async () => {
		const ids = ['000000000000000000000000', paid()._id];
		const thrown = await errorOf(overviews([ids[0]]));
		expect(thrown.message).toMatch(/Order not found/);
		const items = await overviews(ids, {}, { continueOnFail: true });
		expect(items[0]).toMatchObject({ error: expect.stringMatching(/Order not found/) });
		expect(items[1]).toMatchObject({ order: { _id: ids[1] }, incomplete: [] });
	});

	it('is not reported if the execution was stopped', async () => {
		const stop = new AbortController();
		sandbox.faults.add({
			path: '/ghl/payments/transactions',
			effect: { kind: 'tooManyRequests', retryAfter: 60 },
		});
		const work = errorOf(overviews([paid()._id], {}, { cancelSignal: stop.signal }));
		while (calls(/transactions/).length === 0) await new Promise((wait) => setTimeout(wait, 20));
		stop.abort();
		expect((await work).message).toBe('The execution was stopped');
	});
});
