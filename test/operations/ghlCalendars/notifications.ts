import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { calendarRecords, UNKNOWN } from './records';

export const notificationCases: Cases = (world) => {
	const { tasting, notification, user, calendarId } = calendarRecords(world);
	const path = `/calendars/${tasting._id}/notifications`;
	const one = `${path}/${notification._id}`;
	const chosen = { calendarId, notificationId: locator(notification._id) };
	const unknown = {
		parameters: { notificationId: locator(UNKNOWN) },
		message: new RegExp(`Notification not found for id:${UNKNOWN}`),
	};
	return [
		{
			resource: 'calendar',
			operation: 'createNotification',
			parameters: {
				calendarId,
				notificationType: 'reminder',
				receiverType: 'contact',
				channel: 'sms',
				additionalFields: {
					body: 'See you tomorrow',
					beforeTime: { rows: [{ timeOffset: 1, unit: 'hours' }] },
					selectedUsers: { rows: [{ userId: locator(user.id) }] },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path,
					body: [
						{
							notificationType: 'reminder',
							receiverType: 'contact',
							channel: 'sms',
							body: 'See you tomorrow',
							beforeTime: [{ timeOffset: 1, unit: 'hours' }],
							selectedUsers: [user.id],
						},
					],
				},
				output: { notificationType: 'reminder', channel: 'sms', isActive: true },
			},
			bad: { parameters: { channel: '' }, message: /'Channel' is empty/ },
		},
		{
			resource: 'calendar',
			operation: 'deleteNotification',
			parameters: chosen,
			expect: { request: { method: 'DELETE', path: one }, output: [{ deleted: true }] },
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'getNotification',
			parameters: chosen,
			expect: {
				request: { method: 'GET', path: one },
				output: { notificationId: notification._id, subject: 'Your tasting is tomorrow' },
			},
			bad: unknown,
		},
		{
			resource: 'calendar',
			operation: 'getNotifications',
			parameters: { calendarId, filters: { isActive: true, deleted: false } },
			expect: {
				request: {
					method: 'GET',
					path,
					query: { isActive: 'true', deleted: 'false', limit: '50', skip: '0' },
				},
				output: [{ notificationId: notification._id, notificationType: 'reminder' }],
			},
			bad: {
				parameters: { calendarId: locator(UNKNOWN) },
				message: new RegExp(`Calendar not found for id:${UNKNOWN}`),
			},
		},
		{
			resource: 'calendar',
			operation: 'updateNotification',
			parameters: { ...chosen, updateFields: { subject: 'Your tasting', isActive: false } },
			expect: {
				request: {
					method: 'PUT',
					path: one,
					body: { subject: 'Your tasting', isActive: false },
				},
				output: [{ success: true }],
			},
			bad: unknown,
		},
	];
};
