import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { locator, searchList } from '../../harness';
import { tokenCredential } from '../engine/support';
import { calendarOf, contactOf, node, run, startEmptyCalendars } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startEmptyCalendars();
});
afterEach(() => sandbox.close());

const DAY = { startTime: '2026-10-30T00:00:00Z', endTime: '2026-10-31T06:00:00Z' };

const book = async (startTime: string) =>
	await run(sandbox, {
		resource: 'appointment',
		operation: 'create',
		calendarId: locator(calendarOf(sandbox)),
		contactId: locator(contactOf(sandbox)),
		startTime,
	});

const queries = () =>
	sandbox.requests.entries.map(({ path }) => path).filter((path) => path.includes('notes'));

it('Get Many returns the appointments of the period, up to the limit', async () => {
	for (const time of ['09:00', '10:00', '11:00']) await book(`2026-10-30T${time}:00-06:00`);
	await book('2026-11-02T09:00:00-06:00');
	const form = {
		resource: 'appointment',
		operation: 'getAll',
		listBy: 'calendar',
		calendarId: locator(calendarOf(sandbox)),
		...DAY,
	};
	expect(await run(sandbox, { ...form, limit: 2 })).toHaveLength(2);
	const all = await run(sandbox, { ...form, returnAll: true });
	expect(all.map(({ startTime }) => startTime)).toEqual([
		'2026-10-30T09:00:00-06:00',
		'2026-10-30T10:00:00-06:00',
		'2026-10-30T11:00:00-06:00',
	]);
});

it.each(['appointment', 'blockedSlot'])(
	'a list of %ss without a calendar, group, or user is not requested',
	async (resource) => {
		for (const [listBy, label] of [
			['calendar', /'Calendar' is empty/],
			['group', /'Calendar Group' is empty/],
			['user', /'User' is empty/],
		] as const) {
			await expect(run(sandbox, { resource, operation: 'getAll', listBy, ...DAY })).rejects.toThrow(
				label,
			);
		}
		expect(sandbox.requests.entries).toEqual([]);
	},
);

it('notes are read in pages of up to 20', async () => {
	const [{ appointmentId }] = await book('2026-10-30T09:00:00-06:00');
	const { notes } = sandbox.world.ghl.calendarData;
	const at = '2026-10-28T12:00:00.000Z';
	for (let i = 0; i < 45; i++) {
		notes.insert({
			...{ _id: `note${i}`, altId: MAIN_LOCATION.id, createdAt: at, updatedAt: at },
			parent: appointmentId as string,
			fields: { body: `Note ${i}` },
		});
	}
	const form = {
		resource: 'appointmentNote',
		operation: 'getAll',
		appointmentId: appointmentId as string,
	};
	const some = await run(sandbox, { ...form, limit: 30 });
	expect(some).toHaveLength(30);
	const all = await run(sandbox, { ...form, returnAll: true });
	expect(new Set(all.map(({ noteId }) => noteId)).size).toBe(45);
	expect(queries().length).toBeGreaterThanOrEqual(5);
});

it('all rooms are read, also those after the first page', async () => {
	const { resources } = sandbox.world.ghl.calendarData;
	const at = '2026-10-28T12:00:00.000Z';
	for (let i = 0; i < 120; i++) {
		resources.insert({
			...{ _id: `room${i}`, altId: MAIN_LOCATION.id, createdAt: at, updatedAt: at },
			fields: { name: `Room ${i}`, resourceType: 'rooms', isActive: true, calendarIds: [] },
		});
	}
	const rooms = await run(sandbox, {
		resource: 'calendarResource',
		operation: 'getAll',
		resourceType: 'rooms',
		returnAll: true,
	});
	expect(new Set(rooms.map(({ resourceId }) => resourceId)).size).toBe(121);
});

it.each([
	['searchCalendars', 'appointment', 'create', {}, /^Barista Workshop|^Coffee Tasting/],
	['searchCalendarGroups', 'calendarGroup', 'delete', {}, /^Tastings/],
	[
		'searchCalendarResources',
		'calendarResource',
		'get',
		{ resourceType: 'rooms' },
		/^Tasting Room/,
	],
	['searchCalendarNotifications', 'calendar', 'getNotification', {}, /^reminder · email/],
])('%s lists records by name', async (method, resource, operation, own, name) => {
	const parameters = { resource, operation, calendarId: locator(calendarOf(sandbox)), ...own };
	const credentials = tokenCredential(sandbox);
	const { results } = await searchList({ node, method, parameters, credentials }, { filter: '' });
	expect(results.length).toBeGreaterThan(0);
	for (const entry of results) {
		expect(entry.name).toMatch(name);
		expect(entry.value).not.toBe('');
	}
});
