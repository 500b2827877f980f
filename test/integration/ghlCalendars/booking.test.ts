import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { startResponseServer } from '../../harness/responseServer';
import { startRecorder } from '../../operations/support/recorder';
import { tokenCredential } from '../engine/support';
import { calendarOf, contactOf, events, run, slotForm, startEmptyCalendars } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startEmptyCalendars();
});
afterEach(() => sandbox.close());

const SLOT = '2026-10-30T09:00:00-06:00';
const LATER = '2026-10-30T10:00:00-06:00';

const book = (more: INodeParameters = {}): INodeParameters => ({
	resource: 'appointment',
	operation: 'create',
	calendarId: locator(calendarOf(sandbox)),
	contactId: locator(contactOf(sandbox)),
	startTime: SLOT,
	...more,
});
const change = (operation: string, appointmentId: unknown, more: INodeParameters = {}) => ({
	resource: 'appointment',
	operation,
	appointmentId: appointmentId as string,
	...more,
});

/** Returns the free slots on the day, in the time zone of the location. */
async function freeSlots(): Promise<unknown[]> {
	const options = { timezone: 'America/Regina' };
	const form = slotForm(
		locator(calendarOf(sandbox)),
		'2026-10-30T00:00:00-06:00',
		'2026-10-31T00:00:00-06:00',
		{ options },
	);
	return (await run(sandbox, form)).map(({ start }) => start);
}

it('a slot that Get Free Slots returns can be booked once', async () => {
	const before = await freeSlots();
	expect(before[0]).toBe(SLOT);
	const [booked] = await run(sandbox, book({ startTime: before[0] as string }));
	expect(booked).toMatchObject({ status: 'confirmed', startTime: SLOT });
	expect(await freeSlots()).toEqual(before.slice(1));

	await expect(run(sandbox, book({ contactId: locator(contactOf(sandbox, 1)) }))).rejects.toThrow(
		expect.objectContaining({
			message: expect.stringContaining('The slot is not available in this calendar') as string,
			description: expect.stringContaining("'Get Free Slots'") as string,
		}) as Error,
	);
	expect(events(sandbox)).toHaveLength(1);
});

it('of concurrent bookings of one slot, exactly one succeeds', async () => {
	const items = Array.from({ length: 4 }, (_, i) => ({ json: { contact: contactOf(sandbox, i) } }));
	const results = await run(
		sandbox,
		book({ contactId: locator('={{ $json.contact }}'), options: { parallel: 4 } }),
		{ items, continueOnFail: true },
	);
	expect(results.filter(({ appointmentId }) => appointmentId)).toHaveLength(1);
	expect(results.filter(({ error }) => error)).toHaveLength(3);
	expect(events(sandbox)).toHaveLength(1);
});

it('a slot can be booked again with Ignore Free Slots', async () => {
	await run(sandbox, book());
	await run(sandbox, book({ options: { ignoreFreeSlotValidation: true } }));
	expect(events(sandbox)).toHaveLength(2);
});

it('Reschedule frees the old slot and occupies the new one', async () => {
	const before = await freeSlots();
	const [{ appointmentId }] = await run(sandbox, book());
	const [moved] = await run(sandbox, change('reschedule', appointmentId, { startTime: LATER }));
	expect(moved).toMatchObject({
		appointmentId,
		startTime: LATER,
		endTime: '2026-10-30T10:30:00-06:00',
	});
	expect(await freeSlots()).toEqual(before.filter((start) => start !== LATER));
	await expect(run(sandbox, book({ startTime: LATER }))).rejects.toThrow(/slot is not available/);
});

it('Cancel frees the slot and keeps the appointment', async () => {
	const before = await freeSlots();
	const [{ appointmentId }] = await run(sandbox, book());
	const [canceled] = await run(sandbox, change('cancel', appointmentId));
	expect(canceled).toMatchObject({ appointmentId, status: 'cancelled', startTime: SLOT });
	expect(await freeSlots()).toEqual(before);
	expect(events(sandbox)).toHaveLength(1);
});

