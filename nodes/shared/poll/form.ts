import type { INodeProperties } from 'n8n-workflow';

import { toProperty } from '../catalog/properties';
import type { TriggerCatalog, TriggerEvent } from './catalog';

const isChange = ({ on }: TriggerEvent) => on !== 'created';

/** All events of a trigger, by value. */
export function eventsOf({ watched }: TriggerCatalog): Array<[string, TriggerEvent]> {
	return watched.flatMap(({ events }) => Object.entries(events));
}

/** Lists that can be asked for what has changed need no look-back to be read again. */
const listsChanges = ({ watched }: TriggerCatalog) =>
	watched.every(({ listedBy }) => listedBy === 'updatedAt');

function lookBackOf(catalog: TriggerCatalog): string {
	const { records } = catalog;
	if (!eventsOf(catalog).some(([, event]) => isChange(event)))
		return `How far back the first activation looks for existing ${records}`;
	if (listsChanges(catalog))
		return `How long the values of ${records} are remembered, so that a change can say from what to what, and how far back the first activation looks for existing ones`;
	return `How far back ${records} are watched for changes. Every poll reads this period, 100 records in a request: with 500 ${records} in it, 5 requests a poll or 1,440 a day at a poll every five minutes.`;
}

function costOf(catalog: TriggerCatalog): string {
	const { records } = catalog;
	if (listsChanges(catalog))
		return 'A poll asks for what has changed since the last one, with one request for each kind of record whose events are chosen. Requests a day = polls a day × kinds of records.';
	return `Watching for changes reads all ${records} of the look-back period (7 days, see Options) at every poll: one request for each 100 of them. Requests a day = polls a day × (1 + ${records} in the period ÷ 100).`;
}

const skipReceived = (webhookTrigger: string): INodeProperties => ({
	displayName: 'Skip Webhook Events',
	name: 'skipReceived',
	type: 'boolean',
	default: false,
	description: `Whether to leave out events with which the ${webhookTrigger} of this workflow has started it. That one then leaves out what was polled before. A poll that leaves events out runs the workflow without items, so that n8n saves it. When n8n stops in between, events since the last poll may come once more.`,
});

function optionsOf(catalog: TriggerCatalog): INodeProperties[] {
	const { records, watched, webhookTrigger } = catalog;
	const readings = watched.flatMap(({ details, related }) => [
		details?.option,
		related?.reread.option,
	]);
	const options: INodeProperties[] = [
		{
			displayName: 'Emit Existing Records',
			name: 'emitExisting',
			type: 'boolean',
			default: false,
			description: `Whether the first activation reports the ${records} of the look-back period as created. Otherwise only what happens from then on is reported.`,
		},
		{
			displayName: 'Look Back (Days)',
			name: 'lookBackDays',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 7,
			description: lookBackOf(catalog),
		},
		{
			displayName: 'Max Records per Poll',
			name: 'maxRecords',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 500,
			description:
				'The most records that one poll reports. What is left over follows with the next.',
		},
		...(webhookTrigger ? [skipReceived(webhookTrigger)] : []),
		...readings.flatMap((field) => (field ? [toProperty(field)] : [])),
	];
	return options.sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** The form of a polling trigger. */
export function triggerProperties(catalog: TriggerCatalog): INodeProperties[] {
	const events = eventsOf(catalog);
	const changes = events.filter(([, event]) => isChange(event)).map(([value]) => value);
	const filters = catalog.filters.map(({ field }) => toProperty(field));
	return [
		...catalog.api.properties,
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: events
				.map(([value, { name, description }]) => ({ name, value, description }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: [events[0][0]],
			description: 'What starts the workflow',
		},
		{
			displayName: costOf(catalog),
			name: 'changesNotice',
			type: 'notice',
			displayOptions: { show: { events: changes } },
			default: '',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filters.sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: optionsOf(catalog),
		},
	];
}
