import { createHash } from 'crypto';
import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isObject } from '../core/guards';
import { ownValue, removePrototypeKeys } from '../core/paths';

/** The address of a webhook trigger, in its description. */
export const WEBHOOKS: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Left out, n8n would answer with the name of its default, as HTML.
		responseData: '',
		path: 'webhook',
	},
];

/** A request to a webhook as it came in. */
export interface Delivery {
	/** The bytes that a signature covers. */
	raw: Buffer;
	body: IDataObject;
	headers: IDataObject;
	query: IDataObject;
}

/** Reads what was sent. n8n has parsed the body; the raw bytes are kept beside it. */
export function readDelivery(context: IWebhookFunctions): Delivery {
	const request = context.getRequestObject() as unknown as { rawBody?: Buffer };
	return {
		raw: request.rawBody ?? Buffer.alloc(0),
		body: removePrototypeKeys(context.getBodyData()),
		headers: context.getHeaderData() as IDataObject,
		query: context.getQueryData() as IDataObject,
	};
}

/**
 * The JSON object in the bytes that were signed; undefined: there is none. n8n parses the body as the
 * headers tell it, and no signature covers these: under another type a stale one would lose its time.
 */
export function signedBody({ raw }: Delivery): IDataObject | undefined {
	const text = raw.toString('utf8').replace(/^\uFEFF/, '');
	const body = removePrototypeKeys(jsonParse<unknown>(text, { fallbackValue: null }));
	return isObject(body) ? body : undefined;
}

/** One header as text; empty where it is missing. */
export function headerOf({ headers }: Delivery, name: string): string {
	return String(ownValue(headers, name.toLowerCase()) ?? '');
}

/** Answers with a refusal; the workflow does not start. */
export function refuseDelivery(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Answers that all is well, without starting the workflow: the sender need not try again. */
export function ignoreDelivery(reason: string): IWebhookResponseData {
	return { webhookResponse: { ignored: reason } };
}

/** Stands for a delivery that carries no ID of its own. */
export function digestOf({ raw }: Delivery): string {
	return createHash('sha256').update(raw).digest('base64');
}
