import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { TriggerCatalog } from '../poll/catalog';
import { shouldStart } from '../poll/pairing';
import { SeenDeliveries } from './seen';

const seen = new SeenDeliveries();

/**
 * Identifies the webhook of a node. The editor has its own webhook: an event that it received is still new to
 * the active workflow.
 */
const webhookOf = (context: IWebhookFunctions): string =>
	`${context.getWorkflow().id} ${context.getNode().id} ${context.getMode()}`;

/** Returns whether this node received the delivery before. Does not store the delivery. */
export function wasReceived(context: IWebhookFunctions, delivery: string): boolean {
	return seen.has(webhookOf(context), delivery);
}

/** Returns whether this node received the delivery before. If not, stores it. */
export function isDuplicate(context: IWebhookFunctions, delivery: string): boolean {
	return !seen.add(webhookOf(context), delivery);
}

/**
 * Returns whether a polling trigger of the workflow already emitted this event. If not, the polling trigger
 * skips it, provided that its option Skip Webhook Events is on.
 *
 * @param catalogs The polling triggers that watch the same events.
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
