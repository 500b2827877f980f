import type { INode, INodeParameters } from 'n8n-workflow';
import { node } from '../../../sandbox/n8n/chain';
import { CREDENTIAL_NAMES } from '../../../sandbox/n8n/credentials';

/** How nodes reach the sandbox, by the start of their names: credentials by `authentication`. */
const ACCESS: Array<{ api: string; credentials: Record<string, [type: string, name: string]> }> = [
	{ api: 'ghlWebhook', credentials: { none: ['ghlWebhookApi', CREDENTIAL_NAMES.webhook] } },
	{
		api: 'ghl',
		credentials: {
			apiKey: ['ghlApi', CREDENTIAL_NAMES.token],
			oAuth2: ['ghlOAuth2Api', CREDENTIAL_NAMES.oauth],
		},
	},
	{
		api: 'trustpilot',
		credentials: { oAuth2: ['trustpilotOAuth2Api', CREDENTIAL_NAMES.trustpilot] },
	},
	{
		api: 'abstractGhl',
		credentials: { apiKey: ['abstractGhlApi', CREDENTIAL_NAMES.abstractGhl] },
	},
];

/** Returns a node of the package with the saved credential that its authentication needs. */
export function formNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode {
	const access = ACCESS.find(({ api }) => type.startsWith(api));
	if (!access) throw new Error(`No credential for ${type}`);
	const [usual] = Object.keys(access.credentials);
	const { authentication = usual } = parameters;
	const [credential, credentialName] = access.credentials[String(authentication)];
	return node(
		name,
		`n8n-nodes-ghl-commerce.${type}`,
		typeVersion,
		{ authentication, ...parameters },
		{ [credential]: { id: null, name: credentialName } },
	);
}
