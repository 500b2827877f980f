import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readPage } from '../engine/lists';
import { locatorValue } from '../engine/parameters';
import { getPath } from '../core/paths';
import { fillPath, splitRoute } from '../core/routes';
import type { Route } from '../core/routes';
import { accountInPath, addAccount } from '../engine/request';
import type { Api } from '../http/api';
import { Client } from '../http/client';
import type { ApiRequest } from '../http/client';
import type { TriggerCatalog, WatchedList } from './catalog';
import { eventsOf } from './form';
import { mayEmit } from './pairing';
import { runPoll, samplePoll } from './shell';
import type { PollContext, Row, Source, Watch } from './types';

const DAY_MS = 24 * 3_600_000;
/** Time left for the work after the last request of a poll. */
const RESERVE_MS = 3_000;
const DEFAULT_BUDGET_MS = 5 * 60_000;
/** Maximum wait and timeout of one request of a poll: the next poll is the better retry. */
const MAX_WAIT_MS = 30_000;

/** A trigger at work: its form's values and its client. */
interface Polling {
	context: IPollFunctions;
	catalog: TriggerCatalog;
	client: Client;
	options: IDataObject;
	filters: IDataObject;
	/** Values of the chosen events. */
	events: string[];
	/** Events that were left out because a webhook gave them. */
	skipped: number;
}

/** A request for the watched list, or for one record of it. */
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
	return {
		method,
		path,
		query: parts.query,
		scope: watched.scope,
		repeatable: true,
	};
}

function sourceOf({ client, options }: Polling, watched: WatchedList): Source {
	const { details, related, facets, list, decorate, fromAs = (iso) => iso } = watched;
	const idOf = (row: Row) => String(getPath(row, watched.id));
	return {
		paging: list.paging === 'none' ? 'offset' : list.paging,
		pageSize: list.pageSize,
		page: async (position, { from, facet }) => {
			const request = requestFor(client, watched, watched.route);
			const query = { ...request.query };
			if (from !== undefined && watched.from) {
				query[watched.from] = fromAs(new Date(from).toISOString());
			}
			if (facet !== undefined && facets) query[facets.parameter] = facet;
			const page = await readPage(client, { ...request, query }, list, position);
			return decorate ? { ...page, rows: page.rows.map(decorate) } : page;
		},
		...(facets && { facets: { field: facets.field, values: facets.values } }),
		...(related && {
			related: async (row) => {
				const request = requestFor(client, watched, related.route, {
					[related.param]: idOf(row),
				});
				const rows = getPath(await client.request(request), related.at ?? '');
				if (!Array.isArray(rows)) throw client.wrongShape(request, `The list '${related.at}'`);
				return rows.map((child: Row) => ({ ...child, [related.parent]: idOf(row) }));
			},
			...(options[related.reread.option.name] === true && { rereads: related.reread.accepts }),
		}),
		...(details &&
			options[details.option.name] === true && {
				details: async (row) => {
					const request = requestFor(client, watched, details.route, {
						[details.param]: idOf(row),
					});
					return { ...row, ...(await client.request<Row>(request)) };
				},
			}),
	};
}

const timeAt = (path: string) => (row: Row) => Date.parse(String(getPath(row, path)));

function watchOf({ catalog, filters, events }: Polling, watched: WatchedList): Watch {
	const { related } = watched;
	const given = catalog.filters.flatMap(({ field, accepts }) => {
		const value = locatorValue(filters[field.name], field);
		return value === undefined || value === '' ? [] : [(row: Row) => accepts(row, value)];
	});
	const chosen = events.filter((value) => Object.hasOwn(watched.events, value));
	return {
		idOf: (row) => String(getPath(row, watched.id)),
		createdAt: timeAt(watched.createdAt),
		...(watched.updatedAt && { updatedAt: timeAt(watched.updatedAt) }),
		...(watched.listedBy && { listedBy: watched.listedBy }),
		events: chosen.map((value) => ({ ...watched.events[value], value })),
		accepts: (row) => given.every((accepts) => accepts(row)),
		...(related && {
			child: {
				idOf: (row) => String(getPath(row, related.id)),
				createdAt: timeAt(related.createdAt),
			},
		}),
	};
}

