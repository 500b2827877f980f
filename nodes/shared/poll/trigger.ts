import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { DAY_MS } from '../core/time';
import { isBlank, numberOf } from '../core/guards';
import { locatorValue } from '../engine/parameters';
import { readOutput, shapeRecord } from '../engine/output';
import type { Output } from '../engine/output';
import type { Api, FailureKind } from '../http/api';
import { Client } from '../http/client';
import { describeError } from '../http/requestLog';
import type { Moment, TriggerCatalog, WatchedList } from './catalog';
import { DEFAULT_LOOK_BACK_DAYS, eventsOf, OUTPUT_VERSION } from './form';
import { shouldEmit } from './pairing';
import { runPoll, samplePoll } from './shell';
import { sourceOf, watchOf } from './source';
import type { TriggerForm } from './source';
import { timeZoneOf } from './timeZone';
import type { FailureClass, PollContext } from './types';

/** Time reserved for the work after the last request of a poll. */
const RESERVE_MS = 3_000;
const DEFAULT_BUDGET_MS = 5 * 60_000;
/** Maximum wait and timeout of one request. The next poll tries again. */
const MAX_WAIT_MS = 30_000;

/** One poll of a trigger: the values of its form, and its client. */
interface Polling {
	context: IPollFunctions;
	catalog: TriggerCatalog;
	client: Client;
	form: TriggerForm;
	output: Output;
	moment: Moment;
	/** Events that were skipped because a webhook has emitted them. */
	skipped: number;
}

function selectedEvents(context: IPollFunctions, catalog: TriggerCatalog): string[] {
	const selected = [context.getNodeParameter('events', []) as string[]].flat();
	const events = selected.filter((event) => eventsOf(catalog).some(([value]) => value === event));
	if (events.length > 0) return events;
	throw new NodeOperationError(context.getNode(), 'No event is selected', {
		description: 'Select at least one event under Events.',
	});
}

/** Reads the fields that select the lists. Throws if a required one is empty. */
function fieldsOf(context: IPollFunctions, { fields = [] }: TriggerCatalog): IDataObject {
	const values: IDataObject = {};
	for (const field of fields) {
		const isShown = Object.entries(field.showWhen ?? {}).every(([name, accepted]) =>
			accepted.includes(values[name] as string),
		);
		if (!isShown) continue;
		const value = locatorValue(context.getNodeParameter(field.name, field.default), field);
		if (field.required && isBlank(value)) {
			throw new NodeOperationError(context.getNode(), `'${field.displayName}' is empty`, {
				description: `Select a value for ${field.displayName}.`,
			});
		}
		values[field.name] = value as IDataObject[string];
	}
	return values;
}

/** Returns the output that the form selects. Workflows that version 1 saved emit raw records. */
export function outputOf(context: IPollFunctions): Output {
	const node = context.getNode();
	return readOutput(
		(name, fallback) => context.getNodeParameter(name, fallback as string),
		{ node, itemIndex: 0 },
		node.typeVersion < OUTPUT_VERSION ? 'raw' : 'simplified',
	);
}

/** Returns how long the requests of a poll can take in total. */
const budgetOf = (context: IPollFunctions): number =>
	Math.max((context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS) - RESERVE_MS, 1_000);

async function clientOf(context: IPollFunctions, api: Api): Promise<Client> {
	const choice = Object.fromEntries(
		api.properties.map(({ name }) => [name, context.getNodeParameter(name, '')]),
	);
	const connection = await api.connect(context, choice);
	// A longer poll would overlap with the next one.
	const limitMs = Math.min(MAX_WAIT_MS, budgetOf(context));
	return new Client(context, api, connection, { maxWaitMs: limitMs, timeoutMs: limitMs });
}

/** Returns the time zone of the account, if a selected event depends on it. */
async function momentOf(
	context: IPollFunctions,
	catalog: TriggerCatalog,
	client: Client,
	events: string[],
): Promise<Moment> {
	const now = Date.now();
	const fallback = context.getTimezone();
	const isNeeded = eventsOf(catalog).some(
		([value, { needsTimeZone }]) => needsTimeZone && events.includes(value),
	);
	const { timeZone: readZone } = catalog;
	if (!isNeeded || !readZone) return { now, timeZone: fallback };
	const read = async () => await readZone(client);
	return { now, timeZone: await timeZoneOf(accountOf(client), read, fallback, now) };
}

const accountOf = ({ connection }: Client) => `${connection.baseUrl} ${connection.account}`;

