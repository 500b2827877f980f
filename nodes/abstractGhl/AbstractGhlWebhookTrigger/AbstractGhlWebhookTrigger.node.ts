import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventSubtitle } from '../../shared/catalog/subtitle';
import { respondSafely, WEBHOOKS } from '../../shared/webhook/delivery';
import { OUTPUT_VERSION } from '../../shared/poll/form';
import { webhookOutputFields } from '../../shared/webhook/output';
import { ACCOUNT_PROPERTIES, CREDENTIALS } from '../fields/account';
import { EVENTS } from '../fields/events';
import { receiveAbstractGhlDelivery } from './receive';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

export class AbstractGhlWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AbstractGHL Webhook Trigger',
		name: 'abstractGhlWebhookTrigger',
		icon: {
			light: 'file:../../../icons/abstractGhl.svg',
			dark: 'file:../../../icons/abstractGhl.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: eventSubtitle(Object.entries(EVENTS)),
		description: 'Starts the workflow when AbstractGHL sends an event',
		defaults: { name: 'AbstractGHL Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		webhooks: WEBHOOKS,
		properties: [
			...ACCOUNT_PROPERTIES,
			{
				displayName:
					"The node creates the webhook subscription when you activate the workflow, and deletes it when you deactivate the workflow. Your backend must be able to reach the webhook URL above. If it can't reach localhost, set <b>WEBHOOK_URL</b> in n8n to an address that it can reach.",
				name: 'subscriptionNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: Object.entries(EVENTS)
					.map(([value, { name, description }]) => ({ name, value, description }))
					.sort((a, b) => a.name.localeCompare(b.name)),
				default: ['orderCreated'],
				description: 'Events that start the workflow',
			},
			...webhookOutputFields(OUTPUT_VERSION),
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isSubscribed(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await subscribe(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unsubscribe(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respondSafely(this, receiveAbstractGhlDelivery);
	}
}
