import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { GhlCalendarsTrigger } from '../../../nodes/ghl/GhlCalendarsTrigger/GhlCalendarsTrigger.node';
import { GhlContactsTrigger } from '../../../nodes/ghl/GhlContactsTrigger/GhlContactsTrigger.node';
import { GhlInvoicesTrigger } from '../../../nodes/ghl/GhlInvoicesTrigger/GhlInvoicesTrigger.node';
import { GhlOpportunitiesTrigger } from '../../../nodes/ghl/GhlOpportunitiesTrigger/GhlOpportunitiesTrigger.node';
import { GhlSubscriptionsTrigger } from '../../../nodes/ghl/GhlSubscriptionsTrigger/GhlSubscriptionsTrigger.node';
import { GhlTransactionsTrigger } from '../../../nodes/ghl/GhlTransactionsTrigger/GhlTransactionsTrigger.node';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import type { Poller } from '../../harness';
import { tokenCredential, UNLIMITED } from '../engine/support';
import {
	addRecord,
	appointmentsIn,
	contactsOf,
	firstCalendar,
	tasksOf,
	type Records,
	withPatch,
} from './records';

const DAY_MS = 86_400_000;

/** One change of a record, and the events that it must emit once each. */
interface Step {
	change: IDataObject;
	events: string[];
}

interface Row {
	name: string;
	node: () => INodeType;
	records: (sandbox: Sandbox) => Records;
	/** The first values of a new record. */
	initial: IDataObject;
	events: string[];
	steps: Step[];
	/** The name of the ID in responses. Default: `_id`. */
	id?: string;
	/** The parameters that select the list. */
	parameters?: (sandbox: Sandbox) => INodeParameters;
	/** Returns the values that an emitted record must contain. */
	contains: (record: IDataObject) => IDataObject;
}

const withOrder = ({ entityId }: IDataObject) => ({ orderId: entityId });

const TABLE: Row[] = [
	{
		name: 'GHL Transactions Trigger',
		node: () => new GhlTransactionsTrigger(),
		records: ({ world }) => world.ghl.transactions as unknown as Records,
		initial: { status: 'pending', entityType: 'order', amountRefunded: 0 },
		events: ['transactionCreated'],
		steps: [
			{
				change: { status: 'succeeded' },
				events: ['transactionSucceeded', 'transactionStatusChanged', 'transactionUpdated'],
			},
			{
				change: { status: 'partially_refunded', amountRefunded: 1 },
				events: ['transactionRefunded', 'transactionStatusChanged', 'transactionUpdated'],
			},
			{
				change: { status: 'refunded', amountRefunded: 2 },
				events: ['transactionRefunded', 'transactionStatusChanged', 'transactionUpdated'],
			},
			{
				change: { status: 'failed' },
				events: ['transactionFailed', 'transactionStatusChanged', 'transactionUpdated'],
			},
		],
		contains: withOrder,
	},
	{
		name: 'GHL Subscriptions Trigger',
		node: () => new GhlSubscriptionsTrigger(),
		records: ({ world }) => world.ghl.subscriptions as unknown as Records,
		initial: { status: 'trialing', entityType: 'order' },
		events: ['subscriptionCreated', 'subscriptionTrialStarted'],
		steps: [
			{
				change: { status: 'active' },
				events: ['subscriptionActivated', 'subscriptionStatusChanged', 'subscriptionUpdated'],
			},
			{
				change: { status: 'past_due' },
				events: ['subscriptionPastDue', 'subscriptionStatusChanged', 'subscriptionUpdated'],
			},
			{
				change: { status: 'canceled' },
				events: ['subscriptionCanceled', 'subscriptionStatusChanged', 'subscriptionUpdated'],
			},
		],
		contains: withOrder,
	},
	{
		name: 'GHL Invoices Trigger',
		node: () => new GhlInvoicesTrigger(),
		records: ({ world }) => world.ghl.billing.invoices as unknown as Records,
		initial: { status: 'draft', amountPaid: 0, fields: { dueDate: '2099-01-01' } },
		events: ['invoiceCreated'],
		steps: [
			{
				change: { status: 'sent' },
				events: ['invoiceSent', 'invoiceStatusChanged', 'invoiceUpdated'],
			},
			{
				change: { fields: { dueDate: '2020-01-01' } },
				events: ['invoiceOverdue', 'invoiceUpdated'],
			},
			{
				change: { status: 'partially_paid', amountPaid: 1 },
				events: ['invoicePartiallyPaid', 'invoiceStatusChanged', 'invoiceUpdated'],
			},
			{
				change: { amountPaid: 2 },
				events: ['invoicePartiallyPaid', 'invoiceUpdated'],
			},
			{
				change: { status: 'paid' },
				events: ['invoicePaid', 'invoiceStatusChanged', 'invoiceUpdated'],
			},
			{
				change: { status: 'void' },
				events: ['invoiceStatusChanged', 'invoiceUpdated', 'invoiceVoided'],
			},
		],
		contains: () => ({}),
	},
	{
		name: 'GHL Invoices Trigger: estimates',
		node: () => new GhlInvoicesTrigger(),
		records: ({ world }) => world.ghl.billing.estimates as unknown as Records,
		initial: { status: 'sent' },
		events: [],
		steps: [
			{ change: { status: 'accepted' }, events: ['estimateAccepted'] },
			{ change: { status: 'declined' }, events: ['estimateDeclined'] },
		],
		contains: () => ({}),
	},
	{
		name: 'GHL Calendars Trigger',
		node: () => new GhlCalendarsTrigger(),
		records: appointmentsIn,
		id: 'id',
		parameters: firstCalendar,
		initial: { status: 'new', start: Date.now() + DAY_MS, end: Date.now() + DAY_MS + 1_800_000 },
		events: ['appointmentCreated'],
		steps: [
			{
				change: { start: Date.now() + 2 * DAY_MS, end: Date.now() + 2 * DAY_MS + 1_800_000 },
				events: ['appointmentRescheduled', 'appointmentUpdated'],
			},
			{
				change: { status: 'showed' },
				events: ['appointmentShowed', 'appointmentStatusChanged', 'appointmentUpdated'],
			},
			{
				change: { status: 'noshow' },
				events: ['appointmentNoShow', 'appointmentStatusChanged', 'appointmentUpdated'],
			},
			{
				change: { status: 'cancelled' },
				events: ['appointmentCanceled', 'appointmentStatusChanged', 'appointmentUpdated'],
			},
		],
		contains: () => ({}),
	},
	{
		name: 'GHL Contacts Trigger',
		node: () => new GhlContactsTrigger(),
		records: contactsOf,
		id: 'id',
		initial: {},
		events: ['contactCreated'],
		steps: [],
		contains: () => ({}),
	},
	{
		name: 'GHL Contacts Trigger: tasks',
		node: () => new GhlContactsTrigger(),
		records: tasksOf,
		initial: { status: 'false', dueDate: '2099-01-01T12:00:00.000Z' },
		events: ['taskCreated'],
		steps: [
			{ change: { dueDate: '2020-01-01T12:00:00.000Z' }, events: ['taskDue'] },
			{ change: { status: 'true' }, events: ['taskCompleted'] },
		],
		contains: ({ createdAt }) => ({ dateAdded: createdAt, due: false }),
	},
	{
		name: 'GHL Opportunities Trigger',
		node: () => new GhlOpportunitiesTrigger(),
		records: ({ world }) => world.ghl.opportunityData.opportunities as unknown as Records,
		id: 'id',
		initial: { status: 'open', pipelineStageId: 'stage1', assignedTo: 'user1', monetaryValue: 1 },
		events: ['opportunityCreated'],
		steps: [
			{
				change: { pipelineStageId: 'stage2' },
				events: ['opportunityStageChanged', 'opportunityUpdated'],
			},
			{
				change: { assignedTo: 'user2' },
				events: ['opportunityAssignedToChanged', 'opportunityUpdated'],
			},
			{
				change: { monetaryValue: 2 },
				events: ['opportunityUpdated', 'opportunityValueChanged'],
			},
			{
				change: { status: 'won' },
				events: ['opportunityStatusChanged', 'opportunityUpdated', 'opportunityWon'],
			},
			{
				change: { status: 'lost' },
				events: ['opportunityLost', 'opportunityStatusChanged', 'opportunityUpdated'],
			},
			{
				change: { status: 'abandoned' },
				events: ['opportunityAbandoned', 'opportunityStatusChanged', 'opportunityUpdated'],
			},
		],
		contains: () => ({}),
	},
];

