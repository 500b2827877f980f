import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { TriggerCatalog } from '../poll/catalog';
import { shouldStart } from '../poll/pairing';
import { SeenDeliveries } from './seen';

const seen = new SeenDeliveries();

/**
 * Identifies the webhook of a node. The editor listens separately from the active workflow: what one
 * of them received is still new to the other.
 */
const webhookOf = (context: IWebhookFunctions): string =>
	`${context.getWorkflow().id} ${context.getNode().id} ${context.getMode()}`;

/** Whether this node received the delivery before. The node does not remember it. */
export function wasReceived(context: IWebhookFunctions, delivery: string): boolean {
	return seen.has(webhookOf(context), delivery);
}

/** Whether this node received the delivery before. If not, the node remembers it. */
export function isDuplicate(context: IWebhookFunctions, delivery: string): boolean {
	return !seen.add(webhookOf(context), delivery);
}

/**
 * Whether a polling trigger of the workflow already emitted this event. If not, the polling trigger
 * skips it, provided that its option Skip Webhook Events is on.
 *
 * @param catalogs Of the polling triggers that watch the same events.
 */
export function isPolled(
	context: IWebhookFunctions,
	catalogs: readonly TriggerCatalog[],
	event: string,
	record: IDataObject,
): boolean {
	if (context.getMode() === 'manual') return false;
	return !shouldStart(String(context.getWorkflow().id), catalogs, event, record);
}
