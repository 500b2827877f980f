import axios from 'axios';
import { API_ENTRIES, type Apis } from '../apis';
import { MAIN_LOCATION } from '../ghl/accounts';
import type { SandboxCredential } from '../api';
import type { Credential, N8nClient, StoredWorkflow, WorkflowJson } from './client';

type CredentialKey =
	| { [Key in keyof Apis]: keyof Apis[Key]['credentials'] }[keyof Apis]
	| keyof typeof CLIENT_CREDENTIALS;
type ByKey<T> = Record<CredentialKey, T>;

/** Secrets of the clients that call the example workflows: an app, an AI assistant, and the reader of a page. */
export const CLIENT_SECRETS = {
	app: { name: 'X-App-Secret', value: 'sandbox-app-secret' },
	assistant: 'sandbox-assistant-token',
	reader: { user: 'shop', password: 'sandbox-shop-password' },
} as const;

/** The credentials of these clients, with n8n's own credential types. */
const CLIENT_CREDENTIALS: Record<keyof typeof CLIENT_SECRETS, SandboxCredential> = {
	app: {
		name: 'Your App (Secret)',
		type: 'httpHeaderAuth',
		data: () => ({ ...CLIENT_SECRETS.app }),
	},
	assistant: {
		name: 'Your Assistant (Bearer Token)',
		type: 'httpBearerAuth',
		data: () => ({ token: CLIENT_SECRETS.assistant }),
	},
	reader: {
		name: 'Shop Page (Login)',
		type: 'httpBasicAuth',
		data: () => ({ ...CLIENT_SECRETS.reader }),
	},
};

const CREDENTIALS = {
	...Object.fromEntries(API_ENTRIES.flatMap(({ credentials }) => Object.entries(credentials))),
	...CLIENT_CREDENTIALS,
} as ByKey<SandboxCredential>;

/** Applies a function to each credential. */
const eachCredential = <T>(convert: (credential: SandboxCredential) => T) =>
	Object.fromEntries(
		Object.entries(CREDENTIALS).map(([key, credential]) => [key, convert(credential)]),
	) as ByKey<T>;

/** The names under which the credentials are saved. The example workflows refer to them. */
export const CREDENTIAL_NAMES: Readonly<ByKey<string>> = eachCredential(({ name }) => name);

/** Returns the credentials with the fields that a user would enter, for a sandbox at `url`. */
export const sandboxCredentials = (url: string): ByKey<Credential> =>
	eachCredential(({ name, type, data }) => ({ name, type, data: data(url) }));

/**
 * Connects a credential without a browser: opens n8n's authorize URL, allows access on the consent page, and follows
 * the redirect.
 *
 * @param location - the ID of the location to choose, or `company`
 */
async function connectOAuth(
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
	if (status !== 302) throw new Error(`The consent page returned ${status}`);
	await client.finishOAuth(String(headers.location));
}

/** Saves all credentials and connects those that need it. Returns their IDs by name. */
export async function saveCredentials(
	client: N8nClient,
	sandboxUrl: string,
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const { name, type, data, isConnected } of Object.values(CREDENTIALS)) {
		const id = await client.saveCredential({ name, type, data: data(sandboxUrl) });
		if (isConnected) await connectOAuth(client, id);
		ids.set(name, id);
	}
	return ids;
}

/** Saves a workflow and replaces the credential IDs with those of this instance. */
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
