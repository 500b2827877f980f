import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventSubtitle } from '../../shared/catalog/subtitle';
import { textOf } from '../../shared/core/guards';
import { respondSafely, WEBHOOKS } from '../../shared/webhook/delivery';
import { manualRegistration } from '../../shared/webhook/manual';
import { isPublicKey } from '../../shared/webhook/signature';
import { EVENT_OPTIONS } from './events';
import { LOCATION_IS_SHOWN, PROPERTIES } from './fields';
import { receiveGhlDelivery } from './receive';
import { searchWebhookLocations } from './searchLocations';
import { checkGhlSetup } from './setup';

export class GhlWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Webhook Trigger',
		name: 'ghlWebhookTrigger',
		icon: {
			light: 'file:../../../icons/ghlWebhook.svg',
			dark: 'file:../../../icons/ghlWebhook.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1, 1.2],
		defaultVersion: 1.2,
		subtitle: eventSubtitle(
			EVENT_OPTIONS.map((option) => [String(option.value), option]),
			'Custom webhook of a workflow',
		),
		description: 'Starts the workflow when GoHighLevel (HighLevel) sends a webhook',
		defaults: { name: 'GHL Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'ghlWebhookApi', required: true, testedBy: 'webhookCredentialTest' },
			// Only lists locations in the form.
			{ name: 'ghlOAuth2Api', displayOptions: LOCATION_IS_SHOWN },
		],
		webhooks: WEBHOOKS,
		hints: [
			{
				message:
					'This node accepts signed events from all locations where your app is installed. To limit it, enter Location IDs in the credential, or add the node again and select a location.',
				type: 'warning',
				location: 'outputPane',
				whenToDisplay: 'always',
				displayCondition: '={{ $nodeVersion < 1.1 && $parameter["source"] === "app" }}',
			},
		],
		// n8n can add its own fields to this list each time it loads the node.
		properties: [...PROPERTIES],
	};

	methods = {
		listSearch: { searchLocations: searchWebhookLocations },
		credentialTest: {
			async webhookCredentialTest(
				this: ICredentialTestFunctions,
				{ data = {} }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				const key = textOf(data.publicKey);
				if (key && !isPublicKey(key)) {
					return { status: 'Error', message: 'The public key is not in PEM format' };
				}
				return { status: 'OK', message: 'Ready to verify webhooks' };
			},
		},
	};

	webhookMethods = manualRegistration(checkGhlSetup);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await respondSafely(this, receiveGhlDelivery);
	}
}
