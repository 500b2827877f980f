import type { IDataObject } from 'n8n-workflow';

import { GhlInvoicesTrigger } from '../../../nodes/ghl/GhlInvoicesTrigger/GhlInvoicesTrigger.node';
import { MAIN_LOCATION, PRIVATE_TOKENS, READ_SCOPES } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import type { Poller } from '../../harness';
import { tokenCredential, UNLIMITED } from '../engine/support';
import { addRecord, type Records } from './records';

const DAY_MS = 24 * 3_600_000;
/** The due date of the invoice. */
const DUE = '2026-11-28';

let sandbox: Sandbox;
let clock: number;
beforeEach(async () => {
	clock = Date.parse(`${DUE}T03:00:00Z`) - DAY_MS;
	jest.spyOn(Date, 'now').mockImplementation(() => clock);
	const options = { orders: 3, days: 2, rateLimit: UNLIMITED, now: () => clock };
	sandbox = await startSandbox(options);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

const invoices = () => sandbox.world.ghl.billing.invoices as unknown as Records;

/**
 * Returns a trigger that watches one invoice. Its credential has another base URL in each test, so that no time
 * zone is cached.
 */
async function watching(
	{
		fields = {},
		timezone,
		events = ['invoiceOverdue'],
	}: {
		fields?: IDataObject;
		timezone?: string;
		events?: string[];
	} = {},
	credentials = tokenCredential(sandbox),
): Promise<{ trigger: Poller; id: string }> {
	const initial = { status: 'sent', fields: { dueDate: DUE, ...fields } };
	const { _id } = addRecord(invoices(), initial, new Date(clock).toISOString());
	const trigger = createPoller({
		node: new GhlInvoicesTrigger(),
		parameters: { events },
		credentials,
		...(timezone && { settings: { timezone } }),
	});
	await trigger.activate();
	return { trigger, id: _id };
}

/** Returns the time at which the invoice becomes overdue, to the minute. */
async function overdueAt(trigger: Poller, id: string): Promise<string | undefined> {
	for (const minutes of [...Array(80).keys()].map((hour) => hour * 60 - 1).concat([80 * 60])) {
		for (const more of [0, 1]) {
			clock = Date.parse(`${DUE}T00:00:00Z`) - DAY_MS / 2 + (minutes + more) * 60_000;
			const items = ((await trigger.poll()) ?? []).filter(({ json }) => json._id === id);
			if (items.length > 0) return new Date(clock).toISOString().slice(0, 16);
		}
	}
	return undefined;
}

const NOTATIONS = {
	'its last moment in the time zone of the location, as measured': undefined,
	'the day': 'day',
	'its first moment in UTC': 'firstMoment',
	'its last moment in UTC': 'lastMoment',
} as const;

describe('Invoice Overdue', () => {
	it.each(Object.entries(NOTATIONS))(
		'occurs when the day is over in the location: %s',
		async (_name, days) => {
			if (days) sandbox.faults.add({ path: '/ghl/invoices/', effect: { kind: 'oddRows', days } });
			const { trigger, id } = await watching();
			// The location is in UTC-6.
			expect(await overdueAt(trigger, id)).toBe('2026-11-29T06:00');
		},
	);

	it('does not occur for a paid, draft or void invoice, or one without a due date', async () => {
		const { trigger, id } = await watching();
		for (const status of ['paid', 'draft', 'void']) {
			invoices().update(id, { status });
			clock = Date.parse('2027-01-01');
			expect(await trigger.poll()).toBeNull();
		}
	});

	it.each(['soon', null, 0, {}, ''])(
		'does not occur for a due date that is %p',
		async (dueDate) => {
			const { trigger } = await watching({ fields: { dueDate, issueDate: null } });
			clock = Date.parse('2030-01-01');
			expect(((await trigger.poll()) ?? []).map(({ json }) => json.dueDate)).not.toContain(dueDate);
		},
	);

	it('uses the time zone of the workflow if the token cannot read the location', async () => {
		const scopes = READ_SCOPES.filter((scope) => scope !== 'locations.readonly');
		const full = PRIVATE_TOKENS.full.grant as { scopes: readonly string[] };
		const before = full.scopes;
		full.scopes = scopes;
		try {
			sandbox.faults.add({ path: '/ghl/invoices/', effect: { kind: 'oddRows', days: 'day' } });
			const { trigger, id } = await watching({ timezone: 'Asia/Tokyo' });
			expect(await overdueAt(trigger, id)).toBe('2026-11-28T15:00');
		} finally {
			full.scopes = before;
		}
	});

	it.each<[string, FaultEffect]>([
		['an error', { kind: 'status', status: 500 }],
		['no time zone', { kind: 'wrongShape', body: { location: {} } }],
		[
			'an unknown time zone',
			{ kind: 'wrongShape', body: { location: { timezone: 'businessTZ' } } },
		],
		['no JSON', { kind: 'html', status: 200 }],
	])('uses the time zone of the workflow if GHL returns %s', async (_name, effect) => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		sandbox.faults.add({ path: `/ghl/locations/${MAIN_LOCATION.id}`, effect });
		sandbox.faults.add({ path: '/ghl/invoices/', effect: { kind: 'oddRows', days: 'day' } });
		const { trigger, id } = await watching({ timezone: 'UTC' });
		clock = Date.parse('2026-11-28T23:59:00Z');
		expect(await trigger.poll()).toBeNull();
		clock = Date.parse('2026-11-29T00:00:00Z');
		expect((await trigger.poll())?.map(({ json }) => json._id)).toContain(id);
	});

	it('reads the location once a day, and only for this event', async () => {
		const locations = () => sandbox.requests.find('GET', /\/locations\//).length;
		const { trigger: other } = await watching({ events: ['invoiceSent'] });
		await other.poll();
		expect(locations()).toBe(0);
		const { trigger } = await watching();
		for (let hour = 0; hour < 23; hour++) {
			clock += 3_600_000;
			await trigger.poll();
		}
		expect(locations()).toBe(1);
		clock += 2 * 3_600_000;
		await trigger.poll();
		expect(locations()).toBe(2);
	});
});
