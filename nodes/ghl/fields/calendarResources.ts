import { fieldTable, locator } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { calendarIds } from './calendars';
import { recordIds } from './recordIds';

const amount = (displayName: string, minValue: number, description: string): FieldDraft => ({
	displayName,
	type: 'number',
	typeOptions: { minValue },
	default: minValue,
	description,
});

/** Fields of calendar groups. */
export const calendarGroups = fieldTable({
	groupId: calendarIds.groupId,
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Tastings' },
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. All tastings of the roastery',
	},
	slug: {
		displayName: 'Slug',
		type: 'string',
		placeholder: 'e.g. tastings',
		description: 'Last part of the URL of the group. Each group has a different one.',
	},
	isActive: {
		displayName: 'Active',
		type: 'boolean',
		default: true,
		description: 'Whether appointments can be booked in the group',
	},
});

/** Fields of rooms and equipment. */
export const calendarResources = fieldTable({
	resourceType: {
		displayName: 'Resource Type',
		type: 'options',
		options: [
			{ name: 'Equipment', value: 'equipments' },
			{ name: 'Room', value: 'rooms' },
		],
		default: 'rooms',
	},
	resourceId: locator({
		displayName: 'Resource',
		description: 'The list shows the resources of the chosen type',
		search: 'searchCalendarResources',
		example: '6650a1b2c3d4e5f60718293a',
	}),
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Tasting Room' },
	description: {
		displayName: 'Description',
		type: 'string',
		placeholder: 'e.g. Room for eight guests on the ground floor',
	},
	quantity: amount('Quantity', 1, 'How many there are, for equipment'),
	outOfService: amount('Out of Service', 0, 'How many of them cannot be used, for equipment'),
	capacity: amount('Capacity', 1, 'How many people the room has space for'),
	calendarIds: recordIds(
		{
			displayName: 'Calendars',
			description:
				'Service calendars that use the resource. Equipment belongs to one calendar, a room to up to 100.',
		},
		calendarIds.calendarId,
	),
	isActive: {
		displayName: 'Active',
		type: 'boolean',
		default: true,
		description: 'Whether calendars can use the resource',
	},
});
