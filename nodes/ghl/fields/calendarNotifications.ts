import { textList } from '../../shared/catalog/encode';
import { choices, fieldTable, locator, rows } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { timeZoneName } from './appointments';
import { calendarIds, text } from './calendars';
import { user } from './contacts';
import { textId } from './messageParts';
import { openingHours } from './openingHours';
import { recordIds } from './recordIds';

const offset = fieldTable({
	timeOffset: { displayName: 'Time', type: 'number', typeOptions: { minValue: 1 }, default: 1 },
	unit: {
		displayName: 'Unit',
		type: 'options',
		options: choices(['days', 'hours', 'mins']),
		default: 'hours',
	},
});

const times = (displayName: string, description: string): FieldDraft =>
	rows({ displayName, rowName: 'Time', description }, [offset.timeOffset, offset.unit]);

/** Fields of notifications of a calendar. */
export const calendarNotifications = fieldTable({
	calendarId: calendarIds.calendarId,
	notificationId: locator({
		displayName: 'Notification',
		description: 'The list shows the notifications of the chosen calendar',
		search: 'searchCalendarNotifications',
		example: '6650a1b2c3d4e5f60718293a',
	}),
	receiverType: {
		displayName: 'Recipient',
		type: 'options',
		options: [
			{ name: 'Assigned User', value: 'assignedUser' },
			{ name: 'Business', value: 'business' },
			{ name: 'Contact', value: 'contact' },
			{ name: 'Email Addresses', value: 'emails' },
			{ name: 'Guest', value: 'guest' },
			{ name: 'Phone Numbers', value: 'phoneNumbers' },
		],
		default: 'contact',
	},
	channel: {
		displayName: 'Channel',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'In-App', value: 'inApp' },
			{ name: 'SMS', value: 'sms' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: 'email',
	},
	notificationType: {
		displayName: 'Event',
		type: 'options',
		options: [
			{ name: 'Booked', value: 'booked' },
			{ name: 'Canceled', value: 'cancellation' },
			{ name: 'Confirmed', value: 'confirmation' },
			{ name: 'Follow-Up', value: 'followup' },
			{ name: 'Reminder', value: 'reminder' },
			{ name: 'Rescheduled', value: 'reschedule' },
		],
		default: 'booked',
		description: 'When GHL sends the notification',
	},
	isActive: {
		displayName: 'Active',
		type: 'boolean',
		default: true,
		description: 'Whether GHL sends the notification',
	},
	deleted: {
		displayName: 'Deleted',
		type: 'boolean',
		default: true,
		description: 'Whether the notification is deleted',
	},
	templateId: textId('Template ID', 'The template of the email'),
	subject: text('Subject', 'Your tasting is tomorrow', 'Subject of the email'),
	body: {
		displayName: 'Body',
		type: 'string',
		typeOptions: { rows: 4 },
		placeholder: 'e.g. We look forward to your visit.',
		description: 'Text of the notification. It can contain GHL merge fields.',
	},
	afterTime: times('Times After', 'How long after the appointment GHL sends a follow-up'),
	beforeTime: times('Times Before', 'How long before the appointment GHL sends a reminder'),
	additionalEmailIds: {
		...text(
			'Additional Emails',
			'ana@example.com, ben@example.com',
			'Comma-separated list of addresses',
		),
		as: textList,
	},
	additionalPhoneNumbers: {
		...text('Additional Phone Numbers', '+18888888888', 'Comma-separated list of phone numbers'),
		as: textList,
	},
	selectedUsers: recordIds(
		{
			displayName: 'Users',
			description: 'Users who receive in-app notifications and business emails',
		},
		fieldTable({ userId: user('User', 'A user of the location') }).userId,
	),
	fromAddress: text('From Address', 'tastings@example.com', 'Address that the email is sent from'),
	fromName: text('From Name', 'Harbour Coffee', 'Name that the email or SMS is sent from'),
	fromNumber: text('From Number', '+18888888888', 'Number that the SMS is sent from'),
});

/** Fields of the availability schedules of users. */
export const schedules = fieldTable({
	scheduleId: textId('Schedule ID', 'The schedule of a user. Get Many Schedules returns the IDs.'),
	calendarId: calendarIds.calendarId,
	name: text('Name', 'Business Hours'),
	userId: user('User', 'The user of the schedule'),
	timezone: {
		displayName: 'Time Zone',
		type: 'string',
		as: timeZoneName,
		placeholder: 'e.g. America/New_York',
		description: 'Time zone of the hours',
	},
	rules: openingHours.rules,
	calendarIds: recordIds(
		{ displayName: 'Calendars', description: 'Calendars that use the schedule' },
		calendarIds.calendarId,
	),
});
