import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { TriggerCatalog } from '../poll/catalog';
import { mayStart } from '../poll/pairing';
import { cameBefore } from './seen';

/**
 * Whether this node got the delivery before; it is remembered otherwise. The editor listens apart
 * from the active workflow: what one of them got is still new to the other.
 */
export function isRepeated(context: IWebhookFunctions, delivery: string): boolean {
	const { id } = context.getWorkflow();
	return cameBefore(`${id} ${context.getNode().id} ${context.getMode()}`, delivery);
}

/**
 * Whether a polling trigger of the workflow, which leaves out what webhooks give, has started it
 * with this event; it is remembered as given by webhook otherwise.
 *
 * @param catalogs Of the polling triggers that know the API's events.
 */
export function isPolled(
	context: IWebhookFunctions,
	catalogs: readonly TriggerCatalog[],
	event: string,
	record: IDataObject,
): boolean {
	if (context.getMode() === 'manual') return false;
	return !mayStart(String(context.getWorkflow().id), catalogs, event, record);
}
