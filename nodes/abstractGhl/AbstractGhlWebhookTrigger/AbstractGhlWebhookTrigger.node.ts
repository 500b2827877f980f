import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { WEBHOOKS } from '../../shared/webhook/delivery';
import { ACCOUNT_PROPERTIES, CREDENTIALS } from '../fields/account';
import { EVENTS } from '../fields/events';
import { receive } from './receive';
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
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow at once when AbstractGHL tells of an event',
		defaults: { name: 'AbstractGHL Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		webhooks: WEBHOOKS,
		properties: [
			...ACCOUNT_PROPERTIES,
			{
				displayName:
					'The subscription is made when the workflow is activated, and ended when it is deactivated. Your backend must be able to reach the address above.',
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
				description: 'What starts the workflow',
			},
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
		return await receive(this);
	}
}
