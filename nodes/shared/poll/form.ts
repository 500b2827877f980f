import type { INodeProperties } from 'n8n-workflow';

import { OUTPUT_FIELDS } from '../catalog/common';
import { toProperty } from '../catalog/properties';
import { numberOf } from '../core/guards';
import type { TriggerCatalog, TriggerEvent } from './catalog';
import { lookBackNotices } from './lookBackNotices';

/** The version of the polling triggers since which the output is simplified by default. */
export const OUTPUT_VERSION = 1.1;

/** The fields for the output. Version 1 keeps its default, raw records. */
const OUTPUT: readonly INodeProperties[] = OUTPUT_FIELDS.flatMap((field) =>
	field.name === 'output'
		? [
				{ ...field, default: 'raw', displayOptions: { show: { '@version': [1] } } },
				{ ...field, displayOptions: { show: { '@version': [OUTPUT_VERSION] } } },
			]
		: [field],
);

const LOOK_BACK: INodeProperties = {
	displayName: 'Look Back (Days)',
	name: 'lookBackDays',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 7,
};

/** Default of the look-back window. */
export const DEFAULT_LOOK_BACK_DAYS = numberOf(LOOK_BACK.default);

const isChange = ({ on }: TriggerEvent) => on !== 'created';

/** Returns all events of a trigger, by value. */
export function eventsOf({ watched }: TriggerCatalog): Array<[string, TriggerEvent]> {
	// Two lists can have the same event.
	return [...new Map(watched.flatMap(({ events }) => Object.entries(events)))];
}

/** Lists that filter by update time do not need to be read again for changes. */
const listsChanges = ({ watched }: TriggerCatalog) =>
	watched.every(({ listedBy }) => listedBy === 'updatedAt');

/** Returns how many records one request returns at least, in all lists. */
const pageSizeOf = ({ watched }: TriggerCatalog): number =>
	Math.min(...watched.map(({ list }) => list.pageSize));

function lookBackOf(catalog: TriggerCatalog): string {
	const { records } = catalog;
	if (!eventsOf(catalog).some(([, event]) => isChange(event)))
		return `How far back the first poll looks for existing ${records}`;
	if (listsChanges(catalog))
		return `How long to store the values of ${records}, so that a change can contain the old value, and how far back the first poll looks for existing ones`;
	if (catalog.costNotice) return `How many days after their creation to watch ${records}`;
	const size = pageSizeOf(catalog);
	return `How far back to watch ${records} for changes. Every poll reads this period, with ${size} records per request. Example: ${(5 * size).toLocaleString('en-US')} ${records} need 5 requests per poll, or 1,440 a day with a poll every 5 minutes.`;
}

function costOf(catalog: TriggerCatalog): string {
	const { records } = catalog;
	if (listsChanges(catalog) && catalog.watched.length === 1)
		return 'Each poll requests the changes since the last poll. In most cases, that is one request.';
	if (listsChanges(catalog))
		return 'Each poll requests the changes since the last poll, with one request for each record type that has selected events. Requests per day = polls per day × record types.';
	const size = pageSizeOf(catalog);
	return `To find changes, each poll reads all ${records} of the look-back window (7 days, see Options): one request per ${size} of them. Requests per day = polls per day × (1 + ${records} in the window ÷ ${size}).`;
}

/** Returns the notice about the number of requests, for events that need more than a list of new records. */
function costNoticeOf(catalog: TriggerCatalog): INodeProperties[] {
	const { costNotice, watched } = catalog;
	const lists = watched.filter(({ name }) => costNotice?.lists.includes(name));
	const events = costNotice
		? lists.flatMap((list) => Object.keys(list.events))
		: eventsOf(catalog).flatMap(([value, event]) => (isChange(event) ? value : []));
	if (events.length === 0) return [];
	return [
		{
			displayName: costNotice?.text ?? costOf(catalog),
			name: 'changesNotice',
			type: 'notice',
			displayOptions: { show: { events } },
			default: '',
		},
	];
}

const skipReceived = (webhookTrigger: string): INodeProperties => ({
	displayName: 'Skip Webhook Events',
	name: 'skipReceived',
	type: 'boolean',
	default: false,
	description: `Whether to skip events that the ${webhookTrigger} in this workflow has already emitted. In return, the ${webhookTrigger} skips events that this trigger has already emitted. A poll that skips events runs the workflow without items, so that n8n saves its state. If n8n stops before that, it can emit the events since the last poll again.`,
});

function optionsOf(catalog: TriggerCatalog): INodeProperties[] {
	const { records, watched, webhookTrigger } = catalog;
	const readings = watched.flatMap(({ details, linked, related }) => [
		details?.option,
		linked?.max,
		related?.reread.option,
	]);
	const options: INodeProperties[] = [
		{
			displayName: 'Emit Existing Records',
			name: 'emitExisting',
			type: 'boolean',
			default: false,
			description: `Whether the first poll emits the ${records} of the look-back window as created. If disabled, the trigger emits only events that occur after activation.`,
		},
		{
			...LOOK_BACK,
			default: catalog.lookBackDays ?? LOOK_BACK.default,
			description: lookBackOf(catalog),
		},
		{
			displayName: 'Max Records per Poll',
			name: 'maxRecords',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 500,
			description:
				'Maximum number of records to emit in one poll. The next poll emits the remaining records.',
		},
		...(webhookTrigger ? [skipReceived(webhookTrigger)] : []),
		...readings.flatMap((field) => (field ? [toProperty(field)] : [])),
		...(catalog.options ?? []).map(toProperty),
	];
	return options.sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/**
 * Returns the form of a polling trigger. Its events are in the order in which they happen to a record.
 */
export function triggerProperties(catalog: TriggerCatalog): INodeProperties[] {
	const events = eventsOf(catalog);
	const filters = catalog.filters.map(({ field }) => toProperty(field));
	return [
		...catalog.api.properties,
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: events.map(([value, { name, description }]) => ({ name, value, description })),
			default: [events[0][0]],
			description: 'Events that start the workflow',
		},
		...(catalog.fields ?? []).map(toProperty),
		...costNoticeOf(catalog),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filters.sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
		...OUTPUT,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: optionsOf(catalog),
		},
		...lookBackNotices(catalog, catalog.lookBackDays ?? DEFAULT_LOOK_BACK_DAYS),
	];
}
