import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import { catalog as appointments } from '../../../nodes/ghl/GhlCalendarsTrigger/catalog';
import { GhlCalendarsTrigger } from '../../../nodes/ghl/GhlCalendarsTrigger/GhlCalendarsTrigger.node';
import { catalog as contacts } from '../../../nodes/ghl/GhlContactsTrigger/catalog';
import { GhlContactsTrigger } from '../../../nodes/ghl/GhlContactsTrigger/GhlContactsTrigger.node';
import { catalog as messages } from '../../../nodes/ghl/GhlConversationsTrigger/catalog';
import { GhlConversationsTrigger } from '../../../nodes/ghl/GhlConversationsTrigger/GhlConversationsTrigger.node';
import { catalog as submissions } from '../../../nodes/ghl/GhlFormsTrigger/catalog';
import { GhlFormsTrigger } from '../../../nodes/ghl/GhlFormsTrigger/GhlFormsTrigger.node';
import { catalog as invoices } from '../../../nodes/ghl/GhlInvoicesTrigger/catalog';
import { GhlInvoicesTrigger } from '../../../nodes/ghl/GhlInvoicesTrigger/GhlInvoicesTrigger.node';
import { catalog as opportunities } from '../../../nodes/ghl/GhlOpportunitiesTrigger/catalog';
import { GhlOpportunitiesTrigger } from '../../../nodes/ghl/GhlOpportunitiesTrigger/GhlOpportunitiesTrigger.node';
import { catalog as subscriptions } from '../../../nodes/ghl/GhlSubscriptionsTrigger/catalog';
import { GhlSubscriptionsTrigger } from '../../../nodes/ghl/GhlSubscriptionsTrigger/GhlSubscriptionsTrigger.node';
import { catalog as transactions } from '../../../nodes/ghl/GhlTransactionsTrigger/catalog';
import { GhlTransactionsTrigger } from '../../../nodes/ghl/GhlTransactionsTrigger/GhlTransactionsTrigger.node';
import type { TriggerEvent } from '../../../nodes/shared/poll/catalog';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import { property } from '../../harness/property';
import { tokenCredential, UNLIMITED } from '../engine/support';
import {
	addRecord,
	appointmentsIn,
	contactsOf,
	firstCalendar,
	submissionsOf,
	tasksOf,
	type Records,
	type Stored,
} from './records';

interface Watched {
	name: string;
	node: () => INodeType;
	events: Record<string, TriggerEvent>;
	records: (sandbox: Sandbox) => Records;
	/** The name of the ID in responses. Default: `_id`. */
	id?: string;
	/** The parameters that select the list. */
	parameters?: (sandbox: Sandbox) => INodeParameters;
	initialFields: IDataObject;
	statuses: string[];
}

const TABLE: Watched[] = [
	{
		name: 'GHL Transactions Trigger',
		node: () => new GhlTransactionsTrigger(),
		events: transactions.watched[0].events,
		records: ({ world }) => world.ghl.transactions as unknown as Records,
		initialFields: { entityType: 'order' },
		statuses: ['pending', 'succeeded', 'failed', 'partially_refunded', 'refunded'],
	},
	{
		name: 'GHL Subscriptions Trigger',
		node: () => new GhlSubscriptionsTrigger(),
		events: subscriptions.watched[0].events,
		records: ({ world }) => world.ghl.subscriptions as unknown as Records,
		initialFields: { entityType: 'order' },
		statuses: ['trialing', 'active', 'past_due', 'canceled'],
	},
	{
		name: 'GHL Invoices Trigger',
		node: () => new GhlInvoicesTrigger(),
		events: invoices.watched[0].events,
		records: ({ world }) => world.ghl.billing.invoices as unknown as Records,
		initialFields: { fields: { dueDate: '2099-01-01' } },
		statuses: ['draft', 'sent', 'partially_paid', 'paid', 'void'],
	},
	{
		name: 'GHL Invoices Trigger: estimates',
		node: () => new GhlInvoicesTrigger(),
		events: invoices.watched[1].events,
		records: ({ world }) => world.ghl.billing.estimates as unknown as Records,
		initialFields: {},
		statuses: ['draft', 'sent', 'accepted', 'declined'],
	},
	{
		name: 'GHL Calendars Trigger',
		node: () => new GhlCalendarsTrigger(),
		events: appointments.watched[0].events,
		records: appointmentsIn,
		id: 'id',
		parameters: firstCalendar,
		initialFields: {},
		statuses: ['new', 'confirmed', 'showed', 'noshow', 'cancelled'],
	},
	{
		name: 'GHL Conversations Trigger',
		node: () => new GhlConversationsTrigger(),
		events: messages.watched[0].events,
		records: ({ world }) => world.ghl.conversationData.messages as unknown as Records,
		id: 'id',
		initialFields: { direction: 'inbound', messageType: 'TYPE_SMS' },
		statuses: ['pending', 'delivered', 'failed'],
	},
	{
		name: 'GHL Opportunities Trigger',
		node: () => new GhlOpportunitiesTrigger(),
		events: opportunities.watched[0].events,
		records: ({ world }) => world.ghl.opportunityData.opportunities as unknown as Records,
		id: 'id',
		initialFields: {},
		statuses: ['open', 'won', 'lost', 'abandoned'],
	},
	{
		name: 'GHL Contacts Trigger',
		node: () => new GhlContactsTrigger(),
		events: contacts.watched[0].events,
		records: contactsOf,
		id: 'id',
		initialFields: {},
		statuses: ['new'],
	},
	{
		name: 'GHL Contacts Trigger: tasks',
		node: () => new GhlContactsTrigger(),
		events: contacts.watched[1].events,
		records: tasksOf,
		initialFields: {},
		statuses: ['false', 'true'],
	},
	{
		name: 'GHL Forms Trigger',
		node: () => new GhlFormsTrigger(),
		events: submissions.watched[0].events,
		records: submissionsOf('form'),
		id: 'id',
		initialFields: {},
		statuses: ['new'],
	},
	{
		name: 'GHL Forms Trigger: surveys',
		node: () => new GhlFormsTrigger(),
		events: submissions.watched[1].events,
		records: submissionsOf('survey'),
		id: 'id',
		initialFields: {},
		statuses: ['new'],
	},
];

