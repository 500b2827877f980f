import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { calendarRecords, limitRejected, location, ms, UNKNOWN } from './records';

const NINE_TO_FIVE = { openHour: 9, openMinute: 0, closeHour: 17, closeMinute: 0 };

const asQuery = (query: Record<string, string | string[]>) => query;

export const calendarCases: Cases = (world) => {
	const { tasting, workshop, group, user, contacts, calendarId } = calendarRecords(world);
	const path = `/calendars/${tasting._id}`;
	const unknown = {
		parameters: { calendarId: locator(UNKNOWN) },
		message: new RegExp(`Calendar not found for id:${UNKNOWN}`),
	};
	const slot = (start: string) => ({
		start,
		date: '2026-11-26',
		timeZone: 'UTC',
		calendarId: tasting._id,
	});
	return [
		{
			resource: 'calendar',
			operation: 'create',
			parameters: {
				name: 'Cupping',
				calendarType: 'round_robin',
				teamMembers: {
					rows: [
						{
							userId: locator(user.id),
							priority: 0.5,
							isPrimary: true,
							locationConfigurations: { rows: [{ kind: 'physical', location: 'Tasting room' }] },
						},
					],
				},
				openHours: {
					rows: [
						{ days: ['monday', 'friday'], opens: '9:00', closes: '12:00' },
						{ days: ['monday', 'friday'], opens: '13:00', closes: '17:30' },
					],
				},
				additionalFields: {
					groupId: locator(group._id),
					slotDuration: 45,
					slotDurationUnit: 'mins',
					availabilities: { rows: [{ date: '2026-12-24', opens: '', closes: '' }] },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/',
					body: {
						...location,
						name: 'Cupping',
						calendarType: 'round_robin',
						teamMembers: [
							{
								userId: user.id,
								priority: 0.5,
								isPrimary: true,
								locationConfigurations: [{ kind: 'physical', location: 'Tasting room' }],
							},
						],
						openHours: [
							{
								daysOfTheWeek: [1, 5],
								hours: [
									{ openHour: 9, openMinute: 0, closeHour: 12, closeMinute: 0 },
									{ openHour: 13, openMinute: 0, closeHour: 17, closeMinute: 30 },
								],
							},
						],
						groupId: group._id,
						slotDuration: 45,
						slotDurationUnit: 'mins',
						availabilities: [{ date: '2026-12-24T00:00:00.000Z', hours: [] }],
					},
				},
				output: { name: 'Cupping', calendarType: 'round_robin', isActive: true, slotDuration: 45 },
			},
			bad: {
				parameters: {
					openHours: { rows: [{ days: ['monday'], opens: '17:00', closes: '09:00' }] },
				},
				message: /'Opening Hours' contains hours without a beginning and a later end/,
			},
			samples: { days: ['monday'] },
		},
		{
			resource: 'calendar',
			operation: 'delete',
			parameters: { calendarId },
			expect: { request: { method: 'DELETE', path }, output: [{ deleted: true }] },
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'get',
			parameters: { calendarId },
			expect: {
				request: { method: 'GET', path },
				output: { calendarId: tasting._id, name: 'Coffee Tasting', groupId: group._id },
			},
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'getAll',
			parameters: { filters: { groupId: locator(group._id), showDrafted: false } },
			expect: {
				request: {
					method: 'GET',
					path: '/calendars/',
					query: asQuery({ ...location, groupId: group._id, showDrafted: 'false' }),
				},
				output: [
					{ calendarId: tasting._id, name: 'Coffee Tasting' },
					{ calendarId: workshop._id, name: 'Barista Workshop' },
				].sort((a, b) => (a.calendarId < b.calendarId ? -1 : 1)),
			},
			bad: limitRejected,
		},
		{
			resource: 'calendar',
			operation: 'getFreeSlots',
			parameters: {
				calendarId,
				startDate: '2026-11-26T17:30:00',
				endDate: '2026-11-26T20:00:00',
			},
			expect: {
				request: {
					method: 'GET',
					path: `${path}/free-slots`,
					query: asQuery({
						startDate: ms('2026-11-26T17:30:00Z'),
						endDate: ms('2026-11-26T20:00:00Z'),
						timezone: 'UTC',
					}),
				},
				// An appointment is at 18:00. From 19:00 to 20:00, the calendar is blocked.
				output: ['17:30', '18:30', '20:00'].map((time) => slot(`2026-11-26T${time}:00Z`)),
			},
			bad: {
				parameters: { endDate: '2028-01-26T20:00:00' },
				message: /The period is longer than a year/,
			},
			samples: { endDate: '2026-11-25T10:00:00.000Z' },
		},
		{
			resource: 'calendar',
			operation: 'getFreeSlots',
			title: 'in another time zone, of several users, as the API returns them',
			parameters: {
				calendarId,
				startDate: '2026-11-26T20:00:00',
				endDate: '2026-11-26T20:00:00.001',
				filters: { userIds: { rows: [{ userId: locator(user.id) }, { userId: UNKNOWN }] } },
				options: { timezone: 'Europe/Berlin' },
				output: 'raw',
			},
			expect: {
				request: {
					method: 'GET',
					path: `${path}/free-slots`,
					query: asQuery({
						startDate: ms('2026-11-26T20:00:00Z'),
						endDate: ms('2026-11-26T20:00:00.001Z'),
						timezone: 'Europe/Berlin',
						userIds: [user.id, UNKNOWN],
					}),
				},
				output: { '2026-11-26': { slots: ['2026-11-26T21:00:00+01:00'] } },
			},
			bad: {
				parameters: { options: { timezone: 'Berlin' } },
				message: /'Time Zone' is not a time zone: Berlin/,
			},
		},
		{
			resource: 'calendar',
			operation: 'update',
			parameters: {
				calendarId,
				updateFields: {
					name: 'Coffee Tasting for Two',
					openHours: { rows: [{ days: ['sunday'], opens: '09:00', closes: '17:00' }] },
					changedAvailabilities: {
						rows: [
							{ date: '2026-12-31', opens: '10:00', closes: '12:00' },
							{ date: '2026-12-24', availabilityId: UNKNOWN, deleted: true },
						],
					},
				},
			},
			expect: {
				request: {
					method: 'PUT',
					path,
					body: {
						name: 'Coffee Tasting for Two',
						openHours: [{ daysOfTheWeek: [0], hours: [NINE_TO_FIVE] }],
						availabilities: [
							{
								date: '2026-12-31T00:00:00.000Z',
								deleted: false,
								hours: [{ openHour: 10, openMinute: 0, closeHour: 12, closeMinute: 0 }],
							},
							{ date: '2026-12-24T00:00:00.000Z', id: UNKNOWN, deleted: true, hours: [] },
						],
					},
				},
				output: { calendarId: tasting._id, name: 'Coffee Tasting for Two' },
			},
			bad: {
				parameters: {
					updateFields: { openHours: { rows: [{ days: ['sunday'], opens: '9', closes: '17' }] } },
				},
				message: /'From' is not a time: 9/,
			},
			samples: { days: ['monday'] },
		},
		{
			resource: 'calendar',
			operation: 'apiCall',
			parameters: {
				method: 'GET',
				path: `/contacts/${contacts[1]._id}/appointments`,
				addAccount: 'none',
			},
			expect: {
				request: { method: 'GET', path: `/contacts/${contacts[1]._id}/appointments` },
				output: { events: [] },
			},
			bad: {
				parameters: { path: 'calendars' },
				message: /'Path' is not a path of the API: calendars/,
			},
		},
	];
};
