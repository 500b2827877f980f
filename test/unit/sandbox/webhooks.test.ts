import { verify } from 'node:crypto';
import type { AxiosInstance } from 'axios';
import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	SECOND_LOCATION,
	WEBHOOK_KEYS,
} from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { INVOICE } from '../../harness/fixtures/invoice';
import { startReceiver } from '../../harness/receiver';
import { ALT, clock, control, ghl } from './client';

const time = clock();
const LOCATION = { locationId: MAIN_LOCATION.id };

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let api: AxiosInstance;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 10, rateLimit: null, now: time.now });
	receiver = await startReceiver();
	api = ghl(sandbox);
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

/** Waits until no delivery has another attempt, and returns all deliveries. */
async function settled(count: number) {
	const log = () => sandbox.control.ghl.deliveries();
	while (log().length < count || log().some(({ ended }) => !ended)) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return log();
}
const types = async (count: number) => (await settled(count)).map(({ type }) => type);
const bodies = async (count: number): Promise<Array<Record<string, unknown>>> =>
	(await settled(count)).map(({ body }) => JSON.parse(body));
const post = async (path: string, body: object) => {
	const { status, data } = await api.post(path, body);
	expect([path, Math.floor(status / 100), data]).toEqual([path, 2, data]);
	return data;
};

it('posts an order, with a signature of the exact bytes, an ID and a time', async () => {
	await control(sandbox).post('/ghl/webhooks', { url: receiver.url });
	const [order] = sandbox.control.ghl.createOrders({ status: 'pending', amount: 12.5 });
	await settled(1);
	const [{ headers = {}, body = '' }] = receiver.got;
	const signature = Buffer.from(headers['x-ghl-signature'], 'base64');
	const bytes = Buffer.from(body);
	expect(verify(null, bytes, WEBHOOK_KEYS.publicKey, signature)).toBe(true);
	bytes[bytes.length - 3] ^= 1;
	expect(verify(null, bytes, WEBHOOK_KEYS.publicKey, signature)).toBe(false);
	const [delivery] = sandbox.control.ghl.deliveries();
	expect(JSON.parse(String(body))).toMatchObject({
		type: 'OrderCreate',
		locationId: MAIN_LOCATION.id,
		_id: order._id,
		status: 'pending',
		fulfillmentStatus: order.fulfillmentStatus,
		contactSnapshot: { id: order.contactId, locationId: MAIN_LOCATION.id },
		amountSummary: { subtotal: order.subtotal, shipping: 0 },
		items: [{ qty: 1, price: { amount: 12.5 } }],
		createdAt: order.createdAt,
		timestamp: new Date(time.now()).toISOString(),
		webhookId: delivery.id,
	});
	expect(delivery).toMatchObject({ type: 'OrderCreate', tries: 1, status: 200 });
});

it("sends only GHL's events for an order", async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const [{ _id }] = sandbox.control.ghl.createOrders({ status: 'pending' });
	sandbox.control.ghl.updateOrder(_id, { status: 'pending', liveMode: false });
	sandbox.control.ghl.updateOrder(_id, { status: 'completed' });
	sandbox.control.ghl.fulfill(_id);
	sandbox.control.ghl.deleteOrder(_id);
	expect(await types(2)).toEqual(['OrderCreate', 'OrderStatusUpdate']);
	expect((await bodies(2))[1]).toMatchObject({ _id, status: 'completed' });
});

it('sends invoices without the event name', async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const { _id } = await post('/invoices/', INVOICE);
	const to = `/invoices/${_id}`;
	const { items: invoiceItems, ...others } = INVOICE;
	const { status } = await api.put(to, { ...others, invoiceItems, dueDate: '2026-12-04' });
	expect(status).toBe(200);
	await post(`${to}/send`, { ...ALT, action: 'email', userId: 'u', liveMode: true });
	for (const amount of [5, 5, 10]) {
		await post(`${to}/record-payment`, { ...ALT, mode: 'cash', amount });
	}
	const other = await post('/invoices/', INVOICE);
	await post(`/invoices/${other._id}/void`, ALT);
	await api.delete(`/invoices/${other._id}`, { params: ALT });
	const invoices = (await types(11)).filter((type) => type.startsWith('Invoice'));
	expect(invoices).toEqual([
		...['InvoiceCreate', 'InvoiceUpdate', 'InvoiceSent'],
		...['InvoicePartiallyPaid', 'InvoicePartiallyPaid', 'InvoicePaid'],
		...['InvoiceCreate', 'InvoiceVoid', 'InvoiceDelete'],
	]);
	const told = (await bodies(11)).filter((body) => 'invoiceItems' in body);
	expect(told.map(({ type, locationId }) => [type, locationId])).toEqual(
		invoices.map(() => [undefined, undefined]),
	);
	expect(told[2]).toMatchObject({ _id, status: 'sent', altId: MAIN_LOCATION.id, amountDue: 20 });
});

