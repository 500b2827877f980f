import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import {
	digestOf,
	headerOf,
	ignoreDelivery,
	readDelivery,
	refuseDelivery,
	signedBody,
} from '../../shared/webhook/delivery';
import type { Delivery } from '../../shared/webhook/delivery';
import { isPolled, isRepeated } from '../../shared/webhook/repeats';
import { equalSecrets, isSignedBy } from '../../shared/webhook/signature';
import { catalog as invoices } from '../GhlInvoicesTrigger/catalog';
import { catalog as orders } from '../GhlOrdersTrigger/catalog';
import { eventOf } from './events';
import { APP_KEY, LEGACY_APP_KEY } from './keys';

/** Who else may have started the workflow with an event. */
const POLLED = [orders, invoices];
/** Longer than GHL tries again (up to an hour and ten minutes). */
const DEFAULT_MAX_AGE_MIN = 120;
/** GHL's clock may be ahead of ours. */
const MAX_AHEAD_MS = 5 * 60_000;

/** GHL sends "N/A" where it has no signature of that kind. */
const signatureIn = (delivery: Delivery, header: string) => {
	const value = headerOf(delivery, header);
	return value === 'N/A' ? '' : value;
};

/** Whether GHL has signed the delivery. The newer signature decides where there are both. */
export function isFromApp(delivery: Delivery, publicKey: string): boolean {
	const signature = signatureIn(delivery, 'x-ghl-signature');
	if (signature !== '') return isSignedBy(publicKey || APP_KEY, delivery.raw, signature);
	const legacy = signatureIn(delivery, 'x-wh-signature');
	return legacy !== '' && isSignedBy(publicKey || LEGACY_APP_KEY, delivery.raw, legacy);
}

/** Whether a time stamp lies within what GHL's own retries need. A body without one is let through. */
export function isTimely(timestamp: unknown, maxAgeMs: number, now = Date.now()): boolean {
	const given = typeof timestamp === 'number' ? timestamp : Date.parse(String(timestamp));
	if (timestamp === undefined || Number.isNaN(given)) return timestamp === undefined;
	return now - given <= maxAgeMs && given - now <= MAX_AHEAD_MS;
}

function start(context: IWebhookFunctions, item: IDataObject): IWebhookResponseData {
	return { workflowData: [context.helpers.returnJsonArray([item])] };
}

function receiveFromApp(
	context: IWebhookFunctions,
	delivery: Delivery,
	credential: ICredentialDataDecryptedObject,
): IWebhookResponseData {
	if (!isFromApp(delivery, String(credential.publicKey ?? '').trim())) {
		return refuseDelivery(context, 401, 'The signature is missing or wrong');
	}
	const body = signedBody(delivery);
	if (!body) return refuseDelivery(context, 400, 'This is no event of GHL');
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const maxAge = Number(options.maxAge) || DEFAULT_MAX_AGE_MIN;
	if (!isTimely(body.timestamp, maxAge * 60_000)) {
		return refuseDelivery(context, 401, 'The delivery is too old');
	}
	const event = eventOf(body, delivery.query.event);
	const events = context.getNodeParameter('events', []) as string[];
	if (!event || !events.includes(event)) return ignoreDelivery('The event is not chosen');
	const id = String(body.webhookId ?? `${event} ${digestOf(delivery)}`);
	if (isRepeated(context, id)) return ignoreDelivery('The delivery came before');
	if (isPolled(context, POLLED, event, body)) return ignoreDelivery('The event was polled before');
	return start(context, { ...body, event });
}

function receiveFromWorkflow(
	context: IWebhookFunctions,
	delivery: Delivery,
	credential: ICredentialDataDecryptedObject,
): IWebhookResponseData {
	const header = String(credential.headerName || 'X-Webhook-Secret');
	const secret = String(credential.sharedSecret ?? '');
	if (!equalSecrets(headerOf(delivery, header), secret)) {
		return refuseDelivery(context, 401, 'The shared secret is missing or wrong');
	}
	return start(context, { ...delivery.body, event: 'workflowWebhookReceived' });
}

/** Takes a delivery: checks who sent it, then starts the workflow or says why not. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = await context.getCredentials('ghlWebhookApi');
	const delivery = readDelivery(context);
	return context.getNodeParameter('source') === 'workflow'
		? receiveFromWorkflow(context, delivery, credential)
		: receiveFromApp(context, delivery, credential);
}
