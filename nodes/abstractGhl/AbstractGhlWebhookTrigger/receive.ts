import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject, numberOf } from '../../shared/core/guards';
import { OUTPUT_VERSION } from '../../shared/poll/form';
import type { Delivery } from '../../shared/webhook/delivery';
import {
	digestOf,
	headerOf,
	idOf,
	ignoreDelivery,
	jsonObjectOf,
	readDelivery,
	rejectDelivery,
	startWorkflow,
} from '../../shared/webhook/delivery';
import { isDuplicate, isPolled } from '../../shared/webhook/duplicates';
import { withAdded } from '../../shared/webhook/item';
import { shapeDelivery, type WebhookRecord } from '../../shared/webhook/output';
import { equalSecrets, hmac } from '../../shared/webhook/signature';
import { catalog } from '../AbstractGhlTrigger/catalog';
import { abstractGhlEventOf } from '../fields/events';
import { signingSecretOf } from './subscription';

/** Maximum age of a signature. The backend signs each retry again (contract, Webhooks). */
const TOLERANCE_S = 300;

/**
 * Returns why a delivery is rejected. Returns undefined if it has a valid and recent signature of the
 * backend.
 *
 * @param now Epoch milliseconds.
 */
function faultOf(delivery: Delivery, secret: string, now = Date.now()): string | undefined {
	const header = headerOf(delivery, 'AbstractGHL-Signature');
	const [, time = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
	const expected = hmac(secret, `${time}.`, delivery.raw);
	if (!equalSecrets(signature, expected)) return 'The signature is missing or wrong';
	const isRecent = Math.abs(now / 1000 - numberOf(time)) <= TOLERANCE_S;
	return isRecent ? undefined : 'The signature is too old';
}

/** Returns how the record of an event is simplified, as in the polling trigger. */
function recordOf(event: string): WebhookRecord | undefined {
	const [kind] = event.split(/(?=[A-Z])/);
	const watched = catalog.watched.find(({ name }) => name === `${kind}s`);
	return watched?.simplified && { simplified: watched.simplified };
}

/**
 * Handles a delivery: verifies the sender, then starts the workflow or responds with the reason for the
 * rejection.
 */
export async function receiveAbstractGhlDelivery(
	context: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const delivery = await readDelivery(context);
	const fault = faultOf(delivery, await signingSecretOf(context));
	if (fault) return rejectDelivery(context, 401, fault);

	const { id, type, data, changes } = jsonObjectOf(delivery) ?? {};
	if (!isObject(data)) return rejectDelivery(context, 400, 'The body is not an AbstractGHL event');
	const event = abstractGhlEventOf(type);
	const events = context.getNodeParameter('events', []) as string[];
	if (!event || !events.includes(event)) return ignoreDelivery('The event is not selected');
	if (isDuplicate(context, idOf(id) ?? digestOf(delivery))) {
		return ignoreDelivery('The delivery is a duplicate');
	}
	if (isPolled(context, [catalog], event, data)) {
		return ignoreDelivery('The polling trigger already emitted the event');
	}
	const added = { event, ...(changes !== undefined && { changes }) };
	const record = shapeDelivery(context, OUTPUT_VERSION, data, recordOf(event));
	return startWorkflow(context, [withAdded(record, added)]);
}
