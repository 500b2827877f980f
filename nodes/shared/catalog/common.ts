import type { INodeProperties } from 'n8n-workflow';

import type { Field } from './types';

/** Fields of every list. */
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

/** Fields of every operation that has a simplified output. */
export const OUTPUT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Simplified', value: 'simplified', description: 'The most commonly used fields' },
			{ name: 'Raw', value: 'raw', description: 'Everything that the API returns' },
			{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you enter' },
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
			'Comma-separated list of fields to return. Use simplified or raw names. Use a dot for nested fields.',
	},
];

/** Options of every operation: how the node sends its requests. */
export const EXECUTION_OPTIONS: readonly Field[] = [
	{
		displayName: 'Maximum Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		in: 'none',
		description: 'Maximum total time to wait for rate limits and retries of one request',
	},
	{
		displayName: 'Parallel Requests',
		name: 'parallel',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 30,
		in: 'none',
		description: 'Maximum number of concurrent requests. If not set: 30 for reads, 1 for writes.',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		in: 'none',
		description: 'Maximum time to wait for the response to one request',
	},
];

/** For operations that require OAuth2, if another authentication method is selected. */
export const OAUTH2_NOTICE: INodeProperties = {
	displayName: 'This operation requires OAuth2. Choose OAuth2 under Authentication.',
	name: 'oAuth2Notice',
	type: 'notice',
	displayOptions: { show: { authentication: ['apiKey'] } },
	default: '',
};

/**
 * For operations that move money or delete records in bulk. Shown only if the node is a tool of an AI agent.
 */
export const GUARD: INodeProperties = {
	displayName: 'Allow AI Agent to Run This',
	name: 'allowAsTool',
	type: 'boolean',
	noDataExpression: true,
	displayOptions: { show: { '@tool': [true] } },
	default: false,
	description:
		'Whether an AI agent can run this operation, which moves money or deletes records in bulk',
};
