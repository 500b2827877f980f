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

/** Returns the number of slots on the weekdays of a period, both days included. */
function expectedSlots(first: string, last: string): number {
	let count = 0;
	for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000) {
		if (![0, 6].includes(new Date(day).getUTCDay())) count += 16;
	}
	return count;
}

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

it('of a long period are read in parts that the API accepts, each slot once', async () => {
	// 75 days and one hour, because the clocks change. The parts end on days with slots.
	const long = form('2026-10-29T11:30:00', '2027-01-12T11:30:00');
	const slots = (await run(sandbox, long, NEW_YORK)).map(({ start }) => start);
	expect(sandbox.requests.entries).toHaveLength(3);
	expect(new Set(slots).size).toBe(slots.length);
	// The period begins with the second slot of a day, and ends with the fourth one of another day.
	expect(slots[0]).toBe('2026-10-29T11:30:00-04:00');
	expect(slots.at(-1)).toBe('2027-01-12T11:30:00-05:00');
	expect(slots).toHaveLength(expectedSlots('2026-10-29', '2027-01-12') - 1 - 12);
	const [raw] = await run(sandbox, { ...long, output: 'raw' }, NEW_YORK);
	const days = Object.values(raw as Record<string, { slots?: string[] }>);
	expect(days.flatMap((day) => day.slots ?? [])).toEqual(slots);
});

it.each([
	['more than a year', '2026-11-01', '2027-11-04', /The period is longer than a year/],
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
