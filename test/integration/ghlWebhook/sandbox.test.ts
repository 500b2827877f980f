import axios from 'axios';

import { EVENTS, type EventValue } from '../../../nodes/ghl/GhlWebhookTrigger/events';
import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	SECOND_LOCATION,
	WEBHOOK_KEYS,
} from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createWebhookNode, CredentialStore } from '../../harness';
import { INVOICE } from '../../harness/fixtures/invoice';
import { startReceiver } from '../../harness/receiver';
import { ONE_LOCATION } from './support';

const ALT = { altId: MAIN_LOCATION.id, altType: 'location' };
const LOCATION = { locationId: MAIN_LOCATION.id };
const OUR_APP = OAUTH_CLIENTS.subAccount.appId;
const OTHER_APP = OAUTH_CLIENTS.agency.appId;
/** Only the URL names these events: a deleted record is similar to a changed one. */
const BY_ADDRESS: EventValue[] = ['invoiceDeleted', 'productDeleted', 'priceDeleted'];

describe('GHL Webhook Trigger with the deliveries of the sandbox', () => {
	let sandbox: Sandbox;
	let receiver: Awaited<ReturnType<typeof startReceiver>>;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 5, rateLimit: null });
		receiver = await startReceiver();
		sandbox.control.ghl.subscribe(receiver.url);
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	async function call(method: string, path: string, data?: object) {
		const headers = {
			Version: '2021-07-28',
			Authorization: `Bearer ${PRIVATE_TOKENS.full.token}`,
		};
		const url = `${sandbox.url}/ghl${path}`;
		const params = method === 'DELETE' ? { ...ALT, ...LOCATION } : {};
		const response = await axios.request({ method, url, headers, data, params });
		// Each change gets a different update time.
		await new Promise((resolve) => setTimeout(resolve, 2));
		return response.data;
	}

	async function doEverything(): Promise<void> {
		const [{ _id }] = sandbox.control.ghl.createOrders({ status: 'pending' });
		sandbox.control.ghl.updateOrder(_id, { status: 'completed' });

		const invoice = await call('POST', '/invoices/', INVOICE);
		const { items: invoiceItems, ...others } = INVOICE;
		const changed = { ...others, invoiceItems, dueDate: '2026-12-04' };
		await call('PUT', `/invoices/${invoice._id}`, changed);
		const sending = { ...ALT, action: 'email', userId: 'u', liveMode: true };
		await call('POST', `/invoices/${invoice._id}/send`, sending);
		for (const amount of [5, 15]) {
			const payment = { ...ALT, mode: 'cash', amount };
			await call('POST', `/invoices/${invoice._id}/record-payment`, payment);
		}
		const other = await call('POST', '/invoices/', INVOICE);
		await call('POST', `/invoices/${other._id}/void`, ALT);
		await call('DELETE', `/invoices/${other._id}`);

		const product = { ...LOCATION, name: 'Mug', productType: 'PHYSICAL' };
		const mug = await call('POST', '/products/', product);
		const price = { ...LOCATION, name: 'Blue', type: 'one_time', currency: 'USD', amount: 9 };
		const blue = await call('POST', `/products/${mug._id}/price`, price);
		await call('PUT', `/products/${mug._id}/price/${blue._id}`, { ...price, amount: 8 });
		await call('PUT', `/products/${mug._id}`, { ...product, name: 'Big Mug' });
		await call('DELETE', `/products/${mug._id}/price/${blue._id}`);
		await call('DELETE', `/products/${mug._id}`);

		const { contact } = await call('POST', '/contacts/', { ...LOCATION, email: 'a@b.example' });
		await call('PUT', `/contacts/${contact.id}`, { city: 'Bath' });
		await call('PUT', `/contacts/${contact.id}`, { dnd: true });
		await call('POST', `/contacts/${contact.id}/tags`, { tags: ['vip'] });
		await call('DELETE', `/contacts/${contact.id}`);
	}

	it('recognizes each event, by the URL if the body does not identify it', async () => {
		await doEverything();
		const log = sandbox.control.ghl.deliveries();
		while (receiver.got.length < log.length) await new Promise(setImmediate);
		const typeOf = new Map(log.map(({ body, type }) => [body, type]));

		const trigger = () =>
			createWebhookNode({
				node: new GhlWebhookTrigger(),
				parameters: { source: 'app', ...ONE_LOCATION, events: Object.keys(EVENTS) },
				credentials: new CredentialStore({
					ghlWebhookApi: { publicKey: WEBHOOK_KEYS.publicKey } as never,
				}),
			});
		const [bare, addressed] = [trigger(), trigger()];
		const seen = new Set<string>();
		for (const request of receiver.got) {
			const type = String(typeOf.get(String(request.body)));
			const [value] = Object.entries(EVENTS).find(([, event]) => event.type === type) ?? [];
			seen.add(String(value));
			const received = await addressed.call({ ...request, query: { event: type } });
			expect([type, received.items?.[0].json.event]).toEqual([type, value]);
			if (BY_ADDRESS.includes(value as EventValue)) continue;
			const guessed = await bare.call(request);
			expect([type, guessed.items?.[0].json.event]).toEqual([type, value]);
		}
		expect([...seen].sort()).toEqual([
			...['contactCreated', 'contactDeleted', 'contactDndUpdated', 'contactTagUpdated'],
			...['contactUpdated', 'invoiceCreated', 'invoiceDeleted', 'invoicePaid'],
			...['invoicePartiallyPaid', 'invoiceSent', 'invoiceUpdated', 'invoiceVoided'],
			...['orderCreated', 'orderStatusChanged', 'priceCreated', 'priceDeleted', 'priceUpdated'],
			...['productCreated', 'productDeleted', 'productUpdated'],
		]);
	});

	it('emits only the events of its location among those of several locations and apps', async () => {
		const { got } = receiver;
		got.length = 0;
		const sent = [MAIN_LOCATION.id, SECOND_LOCATION.id, null].flatMap((locationId) =>
			[OUR_APP, OTHER_APP, null].map((appId) => ({ locationId, appId })),
		);
		for (const fields of sent) sandbox.control.ghl.sendEvent('OrderCreate', fields);
		while (got.length < sent.length) await new Promise(setImmediate);
		const emittedWith = async (parameters: object) => {
			const node = createWebhookNode({
				node: new GhlWebhookTrigger(),
				parameters: { source: 'app', events: ['orderCreated'], ...parameters },
				credentials: { ghlWebhookApi: { publicKey: WEBHOOK_KEYS.publicKey } },
			});
			const responses = [];
			for (const request of got) responses.push(await node.call(request));
			return responses
				.flatMap(({ items }) => items ?? [])
				.map(({ json: { locationId, appId } }) => [locationId, appId])
				.sort();
		};
		const ours = [MAIN_LOCATION.id, OUR_APP];
		const unnamed = [MAIN_LOCATION.id, undefined];
		expect(await emittedWith(ONE_LOCATION)).toEqual(
			[ours, [MAIN_LOCATION.id, OTHER_APP], unnamed].sort(),
		);
		const options = { appId: OUR_APP };
		expect(await emittedWith({ ...ONE_LOCATION, options })).toEqual(
			[ours, unnamed, [undefined, OUR_APP]].sort(),
		);
		expect(await emittedWith({ anyLocation: true })).toHaveLength(9);
	});
});
