import type { INodeParameters } from 'n8n-workflow';

import { GhlCalendarsTrigger } from '../../../nodes/ghl/GhlCalendarsTrigger/GhlCalendarsTrigger.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import { apiRequests, tokenCredential, UNLIMITED } from '../engine/support';
import { addRecord, appointmentsIn, firstCalendar } from './records';

const DAY_MS = 86_400_000;

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const pollerWith = (parameters: INodeParameters, saved?: object) =>
	createPoller({
		node: new GhlCalendarsTrigger(),
		parameters: { events: ['appointmentCreated'], ...parameters },
		credentials: tokenCredential(sandbox),
		...(saved && { saved: saved as never, setupId: 4711 }),
	});

const book = (inDays: number) => {
	const start = Date.now() + inDays * DAY_MS;
	const times = { start, end: start + 1_800_000 };
	return addRecord(appointmentsIn(sandbox), times, new Date().toISOString())._id;
};

it.each([
	['calendar', "'Calendar' is empty"],
	['group', "'Calendar Group' is empty"],
	['user', "'User' is empty"],
])('rejects the list by %s without a value before it sends a request', async (listBy, message) => {
	await expect(pollerWith({ listBy }).activate()).rejects.toThrow(message);
	expect(apiRequests(sandbox)).toEqual([]);
});

it('requests the period around the poll, by one owner', async () => {
	const options = { daysBack: 2, daysAhead: 10 };
	await pollerWith({ ...firstCalendar(sandbox), groupId: 'unused', options }).activate();
	const { query } = apiRequests(sandbox)[0];
	const { calendarId } = firstCalendar(sandbox);
	expect(query).toMatchObject({ calendarId });
	expect(query).not.toHaveProperty('groupId');
	expect(query).not.toHaveProperty('listBy');
	const hours = (name: string) =>
		Math.round((Number((query as Record<string, string>)[name]) - Date.now()) / 3_600_000);
	expect([hours('startTime'), hours('endTime')]).toEqual([-48, 240]);
});

it('emits appointments of the period only', async () => {
	const poller = pollerWith({ ...firstCalendar(sandbox), options: { daysAhead: 10 } });
	await poller.activate();
	const soon = book(5);
	book(20);
	const items = (await poller.poll()) ?? [];
	expect(items.map(({ json }) => json.appointmentId)).toEqual([soon]);
});

it('starts with a new state if another calendar is chosen', async () => {
	const { calendars } = sandbox.world.ghl.calendarData;
	const { calendarId } = firstCalendar(sandbox);
	const other = calendars.all(MAIN_LOCATION.id).find(({ _id }) => _id !== calendarId);
	const first = pollerWith({ listBy: 'calendar', calendarId: String(other?._id) });
	await first.activate();
	book(3);
	const second = pollerWith(firstCalendar(sandbox), first.saved);
	expect(await second.poll()).toBeNull();
});
