import type { IDataObject } from 'n8n-workflow';

import { EVENTS } from '../../../nodes/ghl/GhlWebhookTrigger/events';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { sampleOf } from '../../../sandbox/ghl/webhooks/samples';
import { locator } from '../../harness';
import { appTrigger, nextId, order } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ orders: 20, days: 5 });
});
afterAll(async () => await sandbox.close());

const EVERY_EVENT = Object.keys(EVENTS);

async function emitted(body: IDataObject, parameters: IDataObject, typeVersion?: number) {
	const { call } = appTrigger({
		parameters: {
			locationId: locator(MAIN_LOCATION.id),
			events: EVERY_EVENT,
			...parameters,
		} as never,
		typeVersion,
	});
	const { items } = await call(body);
	return items?.[0]?.json ?? {};
}

/** Returns the body of an event, as the sandbox sends it. */
const bodyOf = (type: string): IDataObject => ({
	...(sampleOf(sandbox.world, type) as IDataObject),
	timestamp: new Date().toISOString(),
	webhookId: nextId(),
});

it.each([
	['OrderCreate', 'orderCreated', 'orderId'],
	['ContactUpdate', 'contactUpdated', 'contactId'],
	['OpportunityStageUpdate', 'opportunityStageChanged', 'opportunityId'],
	['AppointmentCreate', 'appointmentCreated', 'appointmentId'],
	['InboundMessage', 'messageReceived', 'conversationId'],
])('%s is simplified by default, with its location', async (type, event, id) => {
	const json = await emitted(bodyOf(type), { output: 'simplified' });
	expect(json).toMatchObject({ event, locationId: MAIN_LOCATION.id });
	expect(json[id]).toEqual(expect.stringMatching(/./));
	expect(json).not.toHaveProperty('webhookId');
});

it('leaves an event without simplified fields complete', async () => {
	const body = bodyOf('TaskCreate');
	expect(await emitted(body, { output: 'simplified' })).toMatchObject({
		...body,
		event: 'taskCreated',
	});
});

it('returns the body as received with Raw, and in older versions of the node', async () => {
	const body = bodyOf('OrderCreate');
	expect(await emitted(body, { output: 'raw' })).toMatchObject(body);
	for (const version of [1, 1.1]) {
		const again = { ...body, webhookId: nextId() };
		const json = await emitted(again, { output: 'simplified' }, version);
		expect(json).toMatchObject(again);
	}
});

it.each([
	['orderId, status', { orderId: '653f5e0cde5a1314e62a837c', status: 'completed' }],
	['__proto__x, webhookId', { __proto__x: null, webhookId: expect.any(String) }],
])('returns the selected fields %s', async (fields, expected) => {
	const body = order({ locationId: MAIN_LOCATION.id });
	const json = await emitted(body, { output: 'selected', fields });
	expect(json).toMatchObject({ ...expected, event: 'orderCreated' });
	expect(Object.keys(json).sort()).toEqual([...Object.keys(expected), 'event'].sort());
});

it('selects fields of the appointment and of the body around it', async () => {
	const fields = 'appointmentId, title, type';
	const json = await emitted(bodyOf('AppointmentCreate'), { output: 'selected', fields });
	expect(json).toMatchObject({ appointmentId: expect.any(String), title: expect.any(String) });
	expect(json.type).toBe('AppointmentCreate');
});

it('leaves a body without its record complete', async () => {
	const body = { ...bodyOf('AppointmentCreate'), appointment: null };
	expect(await emitted(body, { output: 'simplified' })).toMatchObject(body);
});