it('sends products, and prices with another type', async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const product = { ...LOCATION, name: 'Mug', productType: 'PHYSICAL' };
	const { _id } = await post('/products/', product);
	const price = { ...LOCATION, name: 'Blue', type: 'one_time', currency: 'USD', amount: 9 };
	const made = await post(`/products/${_id}/price`, price);
	await api.put(`/products/${_id}/price/${made._id}`, { ...price, amount: 8 });
	await api.put(`/products/${_id}`, { ...product, name: 'Big Mug' });
	await api.delete(`/products/${_id}`, { params: LOCATION });
	expect(await types(6)).toEqual([
		...['ProductCreate', 'PriceCreate', 'PriceUpdate', 'ProductUpdate'],
		...['PriceDelete', 'ProductDelete'],
	]);
	const [, priceCreate, priceUpdate, productUpdate] = await bodies(6);
	expect(priceCreate).toMatchObject({ priceType: 'one_time', product: _id, amount: 9 });
	expect(priceCreate).not.toHaveProperty('type');
	expect(priceUpdate).toMatchObject({ type: 'one_time', product: _id, amount: 8 });
	expect(productUpdate).toMatchObject({ name: 'Big Mug', productType: 'PHYSICAL', ...LOCATION });
	expect(productUpdate).not.toHaveProperty('type');
});

it('sends contacts, their tags and their Do Not Disturb settings', async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const { contact } = await post('/contacts/', {
		...LOCATION,
		firstName: 'Ann',
		email: 'ann@example.com',
	});
	const at = `/contacts/${contact.id}`;
	await api.put(at, { city: 'Bath' });
	await api.put(at, { dnd: true });
	await post(`${at}/tags`, { tags: ['vip'] });
	await api.put(at, { tags: ['vip', 'new'], city: 'Bristol' });
	await api.delete(at);
	expect(await types(7)).toEqual([
		...['ContactCreate', 'ContactUpdate', 'ContactDndUpdate', 'ContactTagUpdate'],
		...['ContactTagUpdate', 'ContactUpdate', 'ContactDelete'],
	]);
	expect((await bodies(7))[3]).toMatchObject({
		type: 'ContactTagUpdate',
		id: contact.id,
		tags: ['vip'],
		attachments: [],
		...LOCATION,
	});
});

it('sends appointments, but not blocked slots', async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const { calendars } = sandbox.world.ghl.calendarData;
	const [{ _id: calendarId }] = calendars.all(MAIN_LOCATION.id);
	const [{ _id: contactId }] = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
	const times = { startTime: '2027-01-05T10:00:00Z', endTime: '2027-01-05T11:00:00Z' };
	await post('/calendars/events/block-slots', { ...LOCATION, calendarId, ...times });
	const { id } = await post('/calendars/events/appointments', {
		...{ ...LOCATION, calendarId, contactId, ...times, ignoreFreeSlotValidation: true },
	});
	await api.put(`/calendars/events/appointments/${id}`, { appointmentStatus: 'cancelled' });
	await api.delete(`/calendars/events/${id}`);
	expect(await types(3)).toEqual(['AppointmentCreate', 'AppointmentUpdate', 'AppointmentDelete']);
	expect((await bodies(3))[1]).toMatchObject({
		...{ type: 'AppointmentUpdate', ...LOCATION },
		appointment: { id, calendarId, contactId, appointmentStatus: 'cancelled' },
	});
});

it('sends an installation', async () => {
	sandbox.control.ghl.subscribe(receiver.url);
	const { clientId, appId } = OAUTH_CLIENTS.subAccount;
	const consent = {
		client_id: clientId,
		redirect_uri: 'http://localhost/back',
		response_type: 'code',
		decision: 'allow',
		location: SECOND_LOCATION.id,
	};
	await api.post('/v2/oauth/chooselocation', new URLSearchParams(consent), { maxRedirects: 0 });
	expect(await bodies(1)).toMatchObject([
		{ type: 'INSTALL', appId, locationId: SECOND_LOCATION.id },
	]);
});

