import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { mapConcurrently } from '../../shared/core/concurrency';
import { isObject } from '../../shared/core/guards';
import { Client } from '../../shared/http/client';
import {
	ignoreDelivery,
	jsonObjectOf,
	logEvent,
	readDelivery,
	rejectDelivery,
	startWorkflow,
} from '../../shared/webhook/delivery';
import { isDuplicate, isPolled, wasReceived } from '../../shared/webhook/duplicates';
import { OUTPUT_VERSION } from '../../shared/poll/form';
import { withAdded } from '../../shared/webhook/item';
import { shapeDelivery, type WebhookRecord } from '../../shared/webhook/output';
import { simplifiedProductReview, simplifiedServiceReview } from '../operations';
import { trustpilotWithOAuth } from '../triggers';
import { catalogOf } from '../TrustpilotTrigger/catalog';
import { EVENTS, trustpilotEventOf } from './events';
import { type ReceivedEvent, type Verification, verify } from './verify';

/** The polling trigger that watches the same events. Webhooks do not report low ratings. */
const POLLED = [catalogOf(0)];

/** IDs of reviews. Nothing else may become part of a path. */
const ID = /^[0-9a-f]{24}$/i;

/** Maximum number of events in one delivery. Each one can cost an API request, and they are not signed. */
const MAX_EVENTS = 100;
/** Maximum number of reviews that are read concurrently. */
const CONCURRENCY = 10;
/** Maximum wait for one review, in ms: the sender waits for the response. */
const MAX_WAIT_MS = 10_000;
/** When the sender may retry. */
const RETRY_AFTER_S = 60;

/** An event with the result of its verification. */
type CheckedEvent = ReceivedEvent & { verdict: Verification };

/** Returns the events that the node can process, without duplicates. */
function eventsIn(list: unknown[], selected: readonly string[]): ReceivedEvent[] {
	const events = new Map<string, ReceivedEvent>();
	for (const entry of list) {
		if (!isObject(entry) || !isObject(entry.eventData)) continue;
		const { eventName, eventData: data } = entry;
		const event = trustpilotEventOf(eventName);
		if (!event || !selected.includes(event)) continue;
		if (typeof data.id !== 'string' || !ID.test(data.id)) continue;
		const id = data.id.toLowerCase();
		events.set(keyOf({ event, id }), { event, id, data });
	}
	return [...events.values()];
}

const keyOf = ({ event, id }: Pick<ReceivedEvent, 'event' | 'id'>, version = ''): string =>
	`${event} ${id} ${version}`;

/**
 * Returns whether the node received this event before. A review is created and deleted only once, so a
 * duplicate needs no request.
 */
const isKnown = (context: IWebhookFunctions, received: ReceivedEvent): boolean =>
	EVENTS[received.event].change !== 'updated' && wasReceived(context, keyOf(received));

/** Returns how a review is simplified. A deleted review stays as received. */
function recordOf(event: ReceivedEvent['event']): WebhookRecord | undefined {
	if (EVENTS[event].change === 'deleted') return undefined;
	const isService = event.startsWith('service');
	return { simplified: isService ? simplifiedServiceReview : simplifiedProductReview };
}

/** Returns the items of the confirmed events, without duplicates. */
function itemsOf(context: IWebhookFunctions, judged: readonly CheckedEvent[]): IDataObject[] {
	return judged.flatMap(({ verdict, ...received }) => {
		if (verdict.outcome !== 'emit') return [];
		const { record, verified, version } = verdict;
		if (isDuplicate(context, keyOf(received, version))) return [];
		if (isPolled(context, POLLED, received.event, record)) return [];
		const shaped = shapeDelivery(context, OUTPUT_VERSION, record, recordOf(received.event));
		return [withAdded(shaped, { event: received.event, verified })];
	});
}

/** Logs events that are not emitted. Returns those to retry. */
function logLosses(context: IWebhookFunctions, judged: readonly CheckedEvent[]): CheckedEvent[] {
	for (const { event, id, verdict } of judged) {
		if (verdict.outcome === 'skip') {
			logEvent(context, 'warn', `${event} was ignored: ${verdict.reason}`);
		} else if (verdict.outcome === 'retry') {
			logEvent(context, 'error', `${event} of the review ${id} was not emitted: ${verdict.reason}`);
		}
	}
	return judged.filter(({ verdict }) => verdict.outcome === 'retry');
}

/** Handles a delivery: each selected event becomes an item with its review, as the API returns it. */
export async function receiveTrustpilotDelivery(
	context: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const list = jsonObjectOf(await readDelivery(context))?.events;
	if (!Array.isArray(list)) {
		return rejectDelivery(context, 400, 'The body is not a Trustpilot event');
	}
	if (list.length > MAX_EVENTS) {
		logEvent(context, 'warn', `a delivery with ${list.length} events was rejected`);
		return rejectDelivery(context, 413, `A delivery can contain at most ${MAX_EVENTS} events`);
	}
	const selected = eventsIn(list, context.getNodeParameter('events', []) as string[]);
	if (selected.length === 0) return ignoreDelivery('No selected event');
	const fresh = selected.filter((received) => !isKnown(context, received));
	if (fresh.length === 0) return ignoreDelivery('The delivery is a duplicate');

	const connection = await trustpilotWithOAuth.connect(context, {});
	const settings = { maxWaitMs: MAX_WAIT_MS, timeoutMs: MAX_WAIT_MS };
	const client = new Client(context, trustpilotWithOAuth, connection, settings);
	const judged = await mapConcurrently(fresh, CONCURRENCY, async (received) => ({
		...received,
		verdict: await verify(client, received),
	}));
	const toRetry = logLosses(context, judged);
	const items = itemsOf(context, judged);
	if (toRetry.length === 0) {
		return items.length > 0 ? startWorkflow(context, items) : ignoreDelivery('Nothing new');
	}
	context.getResponseObject().setHeader('Retry-After', String(RETRY_AFTER_S));
	const failed = `${toRetry.length} of ${selected.length} events could not be read. Try again later.`;
	const response = rejectDelivery(context, 503, failed);
	return items.length > 0 ? { ...response, ...startWorkflow(context, items) } : response;
}
