import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { json, refuse } from '../catalog/encode';
import { fieldTable } from '../catalog/fields';
import { operation } from '../catalog/types';
import type { Method, Operation } from '../catalog/types';
import type { AccountSelector } from '../http/api';
import { encodeField, encodeFields } from './request';
import type { ItemRun } from './run';

const METHODS: readonly Method[] = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

const f = fieldTable({
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. status' },
	value: { displayName: 'Value', type: 'string', placeholder: 'e.g. completed' },
});

const call = fieldTable({
	method: {
		displayName: 'Method',
		type: 'options',
		options: METHODS.map((value) => ({ name: value, value })),
		default: 'GET',
		required: true,
	},
	path: {
		displayName: 'Path',
		type: 'string',
		required: true,
		placeholder: 'e.g. /payments/orders',
		description:
			'Path of the endpoint, as in the reference of the API. The base URL comes from the credential.',
	},
	query: {
		displayName: 'Query Parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		shape: 'rows',
		rowName: 'Parameter',
		fields: [f.name, f.value],
	},
	body: {
		displayName: 'Body',
		type: 'json',
		as: json,
		showWhen: { method: METHODS.filter((method) => method !== 'GET') },
		description: 'JSON to send',
	},
	host: { displayName: 'Host', type: 'options', description: 'Where the endpoint lives' },
	addAccount: {
		displayName: 'Add Account',
		type: 'options',
		options: [],
		description:
			'How the account of the credential is added to the query (GET, DELETE) or the body',
	},
});

const PLACEHOLDER = /\{account\}/g;

function pathOf(run: ItemRun): string {
	const { read, itemIndex, context, connection } = run;
	const path = String(read('path', itemIndex, '')).trim();
	const at = { node: context.getNode(), itemIndex };
	if (!/^\/[^\s?#\\]*$/.test(path) || path.startsWith('//') || /(^|\/)\.{1,2}(\/|$)/.test(path)) {
		throw refuse(
			at,
			`'Path' is not a path of the API: ${path}`,
			'Begin with a slash, leave out the host, and put query parameters into their own rows.',
		);
	}
	return path.replace(PLACEHOLDER, encodeURIComponent(connection.account));
}

/**
 * Any endpoint of an API, through the same limiter, retry and messages as the other operations.
 *
 * @param accounts Ways to name the account; the choice is shown where there are several.
 * @param hosts Hosts to choose from, by their names in the connection's `hosts`; '' is the base URL.
 */
export function apiCall(
	accounts: Record<string, { name: string; selector: AccountSelector }>,
	hosts: readonly INodePropertyOptions[] = [],
): Operation {
	const options = Object.entries(accounts).map(([value, { name }]) => ({ name, value }));
	const addAccount = { ...call.addAccount, options, default: options[0].value };
	const choices = [
		...(hosts.length > 0 ? [{ ...call.host, options: [...hosts], default: hosts[0].value }] : []),
		...(options.length > 1 ? [addAccount] : []),
	];
	return operation('POST /', {
		name: 'API Call',
		action: 'Make API call',
		description: 'Call any endpoint of the API with the credential',
		fields: [call.method, call.path, ...choices, call.query, call.body],
		guarded: true,
		isRead: (read, itemIndex) => read('method', itemIndex) === 'GET',
		run: async (run) => {
			const { context, client, connection, itemIndex, read } = run;
			const method = read('method', itemIndex) as Method;
			const at = { node: context.getNode(), itemIndex };
			const ground = { ...at, timezone: context.getTimezone(), version: connection.version };
			const pairs = (encodeField(
				{ ...call.query, always: true },
				read('query', itemIndex, {}),
				ground,
			) ?? []) as IDataObject[];
			const query = Object.fromEntries(
				pairs.map(({ name, value }) => [String(name), value]),
			) as IDataObject;
			const given =
				method === 'GET'
					? {}
					: encodeFields([call.body], { body: read('body', itemIndex, '') as string }, ground);
			const body = given.body as IDataObject | undefined;
			const account = accounts[String(read('addAccount', itemIndex, ''))]?.selector.values(
				connection.account,
			);
			const inBody = method !== 'GET' && method !== 'DELETE';
			const answer = await client.request<unknown>({
				method,
				path: pathOf(run),
				...(hosts.length > 0 && { host: String(read('host', itemIndex)) || undefined }),
				query: { ...(!inBody && account), ...query },
				...(method !== 'GET' && {
					body: Array.isArray(body) ? body : { ...(inBody && account), ...body },
				}),
				itemIndex,
			});
			return asRecords(answer);
		},
	});
}

function asRecords(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer as IDataObject[];
	return [answer && typeof answer === 'object' ? (answer as IDataObject) : { success: true }];
}
