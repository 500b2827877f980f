import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import {
	headerOf,
	ignoreDelivery,
	readDelivery,
	refuseDelivery,
	signedBody,
} from '../../shared/webhook/delivery';
import type { Delivery } from '../../shared/webhook/delivery';
import { isPolled, isRepeated } from '../../shared/webhook/repeats';
import { equalSecrets, hmac } from '../../shared/webhook/signature';
import { catalog } from '../AbstractGhlTrigger/catalog';
import { eventOfType } from '../fields/events';
import { secretOf } from './subscription';

/** How far a signature's time may be away; each try is signed anew (contract, Webhooks). */
const TOLERANCE_S = 300;

/**
 * Why a delivery is refused; undefined: it comes from the backend, and now.
 *
 * @param now Epoch milliseconds.
 */
export function faultOf(delivery: Delivery, secret: string, now = Date.now()): string | undefined {
	const header = headerOf(delivery, 'AbstractGHL-Signature');
	const [, time = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
	const expected = hmac(secret, `${time}.`, delivery.raw);
	if (!equalSecrets(signature, expected)) return 'The signature is missing or wrong';
	const isTimely = Math.abs(now / 1000 - Number(time)) <= TOLERANCE_S;
	return isTimely ? undefined : 'The signature is too old';
}

/** Takes a delivery: checks who sent it, then starts the workflow or says why not. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const delivery = readDelivery(context);
	const fault = faultOf(delivery, await secretOf(context));
	if (fault) return refuseDelivery(context, 401, fault);

	const body = signedBody(delivery);
	if (!body) return refuseDelivery(context, 400, 'This is no event of AbstractGHL');
	const { id, type, data, changes } = body;
	const event = eventOfType(type);
	const events = context.getNodeParameter('events', []) as string[];
	if (!event || !events.includes(event)) return ignoreDelivery('The event is not chosen');
	if (isRepeated(context, String(id))) return ignoreDelivery('The delivery came before');
	if (isPolled(context, [catalog], event, data as IDataObject)) {
		return ignoreDelivery('The event was polled before');
	}
	const item = { ...(data as IDataObject), event, ...(changes !== undefined && { changes }) };
	return { workflowData: [context.helpers.returnJsonArray([item])] };
}
