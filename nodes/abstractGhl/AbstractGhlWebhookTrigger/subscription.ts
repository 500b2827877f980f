import { createHash, randomUUID } from 'crypto';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { readWholeList } from '../../shared/engine/lists';
import type { AccountChoice } from '../../shared/http/api';
import { Client } from '../../shared/http/client';
import { fallbackOn } from '../../shared/http/fallback';
import { hmac } from '../../shared/webhook/signature';
import { abstractGhl, KEY_HEADER } from '../api';
import { lists } from '../fields/lists';
import { EVENTS } from '../fields/events';

/** A subscription as the contract answers it. */
interface Subscription extends IDataObject {
	id: string;
	url: string;
	events: string[];
	active: boolean;
	secret_fingerprint: string;
}

type HookOrWebhook = IHookFunctions | IWebhookFunctions;

const PATH = '/webhook-subscriptions';

function urlOf(context: HookOrWebhook): string {
	return String(context.getNodeWebhookUrl('default'));
}

/**
 * The secret that signs the deliveries to this node. It is made of the credential's own secret and
 * the address, so that it is never stored, and another credential makes another one.
 */
export async function secretOf(context: HookOrWebhook): Promise<string> {
	const isOAuth = context.getNodeParameter('authentication') === 'oAuth2';
	const credential = await context.getCredentials(
		isOAuth ? 'abstractGhlOAuth2Api' : 'abstractGhlApi',
	);
	const own = String(isOAuth ? credential.clientSecret : credential.apiKey);
	return hmac(own, `AbstractGHL webhook ${urlOf(context)}`);
}

async function clientOf(context: IHookFunctions): Promise<Client> {
	const choice: AccountChoice = { authentication: context.getNodeParameter('authentication') };
	return new Client(context, abstractGhl, await abstractGhl.connect(context, choice));
}

const chosenTypes = (context: IHookFunctions): string[] =>
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

/** Whether the backend tells this address of the chosen events, signed as this node expects it. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const client = await clientOf(context);
	const secret = await secretOf(context);
	const fingerprint = createHash('sha256').update(secret).digest('hex').slice(0, 16);
	const wanted = chosenTypes(context).join();
	return (await readSubscriptions(context, client)).some(
		({ active, events, secret_fingerprint: of }) =>
			active && of === fingerprint && [...events].sort().join() === wanted,
	);
}

/** Subscribes this address; one that is known gets the chosen events and the secret anew. */
export async function subscribe(context: IHookFunctions): Promise<void> {
	const client = await clientOf(context);
	await client.request({
		method: 'POST',
		path: PATH,
		body: {
			url: urlOf(context),
			events: chosenTypes(context),
			secret: await secretOf(context),
		},
		// One for each call: what was answered before says nothing about what is there now.
		headers: { [KEY_HEADER]: randomUUID() },
		repeatable: true,
		scope: 'write',
	});
}

/** Ends what there is for this address; gone already is as good. */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	const client = await clientOf(context);
	for (const { id } of await readSubscriptions(context, client)) {
		const path = `${PATH}/${encodeURIComponent(id)}`;
		await client
			.request({ method: 'DELETE', path, scope: 'write' })
			.catch(fallbackOn('notFound', undefined));
	}
}
