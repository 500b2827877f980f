import type { Random } from '../../server/random';
import { USER_ID } from '../accounts';
import type { Contact, GhlData } from '../types';
import { type CustomField, listOf } from './data';

const DAY_MS = 86_400_000;

/** The custom fields of each location: name, type, options. */
const FIELDS: ReadonlyArray<[name: string, dataType: string, options?: readonly string[]]> = [
	['Favorite Roast', 'SINGLE_OPTIONS', ['Light', 'Medium', 'Dark']],
	['Interests', 'MULTIPLE_OPTIONS', ['Espresso', 'Filter', 'Workshops']],
	['Loyalty Points', 'NUMERICAL'],
	['Member Since', 'DATE'],
	['Delivery Notes', 'LARGE_TEXT'],
];

const NAMES = {
	businesses: ['Corner Deli', 'Riverside Hotel'],
	campaigns: ['Welcome Series', 'Win Back'],
	workflows: ['New Order Follow-Up', 'Review Request'],
} as const;

const USERS = [
	['Maya Stone', 'maya.stone@example.com'],
	['Leo Brandt', 'leo.brandt@example.com'],
] as const;

/** Adds the custom fields and lists of a location, and the notes, tasks and appointments of some contacts. */
export function seedContactData(
	data: GhlData,
	random: Random,
	locationId: string,
	now: number,
): void {
	const { contactData } = data;
	const fields = FIELDS.map(
		([name, dataType, picklistOptions], position): CustomField => ({
			id: random.textId(),
			locationId,
			model: 'contact',
			name,
			fieldKey: `contact.${name.toLowerCase().replace(/ /g, '_')}`,
			dataType,
			position,
			...(picklistOptions && { picklistOptions }),
		}),
	);
	contactData.fields.push(...fields);
	for (const [list, names] of Object.entries(NAMES)) {
		const status = list === 'businesses' ? {} : { status: 'published' };
		const entries = names.map((name) => ({ id: random.textId(), locationId, name, ...status }));
		contactData.lists[list as keyof typeof NAMES].push(...entries);
	}
	const users = USERS.map(([name, email], i) => ({
		id: i === 0 ? USER_ID : random.textId(),
		locationId,
		name,
		email,
	}));
	contactData.lists.users.push(...users);
	const business = contactData.lists.businesses.find((one) => one.locationId === locationId);
	for (const [i, contact] of data.contacts.all(locationId).entries()) {
		if (i % 3 === 0) {
			contact.customFields = valuesOf(random, fields, now);
			for (const name of ['campaigns', 'workflows'] as const) {
				const begun = contactData.lists[name].find((one) => one.locationId === locationId);
				if (begun) contactData[name].set(contact._id, new Set([begun.id]));
			}
		}
		if (i % 7 === 0) contact.businessId = business?.id;
		if (i % 4 === 0) addContactRecords(data, random, contact, users[1].id, now);
	}
}

function valuesOf(random: Random, [roast, interests, points, since]: CustomField[], now: number) {
	return [
		{ id: roast.id, value: random.pick(roast.picklistOptions ?? []) },
		{ id: interests.id, value: [random.pick(interests.picklistOptions ?? [])] },
		{ id: points.id, value: random.int(0, 500) },
		{ id: since.id, value: new Date(now - random.int(1, 900) * DAY_MS).toISOString().slice(0, 10) },
	];
}

function addContactRecords(
	{ contactData }: GhlData,
	random: Random,
	{ _id, altId, createdAt }: Contact,
	userId: string,
	now: number,
): void {
	listOf(contactData.notes, _id).push({
		id: random.textId(),
		contactId: _id,
		title: 'First call',
		body: 'Asked for beans by the kilo.',
		userId,
		dateAdded: createdAt,
		pinned: false,
	});
	listOf(contactData.tasks, _id).push({
		id: random.textId(),
		contactId: _id,
		title: 'Send the price list',
		body: 'With the wholesale prices.',
		assignedTo: userId,
		dueDate: new Date(now + DAY_MS).toISOString(),
		completed: false,
	});
	const day = new Date(now + 2 * DAY_MS).toISOString().slice(0, 10);
	listOf(contactData.appointments, _id).push({
		id: random.textId(),
		contactId: _id,
		locationId: altId,
		calendarId: random.textId(),
		title: 'Tasting',
		status: 'booked',
		appointmentStatus: 'confirmed',
		assignedUserId: userId,
		startTime: `${day} 11:00:00`,
		endTime: `${day} 11:30:00`,
		address: '12 Harbour Street, Bristol',
		dateAdded: createdAt.slice(0, 19).replace('T', ' '),
		dateUpdated: createdAt.slice(0, 19).replace('T', ' '),
	});
}
