import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../catalog/types';
import { isObject, numberOf } from '../core/guards';
import { getPath } from '../core/paths';
import { fillPath, splitRoute } from '../core/routes';
import type { Route } from '../core/routes';
import { parseTime } from '../core/time';
import { readPage } from '../engine/lists';
import { locatorValue } from '../engine/parameters';
import { accountInPath, addAccount } from '../engine/request';
import type { ApiRequest } from '../http/apiRequest';
import type { Client } from '../http/client';
import type { Position } from '../http/pagination';
import type { Moment, TriggerCatalog, WatchedList } from './catalog';
import { pageByTime } from './timePages';
import type { PolledPage, Range, Row, Source, Watch } from './types';

/** The values of a trigger's form. */
export interface TriggerForm {
	/** Values of the catalog's fields. */
	fields: IDataObject;
	options: IDataObject;
	filters: IDataObject;
	/** Values of the selected events. */
	events: string[];
}

/** Returns a request for the watched list, or for one record of it. */
function requestFor(
	client: Client,
	watched: WatchedList,
	route: Route,
	ids: Record<string, unknown> = {},
): ApiRequest {
	const [method, pattern] = splitRoute(route);
	const parts = { query: {} as IDataObject, body: {} as IDataObject };
	const selector = watched.account ?? client.api.account;
	const { account } = client.connection;
	addAccount(parts, selector, method, account);
	const path = fillPath(pattern, { ...accountInPath(selector, account), ...ids });
	if (path === undefined) throw client.wrongShape({ method, path: pattern }, 'A usable ID');
	return { method, path, ...parts, scope: watched.scope, repeatable: true };
}

/** Returns an ID as text. Returns an empty text if it is neither a text nor a number. */
const idAt = (path: string) => (row: Row) => {
	const id = getPath(row, path);
	return typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
};

const timeAt = (path: string) => (row: Row) => parseTime(getPath(row, path));

/** Returns the functions that read a watched list. */
export function sourceOf(
	client: Client,
	watched: WatchedList,
	{ fields, options }: TriggerForm,
	moment: Moment,
): Source {
	const { details, related, linked, facets, list, decorate, fromAs = (iso) => iso } = watched;
	const idOf = idAt(watched.id);
	const isEnabled = ({ name }: Field) => options[name] === true;
	const paging = list.paging === 'none' ? 'offset' : list.paging;
	const { isPagedByTime = false } = watched;
	const byTime = pageByTime(
		async (position, from) => await page(position, { from }),
		timeAt((watched.listedBy === 'updatedAt' && watched.updatedAt) || watched.createdAt),
	);
	return {
		paging: isPagedByTime ? 'cursor' : paging,
		pageSize: list.paging === 'none' ? Infinity : list.pageSize,
		page: isPagedByTime ? async (position, { from }) => await byTime(position, from) : page,
		...(facets && { facets: { field: facets.field, values: facets.values } }),
		...(related && {
			related: async (row) => {
				const ids = { [related.param]: idOf(row) };
				const request = requestFor(client, watched, related.route, ids);
				const rows = getPath(await client.request(request), related.at ?? '');
				if (!Array.isArray(rows)) throw client.wrongShape(request, `The list '${related.at}'`);
				return rows.filter(isObject).map((child) => ({ ...child, [related.parent]: idOf(row) }));
			},
			...(isEnabled(related.reread.option) && { rereads: related.reread.accepts }),
		}),
		...(linked && { linked: linkedOf(linked) }),
		...(details &&
			isEnabled(details.option) && {
				details: async (row) => {
					const ids = { [details.param]: idOf(row) };
					const request = requestFor(client, watched, details.route, ids);
					const record: unknown = await client.request(request);
					if (isObject(record) && idOf(record) === idOf(row)) return { ...row, ...record };
					throw client.wrongShape(request, `The field '${watched.id}'`);
				},
			}),
	};

	function linkedOf(to: NonNullable<WatchedList['linked']>): NonNullable<Source['linked']> {
		const linkOf = idAt(to.id);
		const max = numberOf(options[to.max.name]);
		return {
			has: (row) => linkOf(row) !== '',
			read: async (row) => {
				const link = linkOf(row);
				const request = requestFor(client, watched, to.route, { [to.param]: link });
				const record: unknown = getPath(await client.request(request), to.at ?? '');
				if (isObject(record)) return to.add(row, record);
				throw client.wrongShape(request, `A record with the ID '${link}'`);
			},
			max: max > 0 ? max : numberOf(to.max.default),
		};
	}

	async function page(position: Position, { from, facet }: Range): Promise<PolledPage> {
		const request = requestFor(client, watched, watched.route);
		const since = from === undefined ? undefined : new Date(from).toISOString();
		const asked = { ...watched.ask?.(since, { fields, options, now: moment.now }) };
		if (since !== undefined && watched.from) asked[watched.from] = fromAs(since);
		if (facet !== undefined && facets) asked[facets.parameter] = facet;
		const part = { ...(request[list.in] as IDataObject), ...asked };
		const found = await readPage(client, { ...request, [list.in]: part }, list, position);
		if (!decorate) return found;
		const rows = found.rows.map((row) => (isObject(row) ? decorate(row, moment) : row));
		return { ...found, rows };
	}
}

/** Returns how the records of a watched list are compared. */
export function watchOf(
	catalog: TriggerCatalog,
	watched: WatchedList,
	{ filters, events }: TriggerForm,
): Watch {
	const { related } = watched;
	const selected = catalog.filters.flatMap(({ field, accepts }) => {
		const value = locatorValue(filters[field.name], field);
		return value === undefined || value === '' ? [] : [(row: Row) => accepts(row, value)];
	});
	const createdAt = timeAt(watched.createdAt);
	const updatedAt = watched.updatedAt === undefined ? undefined : timeAt(watched.updatedAt);
	return {
		idOf: idAt(watched.id),
		// If a record does not have one of its times, the other one is used.
		createdAt: (row) => createdAt(row) || (updatedAt?.(row) ?? NaN),
		...(updatedAt && { updatedAt: (row: Row) => updatedAt(row) || createdAt(row) }),
		...(watched.listedBy && { listedBy: watched.listedBy }),
		events: events
			.filter((value) => Object.hasOwn(watched.events, value))
			.map((value) => ({ ...watched.events[value], value })),
		accepts: (row) => selected.every((accepts) => accepts(row)),
		...(related && {
			child: { idOf: idAt(related.id), createdAt: timeAt(related.createdAt) },
		}),
	};
}
