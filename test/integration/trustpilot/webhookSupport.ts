import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { TrustpilotWebhookTrigger } from '../../../nodes/trustpilot/TrustpilotWebhookTrigger/TrustpilotWebhookTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { ServiceReview } from '../../../sandbox/trustpilot/types';
import { webhookEvent } from '../../../sandbox/trustpilot/webhooks';
import { createWebhookNode, type CredentialStore } from '../../harness';
import { logs } from '../../harness/logs';
import { oauthCredential, UNLIMITED } from './support';

/** All events of the trigger. */
export const EVERY_EVENT = [
	...['serviceReviewCreated', 'serviceReviewUpdated', 'serviceReviewDeleted'],
	...['productReviewCreated', 'productReviewUpdated', 'productReviewDeleted'],
];
/** An ID without a review. */
export const UNKNOWN_ID = '0123456789abcdef01234567';

/** The sandbox of the current test. */
export let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, settings: UNLIMITED });
	logs.length = 0;
});
afterEach(async () => await sandbox.close());

/** Returns a trigger with these events. */
export const nodeFor = (
	events = EVERY_EVENT,
	parameters: IDataObject = {},
	credentials: CredentialStore = oauthCredential(sandbox, 'user'),
) =>
	createWebhookNode({
		node: new TrustpilotWebhookTrigger(),
		credentials,
		parameters: { events, ...parameters } as never,
	});

/** Returns a webhook event with these data. */
export const eventOf = (eventName: string, eventData: unknown) => ({
	eventName,
	version: '1',
	eventData,
});
/** Returns the body of a delivery. */
export const bodyOf = (...events: unknown[]) => JSON.stringify({ events });
/** Returns the event that Trustpilot sends for a review. */
export const eventFor = (eventName: string, review: ServiceReview) =>
	webhookEvent(sandbox.world.trustpilot, eventName, review).events[0];
/** Returns the service reviews of the sandbox. */
export const reviews = () => sandbox.world.trustpilot.serviceReviews;
/** Returns the data of items. */
export const jsonOf = (items: INodeExecutionData[] | null) => (items ?? []).map(({ json }) => json);
/** Returns event, ID and verification of items. */
export const eventsOf = (items: INodeExecutionData[] | null) =>
	jsonOf(items).map(({ event, id, verified }) => [event, id, verified]);
/** Returns the paths of the reviews that were read. */
export const reads = () =>
	sandbox.requests.find('GET', /\/private\/(product-)?reviews\/[^/]+$/).map(({ path }) => path);
