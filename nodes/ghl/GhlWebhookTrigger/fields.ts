import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { locator } from '../../shared/catalog/fields';
import { toProperty } from '../../shared/catalog/properties';
import { webhookOutputFields } from '../../shared/webhook/output';
import { EVENT_OPTIONS } from './events';
import { GHL_OUTPUT_VERSION, LOCATION_VERSION } from './setup';

const FROM_APP: IDisplayOptions = { show: { source: ['app'] } };
const WITH_LOCATION = { source: ['app'], '@version': [LOCATION_VERSION, GHL_OUTPUT_VERSION] };

/** When the form shows the location. */
export const LOCATION_IS_SHOWN = { show: { ...WITH_LOCATION, anyLocation: [false] } };

const SOURCE: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Marketplace App',
				value: 'app',
				description: 'Signed webhooks of your app in the developer portal',
			},
			{
				name: 'Workflow',
				value: 'workflow',
				description: 'The Custom Webhook action of a GHL workflow, with a shared secret',
			},
		],
		default: 'app',
	},
	{
		displayName:
			"Copy the production URL above into your app: marketplace.gohighlevel.com > My Apps > your app > Advanced Settings > Webhooks. If the URL begins with <b>http://</b>, set <b>WEBHOOK_URL</b> in n8n to its public HTTPS address first: GHL can't reach localhost. GHL sends some events without their name, such as those of invoices, products, prices, and custom objects. Give each of these events its own URL in the app, with the name of the event as a query parameter, for example <b>event=InvoiceDelete</b>.",
		name: 'appNotice',
		type: 'notice',
		displayOptions: FROM_APP,
		default: '',
	},
	{
		displayName:
			"Copy the production URL above into the Custom Webhook action of your GHL workflow (method POST). If the URL begins with <b>http://</b>, set <b>WEBHOOK_URL</b> in n8n to its public HTTPS address first: GHL can't reach localhost. Add a custom header with the header name and the shared secret of the credential.",
		name: 'workflowNotice',
		type: 'notice',
		displayOptions: { show: { source: ['workflow'] } },
		default: '',
	},
];

const LOCATION: INodeProperties[] = [
	{
		displayName: 'Any Location',
		name: 'anyLocation',
		type: 'boolean',
		default: false,
		displayOptions: { show: WITH_LOCATION },
		description:
			'Whether to accept events from all locations where an app with this URL is installed. GHL signs the events of all locations with the same key.',
	},
	{
		...toProperty({
			name: 'locationId',
			...locator({
				displayName: 'Location',
				search: 'searchLocations',
				example: 've9EPM428h8vShlRW1KT',
				description: 'Location to accept events from. Events from other locations are ignored.',
			}),
		}),
		required: true,
		displayOptions: LOCATION_IS_SHOWN,
	},
];

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	displayOptions: FROM_APP,
	default: {},
	options: [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
			description:
				'ID of the app to accept events from: the part of the client ID before the hyphen. Events of other apps are ignored. Most events do not contain an app ID and are not filtered.',
		},
		{
			displayName: 'Maximum Age (Minutes)',
			name: 'maxAge',
			type: 'number',
			typeOptions: { minValue: 75 },
			default: 120,
			description:
				'Maximum age of a delivery. GHL retries for more than an hour, so a value below 75 can lose events.',
		},
		{
			displayName: 'More Location IDs',
			name: 'locationIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT, Lk3nlfk4lxlelVEwcW2Z',
			displayOptions: { show: { '/anyLocation': [false] } },
			description: 'Comma-separated list of additional locations to accept events from',
		},
	],
};

/** The form of the trigger. */
export const PROPERTIES: INodeProperties[] = [
	...SOURCE,
	...LOCATION,
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: FROM_APP,
		options: EVENT_OPTIONS,
		default: ['orderCreated'],
		description: 'Events that start the workflow. Other events are ignored.',
	},
	...webhookOutputFields(GHL_OUTPUT_VERSION, { source: ['app'] }),
	OPTIONS,
];
