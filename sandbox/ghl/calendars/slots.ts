import { DateTime } from 'luxon';
import type { World } from '../../server/world';
import { type CalendarEvent, DEFAULT_HOURS, type Hours, type OpenHours, type Stored } from './data';
import { zoneOf } from './views';

/** A period in ms, and the slots that are not free because of other records. */
interface Search {
	from: number;
	to: number;
	/** Only slots in which one of these users is free. */
	users?: readonly string[];
	/** An appointment that is moved does not occupy its own slot. */
	except?: string;
	/** Whether slots that have already begun are included. */
	includePast?: boolean;
}

const UNIT_MS: Readonly<Record<string, number>> = {
	mins: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
	weeks: 604_800_000,
	months: 2_592_000_000,
};

/** Returns a length of time of a calendar in ms, such as the one of its slots. */
export function lengthOf({ fields }: Stored, name: string, byDefault: number): number {
	const unit = String(fields[`${name}Unit`] ?? 'mins');
	return Number(fields[name] ?? byDefault) * UNIT_MS[unit];
}

/** Returns the free slots of a calendar as times in ms. Its hours are in the time zone of the location. */
export function freeSlots(world: World, calendar: Stored, search: Search): number[] {
	const zone = zoneOf(calendar.altId);
	const notice = lengthOf(calendar, 'allowBookingAfter', 0);
	const earliest = search.includePast ? search.from : Math.max(search.from, world.now() + notice);
	const found: number[] = [];
	let day = DateTime.fromMillis(search.from, { zone }).startOf('day');
	for (; day.toMillis() <= search.to; day = day.plus({ days: 1 })) {
		for (const hours of hoursOf(calendar, day)) found.push(...slotsOf(calendar, day, hours));
	}
	const isFree = freeTest(world, calendar, search);
	return [...new Set(found)]
		.filter((start) => start >= earliest && start <= search.to && isFree(start))
		.sort((a, b) => a - b);
}

function hoursOf({ fields }: Stored, day: DateTime): Hours[] {
	const dates = (fields.availabilities ?? []) as Array<{ date: string; hours: Hours[] }>;
	const own = dates.find(({ date }) => date.slice(0, 10) === day.toISODate());
	if (own && fields.availabilityType !== 0) return own.hours;
	if (fields.availabilityType === 1) return [];
	const weekly = (fields.openHours ?? DEFAULT_HOURS) as OpenHours[];
	return weekly
		.filter(({ daysOfTheWeek }) => daysOfTheWeek.includes(day.weekday % 7))
		.flatMap(({ hours }) => hours);
}

function slotsOf(calendar: Stored, day: DateTime, hours: Hours): number[] {
	const duration = lengthOf(calendar, 'slotDuration', 30);
	const interval = lengthOf(calendar, 'slotInterval', 30);
	// Setting the hour, not adding it: days with a clock change have 23 or 25 hours.
	const opens = day.set({ hour: hours.openHour, minute: hours.openMinute }).toMillis();
	const closes = day.set({ hour: hours.closeHour, minute: hours.closeMinute }).toMillis();
	const starts: number[] = [];
	for (let start = opens; start + duration <= closes; start += interval) starts.push(start);
	return starts;
}

/** Returns a test of whether a slot is free: not blocked, and with fewer appointments than seats. */
function freeTest(world: World, calendar: Stored, { users, except }: Search) {
	const duration = lengthOf(calendar, 'slotDuration', 30);
	const team = (calendar.fields.teamMembers ?? []) as Array<{ userId: string }>;
	const members = team.map(({ userId }) => userId);
	const wanted = users ?? members;
	const isOwn = ({ kind, calendarId, assignedUserId }: CalendarEvent): boolean =>
		calendarId === undefined
			? kind === 'block' && wanted.includes(assignedUserId ?? '')
			: calendarId === calendar._id;
	const events = world.ghl.calendarData.events
		.all(calendar.altId)
		.filter((one) => one._id !== except && one.status !== 'cancelled' && isOwn(one));
	const seats = Number(calendar.fields.appoinmentPerSlot ?? 1);
	const knowsUsers = !users || users.some((id) => members.includes(id));
	return (start: number): boolean => {
		const busy = events.filter((one) => one.start < start + duration && start < one.end);
		const isBlocked = busy.some(({ kind }) => kind === 'block');
		return knowsUsers && !isBlocked && busy.length < seats;
	};
}

/** Returns free slots as the API does: by day, with the offset of the time zone. */
export function slotsByDay(starts: readonly number[], zone: string) {
	const days: Record<string, { slots: string[] }> = {};
	for (const start of starts) {
		const time = DateTime.fromMillis(start, { zone });
		const slots = (days[String(time.toISODate())] ??= { slots: [] }).slots;
		slots.push(String(time.toISO({ suppressMilliseconds: true })));
	}
	return days;
}
