import { required } from '../../../shared/catalog/fields';
import type { Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { calendarNotifications as n } from '../../fields/calendarNotifications';
import { lists } from '../../fields/lists';

const READ = 'calendars/events.readonly';
const WRITE = 'calendars/events.write';
const path = { calendarId: n.calendarId, notificationId: n.notificationId };

const simplified: Simplified = {
	notificationId: '_id',
	notificationType: 'notificationType',
	channel: 'channel',
	receiverType: 'receiverType',
	isActive: 'isActive',
	subject: 'subject',
	body: 'body',
	templateId: 'templateId',
	beforeTime: 'beforeTime',
	afterTime: 'afterTime',
};

const details = [
	n.isActive,
	n.templateId,
	n.subject,
	n.body,
	n.beforeTime,
	n.afterTime,
	n.additionalEmailIds,
	n.additionalPhoneNumbers,
	n.selectedUsers,
	n.fromAddress,
	n.fromName,
	n.fromNumber,
] as const;

/** Operations on the notifications of a calendar. */
export const notificationOperations = {
	createNotification: operation('POST /calendars/{calendarId}/notifications', {
		name: 'Create Notification',
		action: 'Create notification of calendar',
		description: 'Add a notification that GHL sends for appointments of a calendar',
		scope: WRITE,
		account: NO_ACCOUNT,
		path: { calendarId: n.calendarId },
		fields: [required(n.notificationType), required(n.receiverType), required(n.channel)],
		additional: details,
		// The API expects and returns a list of notifications.
		prepare: async (request) => {
			Object.assign(request, { body: [request.body] });
			await Promise.resolve();
		},
		record: '',
		simplified,
	}),
	deleteNotification: operation('DELETE /calendars/{calendarId}/notifications/{notificationId}', {
		name: 'Delete Notification',
		action: 'Delete notification of calendar',
		description: 'Delete a notification of a calendar',
		scope: WRITE,
		account: NO_ACCOUNT,
		path,
		result: 'deleted',
	}),
	getNotification: operation('GET /calendars/{calendarId}/notifications/{notificationId}', {
		name: 'Get Notification',
		action: 'Get notification of calendar',
		description: 'Retrieve one notification of a calendar',
		scope: READ,
		account: NO_ACCOUNT,
		path,
		simplified,
	}),
	getNotifications: operation('GET /calendars/{calendarId}/notifications', {
		name: 'Get Many Notifications',
		action: 'Get many notifications of calendar',
		description: 'Retrieve the notifications of a calendar',
		scope: READ,
		account: NO_ACCOUNT,
		path: { calendarId: n.calendarId },
		filters: [n.isActive, n.deleted],
		list: lists.calendarNotifications,
		simplified,
	}),
	updateNotification: operation('PUT /calendars/{calendarId}/notifications/{notificationId}', {
		name: 'Update Notification',
		action: 'Update notification of calendar',
		description: 'Update a notification of a calendar',
		scope: WRITE,
		account: NO_ACCOUNT,
		path,
		update: [n.notificationType, n.receiverType, n.channel, n.deleted, ...details],
		result: 'success',
	}),
};
