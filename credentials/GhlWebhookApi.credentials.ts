import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** What incoming webhooks of GHL are checked by. */
export class GhlWebhookApi implements ICredentialType {
	name = 'ghlWebhookApi';

	displayName = 'GHL Webhook API';

	icon = { light: 'file:../icons/ghl.svg', dark: 'file:../icons/ghl.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#ghl-webhooks';

	properties: INodeProperties[] = [
		{
			displayName: 'Shared Secret',
			name: 'sharedSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For webhooks of GHL workflows, which are not signed: a long random text that you also put into a custom header of the Custom Webhook action',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Webhook-Secret',
			description: 'The custom header that carries the shared secret',
		},
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN PUBLIC KEY-----',
			description:
				'Only if GHL announces a new key for the webhooks of apps; the present one is built in',
		},
	];
}
