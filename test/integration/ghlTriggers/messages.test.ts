import type { IDataObject } from 'n8n-workflow';

import { GhlConversationsTrigger } from '../../../nodes/ghl/GhlConversationsTrigger/GhlConversationsTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, type Poller } from '../../harness';
import { apiRequests, tokenCredential, UNLIMITED } from '../engine/support';
import { addRecord, type Records } from './records';

const EVENTS = ['messageReceived', 'messageSent', 'messageFailed'];
const SMS = { direction: 'inbound', messageType: 'TYPE_SMS', status: 'delivered' };

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const messages = () => sandbox.world.ghl.conversationData.messages as unknown as Records;
const add = (fields: IDataObject) =>
	addRecord(messages(), { ...SMS, ...fields }, new Date().toISOString())._id;

async function activated(parameters: IDataObject = {}): Promise<Poller> {
	const poller = createPoller({
		node: new GhlConversationsTrigger(),
		parameters: { events: EVENTS, ...parameters } as never,
		credentials: tokenCredential(sandbox),
	});
	expect(await poller.activate()).toBeNull();
	return poller;
}

const found = async (poller: Poller) =>
	((await poller.poll()) ?? []).map(({ json }) => [json.event, json.messageId]);

it.each([
	['an SMS from a contact', {}, ['messageReceived']],
	['an email from a contact', { messageType: 'TYPE_EMAIL' }, ['messageReceived']],
	['a message to a contact', { direction: 'outbound' }, ['messageSent']],
	[
		'a message that was not delivered',
		{ direction: 'outbound', status: 'failed' },
		['messageSent', 'messageFailed'],
	],
	['an appointment in the conversation', { messageType: 'TYPE_ACTIVITY_APPOINTMENT' }, []],
	['an internal comment', { messageType: 'TYPE_INTERNAL_COMMENT', direction: 'outbound' }, []],
])('emits %s once', async (_name, fields, events) => {
	const poller = await activated();
	const id = add(fields);
	expect(await found(poller)).toEqual(events.map((event) => [event, id]));
	expect(await poller.poll()).toBeNull();
});

it('emits a delivery that fails later', async () => {
	const poller = await activated();
	const id = add({ direction: 'outbound', status: 'pending' });
	expect(await found(poller)).toEqual([['messageSent', id]]);
	messages().update(id, { status: 'undelivered' });
	expect(await found(poller)).toEqual([['messageFailed', id]]);
	expect(await poller.poll()).toBeNull();
});

it('filters by message type and contact', async () => {
	const contactId = 'aContactOfTheFilter';
	const poller = await activated({ filters: { contactId, messageType: 'TYPE_EMAIL' } });
	add({ contactId });
	add({ messageType: 'TYPE_EMAIL' });
	const id = add({ contactId, messageType: 'TYPE_EMAIL' });
	expect(await found(poller)).toEqual([['messageReceived', id]]);
});

it('reads one page of each list per poll if no event needs changes', async () => {
	const poller = await activated({ events: ['messageReceived'] });
	const before = apiRequests(sandbox).length;
	await poller.poll();
	const paths = apiRequests(sandbox).slice(before);
	expect(paths).toHaveLength(2);
});

it('shows an example only of a message with the direction of the event', async () => {
	const poller = createPoller({
		node: new GhlConversationsTrigger(),
		parameters: { events: ['messageReceived'] },
		credentials: tokenCredential(sandbox),
	});
	const items = await poller.sample();
	expect(items?.length).toBeGreaterThan(0);
	for (const { json } of items ?? []) expect(json).toMatchObject({ direction: 'inbound' });
});
