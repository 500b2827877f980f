import { ANY_EVENT, EVENTS, type EventValue } from '../../../nodes/ghl/GhlWebhookTrigger/events';
import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import { MAIN_LOCATION, USER_ID, WEBHOOK_KEYS } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { EVENT_TYPES } from '../../../sandbox/ghl/webhooks/samples';
import { createWebhookNode } from '../../harness';
import { startReceiver } from '../../harness/receiver';
import { appTrigger, LOCATION, ONE_LOCATION, order } from './support';

/** GHL's names of the documented events, by the value that workflows save. */
const NAMES: Record<EventValue, string> = {
	appInstalled: 'INSTALL',
	appUninstalled: 'UNINSTALL',
	appointmentCreated: 'AppointmentCreate',
	appointmentDeleted: 'AppointmentDelete',
	appointmentUpdated: 'AppointmentUpdate',
	associationCreated: 'AssociationCreate',
	associationDeleted: 'AssociationDelete',
	associationUpdated: 'AssociationUpdate',
	campaignStatusChanged: 'CampaignStatusUpdate',
	contactCreated: 'ContactCreate',
	contactDeleted: 'ContactDelete',
	contactDndUpdated: 'ContactDndUpdate',
	contactTagUpdated: 'ContactTagUpdate',
	contactUpdated: 'ContactUpdate',
	conversationUnreadChanged: 'ConversationUnreadUpdate',
	emailStatisticsReceived: 'LCEmailStats',
	invoiceCreated: 'InvoiceCreate',
	invoiceDeleted: 'InvoiceDelete',
	invoicePaid: 'InvoicePaid',
	invoicePartiallyPaid: 'InvoicePartiallyPaid',
	invoiceSent: 'InvoiceSent',
	invoiceUpdated: 'InvoiceUpdate',
	invoiceVoided: 'InvoiceVoid',
	locationCreated: 'LocationCreate',
	locationUpdated: 'LocationUpdate',
	messageReceived: 'InboundMessage',
	messageSent: 'OutboundMessage',
	messageSentByProvider: 'ProviderOutboundMessage',
	noteCreated: 'NoteCreate',
	noteDeleted: 'NoteDelete',
	noteUpdated: 'NoteUpdate',
	objectSchemaCreated: 'ObjectSchemaCreate',
	objectSchemaUpdated: 'ObjectSchemaUpdate',
	opportunityAssignedToChanged: 'OpportunityAssignedToUpdate',
	opportunityCreated: 'OpportunityCreate',
	opportunityDeleted: 'OpportunityDelete',
	opportunityStageChanged: 'OpportunityStageUpdate',
	opportunityStatusChanged: 'OpportunityStatusUpdate',
	opportunityUpdated: 'OpportunityUpdate',
	opportunityValueChanged: 'OpportunityMonetaryValueUpdate',
	orderCreated: 'OrderCreate',
	orderStatusChanged: 'OrderStatusUpdate',
	planChanged: 'PLAN_CHANGE',
	priceCreated: 'PriceCreate',
	priceDeleted: 'PriceDelete',
	priceUpdated: 'PriceUpdate',
	productCreated: 'ProductCreate',
	productDeleted: 'ProductDelete',
	productUpdated: 'ProductUpdate',
	recordCreated: 'RecordCreate',
	recordDeleted: 'RecordDelete',
	recordUpdated: 'RecordUpdate',
	relationCreated: 'RelationCreate',
	relationDeleted: 'RelationDelete',
	taskCompleted: 'TaskComplete',
	taskCreated: 'TaskCreate',
	taskDeleted: 'TaskDelete',
	userCreated: 'UserCreate',
};
const NAMED = Object.entries(NAMES) as Array<[EventValue, string]>;

/** Events of which neither the body nor the record identifies the kind of change. Only the URL does. */
const OPEN: EventValue[] = [
	...(['associationCreated', 'associationUpdated', 'associationDeleted'] as const),
	...(['recordCreated', 'recordUpdated', 'recordDeleted'] as const),
	...(['relationCreated', 'relationDeleted'] as const),
];

