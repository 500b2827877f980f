import { Collection, type StoredRecord } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS } from '../accounts';
import type { GhlData } from '../types';

/** A record that the API returns as it was written: a calendar, group, resource, notification, schedule or note. */
export interface Stored extends StoredRecord {
	/** The calendar of a notification, or the appointment of a note. */
	parent?: string;
	fields: Record<string, unknown>;
}

/** An appointment, or a blocked slot. Times are in ms. */
export interface CalendarEvent extends StoredRecord {
	kind: 'appointment' | 'block';
	start: number;
	end: number;
	calendarId?: string;
	assignedUserId?: string;
	contactId?: string;
	status: string;
	fields: Record<string, unknown>;
}

/** Opening hours on days of the week. Sunday is 0. */
export interface OpenHours {
	daysOfTheWeek: number[];
	hours: Hours[];
}

/** Opening hours of a day. */
export interface Hours {
	openHour: number;
	openMinute: number;
	closeHour: number;
	closeMinute: number;
}

/** All records of the calendars API. */
export interface CalendarData {
	calendars: Collection<Stored>;
	groups: Collection<Stored>;
	resources: Collection<Stored>;
	notifications: Collection<Stored>;
	schedules: Collection<Stored>;
	notes: Collection<Stored>;
	events: Collection<CalendarEvent>;
}

const DAY_MS = 86_400_000;

/** Weekdays from 09:00 to 17:00: the hours of a calendar without its own. */
export const DEFAULT_HOURS: OpenHours[] = [
	{
		daysOfTheWeek: [1, 2, 3, 4, 5],
		hours: [{ openHour: 9, openMinute: 0, closeHour: 17, closeMinute: 0 }],
	},
];

export const emptyCalendars = (): CalendarData => ({
	calendars: new Collection<Stored>(),
	groups: new Collection<Stored>(),
	resources: new Collection<Stored>(),
	notifications: new Collection<Stored>(),
	schedules: new Collection<Stored>(),
	notes: new Collection<Stored>(),
	events: new Collection<CalendarEvent>(),
});

/** Gives each location two calendars in a group, rooms and equipment, and an appointment with notes. */
export function seedCalendars(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on calendars.
	const random = createRandom(seed + 5);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, altId: string, now: number): void {
	const all = data.calendarData;
	const at = new Date(now - 30 * DAY_MS).toISOString();
	const times = { altId, createdAt: at, updatedAt: at };
	const add = (
		records: Collection<Stored>,
		id: string,
		fields: Record<string, unknown>,
		parent?: string,
	): Stored => records.insert({ _id: id, ...times, fields, ...(parent && { parent }) });

	const user = data.contactData.lists.users.find(({ locationId }) => locationId === altId);
	const userId = user?.id ?? '';
	const group = add(all.groups, random.textId(), {
		name: 'Tastings',
		description: 'All tastings of the roastery',
		slug: 'tastings',
		isActive: true,
	});
	const calendarOf = (name: string, calendarType: string, slotDuration: number): Stored =>
		add(all.calendars, random.textId(), {
			name,
			description: `${name}, with our roaster`,
			calendarType,
			isActive: true,
			groupId: group._id,
			slug: name.toLowerCase().replaceAll(' ', '-'),
			teamMembers: [{ userId, priority: 0.5, isPrimary: true }],
			slotDuration,
			slotDurationUnit: 'mins',
			slotInterval: slotDuration,
			slotIntervalUnit: 'mins',
			openHours: DEFAULT_HOURS,
			autoConfirm: true,
		});
	const tasting = calendarOf('Coffee Tasting', 'round_robin', 30);
	const workshop = calendarOf('Barista Workshop', 'service_booking', 60);
	const resourceOf = (name: string, resourceType: string, capacity: number): Stored =>
		add(all.resources, random.objectId(), {
			name,
			description: `${name} on the ground floor`,
			resourceType,
			isActive: true,
			quantity: 1,
			outOfService: 0,
			capacity,
			calendarIds: [workshop._id],
		});
	resourceOf('Tasting Room', 'rooms', 8);
	resourceOf('Espresso Machine', 'equipments', 0);
	add(
		all.notifications,
		random.objectId(),
		{
			receiverType: 'contact',
			channel: 'email',
			notificationType: 'reminder',
			isActive: true,
			subject: 'Your tasting is tomorrow',
			body: 'We look forward to your visit.',
			beforeTime: [{ timeOffset: 1, unit: 'days' }],
			deleted: false,
		},
		tasting._id,
	);
	add(all.schedules, random.objectId(), {
		name: 'Business Hours',
		userId,
		timezone: 'America/New_York',
		rules: [{ type: 'wday', day: 'monday', intervals: [{ from: '09:00', to: '17:00' }] }],
		calendarIds: [tasting._id],
		deleted: false,
	});
	// Every fourth contact, from the first one on, already has an appointment.
	const contact = data.contacts.all(altId)[2];
	// 18:00 UTC is during the opening hours of both locations.
	const start = Math.floor(now / DAY_MS) * DAY_MS + 2 * DAY_MS + 18 * 3_600_000;
	const eventOf = (event: Partial<CalendarEvent>): CalendarEvent =>
		all.events.insert({
			_id: random.textId(),
			...times,
			kind: 'appointment',
			start,
			end: start + 30 * 60_000,
			calendarId: tasting._id,
			assignedUserId: userId,
			status: 'confirmed',
			fields: { title: 'Coffee tasting', address: '12 Harbour Street' },
			...event,
		});
	const appointment = eventOf({ contactId: contact._id });
	eventOf({
		kind: 'block',
		start: start + 3_600_000,
		end: start + 7_200_000,
		fields: { title: 'Machine maintenance' },
	});
	for (const body of ['Prefers light roasts', 'Brings two guests']) {
		add(all.notes, random.textId(), { body, userId, contactId: contact._id }, appointment._id);
	}
}
