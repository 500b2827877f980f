import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventSubtitle } from '../../shared/catalog/subtitle';
import { respondSafely } from '../../shared/webhook/delivery';
import { OUTPUT_VERSION } from '../../shared/poll/form';
import { manualRegistration } from '../../shared/webhook/manual';
import { webhookOutputFields } from '../../shared/webhook/output';
import { EVENT_OPTIONS, EVENTS } from './events';
import { receiveTrustpilotDelivery } from './receive';
import { checkTrustpilotSetup, WEBHOOKS_WITH_SECRET } from './setup';

export class TrustpilotWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trustpilot Webhook Trigger',
		name: 'trustpilotWebhookTrigger',
		icon: {
			light: 'file:../../../icons/trustpilot.svg',
			dark: 'file:../../../icons/trustpilot.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: eventSubtitle(Object.entries(EVENTS)),
		description: 'Starts the workflow when Trustpilot sends a webhook about a review',
		defaults: { name: 'Trustpilot Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'trustpilotOAuth2Api', required: true }],
		webhooks: WEBHOOKS_WITH_SECRET,
		properties: [
			{
				displayName:
					"Open Webhook URLs above and copy the production URL into Trustpilot Business: Integrations > Developers > Webhooks, once for each event. If the URL begins with <b>http://</b>, set <b>WEBHOOK_URL</b> in n8n to its public HTTPS address first: Trustpilot can't reach localhost. Keep the URL secret. Trustpilot does not sign webhooks, so only the random part of the URL keeps other senders out. The node reads each review from the Trustpilot API, with order number and email address. The item field <b>verified</b> shows whether the API confirms the event.",
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: EVENT_OPTIONS,
				default: ['serviceReviewCreated'],
				description: 'Events that start the workflow. Other events are ignored.',
			},
			...webhookOutputFields(OUTPUT_VERSION),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'URL Secret',
						name: 'urlSecret',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description:
							'Random text of at least 16 letters, digits, hyphens, and underscores to add to the webhook URL. If someone else may know the URL, change this value and copy the new production URL into Trustpilot.',
					},
				],
			},
		],
	};

	webhookMethods = manualRegistration(checkTrustpilotSetup);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respondSafely(this, receiveTrustpilotDelivery);
	}
}
