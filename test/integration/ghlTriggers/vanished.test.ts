import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { startSandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import { tokenCredential, UNLIMITED } from '../engine/support';

it('emits the fulfillments of the other orders if one order no longer exists', async () => {
	const sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
	const { control, faults } = sandbox;
	const poller = createPoller({
		node: new GhlOrdersTrigger(),
		parameters: { events: ['fulfillmentCreated'] },
		credentials: tokenCredential(sandbox),
	});
	await poller.activate();
	const ids = [1, 2, 3].map(() => control.ghl.createOrders({ paymentStatus: 'paid' })[0]._id);
	const body = { statusCode: 404, message: 'Order not found' };
	const path = `ghl/payments/orders/${ids[1]}/fulfillments$`;
	faults.add({ method: 'GET', path, effect: { kind: 'status', status: 404, body } });
	for (const id of ids) control.ghl.fulfill(id);
	const text = JSON.stringify(await poller.poll());
	await sandbox.close();
	expect(ids.map((id) => text.includes(id))).toEqual([true, false, true]);
});
