import type { INodeParameters } from 'n8n-workflow';
import { PRIVATE_TOKENS, SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { startResponseServer } from '../../harness/responseServer';
import { tokenCredential } from '../engine/support';
import { calendarOf, run, slotForm, startEmptyCalendars } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startEmptyCalendars();
});
afterEach(() => sandbox.close());

const NEW_YORK = { settings: { timezone: 'America/New_York' } };

const form = (startDate: string, endDate: string, more: INodeParameters = {}): INodeParameters =>
	slotForm(locator(calendarOf(sandbox)), startDate, endDate, more);

/** Returns the first slot of each day. */
const firstSlots = (slots: Array<{ date?: unknown; start?: unknown }>): unknown[] => {
	const days = new Map<unknown, unknown>();
	for (const { date, start } of slots) if (!days.has(date)) days.set(date, start);
	return [...days.values()];
};

it('are in the time zone of the workflow, across a clock change', async () => {
	const slots = await run(sandbox, form('2026-10-30', '2026-11-03'), NEW_YORK);
	// The calendar opens at 09:00 in Regina, which has no daylight saving time.
	expect(firstSlots(slots)).toEqual(['2026-10-30T11:00:00-04:00', '2026-11-02T10:00:00-05:00']);
	expect(slots).toHaveLength(32);
	expect(slots[0]).toEqual({
		start: '2026-10-30T11:00:00-04:00',
		date: '2026-10-30',
		timeZone: 'America/New_York',
		calendarId: calendarOf(sandbox),
	});
});

it('of a location with a clock change begin at the same local time', async () => {
	const { token } = PRIVATE_TOKENS.second;
	const slots = await run(
		sandbox,
		slotForm(locator(calendarOf(sandbox, SECOND_LOCATION.id)), '2026-10-30', '2026-11-03'),
		{
			...NEW_YORK,
			credentials: tokenCredential(sandbox, {
				accessToken: token,
				locationId: SECOND_LOCATION.id,
			}),
		},
	);
	expect(firstSlots(slots)).toEqual(['2026-10-30T12:00:00-04:00', '2026-11-02T12:00:00-05:00']);
});

it('can be in another time zone than that of the workflow, on another day', async () => {
	const options = { timezone: 'Asia/Tokyo' };
	const slots = await run(
		sandbox,
		form('2026-10-30T10:00:00', '2026-10-30T20:00:00', { options }),
		NEW_YORK,
	);
	expect(firstSlots(slots)).toEqual(['2026-10-31T00:00:00+09:00']);
	expect(slots[0]).toMatchObject({ date: '2026-10-31', timeZone: 'Asia/Tokyo' });
});

it('of 31 days are requested, also if one of the days has 25 hours', async () => {
	const run31 = run(sandbox, form('2026-10-20', '2026-11-20'), NEW_YORK);
	// The API decides about the additional hour.
	await expect(run31).rejects.toThrow(/Date range cannot be more than 31 days/);
	expect(sandbox.requests.entries).toHaveLength(1);
});

it.each([
	['a longer period', '2026-11-01', '2026-12-03', /The period is longer than 31 days/],
	['a period that ends first', '2026-11-02', '2026-11-01', /'End Date' is not after/],
	['an empty date', '', '2026-11-01', /'Start Date' is empty/],
])('of %s are not requested', async (_name, startDate, endDate, message) => {
	await expect(run(sandbox, form(startDate, endDate), NEW_YORK)).rejects.toThrow(message);
	expect(sandbox.requests.entries).toEqual([]);
});

it('are no items if no slot is free, and the response of the API with the raw output', async () => {
	const saturday = form('2026-10-31', '2026-11-01');
	expect(await run(sandbox, saturday, NEW_YORK)).toEqual([]);
	const raw = await run(sandbox, { ...saturday, output: 'raw' }, NEW_YORK);
	expect(raw).toEqual([{ traceId: expect.any(String) as string }]);
});

it('with selected fields are one item for each slot', async () => {
	const selected = { output: 'selected', fields: 'start' };
	const slots = await run(
		sandbox,
		form('2026-10-30T11:00:00', '2026-10-30T11:30:00', selected),
		NEW_YORK,
	);
	expect(slots).toEqual([
		{ start: '2026-10-30T11:00:00-04:00' },
		{ start: '2026-10-30T11:30:00-04:00' },
	]);
});

it.each([
	['another response', { ok: 'yes' }],
	['a day without slots', { '2026-10-30': {} }],
	['a reported failure', { success: false, message: 'Calendar is not active' }],
])('reject %s', async (_name, body) => {
	const server = await startResponseServer();
	try {
		server.respondWith({ body });
		const credentials = tokenCredential(sandbox, { baseUrl: server.url });
		await expect(
			run(sandbox, form('2026-10-30', '2026-10-31'), { credentials }),
		).rejects.toMatchObject({ name: 'NodeApiError' });
	} finally {
		await server.close();
	}
});