describe('the documented events of GHL', () => {
	let sandbox: Sandbox;
	let receiver: Awaited<ReturnType<typeof startReceiver>>;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 20, rateLimit: null });
		receiver = await startReceiver();
		sandbox.control.ghl.subscribe(receiver.url);
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});
	beforeEach(() => (receiver.got.length = 0));

	const trigger = (events: string[]) =>
		createWebhookNode({
			node: new GhlWebhookTrigger(),
			parameters: { source: 'app', ...ONE_LOCATION, events },
			credentials: { ghlWebhookApi: { publicKey: WEBHOOK_KEYS.publicKey } },
		});

	/** Sends a sample and waits until it has arrived. */
	async function sampleOf(type: string) {
		sandbox.control.ghl.sendSample(type);
		while (receiver.got.length === 0) await new Promise(setImmediate);
		return receiver.got[0];
	}

	it('are 58, each with a sample in the sandbox', () => {
		expect(NAMED).toHaveLength(58);
		expect(Object.entries(EVENTS).map(([value, { type }]) => [value, type])).toEqual(
			expect.arrayContaining(NAMED.map(([value, type]) => [value, type])),
		);
		expect([...EVENT_TYPES].sort()).toEqual(Object.values(NAMES).sort());
	});

	it.each(NAMED)('%s starts the workflow, and no other event does', async (value, type) => {
		const request = await sampleOf(type);
		const withName = { ...request, query: { event: type } };
		const { items } = await trigger([value]).call(withName);
		expect(items?.map(({ json }) => json.event)).toEqual([value]);
		const others = Object.keys(EVENTS).filter((other) => other !== value);
		expect((await trigger(others).call(withName)).items).toBeNull();
	});

	it.each(OPEN)('%s needs the name of the event in the URL', async (value) => {
		const request = await sampleOf(NAMES[value]);
		expect((await trigger(Object.keys(EVENTS)).call(request)).items).toBeNull();
		const { items } = await trigger([ANY_EVENT]).call(request);
		expect(items?.map(({ json }) => json.event)).toEqual([ANY_EVENT]);
	});

	it('are sent when an opportunity changes', async () => {
		const { opportunities, pipelines } = sandbox.world.ghl.opportunityData;
		const [first] = opportunities.all(MAIN_LOCATION.id);
		const [, stage] = pipelines[0].stages.filter(({ id }) => id !== first.pipelineStageId);
		opportunities.insert({ ...first, _id: 'opportunity1', assignedTo: undefined });
		const changes = { pipelineStageId: stage.id, status: 'won', monetaryValue: 5 };
		opportunities.update('opportunity1', { ...changes, assignedTo: USER_ID });
		opportunities.delete('opportunity1');
		while (receiver.got.length < 7) await new Promise(setImmediate);
		const node = trigger(Object.keys(EVENTS));
		const events = [];
		for (const request of receiver.got) {
			const { items } = await node.call(request);
			events.push(items?.[0].json.event);
		}
		expect(events.sort()).toEqual(
			NAMED.map(([value]) => value)
				.filter((value) => value.startsWith('opportunity'))
				.sort(),
		);
	});
});

describe('Any Event', () => {
	const anyEvent = () => appTrigger({ parameters: { ...ONE_LOCATION, events: ['anyEvent'] } });

	it('accepts a known event under its own name', async () => {
		expect(await anyEvent().eventsOf(order())).toEqual(['orderCreated']);
	});

	it('accepts an event that GHL adds later', async () => {
		const { call } = anyEvent();
		const { items } = await call(order({ type: 'VoucherRedeemed' }));
		expect(items?.map(({ json }) => [json.event, json.type])).toEqual([
			['anyEvent', 'VoucherRedeemed'],
		]);
	});

	it.each([{ locationId: 'another' }, { locationId: undefined }])(
		'does not accept an event outside of the location: %j',
		async (more) => {
			expect(await anyEvent().eventsOf(order(more))).toEqual([]);
			expect(await anyEvent().eventsOf(order({ locationId: LOCATION }))).toHaveLength(1);
		},
	);
});
