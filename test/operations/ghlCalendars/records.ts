import type { World } from '../../../sandbox/server';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { peopleOf } from '../ghlContacts/people';

/** The account in a query or a body. */
export const location: Record<string, string> = { locationId: MAIN_LOCATION.id };

/** An ID that no record has. */
export const UNKNOWN = 'ocQHyuzHvysMo5N5VsXc';

/** Returns epoch milliseconds as they are in a query. */
export const ms = (time: string): string => String(Date.parse(time));

export const limitRejected = {
	parameters: { limit: 0 },
	message: /'Limit' is not a whole number of 1 or more: 0/,
};

/** Returns the records and the form values that the cases use. */
export function calendarRecords(world: World) {
	const { all: contacts, users } = peopleOf(world);
	const data = world.ghl.calendarData;
	const all = <T>(records: { all: (altId: string) => readonly T[] }) =>
		records.all(MAIN_LOCATION.id);
	const named = (records: typeof data.calendars, name: string) => {
		const found = all(records).find(({ fields }) => fields.name === name);
		if (!found) throw new Error(`No record has the name ${name}`);
		return found;
	};
	const events = all(data.events);
	const [appointment] = events.filter(({ kind }) => kind === 'appointment');
	const [block] = events.filter(({ kind }) => kind === 'block');
	const tasting = named(data.calendars, 'Coffee Tasting');
	return {
		contacts,
		user: users[0],
		tasting,
		workshop: named(data.calendars, 'Barista Workshop'),
		group: all(data.groups)[0],
		room: named(data.resources, 'Tasting Room'),
		machine: named(data.resources, 'Espresso Machine'),
		notification: all(data.notifications)[0],
		schedule: all(data.schedules)[0],
		notes: all(data.notes),
		appointment,
		block,
		calendarId: locator(tasting._id),
	};
}
