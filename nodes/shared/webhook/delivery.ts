import { createHash } from 'crypto';
import type {
	IDataObject,
	IHookFunctions,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isObject } from '../core/guards';
import { ownValue, removePrototypeKeys } from '../core/paths';
import { describeError } from '../http/requestLog';

/** The webhook of a trigger, in its description. */
export const WEBHOOKS: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// If omitted, n8n responds with the name of its default, as HTML.
		responseData: '',
		path: 'webhook',
	},
];

/** A context of a webhook trigger: to register the webhook, or to receive a delivery. */
export type HookOrWebhook = IHookFunctions | IWebhookFunctions;

/** A request to a webhook. */
export interface Delivery {
	/** The bytes that a signature covers. */
	raw: Buffer;
	/** The body that n8n parsed, by the content type: an object, or any other value that a sender can write. */
	body: unknown;
	headers: IDataObject;
	query: IDataObject;
}

/** The parts of n8n's request that are missing in its types. */
interface RawRequest {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** Reads a request. */
export async function readDelivery(context: IWebhookFunctions): Promise<Delivery> {
	return {
		raw: await rawBodyOf(context.getRequestObject() as unknown as RawRequest),
		body: removePrototypeKeys(context.getBodyData() as unknown),
		headers: context.getHeaderData() as IDataObject,
		query: (context.getQueryData() ?? {}) as IDataObject,
	};
}

/**
 * Reads the body if n8n has not: for nodes above version 1, n8n does not read a body with an unknown content
 * type.
 */
async function rawBodyOf(request: RawRequest): Promise<Buffer> {
	try {
		if (!request.rawBody) await request.readRawBody?.();
	} catch {
		// The body is larger than n8n allows, or was already read as a form with files.
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/**
 * Returns the JSON value in the bytes of a delivery. Returns undefined if there is none. n8n parses the body
 * by the content type, which no signature covers: with another one, a signed body would lose its fields.
 */
export function jsonOf({ raw }: Delivery): unknown {
	const text = raw.toString('utf8').replace(/^\uFEFF/, '');
	try {
		return removePrototypeKeys(JSON.parse(text) as unknown);
	} catch {
		return undefined;
	}
}

/** Returns the JSON object in the bytes of a delivery. Returns undefined if there is none. */
export function jsonObjectOf(delivery: Delivery): IDataObject | undefined {
	const body = jsonOf(delivery);
	return isObject(body) ? body : undefined;
}

/** Returns a header as text. Returns an empty text if it is missing. */
export function headerOf({ headers }: Delivery, name: string): string {
	const value = ownValue(headers, name.toLowerCase());
	return typeof value === 'string' ? value : '';
}

/** Returns an ID as text. Returns undefined for blank texts and values other than texts and numbers. */
export function idOf(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** Responds with an error. The workflow does not start. */
export function rejectDelivery(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Responds with success but does not start the workflow: the sender must not retry. */
export function ignoreDelivery(reason: string): IWebhookResponseData {
	return { webhookResponse: { ignored: reason } };
}

/** Starts the workflow with one item per record. */
export function startWorkflow(
	context: IWebhookFunctions,
	records: IDataObject[],
): IWebhookResponseData {
	return { workflowData: [context.helpers.returnJsonArray(records)] };
}

/**
 * Runs the webhook of a trigger. An error is logged, and the sender receives a short message. n8n itself
 * would respond with an error page that contains a stack trace, unless it runs in production mode.
 */
export async function respondSafely(
	context: IWebhookFunctions,
	receive: (context: IWebhookFunctions) => Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	try {
		return await receive(context);
	} catch (error) {
		const { description = '' } = error as { description?: string };
		const reason = describeError(error);
		logEvent(context, 'error', `A delivery was not processed: ${reason}. ${description}`);
		return rejectDelivery(context, 503, 'The delivery could not be processed. Try again later.');
	}
}

/** Writes a line to n8n's log that names the workflow and the node. */
export function logEvent(
	context: IWebhookFunctions,
	level: 'debug' | 'error' | 'warn',
	message: string,
): void {
	const { name } = context.getNode();
	context.logger[level](`${name}: ${message}`, { workflowId: context.getWorkflow().id });
}

/** Identifies a delivery that has no ID. */
export function digestOf({ raw }: Delivery): string {
	return createHash('sha256').update(raw).digest('base64');
}
