import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { isObjectEmpty } from 'n8n-workflow';

import { assertUsableName, json, inputError } from '../catalog/encode';
import { fieldTable } from '../catalog/fields';
import { operation } from '../catalog/types';
import type { Operation } from '../catalog/types';
import { excerpt, isBlank, isObject, textOf } from '../core/guards';
import { encodeSegment, staysBelow } from '../core/routes';
import type { Method } from '../core/routes';
import type { AccountSelector } from '../http/api';
import { encodeField } from './request';
import type { ItemRun } from '../catalog/run';

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
			'Path of the endpoint, as in the API reference. The base URL comes from the credential.',
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
		description: 'JSON object or array to send',
	},
	host: { displayName: 'Host', type: 'options', description: 'Host of the endpoint' },
	addAccount: {
		displayName: 'Add Account',
		type: 'options',
		options: [],
		description:
			'How to add the account of the credential to the query (GET, DELETE) or the body. An array is sent unchanged.',
	},
});

const PLACEHOLDER = /\{account\}/g;

type Accounts = Record<string, { name: string; selector: AccountSelector }>;

/** Reads the selected option of a parameter. Rejects a value from an expression that is not an option. */
function choiceOf<T extends string>(
	run: ItemRun,
	name: string,
	label: string,
	values: readonly T[],
	fallback: T = values[0],
): T {
	const given = textOf(run.read(name, run.itemIndex, fallback));
	const value = values.find((one) => one.toLowerCase() === given.toLowerCase());
	if (value !== undefined) return value;
	throw inputError(
		run,
		`'${label}' is not one of the options: ${excerpt(given)}`,
		`Choose ${label} from the list.`,
	);
}

function pathOf(run: ItemRun, baseUrl: string): string {
	const path = textOf(run.read('path', run.itemIndex, ''));
	const account = encodeSegment(run.connection.account) ?? '';
	const filled = path.replace(PLACEHOLDER, () => account);
	if (staysBelow(baseUrl, filled)) return filled;
	throw inputError(
		run,
		`'Path' is not a path of the API: ${excerpt(path)}`,
		'Begin with a slash and omit the host. Do not use dot segments, double slashes or encoded slashes. Enter query parameters in their own rows.',
	);
}

/** Returns the query from the rows of the form. If a name occurs several times, it is sent several times. */
function queryOf(run: ItemRun): IDataObject {
	const rows = encodeField(call.query, run.read('query', run.itemIndex, {}), run);
	const query = new Map<string, unknown[]>();
	for (const { name, value } of (rows ?? []) as IDataObject[]) {
		const key = textOf(name);
		if (key === '') {
			const message = "'Query Parameters' contains a row without a name";
			throw inputError(run, message, 'Enter a name or remove the row.');
		}
		assertUsableName(key, call.query.displayName, run);
		query.set(key, [...(query.get(key) ?? []), value]);
	}
	const pairs = [...query].map(([key, values]) => [key, values.length > 1 ? values : values[0]]);
	return Object.fromEntries(pairs) as IDataObject;
}

/**
 * Returns the body as JSON text. Adds the account, unless the body is an array. Returns undefined if there is
 * nothing to send.
 */
function bodyOf(run: ItemRun, account: IDataObject = {}): string | undefined {
	const label = call.body.displayName;
	const body = json(run.read('body', run.itemIndex, ''), { ...run, label });
	if (Array.isArray(body)) return JSON.stringify(body);
	if (isObject(body)) return JSON.stringify({ ...account, ...body });
	if (body === undefined) return isObjectEmpty(account) ? undefined : JSON.stringify(account);
	throw inputError(
		run,
		`'${label}' is not a JSON object or array`,
		'Enter an object such as {"name": "Ana"}, or an array.',
	);
}

/**
 * Returns the operation that calls any endpoint of an API, with the same limiter, retries and messages as the
 * other operations.
 *
 * @param accounts Ways to name the account. The form offers them if there are several.
 * @param hosts Hosts to choose from, by their names in the connection's `hosts`. `''` is the base URL.
 */
export function apiCallOf(
	accounts: Accounts,
	hosts: readonly INodePropertyOptions[] = [],
): Operation {
	const ways = Object.keys(accounts);
	const options = ways.map((value) => ({ name: accounts[value].name, value }));
	const addAccount = { ...call.addAccount, options, default: ways[0] };
	const choices = [
		...(hosts.length > 0 ? [{ ...call.host, options: [...hosts], default: hosts[0].value }] : []),
		...(ways.length > 1 ? [addAccount] : []),
	];
	const hostNames = hosts.map(({ value }) => String(value));
	return operation('POST /', {
		name: 'API Call',
		action: 'Make API call',
		description: 'Call any endpoint of the API with the credential',
		fields: [call.method, call.path, ...choices, call.query, call.body],
		guarded: true,
		isRead: (read, itemIndex) => read('method', itemIndex) === 'GET',
		run: async (run) => {
			const { client, connection, itemIndex } = run;
			const method = choiceOf(run, 'method', 'Method', METHODS, 'GET');
			const host = hosts.length > 0 ? choiceOf(run, 'host', 'Host', hostNames) : '';
			const way = ways.length > 1 ? choiceOf(run, 'addAccount', 'Add Account', ways) : undefined;
			const account =
				way === undefined ? undefined : accounts[way].selector.values(connection.account);
			const isInQuery = method === 'GET' || method === 'DELETE';
			const baseUrl = host === '' ? connection.baseUrl : (connection.hosts?.[host] ?? '');
			return toRecords(
				await client.request({
					method,
					path: pathOf(run, baseUrl),
					isCustomPath: true,
					...(host !== '' && { host }),
					query: { ...(isInQuery && account), ...queryOf(run) },
					...(method !== 'GET' && { bodyText: bodyOf(run, isInQuery ? undefined : account) }),
					itemIndex,
				}),
			);
		},
	});
}

/** Converts a response to items: one for each element of an array. n8n's items are objects. */
function toRecords(response: unknown): IDataObject[] {
	if (isBlank(response)) return [{ success: true }];
	return [response].flat().map((value) => (isObject(value) ? value : { value: value as string }));
}