const eventsIn = (items: Array<{ json: IDataObject }> | null) =>
	(items ?? []).map(({ json }) => String(json.event)).sort();

describe.each(TABLE)('$name', (row) => {
	const { node, records, initial, events, steps, contains, id = '_id' } = row;
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 150, days: 5, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const allEvents = () => {
		const selector = node().description.properties.find(({ name }) => name === 'events');
		return (selector?.options ?? []).map((option) => String((option as { value: string }).value));
	};
	const activated = async (): Promise<Poller> => {
		const trigger = createPoller({
			node: node(),
			parameters: { events: allEvents(), output: 'raw', ...row.parameters?.(sandbox) },
			credentials: tokenCredential(sandbox),
		});
		expect(await trigger.activate()).toBeNull();
		return trigger;
	};
	const add = (lateMs = 0) =>
		addRecord(records(sandbox), initial, new Date().toISOString(), Date.now() + lateMs);
	const change = (id: string, patch: IDataObject) => {
		const row = records(sandbox).get(id);
		return records(sandbox).update(id, {
			...withPatch(row, patch),
			updatedAt: new Date().toISOString(),
		});
	};

	it('emits each event once, with the ID of the order', async () => {
		const trigger = await activated();
		const added = add();
		const first = await trigger.poll();
		expect(eventsIn(first)).toEqual([...events].sort());
		for (const { json } of first ?? []) expect(json).toMatchObject(contains(added as never));
		for (const step of steps) {
			change(added._id, step.change);
			expect(eventsIn(await trigger.poll())).toEqual([...step.events].sort());
			expect(await trigger.poll()).toBeNull();
		}
	});

	it('emits each event once despite faults, late records and restarts', async () => {
		let trigger = await activated();
		sandbox.faults.add({ effect: { kind: 'reset' }, chance: 0.15 });
		sandbox.faults.add({ effect: { kind: 'cutJson' }, chance: 0.1 });
		const got: string[] = [];
		const take = async () => {
			const items = await trigger.poll();
			got.push(...(items ?? []).map(({ json }) => `${String(json[id])} ${String(json.event)}`));
		};
		const ids = Array.from({ length: 12 }, (_, i) => add(i % 2 ? 60 : 0)._id);
		await take();
		await new Promise((resolve) => setTimeout(resolve, 60));
		for (let tries = 0; got.length < ids.length * events.length && tries < 20; tries++)
			await take();
		for (const step of steps) {
			for (const one of ids) change(one, step.change);
			trigger = trigger.restarted();
			const wanted = got.length + ids.length * step.events.length;
			for (let tries = 0; got.length < wanted && tries < 20; tries++) await take();
		}
		await take();
		const expected = ids.flatMap((one) =>
			[...events, ...steps.flatMap((step) => step.events)].map((event) => `${one} ${event}`),
		);
		expect(got.sort()).toEqual(expected.sort());
	});
});