it('sends events of any location and app, with or without timestamp and ID', async () => {
	const http = control(sandbox);
	await http.post('/ghl/webhooks', { url: receiver.url });
	sandbox.control.ghl.sendEvent('OrderCreate');
	const fields = { locationId: SECOND_LOCATION.id, appId: 'a', timestamp: null, webhookId: null };
	const { status } = await http.post('/ghl/deliveries', { type: 'INSTALL', fields });
	expect(status).toBe(204);
	const [order, install] = await bodies(2);
	expect(order).toEqual({
		...{ type: 'OrderCreate', locationId: MAIN_LOCATION.id },
		...{ timestamp: new Date(time.now()).toISOString(), webhookId: expect.any(String) },
	});
	expect(install).toEqual({ type: 'INSTALL', locationId: SECOND_LOCATION.id, appId: 'a' });
	const { headers = {}, body = '' } = receiver.got[1];
	const signature = Buffer.from(headers['x-ghl-signature'], 'base64');
	expect(verify(null, Buffer.from(body), WEBHOOK_KEYS.publicKey, signature)).toBe(true);
	expect((await http.post('/ghl/deliveries', { fields: {} })).status).toBe(400);
});

it("posts Trustpilot's events of both kinds of reviews, and any text, unsigned", async () => {
	const http = control(sandbox);
	await http.post('/trustpilot/webhooks', { url: receiver.url });
	const [{ sku }] = sandbox.world.trustpilot.products;
	const { id } = sandbox.control.trustpilot.postProductReview({ sku, stars: 2 });
	const { data } = await http.post('/trustpilot/deliveries', { body: ' {"events":[null]}' });
	expect(data).toEqual({ statuses: [200] });
	while (receiver.got.length < 2) await new Promise(setImmediate);
	const sent = receiver.got.map(({ body }) => String(body)).sort();
	expect(sent[0]).toBe(' {"events":[null]}');
	expect(JSON.parse(sent[1])).toMatchObject({
		events: [
			{ eventName: 'product-review-created', eventData: { id, stars: 2, product: { sku } } },
		],
	});
	await receiver.close();
	expect(await sandbox.control.trustpilot.sendDelivery('{}')).toEqual([0]);
	receiver = await startReceiver();
});

it('sends its events to each URL until it is removed or everything is reset', async () => {
	const http = control(sandbox);
	const url = receiver.url;
	const { status, data } = await http.post('/ghl/webhooks', { url, events: ['OrderCreate'] });
	expect([status, data.events]).toEqual([201, ['OrderCreate']]);
	await http.post('/ghl/webhooks', { url: `${url}/all` });
	const [{ _id }] = sandbox.control.ghl.createOrders({ status: 'pending' });
	sandbox.control.ghl.updateOrder(_id, { status: 'completed' });
	const sent = (await settled(3)).map((one) => [one.type, one.url]);
	expect(sent).toEqual([
		['OrderCreate', url],
		['OrderCreate', `${url}/all`],
		['OrderStatusUpdate', `${url}/all`],
	]);
	expect((await http.get('/ghl/deliveries')).data).toHaveLength(3);

	expect((await http.delete(`/ghl/webhooks/${data.id}`)).status).toBe(204);
	expect((await http.delete(`/ghl/webhooks/${data.id}`)).status).toBe(404);
	expect((await http.get('/ghl/webhooks')).data.webhooks).toHaveLength(1);
	await http.post('/reset');
	expect((await http.get('/ghl/webhooks')).data).toEqual({ webhooks: [] });
	await http.post('/ghl/webhooks', { url, events: ['OrderCreate'] });
	sandbox.control.ghl.createOrders();
	expect(await settled(4)).toHaveLength(4);
	for (const wrong of [{}, { url: 'x' }, { url, events: ['OrderPaid'] }, { url, events: [] }]) {
		expect((await http.post('/ghl/webhooks', wrong)).status).toBe(400);
	}
});

it('retries deliveries after a 429 with the same bytes, and no others', async () => {
	await receiver.close();
	receiver = await startReceiver([429, 429, 503]);
	sandbox.control.set({ ghlWebhookRetryMs: [1, 1, 1] });
	sandbox.control.ghl.subscribe(receiver.url);
	sandbox.control.ghl.createOrders();
	const [delivery] = await settled(1);
	expect(delivery).toMatchObject({ tries: 3, status: 503 });
	expect(new Set(receiver.got.map(({ body }) => String(body))).size).toBe(1);
	expect(new Set(receiver.got.map(({ headers }) => headers?.['x-ghl-signature'])).size).toBe(1);
	expect(receiver.got).toHaveLength(3);
});

it('does not use the random generator of the data', async () => {
	const silent = await startSandbox({ orders: 10, rateLimit: null, now: time.now });
	sandbox.control.ghl.subscribe(receiver.url);
	const make = (one: Sandbox) => one.control.ghl.createOrders({ count: 3 });
	expect(make(sandbox)).toEqual(make(silent));
	await settled(3);
	expect(make(sandbox)).toEqual(make(silent));
	await settled(6);
	await silent.close();
});