it('the appointments of the contact contain the new one', async () => {
	const [{ appointmentId }] = await run(
		sandbox,
		book({ contactId: locator(contactOf(sandbox, 1)) }),
	);
	const [{ events: listed }] = await run(sandbox, {
		...{ resource: 'calendar', operation: 'apiCall', method: 'GET', addAccount: 'none' },
		path: `/contacts/${contactOf(sandbox, 1)}/appointments`,
	});
	expect(listed).toMatchObject([{ id: appointmentId, startTime: '2026-10-30 09:00:00' }]);
});

it('a blocked slot is not free until it is deleted', async () => {
	const before = await freeSlots();
	const [{ blockedSlotId }] = await run(sandbox, {
		resource: 'blockedSlot',
		operation: 'create',
		blockFor: 'calendar',
		calendarId: locator(calendarOf(sandbox)),
		startTime: '2026-10-30T09:00:00-06:00',
		endTime: '2026-10-30T10:00:00-06:00',
	});
	expect(await freeSlots()).toEqual(before.slice(2));
	await run(sandbox, {
		resource: 'blockedSlot',
		operation: 'delete',
		blockedSlotId: blockedSlotId as string,
	});
	expect(await freeSlots()).toEqual(before);
});

describe('the start time', () => {
	const sentStart = async (startTime: string, timezone: string) => {
		const recorder = await startRecorder(sandbox.url);
		try {
			const credentials = tokenCredential(sandbox, { baseUrl: `${recorder.url}/ghl` });
			const options = { ignoreFreeSlotValidation: true };
			await run(sandbox, book({ startTime, options }), { credentials, settings: { timezone } });
			const [{ body, headers }] = recorder.take();
			expect(headers.version).toBe('2021-04-15');
			return (body as { startTime: string }).startTime;
		} finally {
			await recorder.close();
		}
	};

	it.each([
		['keeps its own offset', SLOT, 'Asia/Tokyo', SLOT],
		[
			'is in the time zone of the workflow',
			'2026-10-30T09:00:00',
			'America/New_York',
			'2026-10-30T09:00:00-04:00',
		],
		[
			'is in winter time after the clock change',
			'2026-11-02T09:00:00',
			'America/New_York',
			'2026-11-02T09:00:00-05:00',
		],
		[
			'can be a date of an expression',
			"={{ DateTime.fromISO('2026-10-30T09:00:00', { zone: 'America/Regina' }) }}",
			'UTC',
			SLOT,
		],
	])('%s', async (_name, startTime, timezone, expected) => {
		expect(await sentStart(startTime, timezone)).toBe(expected);
	});
});

describe('an appointment with an unknown outcome', () => {
	it.each([
		['a lost connection', { kind: 'reset', when: 'after' }],
		['a server error', { kind: 'status', status: 502, when: 'after' }],
		['an incomplete response', { kind: 'cutJson' }],
	] as const)('is not created again after %s', async (_name, effect) => {
		sandbox.faults.add({ method: 'POST', path: '/ghl/calendars/events/appointments', effect });
		await expect(run(sandbox, book())).rejects.toMatchObject({
			message: expect.stringContaining('may or may not') as string,
			context: expect.objectContaining({ unknownOutcome: true }) as object,
		});
		expect(events(sandbox)).toHaveLength(1);
	});
});

it('Get reads an appointment in either property of the response', async () => {
	const server = await startResponseServer();
	try {
		const credentials = tokenCredential(sandbox, { baseUrl: server.url });
		for (const name of ['event', 'appointment']) {
			server.respondWith({ body: { [name]: { id: 'a1', title: 'Tasting' } } });
			const found = await run(sandbox, change('get', 'a1'), { credentials });
			expect(found).toMatchObject([{ appointmentId: 'a1', title: 'Tasting' }]);
		}
		server.respondWith({ body: { event: {} } });
		await expect(run(sandbox, change('get', 'a1'), { credentials })).rejects.toMatchObject({
			name: 'NodeApiError',
		});
	} finally {
		await server.close();
	}
});
