import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { calendarRecords, limitRejected, location, UNKNOWN } from './records';

export const scheduleCases: Cases = (world) => {
	const { tasting, workshop, schedule, user } = calendarRecords(world);
	const path = `/calendars/schedules/${schedule._id}`;
	const scheduleId = schedule._id;
	const workshopOf = `${path}/associations/${workshop._id}`;
	const association = { scheduleId, calendarId: locator(workshop._id) };
	const unknown = {
		parameters: { scheduleId: UNKNOWN },
		message: new RegExp(`Schedule not found for id:${UNKNOWN}`),
	};
	return [
		{
			resource: 'calendar',
			operation: 'addToSchedule',
			parameters: association,
			expect: { request: { method: 'PUT', path: workshopOf }, output: [{ success: true }] },
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'createSchedule',
			parameters: {
				name: 'Weekend',
				userId: locator(user.id),
				timezone: 'America/New_York',
				rules: {
					rows: [
						{ ruleType: 'wday', ruleDays: ['saturday', 'sunday'], opens: '10:00', closes: '12:00' },
						{ ruleType: 'wday', ruleDays: ['sunday'], opens: '13:00', closes: '14:00' },
						{ ruleType: 'date', ruleDate: '2026-12-25' },
					],
				},
				additionalFields: { calendarIds: { rows: [{ calendarId: locator(tasting._id) }] } },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/schedules',
					body: {
						...location,
						name: 'Weekend',
						userId: user.id,
						timezone: 'America/New_York',
						rules: [
							{ type: 'wday', day: 'saturday', intervals: [{ from: '10:00', to: '12:00' }] },
							{
								type: 'wday',
								day: 'sunday',
								intervals: [
									{ from: '10:00', to: '12:00' },
									{ from: '13:00', to: '14:00' },
								],
							},
							{ type: 'date', date: '2026-12-25', intervals: [] },
						],
						calendarIds: [tasting._id],
					},
				},
				output: { name: 'Weekend', userId: user.id, timeZone: 'America/New_York' },
			},
			bad: {
				parameters: { timezone: 'Eastern' },
				message: /'Time Zone' is not a time zone: Eastern/,
			},
		},
		{
			resource: 'calendar',
			operation: 'deleteSchedule',
			parameters: { scheduleId },
			expect: { request: { method: 'DELETE', path }, output: [{ deleted: true }] },
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'getSchedule',
			parameters: { scheduleId },
			expect: {
				request: { method: 'GET', path },
				output: { scheduleId, name: 'Business Hours', timeZone: 'America/New_York' },
			},
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'getSchedules',
			parameters: { userId: locator(user.id), filters: { calendarId: locator(tasting._id) } },
			expect: {
				request: {
					method: 'GET',
					path: '/calendars/schedules/search',
					query: {
						...location,
						userId: user.id,
						calendarId: tasting._id,
						limit: '50',
						skip: '0',
					},
				},
				output: [{ scheduleId, name: 'Business Hours' }],
			},
			bad: limitRejected,
		},
		{
			resource: 'calendar',
			operation: 'removeFromSchedule',
			parameters: association,
			expect: { request: { method: 'DELETE', path: workshopOf }, output: [{ success: true }] },
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'updateSchedule',
			parameters: { scheduleId, updateFields: { name: 'Winter Hours' } },
			expect: {
				request: { method: 'PUT', path, body: { name: 'Winter Hours' } },
				output: { scheduleId, name: 'Winter Hours' },
			},
			bad: {
				parameters: {
					updateFields: {
						rules: { rows: [{ ruleType: 'wday', opens: '09:00', closes: '10:00' }] },
					},
				},
				message: /'Hours' contains a row without days/,
			},
		},
	];
};
