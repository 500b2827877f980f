import type { INodeProperties } from 'n8n-workflow';

import type { Field } from './types';

/** Shown with every list. */
export const LIST_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** Shown with every operation that has a simplified output. */
export const OUTPUT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Simplified', value: 'simplified', description: 'The fields used most' },
			{ name: 'Raw', value: 'raw', description: 'Everything that the API answers' },
			{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you name' },
		],
		default: 'simplified',
		description: 'How much of each record to return',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		required: true,
		displayOptions: { show: { output: ['selected'] } },
		default: '',
		placeholder: 'e.g. orderId, totalAmount, contactSnapshot.email',
		description:
			'Names of the fields to return, divided by commas. Both the simplified names and those of the raw answer can be used; a dot leads into nested data.',
	},
];

/** How the work is done, on every operation. */
export const EXECUTION_OPTIONS: readonly Field[] = [
	{
		displayName: 'Maximum Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		in: 'none',
		description:
			'How long one request may wait in all before it is given up, when the service is busy or not reachable for the moment',
	},
	{
		displayName: 'Parallel Requests',
		name: 'parallel',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 30,
		in: 'none',
		description:
			'How many requests may run side by side. Where this option is not set, reads run 30 at a time and writes one after another.',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		in: 'none',
		description: 'How long to wait for the answer to one request',
	},
];

/** Shown where an operation needs OAuth2 and the API key is chosen. */
export const OAUTH2_NOTICE: INodeProperties = {
	displayName:
		'This operation works with OAuth2 only: choose an OAuth2 credential above. With an API key it is refused.',
	name: 'oAuth2Notice',
	type: 'notice',
	displayOptions: { show: { authentication: ['apiKey'] } },
	default: '',
};

/** Shown only where the node serves an AI agent as a tool, on operations that move money or destroy in bulk. */
export const GUARD: INodeProperties = {
	displayName: 'Allow AI Agent to Run This',
	name: 'allowAsTool',
	type: 'boolean',
	noDataExpression: true,
	displayOptions: { show: { '@tool': [true] } },
	default: false,
	description:
		'Whether an AI agent may run this operation, which moves money or deletes in bulk, by itself',
};
