import { AbstractGhlTrigger } from '../../../nodes/abstractGhl/AbstractGhlTrigger/AbstractGhlTrigger.node';
import { AbstractGhlWebhookTrigger } from '../../../nodes/abstractGhl/AbstractGhlWebhookTrigger/AbstractGhlWebhookTrigger.node';
import { hmac } from '../../../nodes/shared/webhook/signature';
import { signatureOf } from '../../../sandbox/abstractGhl/deliveries';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller, createWebhookNode, locator } from '../../harness';
import type { CredentialStore, WebhookRequest } from '../../harness';
import { startReceiver } from '../../harness/receiver';
import { nextSetupId } from '../../harness/nodeSetup';
import { keyCredential, run, serverCredential, UNLIMITED } from './support';

const until = async (contains: () => boolean) => {
	while (!contains()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('AbstractGHL Webhook Trigger', () => {
	let sandbox: Sandbox;
	let receiver: Awaited<ReturnType<typeof startReceiver>>;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
		receiver = await startReceiver();
	});
	afterEach(async () => {
		expect(sandbox.control.abstractGhl.violations).toEqual([]);
		await sandbox.close();
		await receiver.close();
	});

	const nodeWith = (credentials: CredentialStore, events = ['orderStatusChanged'], more = {}) =>
		createWebhookNode({
			node: new AbstractGhlWebhookTrigger(),
			parameters: { events, ...more },
			credentials,
		});
	/** Returns the subscriptions that the node created. They have the URL of n8n, not of the receiver. */
	const own = () =>
		[...sandbox.world.abstractGhl.subscriptions.values()].filter(({ id }) => id !== 'whs_1');
	/** Redirects the deliveries of the node's subscription to the receiver. */
	const divert = () => {
		for (const subscription of own()) subscription.url = receiver.url;
	};
	const setStatus = async (status: string) =>
		await run(keyCredential(sandbox), {
			...{ resource: 'order', operation: 'syncStatus', orderId: locator('1001'), status },
		});
	/** Returns a delivery with the signature that the backend would create. */
	const signed = (body: string, secret: string, seconds = Math.floor(Date.now() / 1000)) => ({
		headers: { 'AbstractGHL-Signature': signatureOf(secret, seconds, body) },
		body,
	});

	it('subscribes, finds its subscription, updates its events, and unsubscribes', async () => {
		const credentials = keyCredential(sandbox);
		const node = nodeWith(credentials);
		expect(await node.checkExists()).toBe(false);
		expect(await node.create()).toBe(true);
		expect(await node.checkExists()).toBe(true);
		expect(own()).toMatchObject([{ events: ['order.status_changed'], active: true }]);
		// The workflow does not store a secret.
		expect(node.saved).toEqual({});

		expect(await node.delete()).toBe(true);
		expect(own()).toEqual([]);
		expect(await node.delete()).toBe(true);
	});

	it('creates a new subscription if its events or its secret change, or if it expires', async () => {
		const credentials = keyCredential(sandbox);
		const node = nodeWith(credentials);
		await node.create();
		const [subscription] = own();
		subscription.active = false;
		expect(await node.checkExists()).toBe(false);
		await node.create();
		expect(await node.checkExists()).toBe(true);
		subscription.secret = 'another secret of thirty-two letters';
		expect(await node.checkExists()).toBe(false);
		await node.create();
		expect(await node.checkExists()).toBe(true);
		subscription.events = ['order.created'];
		expect(await node.checkExists()).toBe(false);
		await node.create();
		expect(own()).toHaveLength(1);
	});

	it('starts the workflow once with the record, the changes and the event, even if the delivery is repeated', async () => {
		const node = nodeWith(keyCredential(sandbox));
		await node.create();
		divert();
		await setStatus('refunded');
		await until(() => receiver.got.length === 1);
		const { items } = await node.call(receiver.got[0]);
		expect(items).toMatchObject([
			{
				json: {
					...{ order_id: '1001', status: 'refunded', event: 'orderStatusChanged' },
					changes: { status: { from: 'completed', to: 'refunded' } },
				},
			},
		]);
		const again = await node.call(receiver.got[0]);
		expect(again).toMatchObject({ items: null, webhookResponse: { ignored: expect.any(String) } });
	});

	it.each([
		['simplified', { orderId: '1001', status: 'refunded' }],
		['selected', { orderId: '1001' }],
	])('emits the record as %s', async (output, expected) => {
		const fields = { output, fields: 'orderId' };
		const node = nodeWith(keyCredential(sandbox), ['orderStatusChanged'], fields);
		await node.create();
		divert();
		await setStatus('refunded');
		await until(() => receiver.got.length === 1);
		const { items } = await node.call(receiver.got[0]);
		const changes = { status: { from: 'completed', to: 'refunded' } };
		expect(items).toMatchObject([{ json: { ...expected, event: 'orderStatusChanged', changes } }]);
		expect(items?.[0].json).not.toHaveProperty('order_id');
	});

	it('deduplicates events with the polling trigger of its workflow', async () => {
		const setup = { setupId: nextSetupId(), credentials: keyCredential(sandbox) };
		const events = ['orderStatusChanged'];
		const poller = createPoller({
			...{ ...setup, node: new AbstractGhlTrigger() },
			parameters: { events, options: { skipReceived: true } },
		});
		await poller.activate();
		const node = createWebhookNode({
			...{ ...setup, node: new AbstractGhlWebhookTrigger(), parameters: { events } },
		});
		await node.create();
		divert();
		await setStatus('refunded');
		await until(() => receiver.got.length === 1);
		expect((await node.call(receiver.got[0])).items).toHaveLength(1);
		expect(await poller.poll()).toEqual([]);
		await setStatus('completed');
		await until(() => receiver.got.length === 2);
		expect(await poller.poll()).toHaveLength(1);
		expect((await node.call(receiver.got[1])).items).toBeNull();
	});

	it('works with OAuth2 too', async () => {
		const node = nodeWith(serverCredential(sandbox), ['orderUpdated'], {
			authentication: 'oAuth2',
		});
		await node.create();
		expect(await node.checkExists()).toBe(true);
		divert();
		await setStatus('refunded');
		await until(() => receiver.got.length === 1);
		expect((await node.call(receiver.got[0])).items).toHaveLength(1);
	});

	it('receives a rejected delivery again, with the same ID', async () => {
		await receiver.close();
		receiver = await startReceiver([500]);
		const node = nodeWith(keyCredential(sandbox));
		await node.create();
		divert();
		await setStatus('refunded');
		await until(() => receiver.got.length === 2);
		const ids = receiver.got.map(({ body }) => (JSON.parse(String(body)) as { id: string }).id);
		expect(ids[0]).toBe(ids[1]);
	});

	it('rejects a delivery that the backend did not sign, that is too old, or that has other bytes', async () => {
		const node = nodeWith(keyCredential(sandbox));
		await node.create();
		const [{ secret }] = own();
		const event = {
			id: 'e',
			type: 'order.status_changed',
			created_at: '',
			data: { order_id: '1' },
		};
		const body = JSON.stringify(event);
		const seconds = Math.floor(Date.now() / 1000);
		const good = signed(body, secret);
		const rejected: WebhookRequest[] = [
			{ body },
			{ body, headers: { 'AbstractGHL-Signature': 't=1,v1=' } },
			{ body, headers: { 'AbstractGHL-Signature': 'v1=x,t=now' } },
			signed(body, 'another secret of thirty-two letters'),
			signed(body, secret, seconds - 301),
			signed(body, secret, seconds + 310),
			{ ...good, body: body.replace('"1"', '"2"') },
		];
		for (const request of rejected) {
			expect(await node.call(request)).toMatchObject({ items: null, sent: { status: 401 } });
		}
		expect((await node.call(good)).items).toHaveLength(1);
		const other = JSON.stringify({ ...event, id: 'f', type: 'order.created' });
		expect(await node.call(signed(other, secret))).toMatchObject({ items: null, sent: {} });
		// n8n parses by the headers, which are not signed.
		const { headers } = signed(body.replace('"e"', '"g"'), secret);
		const asText = { headers: { ...headers, 'Content-Type': 'text/plain' } };
		const read = await node.call({ ...asText, body: body.replace('"e"', '"g"') });
		expect(read.items).toMatchObject([{ json: { order_id: '1' } }]);
		expect(await node.call(signed('[]', secret))).toMatchObject({ sent: { status: 400 } });
	});

	/** Returns a node with a subscription, and its secret. */
	const subscribed = async () => {
		const node = nodeWith(keyCredential(sandbox));
		await node.create();
		return { node, secret: own()[0].secret };
	};
	const changed = (more: object) =>
		JSON.stringify({ type: 'order.status_changed', data: { order_id: '1' }, ...more });

	it.each([
		['customer.created', 'customerCreated'],
		['customer.updated', 'customerUpdated'],
		['invoice.created', 'invoiceCreated'],
		['invoice.overdue', 'invoiceOverdue'],
		['invoice.paid', 'invoicePaid'],
		['order.created', 'orderCreated'],
		['order.updated', 'orderUpdated'],
		['order.status_changed', 'orderStatusChanged'],
	])(
		'starts the workflow with %s if it is selected, and ignores it otherwise',
		async (type, event) => {
			const credentials = keyCredential(sandbox);
			for (const isSelected of [true, false]) {
				const other = event === 'orderCreated' ? 'invoicePaid' : 'orderCreated';
				const node = nodeWith(credentials, [isSelected ? event : other]);
				await node.create();
				const { secret } = own().at(-1) as { secret: string };
				const body = JSON.stringify({ id: event, type, data: { id: '1' }, changes: {} });
				const { items } = await node.call(signed(body, secret));
				expect(items?.map(({ json }) => json.event) ?? []).toEqual(isSelected ? [event] : []);
			}
		},
	);

	it.each<[string, unknown]>([
		['missing', undefined],
		['null', null],
		['empty', ''],
		['an object', {}],
		['an object without text', { toString: 1 }],
	])('does not treat events as duplicates if their ID is %s', async (_name, id) => {
		const { node, secret } = await subscribed();
		const emitted = async (order_id: string) =>
			(await node.call(signed(changed({ id, data: { order_id } }), secret))).items?.length ?? 0;
		expect(await emitted('1')).toBe(1);
		expect(await emitted('2')).toBe(1);
		expect(await emitted('1')).toBe(0);
	});

	it.each<[string, object]>([
		['no data', { data: undefined }],
		['data that is null', { data: null }],
		['data that is a list', { data: [{ order_id: '1' }] }],
		['data that is a text', { data: 'order 1' }],
	])('returns 400 for an event with %s', async (_name, more) => {
		const { node, secret } = await subscribed();
		expect(await node.call(signed(changed({ id: 'x', ...more }), secret))).toMatchObject({
			...{ items: null, sent: { status: 400, body: { message: expect.any(String) } } },
		});
	});

	it('ignores types and IDs of any shape without an error', async () => {
		const { node, secret } = await subscribed();
		for (const type of [undefined, null, {}, { toString: 1 }, 'constructor', '__proto__', 7]) {
			const response = await node.call(signed(changed({ id: 'y', type }), secret));
			expect(response).toMatchObject({ items: null, sent: {} });
		}
	});

	it('keeps fields of the record whose names the trigger also adds', async () => {
		const { node, secret } = await subscribed();
		const data = { order_id: '1', event: 'wedding', changes: 'none' };
		const { items } = await node.call(signed(changed({ id: 'z', data, changes: {} }), secret));
		expect(items?.[0].json).toEqual({
			...{ order_id: '1', event: 'orderStatusChanged', changes: {} },
			...{ originalEvent: 'wedding', originalChanges: 'none' },
		});
	});

	it.each<[string, () => CredentialStore, object, string[]]>([
		['API key', () => keyCredential(sandbox, { apiKey: '' }), {}, ['']],
		['API key of blanks', () => keyCredential(sandbox, { apiKey: '  ' }), {}, ['', '  ']],
		[
			'client secret',
			() => serverCredential(sandbox, { clientSecret: '' }),
			{ authentication: 'oAuth2' },
			['', 'undefined', 'null'],
		],
	])('never derives its secret from an empty %s', async (_name, credentialOf, more, keys) => {
		const node = nodeWith(credentialOf(), undefined, more);
		for (const key of keys) {
			const secret = hmac(key, `AbstractGHL webhook ${node.url()}`);
			const response = await node.call(signed(changed({ id: key }), secret));
			expect(response).toMatchObject({ items: null, sent: { status: 503 } });
		}
		await expect(node.create()).rejects.toThrow(/The credential has no (API key|client secret)/);
		await expect(node.checkExists()).rejects.toThrow(/The credential has no/);
	});
});
