import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { GhlContacts } from '../../../nodes/ghl/GhlContacts/GhlContacts.node';
import { locator, runNode } from '../../harness';

import { getEach, errorOf, runOrders, tokenCredential, UNLIMITED } from './support';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const FULFILLMENTS = /fulfillments$/;

/** Returns an order of the sandbox, and the parameters to fulfill its first item. */
function fulfillment() {
	const [order] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
	const parameters = {
		resource: 'fulfillment',
		operation: 'create',
		orderId: locator(order._id),
		itemsFrom: 'rows',
		items: { rows: [{ priceId: locator('price-1'), qty: 1 }] },
		trackings: { rows: [{ trackingNumber: '1' }] },
	};
	return { order, parameters };
}

it('reports a fulfillment that GHL rejects with status 201', async () => {
	const { parameters } = fulfillment();
	sandbox.faults.add({ path: FULFILLMENTS, effect: { kind: 'softFailure' } });
	const failure = await errorOf(runOrders(tokenCredential(sandbox), parameters));
	expect(failure.message).toMatch(/Order is already fulfilled/);
	expect(failure.context).toMatchObject({ unknownOutcome: false, transient: false });
	expect(sandbox.requests.entries).toHaveLength(1);
});

it('reports a write without a response body as an unknown outcome', async () => {
	const { parameters } = fulfillment();
	const effect = { kind: 'status', status: 201, body: '' } as const;
	sandbox.faults.add({ path: FULFILLMENTS, effect });
	const failure = await errorOf(runOrders(tokenCredential(sandbox), parameters));
	expect(failure.context).toMatchObject({ unknownOutcome: true, kind: 'invalidResponse' });
	expect(sandbox.requests.entries).toHaveLength(1);
});

describe('a deletion', () => {
	const remove = async (body: object) => {
		const path = /contacts/;
		sandbox.faults.add({ method: 'DELETE', path, effect: { kind: 'status', status: 200, body } });
		const parameters = { resource: 'contact', operation: 'delete', contactId: locator('c1') };
		const node = new GhlContacts();
		return await runNode({ node, credentials: tokenCredential(sandbox), parameters });
	};

	it.each([
		[{ statusCode: '404', message: 'Contact not found' }],
		[{ status: 'error', message: 'Contact not found' }],
		[{ success: 'false', message: 'Contact not found' }],
		[{ error: { message: 'Contact not found' } }],
	])('that GHL reports as failed with status 200 is an error: %j', async (body) => {
		const { message } = await errorOf(remove(body));
		expect(message).toMatch(/Contact not found/);
	});

	it.each([[{ succeded: true }], [{ succeded: true, errors: {} }], [{ error: 0 }], [{}]])(
		'that GHL reports as done succeeds: %j',
		async (body) => {
			expect((await remove(body)).map(({ json }) => json)).toEqual([{ deleted: true }]);
		},
	);
});

it('returns the other items if one successful response contains no record', async () => {
	const ids = sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);
	sandbox.faults.add({ path: new RegExp(ids[1]), effect: { kind: 'empty', status: 204 } });
	sandbox.faults.add({ path: new RegExp(ids[2]), effect: { kind: 'softFailure' } });
	const items = ids.map((id) => ({ json: { id } }));
	const out = await runOrders(tokenCredential(sandbox), getEach(), { items, continueOnFail: true });
	expect(out.map(({ json }) => json.orderId ?? 'error')).toEqual([
		ids[0],
		'error',
		'error',
		...ids.slice(3),
	]);
});