const share = fc.double({ min: 0, max: 0.999, noNaN: true });

const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('create' as const),
			count: fc.integer({ min: 1, max: 12 }),
			status: share,
			isSameTime: fc.boolean(),
			lateMs: fc.constantFrom(0, 0, 15, 40),
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({ do: fc.constant('change' as const), which: share, status: share }),
	},
	{ weight: 5, arbitrary: fc.constant({ do: 'poll' as const }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'overlap' as const }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'outage' as const }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

const scenarios = fc.record({
	steps: fc.array(step, { maxLength: 30 }),
	listOrder: fc.constantFrom('newest' as const, 'oldest' as const, 'updated' as const),
	startAt: fc.constantFrom('exact' as const, 'day' as const, 'ignored' as const),
	maxRecords: fc.constantFrom(3, 500),
	faults: fc.constantFrom(0, 0.05, 0.2),
	seed: fc.integer({ min: 1, max: 2 ** 31 }),
});

type Scenario = typeof scenarios extends fc.Arbitrary<infer T> ? T : never;

const FAULTS: FaultEffect[] = [
	{ kind: 'reset' },
	{ kind: 'cutJson' },
	{ kind: 'status', status: 502 },
	{ kind: 'tooManyRequests', retryAfter: 0 },
];

const statusOf = (row: Stored) => String((row as unknown as IDataObject).status);

/** Runs a scenario in n8n-core against the sandbox, until the polls emit nothing more. */
async function live(watched: Watched, sandbox: Sandbox, scenario: Scenario) {
	const records = watched.records(sandbox);
	const initial = new Map(records.all(MAIN_LOCATION.id).map((row) => [row._id, statusOf(row)]));
	/** All statuses of each record, also those that no poll sees. */
	const histories = new Map([...initial].map(([id, status]) => [id, [status]]));
	let trigger = createPoller({
		node: watched.node(),
		parameters: {
			events: Object.keys(watched.events),
			output: 'raw',
			...watched.parameters?.(sandbox),
			options: { maxRecords: scenario.maxRecords, lookBackDays: 365 },
		},
		credentials: tokenCredential(sandbox),
	});
	await trigger.activate();
	const items: IDataObject[] = [];
	const take = (found: INodeExecutionData[] | null) => {
		items.push(...(found ?? []).map(({ json }) => json));
		return found;
	};
	// After several failures in a row, a poll throws as expected. The next poll continues.
	const poll = async () => take(await trigger.poll().catch(() => null));
	const faulty = () => {
		for (const effect of FAULTS) sandbox.faults.add({ effect, chance: scenario.faults / 4 });
	};
	// A different time for each change, so that two changes of a record differ.
	let now = Date.now();
	const time = () => new Date((now += 1)).toISOString();

	faulty();
	for (const one of scenario.steps) {
		if (one.do === 'create') {
			const status = watched.statuses[Math.floor(one.status * watched.statuses.length)];
			const same = time();
			for (let i = 0; i < one.count; i++) {
				const at = one.isSameTime ? same : time();
				const fields = { ...watched.initialFields, status };
				const { _id } = addRecord(records, fields, at, Date.now() + one.lateMs);
				histories.set(_id, [status]);
			}
		} else if (one.do === 'change') {
			const all = records.all(MAIN_LOCATION.id);
			const { _id } = all[Math.floor(one.which * all.length)];
			const status = watched.statuses[Math.floor(one.status * watched.statuses.length)];
			records.update(_id, { status, updatedAt: time() });
			histories.get(_id)?.push(status);
		} else if (one.do === 'poll') await poll();
		else if (one.do === 'overlap') await Promise.all([poll(), poll()]);
		else if (one.do === 'restart') trigger = trigger.restarted();
		else {
			sandbox.faults.add({ effect: { kind: 'reset' } });
			await poll();
			sandbox.faults.clear();
			faulty();
		}
	}
	sandbox.faults.clear();
	await new Promise((resolve) => setTimeout(resolve, 45));
	for (let quiet = 0; quiet < 2; ) quiet = take(await trigger.poll()) ? 0 : quiet + 1;
	return { initial, histories, items, rows: records.all(MAIN_LOCATION.id) };
}

