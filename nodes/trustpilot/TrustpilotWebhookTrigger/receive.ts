import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Client } from '../../shared/http/client';
import {
	digestOf,
	ignoreDelivery,
	readDelivery,
	refuseDelivery,
} from '../../shared/webhook/delivery';
import { isPolled, isRepeated } from '../../shared/webhook/repeats';
import { trustpilotWithOAuth } from '../triggers';
import { catalogOf } from '../TrustpilotTrigger/catalog';

/** Trustpilot's event names, by the values of the form. */
export const EVENTS = {
	serviceReviewCreated: 'service-review-created',
	serviceReviewUpdated: 'service-review-updated',
	serviceReviewDeleted: 'service-review-deleted',
	productReviewCreated: 'product-review-created',
	productReviewUpdated: 'product-review-updated',
	productReviewDeleted: 'product-review-deleted',
} as const;

type EventName = keyof typeof EVENTS;

/** IDs of reviews; nothing else may come into a path. */
const ID = /^[0-9a-f]{24}$/i;

/** Who else may have started the workflow with an event; no webhook tells of low ratings. */
const POLLED = [catalogOf(0)];

/** Longest that reading one review may take: the sender waits for its answer. */
const MAX_WAIT_MS = 10_000;

/** An event of a delivery that can be used. */
interface Received {
	event: EventName;
	id: string;
	data: IDataObject;
}

function eventsIn(body: IDataObject): Received[] {
	const events = Array.isArray(body.events) ? (body.events as IDataObject[]) : [];
	return events.flatMap(({ eventName, eventData }) => {
		const data = (eventData ?? {}) as IDataObject;
		const event = (Object.keys(EVENTS) as EventName[]).find((one) => EVENTS[one] === eventName);
		return event && ID.test(String(data.id)) ? [{ event, id: String(data.id), data }] : [];
	});
}

/** What the API itself says of the review: events are unsigned, and name no email. */
async function reread(client: Client, { event, id, data }: Received): Promise<IDataObject> {
	if (event.endsWith('Deleted')) return { ...data, event };
	const kind = event.startsWith('product') ? 'product-reviews' : 'reviews';
	const review = await client.request({ method: 'GET', path: `/v1/private/${kind}/${id}` });
	return { ...review, event };
}

/** Takes a delivery: each chosen event becomes an item with its review, read again by its ID. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const delivery = readDelivery(context);
	const chosen = context.getNodeParameter('events', []) as string[];
	const received = eventsIn(delivery.body);
	if (!Array.isArray(delivery.body.events)) {
		return refuseDelivery(context, 400, 'This is no event of Trustpilot');
	}
	const wanted = received.filter(({ event }) => chosen.includes(event));
	if (wanted.length === 0) return ignoreDelivery('The event is not chosen');
	const connection = await trustpilotWithOAuth.connect(context, {});
	const client = new Client(context, trustpilotWithOAuth, connection, { maxWaitMs: MAX_WAIT_MS });
	const items: IDataObject[] = [];
	for (const one of wanted) items.push(await reread(client, one));
	// Only now: a delivery whose review could not be read must count when it comes again.
	// An edit back to an earlier text is told in the same words, but at another time.
	const times = items.map(({ updatedAt }) => String(updatedAt ?? ''));
	const key = [digestOf(delivery), ...times].join(' ');
	if (isRepeated(context, key)) return ignoreDelivery('The delivery came before');
	const news = items.filter((item) => !isPolled(context, POLLED, String(item.event), item));
	if (news.length === 0) return ignoreDelivery('The event was polled before');
	return { workflowData: [context.helpers.returnJsonArray(news)] };
}
