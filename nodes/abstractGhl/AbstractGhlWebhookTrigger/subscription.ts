import { createHash, randomUUID } from 'crypto';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { scalarText } from '../../shared/core/guards';
import { readWholeList } from '../../shared/engine/lists';
import type { AccountChoice } from '../../shared/http/api';
import { Client } from '../../shared/http/client';
import { fallbackOn } from '../../shared/http/fallback';
import type { HookOrWebhook } from '../../shared/webhook/delivery';
import { hmac } from '../../shared/webhook/signature';
import { abstractGhl, KEY_HEADER } from '../api';
import { lists } from '../fields/lists';
import { EVENTS } from '../fields/events';

/** A subscription, as specified in the contract. */
interface Subscription extends IDataObject {
	id: string;
	url: string;
	events: string[];
	active: boolean;
	secret_fingerprint: string;
}

const PATH = '/webhook-subscriptions';

function urlOf(context: HookOrWebhook): string {
	return String(context.getNodeWebhookUrl('default'));
}

/**
 * Returns the secret that signs the deliveries to this node. It is derived from the secret of the credential
 * and the webhook URL, so it is never stored, and it changes with the credential. Throws if the credential
 * has no secret: anyone could derive the same value.
 */
export async function signingSecretOf(context: HookOrWebhook): Promise<string> {
	const isOAuth = context.getNodeParameter('authentication') === 'oAuth2';
	const credential = await context.getCredentials(
		isOAuth ? 'abstractGhlOAuth2Api' : 'abstractGhlApi',
	);
	const key = scalarText(isOAuth ? credential.clientSecret : credential.apiKey);
	if (key.trim() !== '') return hmac(key, `AbstractGHL webhook ${urlOf(context)}`);
	const name = isOAuth ? 'client secret' : 'API key';
	throw new NodeOperationError(context.getNode(), `The credential has no ${name}`, {
		description: `Open the credential and enter the ${name}. The node derives the webhook signature from it.`,
	});
}

async function clientOf(context: IHookFunctions): Promise<Client> {
	const choice: AccountChoice = { authentication: context.getNodeParameter('authentication') };
	return new Client(context, abstractGhl, await abstractGhl.connect(context, choice));
}

const selectedTypes = (context: IHookFunctions): string[] =>
	(context.getNodeParameter('events', []) as Array<keyof typeof EVENTS>)
		.flatMap((event) => (Object.hasOwn(EVENTS, event) ? EVENTS[event].type : []))
		.sort();

async function readSubscriptions(context: IHookFunctions, client: Client): Promise<Subscription[]> {
	const request = {
		method: 'GET',
		path: PATH,
		query: { 'filter[url]': urlOf(context) },
		scope: 'read',
	} as const;
	const found = (await readWholeList(client, request, lists.subscriptions)) as Subscription[];
	return found.filter(({ url }) => url === urlOf(context));
}

/**
 * Returns whether the backend sends the selected events to this URL and signs them with the secret of this
 * node.
 */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const client = await clientOf(context);
	const secret = await signingSecretOf(context);
	const fingerprint = createHash('sha256').update(secret).digest('hex').slice(0, 16);
	const wanted = selectedTypes(context).join();
	return (await readSubscriptions(context, client)).some(
		({ active, events, secret_fingerprint: of }) =>
			active && of === fingerprint && [...events].sort().join() === wanted,
	);
}

/** Subscribes this URL. An existing subscription gets the selected events and the current secret. */
export async function subscribe(context: IHookFunctions): Promise<void> {
	const client = await clientOf(context);
	await client.request({
		method: 'POST',
		path: PATH,
		body: {
			url: urlOf(context),
			events: selectedTypes(context),
			secret: await signingSecretOf(context),
		},
		// A new key each time: the saved response to an earlier request may be outdated.
		headers: { [KEY_HEADER]: randomUUID() },
		repeatable: true,
		scope: 'write',
	});
}

/** Deletes the subscription of this URL. Does nothing if it no longer exists. */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	const client = await clientOf(context);
	for (const { id } of await readSubscriptions(context, client)) {
		const path = `${PATH}/${encodeURIComponent(id)}`;
		await client
			.request({ method: 'DELETE', path, scope: 'write' })
			.catch(fallbackOn('notFound', undefined));
	}
}
