import type { FastifyRequest } from 'fastify';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS, USER_ID } from '../accounts';
import { serviceError } from '../errors';
import { TAGS } from '../seed/names';
import type { GhlData } from '../types';

/** A tag that contacts of a location can have. */
export interface LocationTag {
	id: string;
	locationId: string;
	name: string;
}

/** A text that templates and workflows of a location can contain. */
export interface CustomValue {
	id: string;
	locationId: string;
	name: string;
	fieldKey: string;
	value: string;
}

/** A template of a message. */
export interface Template {
	id: string;
	locationId: string;
	name: string;
	type: 'sms' | 'email' | 'whatsapp';
	template: { subject?: string; html?: string; body?: string; attachments: unknown[] };
	urlAttachments: string[];
	dateAdded: string;
	deleted: boolean;
}

/** When GHL creates the tasks of a recurring task. */
export interface Rule extends Record<string, unknown> {
	intervalType: string;
	interval: number;
	startDate: string;
	dueAfterSeconds: number;
}

/** A task that GHL creates again at regular times. */
export interface RecurringTask {
	id: string;
	locationId: string;
	title: string;
	description: string;
	contactId?: string;
	assignedTo?: string;
	rruleOptions: Rule;
	totalOccurrence: number;
	deleted: boolean;
	createdAt: string;
	updatedAt: string;
}

/** The records of the locations API, except custom fields and tasks of contacts. */
export interface LocationData {
	tags: LocationTag[];
	values: CustomValue[];
	templates: Template[];
	recurringTasks: RecurringTask[];
}

export const emptyLocationData = (): LocationData => ({
	tags: [],
	values: [],
	templates: [],
	recurringTasks: [],
});

const DAY_MS = 86_400_000;
const VALUES: Record<string, string> = {
	'Shop Hours': 'Monday to Saturday, 8:00 to 18:00',
	'Support Email': 'help@example.com',
};
const TEMPLATES: ReadonlyArray<Pick<Template, 'name' | 'type' | 'template'>> = [
	{
		name: 'Order Shipped',
		type: 'sms',
		template: { body: 'Your order is on its way.', attachments: [] },
	},
	{
		name: 'Welcome',
		type: 'email',
		template: { subject: 'Welcome', html: '<p>Thank you for your order.</p>', attachments: [] },
	},
	{
		name: 'Pickup Reminder',
		type: 'whatsapp',
		template: { body: 'Your order is ready.', attachments: [] },
	},
	{ name: 'Old Offer', type: 'sms', template: { body: 'Only today.', attachments: [] } },
];

/** Returns the key that GHL creates from a name: `Support Email` becomes `support_email`. */
export const keyOf = (name: string): string => name.trim().toLowerCase().replace(/\W+/g, '_');

/** Returns the key of a custom value, in braces as in templates. */
export const valueKeyOf = (name: string): string => `{{ custom_values.${keyOf(name)} }}`;

/** Gives each location tags, custom values, templates, and a recurring task. */
export function seedLocationData(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on these.
	const random = createRandom(seed + 5);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, locationId: string, now: number): void {
	const { tags, values, templates, recurringTasks } = data.locationData;
	const record = () => ({ id: random.textId(), locationId });
	const dateAdded = new Date(now - 30 * DAY_MS).toISOString();
	tags.push(...TAGS.map((name) => ({ ...record(), name })));
	for (const [name, value] of Object.entries(VALUES)) {
		values.push({ ...record(), name, fieldKey: valueKeyOf(name), value });
	}
	for (const one of TEMPLATES) {
		const deleted = one.name === 'Old Offer';
		templates.push({ ...record(), ...one, urlAttachments: [], dateAdded, deleted });
	}
	const [contact] = data.contacts.all(locationId);
	recurringTasks.push({
		...record(),
		title: 'Call the customer',
		description: 'Ask for the next order.',
		contactId: contact?._id,
		assignedTo: USER_ID,
		rruleOptions: {
			intervalType: 'weekly',
			interval: 2,
			startDate: new Date(now).toISOString(),
			dueAfterSeconds: 86_400,
		},
		totalOccurrence: 0,
		deleted: false,
		createdAt: dateAdded,
		updatedAt: dateAdded,
	});
}

/** Rejects a location in the path that the token has no access to. */
function assertOwnLocation({ params, grant }: FastifyRequest): void {
	if ((params as { locationId?: string }).locationId === grant.locationId) return;
	throw serviceError(403, 'The token does not have access to this location.');
}

/** Returns the access of routes with the location in the path. */
export const accessWith = (scope?: string) => ({
	config: { access: { level: 'location', scope, impliedLocation: true } as const },
	preHandler: async (request: FastifyRequest) => {
		assertOwnLocation(request);
	},
});