const STATUS_FIELDS = ['status', 'estimateStatus', 'appointmentStatus', 'completed'];

const statusIn = (item: IDataObject = {}) =>
	String(STATUS_FIELDS.map((name) => item[name]).find((status) => status !== undefined));

type Run = Awaited<ReturnType<typeof live>>;

/** Returns how often a record reached one of some statuses. A record that existed before does not reach its first one. */
const reached = (
	statuses: readonly string[],
	values: readonly string[],
	existed: boolean,
): number =>
	statuses.filter(
		(status, at) =>
			values.includes(status) && (at === 0 ? !existed : !values.includes(statuses[at - 1])),
	).length;

/**
 * Expects each new record to be created once. Each change must continue from the last status, and the last change
 * must end with the current status.
 */
function expectOnce({ events, id = '_id' }: Watched, { initial, histories, items, rows }: Run) {
	const on = (kind: TriggerEvent['on'], isOfStatus = false) =>
		Object.entries(events)
			.filter(([, event]) => event.on === kind)
			.filter(([, { field = '' }]) => !isOfStatus || STATUS_FIELDS.includes(field));
	const named = (list: ReturnType<typeof on>) => list.map(([name]) => name);
	const [created, updated] = [named(on('created')), named(on('updated'))];
	const changed = named(on('changed', true));
	for (const row of rows) {
		const mine = items.filter((item) => item[id] === row._id);
		const of = (names: string[]) => mine.filter(({ event }) => names.includes(String(event)));
		const existed = initial.has(row._id);
		const firsts = of(created);
		if (created.length > 0) expect(firsts).toHaveLength(existed ? 0 : 1);

		const history = histories.get(row._id) ?? [];
		const chain = [initial.get(row._id) ?? statusIn(firsts.at(0))];
		for (const { changes } of of(changed)) {
			const [{ from, to }] = Object.values(changes as Record<string, { from: string; to: string }>);
			expect(from).toBe(chain.at(-1));
			expect(to).not.toBe(from);
			chain.push(to);
		}
		if (changed.length > 0) expect(chain.at(-1)).toBe(statusOf(row));

		for (const [name, { values = [] }] of on('becomes', true)) {
			const found = of([name]).length;
			if (changed.length > 0) expect(found).toBe(reached(chain, values, existed));
			// Without an event for each change, it is not known which of the statuses a poll saw.
			expect(found).toBeLessThanOrEqual(reached(history, values, existed));
			expect(found).toBeGreaterThanOrEqual(isProven(history, values, existed) ? 1 : 0);
		}

		if (updated.length === 0) continue;
		const versions = of([...created, ...updated]).map(({ updatedAt, dateUpdated }) =>
			String(updatedAt ?? dateUpdated),
		);
		expect(versions).toEqual([...new Set(versions)].sort());
		if (versions.length > 0) expect(versions.at(-1)).toBe(row.updatedAt);
	}
}

/** Returns whether the last status proves an event: the record did not have one of these statuses before. */
const isProven = (history: string[], values: readonly string[], existed: boolean): boolean =>
	values.includes(history.at(-1) ?? '') && !(existed && values.includes(history[0]));

describe.each(TABLE)('$name', (watched) => {
	beforeEach(() => {
		// Waits before retries have a length of 0.
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => jest.restoreAllMocks());

	property(
		'emits each event once, despite faults, outages, restarts, overlapping polls, late records and equal times',
		scenarios,
		async (scenario) => {
			const { seed, listOrder, startAt } = scenario;
			const sandbox = await startSandbox({
				...{ seed, orders: 40, days: 5, rateLimit: UNLIMITED },
				settings: { listOrder, startAt },
			});
			try {
				expectOnce(watched, await live(watched, sandbox, scenario));
			} finally {
				await sandbox.close();
			}
		},
		0.1,
	);
});
