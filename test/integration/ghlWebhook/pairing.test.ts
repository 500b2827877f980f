import type { IDataObject } from 'n8n-workflow';

import { GhlInvoicesTrigger } from '../../../nodes/ghl/GhlInvoicesTrigger/GhlInvoicesTrigger.node';
import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import type { Order } from '../../../sandbox/ghl/types';
import { WEBHOOK_KEYS } from '../../../sandbox/ghl/accounts';
import { deliveryBody, webhookSignature } from '../../../sandbox/ghl/webhooks';
import { bodyOf } from '../../../sandbox/ghl/webhooks/bodies';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, createWebhookNode, CredentialStore } from '../../harness';
import { INVOICE } from '../../harness/fixtures/invoice';
import { nextSetupId } from '../../harness/nodeSetup';
import { ghl } from '../../unit/sandbox/client';
import { tokenCredential, UNLIMITED } from '../engine/support';
import { ONE_LOCATION } from './support';

const EVENTS = ['orderCreated', 'orderStatusChanged'];

const webhookCredential = () =>
	new CredentialStore({ ghlWebhookApi: { publicKey: WEBHOOK_KEYS.publicKey } as never });

describe('a webhook and a polling trigger in one workflow', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	/** Returns both in one workflow. The test sends the webhooks. */
	async function pair(options: IDataObject) {
		const setupId = nextSetupId();
		const poller = createPoller({
			node: new GhlOrdersTrigger(),
			parameters: { events: EVENTS, options: options as never },
			credentials: tokenCredential(sandbox),
			setupId,
		});
		await poller.activate();
		const webhook = createWebhookNode({
			node: new GhlWebhookTrigger(),
			parameters: { source: 'app', ...ONE_LOCATION, events: EVENTS },
			credentials: webhookCredential(),
			setupId,
		});
		const receive = async (type: 'OrderCreate' | 'OrderStatusUpdate', order: Order) => {
			const { body } = deliveryBody(sandbox.world, bodyOf(sandbox.world, { type, record: order }));
			const headers = { 'X-GHL-Signature': webhookSignature(body) };
			return ((await webhook.call({ body, headers })).items ?? []).map(({ json }) => json.event);
		};
		const poll = async () => ((await poller.poll()) ?? []).map(({ json }) => json.event);
		return { poller, poll, receive };
	}

	it('start it once for each event, no matter which receives it first', async () => {
		const { poll, receive } = await pair({ skipReceived: true });
		const [first, second] = sandbox.control.ghl.createOrders({ count: 2, status: 'pending' });
		expect(await receive('OrderCreate', first)).toEqual(['orderCreated']);
		expect(await poll()).toEqual(['orderCreated']);
		expect(await receive('OrderCreate', second)).toEqual([]);

		const done = sandbox.control.ghl.updateOrder(first._id, { status: 'completed' }) as Order;
		expect(await receive('OrderStatusUpdate', done)).toEqual(['orderStatusChanged']);
		expect(await poll()).toEqual([]);
		const late = sandbox.control.ghl.updateOrder(second._id, { status: 'completed' }) as Order;
		expect(await poll()).toEqual(['orderStatusChanged']);
		expect(await receive('OrderStatusUpdate', late)).toEqual([]);
	});

	it('each start it if the option is off', async () => {
		const { poll, receive } = await pair({});
		const [order] = sandbox.control.ghl.createOrders({ status: 'pending' });
		expect(await receive('OrderCreate', order)).toEqual(['orderCreated']);
		expect(await poll()).toEqual(['orderCreated']);
	});

	it('keep their pairing after a restart of n8n, which saves only after a poll emits', async () => {
		const { poller, receive } = await pair({ skipReceived: true });
		const [order] = sandbox.control.ghl.createOrders({ status: 'pending' });
		await receive('OrderCreate', order);
		// A run without items, so that n8n saves the order as known.
		expect(await poller.poll()).toEqual([]);
		expect(await poller.restarted().poll()).toBeNull();
	});

	it('save the skipped events of one list even if another list fails', async () => {
		const setup = { setupId: nextSetupId(), credentials: tokenCredential(sandbox) };
		const poller = createPoller({
			...{ ...setup, node: new GhlInvoicesTrigger() },
			parameters: {
				events: ['invoiceCreated', 'estimateAccepted'],
				options: { skipReceived: true },
			},
		});
		await poller.activate();
		const { data: invoice } = await ghl(sandbox).post<IDataObject>('/invoices/', INVOICE);
		const body = JSON.stringify({ ...invoice, webhookId: 'invoice', type: 'InvoiceCreate' });
		const webhook = createWebhookNode({
			...{ setupId: setup.setupId, node: new GhlWebhookTrigger() },
			parameters: { source: 'app', ...ONE_LOCATION, events: ['invoiceCreated'] },
			credentials: webhookCredential(),
		});
		const headers = { 'X-GHL-Signature': webhookSignature(body) };
		expect((await webhook.call({ body, headers })).items).toHaveLength(1);
		const effect = { kind: 'status', status: 403 } as const;
		sandbox.faults.add({ effect, path: '/ghl/invoices/estimate/list' });
		expect(await poller.poll()).toEqual([]);
		sandbox.faults.clear();
		expect(await poller.restarted().poll()).toBeNull();
	});
});
