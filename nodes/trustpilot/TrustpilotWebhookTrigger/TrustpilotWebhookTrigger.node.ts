import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { WEBHOOKS } from '../../shared/webhook/delivery';
import { receive } from './receive';

export class TrustpilotWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trustpilot Webhook Trigger',
		name: 'trustpilotWebhookTrigger',
		icon: {
			light: 'file:../../../icons/trustpilot.svg',
			dark: 'file:../../../icons/trustpilot.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow at once when Trustpilot tells of a review',
		defaults: { name: 'Trustpilot Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'trustpilotOAuth2Api', required: true }],
		webhooks: WEBHOOKS,
		properties: [
			{
				displayName:
					'Open Webhook URLs above, and copy the production URL into Trustpilot Business: Integrations > Developers > Webhooks, once for each event. Keep it to yourself: Trustpilot signs nothing, so the long random part of the URL is what keeps others out. The review itself is read again from Trustpilot, with order number and email.',
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: [
					{
						name: 'Product Review Created',
						value: 'productReviewCreated',
						description: 'A customer reviews a product',
					},
					{
						name: 'Product Review Deleted',
						value: 'productReviewDeleted',
						description: 'A product review is gone; the item is what Trustpilot sent',
					},
					{
						name: 'Product Review Updated',
						value: 'productReviewUpdated',
						description: 'A customer changes a product review',
					},
					{
						name: 'Service Review Created',
						value: 'serviceReviewCreated',
						description: 'A customer reviews the business',
					},
					{
						name: 'Service Review Deleted',
						value: 'serviceReviewDeleted',
						description: 'A service review is gone; the item is what Trustpilot sent',
					},
					{
						name: 'Service Review Updated',
						value: 'serviceReviewUpdated',
						description: 'A customer changes a service review',
					},
				],
				default: ['serviceReviewCreated'],
				description: 'What starts the workflow. Other events are received and ignored.',
			},
		],
	};

	// Trustpilot has no API to subscribe: the address is pasted by hand, as the form says.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
