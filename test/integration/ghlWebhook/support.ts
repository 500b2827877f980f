import { generateKeyPairSync, sign } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import { createWebhookNode, CredentialStore, locator } from '../../harness';

const ed25519 = generateKeyPairSync('ed25519');
export const publicKey = ed25519.publicKey.export({ type: 'spki', format: 'pem' }) as string;

/** The location that the trigger of a test accepts, and one that it rejects. */
export const LOCATION = 've9EPM428h8vShlRW1KT';
export const OTHER_LOCATION = 'Lk3nlfk4lxlelVEwcW2Z';

let ids = 0;
/** Returns an ID that no other delivery has. */
export const nextId = (): string => `delivery-${++ids}`;

/** Returns a current order event as GHL sends it. */
export const order = (more: IDataObject = {}): IDataObject => ({
	type: 'OrderCreate',
	webhookId: nextId(),
	timestamp: new Date().toISOString(),
	locationId: LOCATION,
	_id: '653f5e0cde5a1314e62a837c',
	status: 'completed',
	...more,
});

/** Returns the signature of a body for `X-GHL-Signature`. */
export const signatureOf = (body: string): string =>
	sign(null, Buffer.from(body), ed25519.privateKey).toString('base64');

/** A new node for one location, with the default settings. */
export const ONE_LOCATION: INodeParameters = { locationId: locator(LOCATION) };

/** Parameters with all events of records. */
export const ALL_EVENTS: INodeParameters = {
	...ONE_LOCATION,
	events: [
		...['orderCreated', 'invoiceCreated', 'invoiceUpdated', 'invoicePaid', 'invoiceVoided'],
		...['invoiceSent', 'invoicePartiallyPaid', 'invoiceDeleted', 'productCreated'],
		...['productUpdated', 'productDeleted', 'priceCreated', 'priceUpdated', 'priceDeleted'],
	],
};

/** Returns a delivery without an event name: an invoice, a product or a price. */
export const unnamed = (more: IDataObject) =>
	order({ type: undefined, status: undefined, ...more });

/** Returns the time `minutes` ago, in epoch milliseconds. */
export const ago = (minutes: number): number => Date.now() - minutes * 60_000;

/** Returns a time as ISO text. */
export const iso = (time: number): string => new Date(time).toISOString();

export interface TriggerOptions {
	parameters?: INodeParameters;
	credential?: IDataObject;
	typeVersion?: number;
}

/** Returns a trigger for webhooks of an app, and a function that sends it signed bodies. */
export function appTrigger({ parameters, credential, typeVersion }: TriggerOptions = {}) {
	const credentials = new CredentialStore({ ghlWebhookApi: { publicKey, ...credential } as never });
	const node = createWebhookNode({
		node: new GhlWebhookTrigger(),
		parameters: { source: 'app', events: ['orderCreated'], ...(parameters ?? ONE_LOCATION) },
		credentials,
		typeVersion,
	});
	const call = async (
		body: string | IDataObject,
		headers?: Record<string, string>,
		query: Record<string, string> = {},
	) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const signed = { 'X-GHL-Signature': signatureOf(text) };
		return await node.call({ body: text, headers: headers ?? signed, query });
	};
	/** Returns the events that a body starts the workflow with. */
	const eventsOf = async (body: string | IDataObject, query?: Record<string, string>) =>
		((await call(body, undefined, query)).items ?? []).map(({ json }) => json.event);
	return { node, call, eventsOf };
}
