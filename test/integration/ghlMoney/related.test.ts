import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { GhlSubscriptions } from '../../../nodes/ghl/GhlSubscriptions/GhlSubscriptions.node';
import { GhlTransactions } from '../../../nodes/ghl/GhlTransactions/GhlTransactions.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Subscription, Transaction } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, runNode, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 40, rateLimit: null });
});
afterEach(() => sandbox.close());

async function run(
	node: INodeType,
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
): Promise<IDataObject[]> {
	const credentials = tokenCredential(sandbox);
	const output = await runNode({
		node,
		credentials,
		parameters: { resource, operation, ...parameters },
	});
	return output.map(({ json }) => json);
}

const data = () => sandbox.world.ghl;
const transactions = () => data().transactions.all(MAIN_LOCATION.id);
const calls = (path: RegExp) => sandbox.requests.entries.filter((entry) => path.test(entry.path));

/** Adds a copy of a transaction with other fields. */
const add = (like: Transaction, _id: string, fields: Partial<Transaction>) =>
	data().transactions.insert({ ...like, ...fields, _id });

describe('transactions with their orders', () => {
	const join = async () =>
		await run(new GhlTransactions(), 'transaction', 'getAllWithOrders', {
			returnAll: true,
			output: 'raw',
		});

	it('reads each order once, for any number of transactions', async () => {
		const like = transactions().at(-1) as Transaction;
		for (let i = 0; i < 5; i++) add(like, `6578278e879ad2646715ba0${i}`, {});
		const rows = await join();

		const orderIds = transactions().map(({ entityId }) => entityId);
		expect(rows).toHaveLength(orderIds.length);
		for (const { entityId, order } of rows) expect((order as IDataObject)._id).toBe(entityId);
		const paths = calls(/payments\/orders\//).map(({ path }) => path);
		expect(paths).toHaveLength(new Set(orderIds).size);
		expect(new Set(paths).size).toBe(paths.length);
	});

	it('returns no order for an invoice and for a deleted order', async () => {
		const [deleted, invoiced] = transactions();
		data().orders.delete(deleted.entityId);
		Object.assign(invoiced, { entityType: 'invoice' });
		const rows = await join();

		const orderOf = (id: string) => rows.find(({ _id }) => _id === id)?.order;
		expect([orderOf(deleted._id), orderOf(invoiced._id)]).toEqual([null, null]);
		const incomplete = rows.flatMap((row) => row.incomplete ?? []);
		expect(incomplete).toEqual([
			{ part: 'order', message: expect.stringMatching(/Order not found/) },
		]);
		expect(calls(new RegExp(invoiced.entityId))).toEqual([]);
	});

	it('returns no order ID for the payment of an invoice', async () => {
		const [invoiced] = transactions();
		Object.assign(invoiced, { entityType: 'invoice' });
		const [row] = await run(new GhlTransactions(), 'transaction', 'get', {
			transactionId: locator(invoiced._id),
		});
		expect(row.orderId).toBeNull();
	});
});

describe('a subscription', () => {
	const charge = () => transactions().find((one) => one.subscriptionId) as Transaction;
	const subscription = () =>
		data()
			.subscriptions.all(MAIN_LOCATION.id)
			.find((one) => one.subscriptionId === charge().subscriptionId) as Subscription;

	it('has the transactions with its ID of the payment provider', async () => {
		const known = charge();
		add(known, '6578278e879ad2646715ba01', {});
		const parameters = { subscriptionId: locator(subscription()._id), returnAll: true };
		const rows = await run(new GhlSubscriptions(), 'subscription', 'getTransactions', parameters);
		expect(rows.map(({ transactionId }) => transactionId).sort()).toEqual(
			[known._id, '6578278e879ad2646715ba01'].sort(),
		);
		const limited = { ...parameters, returnAll: false, limit: 1 };
		expect(
			await run(new GhlSubscriptions(), 'subscription', 'getTransactions', limited),
		).toHaveLength(1);
	});

	it('has the orders of its payments and its first order, each once', async () => {
		const { entityId, contactId } = charge();
		const other = data()
			.orders.all(MAIN_LOCATION.id)
			.find((one) => one._id !== entityId);
		add(charge(), '6578278e879ad2646715ba01', { entityId: String(other?._id), contactId });
		const rows = await run(new GhlSubscriptions(), 'subscription', 'getRelatedOrders', {
			subscriptionId: locator(subscription()._id),
		});
		expect(rows.map(({ orderId }) => orderId).sort()).toEqual(
			[entityId, String(other?._id)].sort(),
		);
	});

	it.each([403, 500])('does not omit an order whose response is %i', async (status) => {
		const orders = data().orders.all(MAIN_LOCATION.id);
		const other = orders.find(({ _id }) => _id !== charge().entityId);
		add(charge(), '6578278e879ad2646715ba01', { entityId: String(other?._id) });
		const effect = { kind: 'status', status, body: {} } as const;
		sandbox.faults.add({ path: `/ghl/payments/orders/${other?._id}`, effect });
		const related = run(new GhlSubscriptions(), 'subscription', 'getRelatedOrders', {
			subscriptionId: locator(subscription()._id),
		});
		await expect(related).rejects.toThrow(/does not allow this request|could not process/);
	});

	it('without a provider ID has no transactions, and sends no request for them', async () => {
		Object.assign(subscription(), { subscriptionId: '' });
		const orphan = data()
			.subscriptions.all(MAIN_LOCATION.id)
			.find((one) => one.subscriptionId === '') as Subscription;
		const parameters = { subscriptionId: locator(orphan._id) };
		expect(
			await run(new GhlSubscriptions(), 'subscription', 'getTransactions', parameters),
		).toEqual([]);
		expect(calls(/payments\/transactions/)).toEqual([]);
	});

	it('is a filter of transactions by its provider ID', async () => {
		const options = {
			node: new GhlTransactions(),
			credentials: tokenCredential(sandbox),
			parameters: { resource: 'transaction', operation: 'getAll' },
		};
		const { results } = await searchList({ ...options, method: 'searchChargedSubscriptions' });
		expect(results.map(({ value }) => value)).toContain(subscription().subscriptionId);
	});
});
