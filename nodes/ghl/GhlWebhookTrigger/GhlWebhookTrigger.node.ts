import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { WEBHOOKS } from '../../shared/webhook/delivery';
import { isPublicKey } from '../../shared/webhook/signature';
import { EVENTS } from './events';
import { receive } from './receive';

export class GhlWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Webhook Trigger',
		name: 'ghlWebhookTrigger',
		icon: {
			light: 'file:../../../icons/ghlWebhook.svg',
			dark: 'file:../../../icons/ghlWebhook.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["source"] === "workflow" ? "workflow webhook" : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow at once when GoHighLevel (HighLevel) sends a webhook',
		defaults: { name: 'GHL Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ghlWebhookApi', required: true, testedBy: 'webhookCredentialTest' }],
		webhooks: WEBHOOKS,
		properties: [
			{
				displayName: 'Source',
				name: 'source',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Marketplace App',
						value: 'app',
						description: 'Signed webhooks of your app in the developer portal',
					},
					{
						name: 'Workflow',
						value: 'workflow',
						description: 'The Custom Webhook action of a GHL workflow, with a shared secret',
					},
				],
				default: 'app',
			},
			{
				displayName:
					'Copy the production URL above into your app: marketplace.gohighlevel.com > My Apps > your app > Advanced Settings > Webhooks. GHL sends invoices, products and prices without naming the event; give these a URL of their own in the app, with the name at the end, such as <b>?event=InvoiceDelete</b>.',
				name: 'appNotice',
				type: 'notice',
				displayOptions: { show: { source: ['app'] } },
				default: '',
			},
			{
				displayName:
					'Copy the production URL above into the action Custom Webhook of your GHL workflow (method POST), and add a custom header with the name and the shared secret of the credential.',
				name: 'workflowNotice',
				type: 'notice',
				displayOptions: { show: { source: ['workflow'] } },
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				displayOptions: { show: { source: ['app'] } },
				options: Object.entries(EVENTS)
					.map(([value, { name, description }]) => ({ name, value, description }))
					.sort((a, b) => a.name.localeCompare(b.name)),
				default: ['orderCreated'],
				description: 'What starts the workflow. Other events are received and ignored.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				displayOptions: { show: { source: ['app'] } },
				default: {},
				options: [
					{
						displayName: 'Maximum Age (Minutes)',
						name: 'maxAge',
						type: 'number',
						typeOptions: { minValue: 75 },
						default: 120,
						description:
							'How old a delivery may be. GHL itself tries again for over an hour, so less than 75 would lose events.',
					},
				],
			},
		],
	};

	methods = {
		credentialTest: {
			async webhookCredentialTest(
				this: ICredentialTestFunctions,
				{ data = {} }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				const key = String(data.publicKey ?? '').trim();
				if (key && !isPublicKey(key)) {
					return { status: 'Error', message: 'The public key is not in PEM form' };
				}
				return { status: 'OK', message: 'Ready to check webhooks' };
			},
		},
	};

	// GHL has no API to subscribe: the address is pasted by hand, as the form says.
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
