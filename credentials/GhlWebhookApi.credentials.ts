import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** How the GHL Webhook Trigger verifies the deliveries that it receives. */
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
				'Secret for webhooks of GHL workflows, which are not signed. Enter a long random value, and add it to the Custom Webhook action as a custom header.',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: 'X-Webhook-Secret',
			description: 'The custom header that contains the shared secret',
		},
		{
			displayName: 'Location IDs',
			name: 'locationIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT, Lk3nlfk4lxlelVEwcW2Z',
			description:
				'Comma-separated list of location IDs, for webhooks of an app. Triggers with this credential ignore events of other locations. If empty, the setting of the trigger applies.',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
			description:
				'ID of your app, for webhooks of an app. It is the part of the client ID before the hyphen. Triggers with this credential ignore events of other apps.',
		},
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN PUBLIC KEY-----',
			description:
				'Public key of GHL, for webhooks of an app. Enter a key only if GHL announces a new one. The current key is built in.',
		},
	];
}
