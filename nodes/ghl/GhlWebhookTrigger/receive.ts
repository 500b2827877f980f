import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isBlank, isObject, numberOf, scalarText, textOf } from '../../shared/core/guards';
import { parseTime } from '../../shared/core/time';
import type { Delivery } from '../../shared/webhook/delivery';
import {
	digestOf,
	headerOf,
	idOf,
	ignoreDelivery,
	jsonObjectOf,
	jsonOf,
	logEvent,
	readDelivery,
	rejectDelivery,
	startWorkflow,
} from '../../shared/webhook/delivery';
import { isDuplicate, isPolled } from '../../shared/webhook/duplicates';
import { withAdded } from '../../shared/webhook/item';
import { shapeDelivery } from '../../shared/webhook/output';
import { equalSecrets, isSignedBy } from '../../shared/webhook/signature';
import { catalog as invoices } from '../GhlInvoicesTrigger/catalog';
import { catalog as orders } from '../GhlOrdersTrigger/catalog';
import { foreignReason } from './accept';
import { ANY_EVENT, groupOf } from './events';
import { APP_KEY, LEGACY_APP_KEY } from './keys';
import { eventOf } from './recognize';
import { RECORDS } from './records';
import { GHL_OUTPUT_VERSION, limitsOf, sharedSecretOf } from './setup';

/** The polling triggers that watch the same events. */
const POLLED = [orders, invoices];
/** GHL retries for up to 70 minutes. */
const DEFAULT_MAX_AGE_MIN = 120;
/** GHL's clock can be ahead. */
const MAX_AHEAD_MS = 5 * 60_000;

/** When a record changed. A delivery without a timestamp is not older. */
const RECORD_TIMES = ['updatedAt', 'dateUpdated', 'createdAt', 'dateAdded'];

/** Returns the signature in a header. GHL sends "N/A" if it does not have one. */
const signatureIn = (delivery: Delivery, header: string) => {
	const value = headerOf(delivery, header);
	return value === 'N/A' ? '' : value;
};

/** Returns whether GHL signed the delivery. If there are two signatures, the newer kind decides. */
function isFromApp(delivery: Delivery, publicKey: string): boolean {
	const signature = signatureIn(delivery, 'x-ghl-signature');
	if (signature !== '') return isSignedBy(publicKey || APP_KEY, delivery.raw, signature);
	const legacy = signatureIn(delivery, 'x-wh-signature');
	return legacy !== '' && isSignedBy(publicKey || LEGACY_APP_KEY, delivery.raw, legacy);
}

/** Returns when GHL sent a body (epoch ms), or NaN if the body contains no time. */
function sentAt(body: IDataObject): number {
	if (!isBlank(body.timestamp)) return parseTime(body.timestamp);
	return RECORD_TIMES.map((field) => parseTime(body[field])).find((time) => time > 0) ?? NaN;
}

/**
 * Returns whether a body is recent. A body without any time is rejected, because anyone could send it again
 * later.
 */
function isRecent(body: IDataObject, maxAgeMs: number, now = Date.now()): boolean {
	const age = now - sentAt(body);
	return age <= maxAgeMs && age >= -MAX_AHEAD_MS;
}

function receiveFromApp(
	context: IWebhookFunctions,
	delivery: Delivery,
	credential: ICredentialDataDecryptedObject,
): IWebhookResponseData {
	if (!isFromApp(delivery, textOf(credential.publicKey))) {
		return rejectDelivery(context, 401, 'The signature is missing or wrong');
	}
	const body = jsonObjectOf(delivery);
	if (!body) return rejectDelivery(context, 400, 'The body is not a GHL event');
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const maxAge = numberOf(options.maxAge) || DEFAULT_MAX_AGE_MIN;
	if (!isRecent(body, maxAge * 60_000)) {
		return rejectDelivery(context, 401, 'The delivery is too old, or has no timestamp');
	}
	// GHL would retry after an error response for an hour, with the same result.
	const foreign = foreignReason(body, limitsOf(context, credential));
	if (foreign) {
		logEvent(context, 'debug', `a delivery was ignored: ${foreign}`);
		return ignoreDelivery(foreign);
	}
	const event = eventOf(body, delivery.query.event) ?? ANY_EVENT;
	const events = context.getNodeParameter('events', []) as string[];
	if (!events.includes(event) && !events.includes(ANY_EVENT)) {
		return ignoreDelivery(
			event === ANY_EVENT ? 'The event is not known' : 'The event is not selected',
		);
	}
	// The key does not include the event: one signed body is one event, even if the URL names another one.
	if (isDuplicate(context, idOf(body.webhookId) ?? digestOf(delivery))) {
		return ignoreDelivery('The delivery is a duplicate');
	}
	if (isPolled(context, POLLED, event, body)) {
		return ignoreDelivery('A polling trigger already emitted the event');
	}
	const group = groupOf(event);
	const record = shapeDelivery(context, GHL_OUTPUT_VERSION, body, group && RECORDS[group]);
	return startWorkflow(context, [withAdded(record, { event })]);
}

/** Returns the records in the body of a GHL workflow. Its author decides what it contains: JSON or text. */
function recordsOf(delivery: Delivery): IDataObject[] {
	const json = jsonOf(delivery);
	const body = json === undefined ? (delivery.body ?? {}) : json;
	const values = Array.isArray(body) && body.length > 0 ? (body as unknown[]) : [body];
	return values.map((value) => (isObject(value) ? value : { body: value as IDataObject }));
}

function receiveFromWorkflow(
	context: IWebhookFunctions,
	delivery: Delivery,
	credential: ICredentialDataDecryptedObject,
): IWebhookResponseData {
	const header = scalarText(credential.headerName) || 'X-Webhook-Secret';
	if (!equalSecrets(headerOf(delivery, header), sharedSecretOf(credential))) {
		return rejectDelivery(context, 401, 'The shared secret is missing or wrong');
	}
	const added = { event: 'workflowWebhookReceived' };
	return startWorkflow(
		context,
		recordsOf(delivery).map((record) => withAdded(record, added)),
	);
}

/**
 * Handles a delivery: verifies the sender, then starts the workflow or responds with the reason for the
 * rejection.
 */
export async function receiveGhlDelivery(
	context: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const credential = await context.getCredentials('ghlWebhookApi');
	const delivery = await readDelivery(context);
	return context.getNodeParameter('source') === 'workflow'
		? receiveFromWorkflow(context, delivery, credential)
		: receiveFromApp(context, delivery, credential);
}