/** Returns what a failed request means for the poll. */
export function classify(error: unknown): FailureClass {
	const { context } = (error ?? {}) as {
		context?: { kind?: FailureKind; transient?: boolean };
	};
	if (context?.transient === true) return 'transient';
	if (context?.kind === 'notFound') return 'deleted';
	if (context?.kind === 'forbidden') return 'forbidden';
	return context?.kind === 'badInput' ? 'invalid' : 'fatal';
}

function positive(value: unknown, fallback: number): number {
	const number = numberOf(value);
	return Number.isFinite(number) && number > 0 ? number : fallback;
}

function contextOf(polling: Polling, watched: WatchedList): PollContext {
	const { context, catalog, client, form, output } = polling;
	const { options } = form;
	const state = context.getWorkflowStaticData('node');
	const { id } = context.getWorkflow();
	return {
		key: `${id} ${context.getNode().id} ${watched.name}`,
		// A catalog without fields keeps the key that saved workflows have.
		account: catalog.fields
			? `${accountOf(client)} ${JSON.stringify(form.fields)}`
			: accountOf(client),
		settings: {
			lookBackMs:
				positive(options.lookBackDays, catalog.lookBackDays ?? DEFAULT_LOOK_BACK_DAYS) * DAY_MS,
			maxRecords: positive(options.maxRecords, 500),
			emitExisting: options.emitExisting === true,
		},
		budgetMs: budgetOf(context),
		now: Date.now,
		read: () => state[watched.name],
		write: (next) => {
			state[watched.name] = next as IDataObject;
		},
		classify,
		warn: (message) => warn(context, message, watched.name),
		shape: (row, isChild) => {
			const { simplified } = (isChild && watched.related) || watched;
			if (!simplified && output.kind === 'simplified') return row;
			return shapeRecord(row, simplified ?? {}, output);
		},
		...(options.skipReceived === true && {
			shouldEmit: (emission, polledAt) => {
				const isNew = shouldEmit(String(id), watched, emission, polledAt);
				if (!isNew) polling.skipped += 1;
				return isNew;
			},
		}),
	};
}

/** Writes a warning to n8n's log. */
export function warn(context: IPollFunctions, message: string, list?: string): void {
	const { name } = context.getNode();
	const { id: workflowId } = context.getWorkflow();
	context.logger?.warn(`${name}: ${message}`, { workflowId, ...(list && { list }) });
}

async function pollList(polling: Polling, watched: WatchedList): Promise<IDataObject[]> {
	const { catalog, client, form, moment } = polling;
	const watch = watchOf(catalog, watched, form);
	if (watch.events.length === 0) return [];
	const run = polling.context.getMode() === 'manual' ? samplePoll : runPoll;
	const source = sourceOf(client, watched, form, moment);
	return (await run(source, watch, contextOf(polling, watched))) ?? [];
}

/** Polls all lists of a trigger once. Returns the new events; null if there are none and none was skipped. */
export async function pollCatalog(
	context: IPollFunctions,
	catalog: TriggerCatalog,
): Promise<INodeExecutionData[][] | null> {
	// All parameters are read before the first `await`. GhlApi.credentials.ts explains why.
	const form = {
		fields: fieldsOf(context, catalog),
		options: context.getNodeParameter('options', {}) as IDataObject,
		filters: context.getNodeParameter('filters', {}) as IDataObject,
		events: selectedEvents(context, catalog),
	};
	const output = outputOf(context);
	const client = await clientOf(context, catalog.api);
	const moment = await momentOf(context, catalog, client, form.events);
	const polling: Polling = { context, catalog, client, form, output, moment, skipped: 0 };
	let items: IDataObject[] = [];
	let failure: unknown;
	for (const watched of catalog.watched) {
		await pollList(polling, watched).then(
			(found) => {
				items = items.concat(found);
			},
			(error) => {
				failure ??= error;
			},
		);
	}
	// n8n saves the poll state when the workflow runs. Without a run, all skipped events would occur again
	// after a restart. With an empty list of items, the workflow runs, but none of its nodes does.
	const runs = items.length > 0 || polling.skipped > 0;
	if (failure !== undefined) {
		if (!runs) await Promise.reject(failure);
		// The poll state already contains the events of the other lists. The next poll fails again.
		warn(context, `Could not poll one of the lists: ${describeError(failure)}`);
	}
	return runs ? [items.map((json) => ({ json }))] : null;
}
