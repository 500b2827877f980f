import type { INodeProperties } from 'n8n-workflow';

import { toProperty } from '../catalog/properties';
import type { TriggerCatalog, TriggerEvent } from './catalog';

const isChange = ({ on }: TriggerEvent) => on !== 'created';

/** All events of a trigger, by value. */
export function eventsOf({ watched }: TriggerCatalog): Array<[string, TriggerEvent]> {
	return watched.flatMap(({ events }) => Object.entries(events));
}

function optionsOf(catalog: TriggerCatalog): INodeProperties[] {
	const { records, watched } = catalog;
	const watchesChanges = eventsOf(catalog).some(([, event]) => isChange(event));
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
			description: watchesChanges
				? `How far back ${records} are watched for changes. Every poll reads this period, 100 records in a request: with 500 ${records} in it, 5 requests a poll or 1,440 a day at a poll every five minutes.`
				: `How far back the first activation looks for existing ${records}`,
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
			displayName: `Watching for changes reads all ${catalog.records} of the look-back period (7 days, see Options) at every poll: one request for each 100 of them. Requests a day = polls a day × (1 + ${catalog.records} in the period ÷ 100).`,
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