function chosenEvents(context: IPollFunctions, catalog: TriggerCatalog): string[] {
	const events = [context.getNodeParameter('events', []) as string[]].flat();
	const known = events.filter((event) => eventsOf(catalog).some(([value]) => value === event));
	if (known.length > 0) return known;
	throw new NodeOperationError(context.getNode(), 'No event is chosen', {
		description: 'Choose at least one of Events.',
	});
}

async function clientOf(context: IPollFunctions, api: Api): Promise<Client> {
	const choice = Object.fromEntries(
		api.properties.map(({ name }) => [name, context.getNodeParameter(name, '')]),
	);
	const connection = await api.connect(context, choice);
	// A poll that outlives its budget would run into the next one.
	const budget = (context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS) - RESERVE_MS;
	const limitMs = Math.min(MAX_WAIT_MS, Math.max(budget, 1_000));
	return new Client(context, api, connection, { maxWaitMs: limitMs, timeoutMs: limitMs });
}

function number(value: unknown, fallback: number): number {
	const given = Number(value);
	return Number.isFinite(given) && given > 0 ? given : fallback;
}

function contextOf(polling: Polling, watched: WatchedList): PollContext {
	const { context, client, options } = polling;
	const state = context.getWorkflowStaticData('node');
	const { id } = context.getWorkflow();
	const budget = context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	return {
		key: `${id} ${context.getNode().id} ${watched.name}`,
		account: `${client.connection.baseUrl} ${client.connection.account}`,
		settings: {
			lookBackMs: number(options.lookBackDays, 7) * DAY_MS,
			maxRecords: number(options.maxRecords, 500),
			emitExisting: options.emitExisting === true,
		},
		budgetMs: Math.max(budget - RESERVE_MS, 1_000),
		now: Date.now,
		read: () => state[watched.name],
		write: (next) => {
			state[watched.name] = next as IDataObject;
		},
		isTransient: (error) =>
			(error as { context?: { transient?: boolean } } | undefined)?.context?.transient === true,
		...(options.skipReceived === true && {
			mayEmit: (emission, readAt) => {
				const may = mayEmit(String(id), watched, emission, readAt);
				if (!may) polling.skipped += 1;
				return may;
			},
		}),
	};
}

async function pollList(polling: Polling, watched: WatchedList): Promise<IDataObject[]> {
	const run = polling.context.getMode() === 'manual' ? samplePoll : runPoll;
	const watch = watchOf(polling, watched);
	if (watch.events.length === 0) return [];
	return (await run(sourceOf(polling, watched), watch, contextOf(polling, watched))) ?? [];
}

/** Runs a polling trigger once: the new events, or null when there are none, also none left out. */
export async function pollCatalog(
	context: IPollFunctions,
	catalog: TriggerCatalog,
): Promise<INodeExecutionData[][] | null> {
	// All parameters are read before anything waits: see the note in GhlApi.credentials.ts.
	const form = {
		options: context.getNodeParameter('options', {}) as IDataObject,
		filters: context.getNodeParameter('filters', {}) as IDataObject,
		events: chosenEvents(context, catalog),
	};
	const polling: Polling = {
		...form,
		context,
		catalog,
		client: await clientOf(context, catalog.api),
		skipped: 0,
	};
	const items: IDataObject[] = [];
	let failure: unknown;
	for (const watched of catalog.watched) {
		await pollList(polling, watched).then(
			(found) => items.push(...found),
			(error) => (failure ??= error),
		);
	}
	// n8n saves what a poll remembers when the workflow runs: without that, all that was ever left out
	// would come again after a restart. No node runs without items.
	const runs = items.length > 0 || polling.skipped > 0;
	// What one list has given is in its memory already, and goes out; the next poll fails again.
	if (failure !== undefined && !runs) await Promise.reject(failure);
	return runs ? [items.map((json) => ({ json }))] : null;
}
