import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { ListShape } from '../catalog/types';
import type { AccountSelector, Api } from '../http/api';
import { readPage } from './lists';
import { clientOfForm } from './formRun';
import { listEntries } from './listEntries';
import { locatorValue } from './parameters';
import { objectsOf, textOf } from '../core/guards';
import { getPath } from '../core/paths';
import { fillPath, splitRoute } from '../core/routes';
import type { Route } from '../core/routes';
import { accountInPath, addAccount } from './request';

/** A searchable list for a resource locator. */
export interface Search {
	route: Route;
	list: ListShape;
	/** The API's parameter for the search text. If omitted, the loaded rows are filtered by name. */
	text?: string;
	scope?: string;
	/** Another host of the connection, by its name in `hosts`. */
	host?: string;
	account?: AccountSelector;
	/** Sent unchanged in the body of a search by POST, which is safe to retry. */
	constants?: IDataObject;
	/** Sent unchanged in the query. */
	query?: IDataObject;
	/**
	 * Parameters of the form that the list depends on, by their names in the API. Parameters of the route are
	 * required, the others are optional filters in the query. Within a row, parameters of the row take
	 * precedence.
	 */
	from?: readonly string[];
	name: (row: IDataObject) => string;
	/** Path of the ID. */
	value: string;
}

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Returns n8n's list search methods, one for each entry. */
export function listSearchOf<T extends string>(
	api: Api,
	searches: Record<T, Search>,
): Record<T, ListSearch> {
	const methods = Object.entries<Search>(searches).map(([name, search]) => [
		name,
		async function (this: ILoadOptionsFunctions, filter?: string, token?: string) {
			return await runSearch(this, api, search, filter, token);
		},
	]);
	return Object.fromEntries(methods) as Record<T, ListSearch>;
}

/** Pages of a list without a search box. A server that always returns a full page does not end. */
const MAX_PAGES = 40;

/** Returns n8n's list method for a field with several values: all entries of the list. */
export function optionsOf(
	api: Api,
	search: Search,
): (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]> {
	return async function (this: ILoadOptionsFunctions) {
		let token: unknown = '0';
		let options: INodePropertyOptions[] = [];
		for (let page = 0; page < MAX_PAGES && typeof token === 'string'; page++) {
			const { results, paginationToken } = await runSearch(this, api, search, '', token);
			options = [...options, ...results];
			token = paginationToken;
		}
		return options;
	};
}

/** Returns the current values of the form. Blank values and expressions are omitted. */
function formValues(context: ILoadOptionsFunctions, names: readonly string[]): IDataObject {
	const values: IDataObject = {};
	for (const name of names) {
		const given =
			context.getCurrentNodeParameter(`&${name}`) ?? context.getCurrentNodeParameter(name);
		const text = textOf(locatorValue(given));
		if (text !== '' && !text.startsWith('=')) values[name] = text;
	}
	return values;
}

async function runSearch(
	context: ILoadOptionsFunctions,
	api: Api,
	search: Search,
	filter = '',
	token = '0',
): Promise<INodeListSearchResult> {
	const [method, pattern] = splitRoute(search.route);
	const client = await clientOfForm(context, api);
	const { account } = client.connection;
	const selector = search.account ?? api.account;
	const values = formValues(context, search.from ?? []);
	const query: IDataObject = { ...search.query, ...values };
	const inPath: IDataObject = { ...accountInPath(selector, account), ...values };
	for (const [, name] of pattern.matchAll(/\{(\w+)\}/g)) delete query[name];
	const path = fillPath(pattern, inPath);
	if (path === undefined) return { results: [] };
	const parts = { query, body: { ...search.constants } };
	addAccount(parts, selector, method, account);
	if (filter && search.text)
		(search.list.in === 'query' ? parts.query : parts.body)[search.text] = filter;
	const { pageSize } = search.list;
	const offset = Number(token);
	const position = { offset, page: offset / pageSize + 1, limit: pageSize };
	const request = {
		method,
		path,
		...parts,
		repeatable: true,
		scope: search.scope,
		host: search.host,
	};
	const { rows } = await readPage(client, request, search.list, position);
	const found = objectsOf(rows).map((row) => ({
		name: search.name(row),
		value: getPath(row, search.value),
	}));
	const more = search.list.paging !== 'none' && rows.length === pageSize;
	return {
		results: listEntries(found, search.text ? '' : filter),
		...(more && { paginationToken: String(offset + pageSize) }),
	};
}
