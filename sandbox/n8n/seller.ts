import axios from 'axios';
import { API_KEYS } from '../abstractGhl/accounts';
import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	WEBHOOK_KEYS,
	WORKFLOW_SECRET,
} from '../ghl/accounts';
import { APP, BUSINESS_USER, MAIN_UNIT } from '../trustpilot/accounts';
import type { Credential, N8nClient, StoredWorkflow, WorkflowJson } from './client';

/** The names under which the credentials are saved; the example workflows use them. */
export const CREDENTIAL_NAMES = {
	token: 'GHL Sandbox (Private Token)',
	oauth: 'GHL Sandbox (OAuth2)',
	webhook: 'GHL Sandbox (Webhook)',
	trustpilot: 'Trustpilot Sandbox (OAuth2)',
	abstractGhl: 'AbstractGHL Sandbox (API Key)',
	app: 'Your App (Secret)',
	assistant: 'Your Assistant (Bearer Token)',
} as const;

/** Secrets of the callers of the example workflows: the header of an app, and the token of an AI assistant. */
export const CALLER_SECRETS = {
	app: { name: 'X-App-Secret', value: 'sandbox-app-secret' },
	assistant: 'sandbox-assistant-token',
} as const;

/** The fields that a user would fill in, for a sandbox at `url`. */
export function sandboxCredentials(url: string): Record<keyof typeof CREDENTIAL_NAMES, Credential> {
	const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
	return {
		token: {
			name: CREDENTIAL_NAMES.token,
			type: 'ghlApi',
			data: {
				accessToken: PRIVATE_TOKENS.full.token,
				locationId: MAIN_LOCATION.id,
				apiVersion: '2021-07-28',
				baseUrl: `${url}/ghl`,
			},
		},
		oauth: {
			name: CREDENTIAL_NAMES.oauth,
			type: 'ghlOAuth2Api',
			data: {
				marketplace: 'custom',
				consentUrl: `${url}/ghl/v2/oauth/chooselocation`,
				clientId,
				clientSecret,
				access: 'readWrite',
				apiVersion: '2021-07-28',
				baseUrl: `${url}/ghl`,
			},
		},
		webhook: {
			name: CREDENTIAL_NAMES.webhook,
			type: 'ghlWebhookApi',
			data: {
				sharedSecret: WORKFLOW_SECRET,
				headerName: 'X-Webhook-Secret',
				publicKey: WEBHOOK_KEYS.publicKey,
			},
		},
		// Client credentials: there is nothing to connect.
		trustpilot: {
			name: CREDENTIAL_NAMES.trustpilot,
			type: 'trustpilotOAuth2Api',
			data: {
				grantType: 'clientCredentials',
				clientId: APP.key,
				clientSecret: APP.secret,
				businessUnitId: MAIN_UNIT.id,
				businessUserId: BUSINESS_USER.id,
				baseUrl: `${url}/trustpilot`,
				invitationsBaseUrl: `${url}/trustpilot-invitations`,
			},
		},
		abstractGhl: {
			name: CREDENTIAL_NAMES.abstractGhl,
			type: 'abstractGhlApi',
			data: { apiKey: API_KEYS.full.key, baseUrl: `${url}/abstractghl` },
		},
		app: { name: CREDENTIAL_NAMES.app, type: 'httpHeaderAuth', data: { ...CALLER_SECRETS.app } },
		assistant: {
			name: CREDENTIAL_NAMES.assistant,
			type: 'httpBearerAuth',
			data: { token: CALLER_SECRETS.assistant },
		},
	};
}

/**
 * Goes the way of the Connect button without a browser: n8n's authorize address, Allow on the consent page, and back.
 *
 * @param location the location to choose, or `company`.
 */
export async function connectOAuth(
	client: N8nClient,
	credentialId: string,
	location: string = MAIN_LOCATION.id,
): Promise<void> {
	const authorize = new URL(await client.authorizeUrl(credentialId));
	const form = new URLSearchParams(authorize.searchParams);
	form.set('decision', 'allow');
	form.set('location', location);
	const { status, headers } = await axios.post<string>(
		authorize.origin + authorize.pathname,
		form,
		{
			maxRedirects: 0,
			validateStatus: () => true,
		},
	);
	if (status !== 302) throw new Error(`The consent page answered ${status}`);
	await client.finishOAuth(String(headers.location));
}

/** Saves all credentials and connects GHL's OAuth2 one. Gives their ids by name. */
export async function saveCredentials(
	client: N8nClient,
	sandboxUrl: string,
): Promise<Map<string, string>> {
	const credentials = sandboxCredentials(sandboxUrl);
	const ids = new Map<string, string>();
	for (const credential of Object.values(credentials)) {
		ids.set(credential.name, await client.saveCredential(credential));
	}
	await connectOAuth(client, ids.get(credentials.oauth.name) as string);
	return ids;
}

/** Saves a workflow whose nodes name their credentials: the ids of this instance are put in. */
export async function importWorkflow(
	client: N8nClient,
	workflow: WorkflowJson,
	ids: ReadonlyMap<string, string>,
): Promise<StoredWorkflow> {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.credentials && {
			credentials: Object.fromEntries(
				Object.entries(node.credentials).map(([type, { name }]) => [
					type,
					{ name, id: ids.get(name) ?? null },
				]),
			),
		}),
	}));
	return await client.saveWorkflow({ ...workflow, nodes });
}
