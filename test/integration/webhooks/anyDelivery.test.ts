import fc from 'fast-check';
import type { IDataObject, INodeType } from 'n8n-workflow';

import { AbstractGhlWebhookTrigger } from '../../../nodes/abstractGhl/AbstractGhlWebhookTrigger/AbstractGhlWebhookTrigger.node';
import { EVENTS as ABSTRACT_GHL_EVENTS } from '../../../nodes/abstractGhl/fields/events';
import { EVENTS as GHL_EVENTS } from '../../../nodes/ghl/GhlWebhookTrigger/events';
import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import { hmac } from '../../../nodes/shared/webhook/signature';
import { EVENTS as TRUSTPILOT_EVENTS } from '../../../nodes/trustpilot/TrustpilotWebhookTrigger/events';
import { TrustpilotWebhookTrigger } from '../../../nodes/trustpilot/TrustpilotWebhookTrigger/TrustpilotWebhookTrigger.node';
import { signatureOf as abstractGhlSignature } from '../../../sandbox/abstractGhl/deliveries';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import {
	createWebhookNode,
	CredentialStore,
	type WebhookNode,
	type WebhookResult,
} from '../../harness';
import { logs } from '../../harness/logs';
import { property } from '../../harness/property';
import { keyCredential } from '../abstractGhl/support';
import { LOCATION, ONE_LOCATION, publicKey, signatureOf } from '../ghlWebhook/support';
import { oauthCredential, UNLIMITED } from '../trustpilot/support';

const SECRET = 'long-random-text';
const RUNS = 10;

/** JSON text: keys can repeat and be named `__proto__`, which a JavaScript object cannot contain. */
type Json = string;

const NAMES = [
	...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON'],
	...['event', 'events', 'eventName', 'eventData', 'type', 'id', '_id', 'data', 'changes', 'body'],
	...['timestamp', 'webhookId', 'locationId', 'locations', 'altId', 'altType', 'appId', 'status'],
	...['invoiceItems', 'productType', 'product', 'amount', 'createdAt', 'updatedAt', 'order_id'],
];
const TYPES = [
	...[...Object.values(GHL_EVENTS), ...Object.values(ABSTRACT_GHL_EVENTS)].map(({ type }) => type),
	...Object.values(TRUSTPILOT_EVENTS).map(({ type }) => type),
	...[
		'location',
		'one_time',
		'paid',
		'delete',
		LOCATION,
		'5f2b8c1e4d3a9b0001c7e6f2',
		'constructor',
	],
];

const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 }));
const leaf: fc.Arbitrary<Json> = fc
	.oneof(
		fc.constantFrom(...TYPES, ''),
		fc.constantFrom(null, true, 0, -1, 1e300, Date.now(), Math.floor(Date.now() / 1000)),
		fc.constant(new Date().toISOString()),
		fc.string({ unit: 'binary', maxLength: 12 }),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
	)
	.map((value) => JSON.stringify(value));
const { json } = fc.letrec<{ json: Json; object: Json; list: Json }>((tie) => ({
	json: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('object'), tie('list')),
	list: fc.array(tie('json'), { maxLength: 4 }).map((values) => `[${values.join()}]`),
	object: fc
		.array(fc.tuple(name, tie('json')), { maxLength: 6 })
		.map(
			(entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`,
		),
}));

/** An object that has these fields, each with any value, together with any other fields. */
const like = (fields: readonly string[]): fc.Arbitrary<Json> =>
	fc
		.tuple(fc.subarray([...fields]), fc.array(json, { minLength: 12, maxLength: 12 }))
		.map(([keys, values]) => `{${keys.map((key, i) => `"${key}":${values[i]}`).join()}}`);

const NOW = JSON.stringify(new Date().toISOString());
const ghlBody = like(NAMES).map((body) =>
	body === '{}' ? body : `{"timestamp":${NOW},"locationId":"${LOCATION}",${body.slice(1)}`,
);
const trustpilotBody = fc
	.array(
		fc.oneof(
			json,
			like(['eventName', 'eventData']),
			fc
				.constantFrom(...TYPES)
				.chain((type) =>
					like(['id', '__proto__', 'stars']).map(
						(data) => `{"eventName":${JSON.stringify(type)},"eventData":${data}}`,
					),
				),
		),
	)
	.map((events) => `{"events":[${events.join()}]}`);

const delivery = (body: fc.Arbitrary<Json>) =>
	fc.record({
		body: fc.oneof(body, body, json, fc.string()),
		contentType: fc.constantFrom(
			...['application/json', 'application/json; charset=utf-8', 'text/plain', 'text/xml'],
			...['application/x-www-form-urlencoded', 'application/octet-stream', '', 'constructor'],
		),
		headers: fc.dictionary(
			fc.constantFrom(
				'x-ghl-signature',
				'x-wh-signature',
				'abstractghl-signature',
				'x-webhook-secret',
			),
			fc.oneof(fc.base64String(), fc.string()),
		),
		query: fc.dictionary(
			fc.constantFrom('event', 'urlSecret', '__proto__', 'constructor'),
			fc.oneof<fc.Arbitrary<unknown>[]>(
				fc.constantFrom(...TYPES),
				fc.string(),
				fc.array(fc.string()),
				fc.dictionary(fc.constantFrom('toString', 'valueOf', 'x'), fc.string()),
			),
		),
		isSigned: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
	});

/** Whether a value contains keys of a prototype at any depth. */
const holdsPrototypeKey = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	(Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsPrototypeKey));

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort().join();

/**
 * Returns the problems of the result of a delivery. Plain code, because `expect` takes longer than the delivery
 * itself.
 */
function problemsOf({ items, sent, webhookResponse }: WebhookResult): string[] {
	const hasResponse = items !== null || webhookResponse !== undefined || sent.status !== undefined;
	const prototype = Object.getOwnPropertyNames(Object.prototype).sort().join();
	const errors = logs.filter((line) => line.startsWith('error'));
	return [
		...((sent.status ?? 200) >= 500 ? [`The status is ${sent.status}`] : []),
		...(hasResponse ? [] : ['The delivery has no response']),
		...(holdsPrototypeKey(items) ? ['An item has a key of the prototype'] : []),
		...(isCloneable(items) ? [] : ['An item is no JSON']),
		...(prototype === PROTOTYPE ? [] : [`Object.prototype has changed: ${prototype}`]),
		...errors,
	];
}

function isCloneable(items: unknown): boolean {
	try {
		structuredClone(items);
		return true;
	} catch {
		return false;
	}
}

describe('any delivery', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 10, settings: UNLIMITED });
	});
	afterAll(async () => await sandbox.close());

	const nodes = new Map<string, WebhookNode>();
	const nodeOf = (key: string, create: () => Parameters<typeof createWebhookNode>[0]) => {
		const node = nodes.get(key) ?? createWebhookNode(create());
		nodes.set(key, node);
		return node;
	};

	interface Subject {
		create: () => Parameters<typeof createWebhookNode>[0];
		body: fc.Arbitrary<Json>;
		/** Returns headers with which the node accepts a body. */
		sign: (body: string, node: WebhookNode) => Record<string, string>;
	}
	const ghl = (parameters: IDataObject, typeVersion?: number) => ({
		node: new GhlWebhookTrigger() as INodeType,
		parameters: { events: Object.keys(GHL_EVENTS), ...parameters } as never,
		credentials: new CredentialStore({ ghlWebhookApi: { publicKey, sharedSecret: SECRET } }),
		typeVersion,
	});
	const signGhl = (body: string) => ({ 'X-GHL-Signature': signatureOf(body) });
	const SUBJECTS: Record<string, Subject> = {
		'GHL Webhook Trigger': {
			create: () => ghl({ source: 'app', ...ONE_LOCATION, options: { appId: 'a' } }),
			body: ghlBody,
			sign: signGhl,
		},
		'GHL Webhook Trigger of version 1': {
			create: () => ghl({ source: 'app' }, 1),
			body: ghlBody,
			sign: signGhl,
		},
		'GHL Webhook Trigger for workflows': {
			create: () => ghl({ source: 'workflow' }),
			body: json,
			sign: () => ({ 'X-Webhook-Secret': SECRET }),
		},
		'AbstractGHL Webhook Trigger': {
			create: () => ({
				node: new AbstractGhlWebhookTrigger(),
				parameters: { events: Object.keys(ABSTRACT_GHL_EVENTS) },
				credentials: keyCredential(sandbox, { apiKey: SECRET }),
			}),
			body: like(['id', 'type', 'data', 'changes']),
			sign: (body, node) => {
				const secret = hmac(SECRET, `AbstractGHL webhook ${node.url()}`);
				const seconds = Math.floor(Date.now() / 1000);
				return { 'AbstractGHL-Signature': abstractGhlSignature(secret, seconds, body) };
			},
		},
		'Trustpilot Webhook Trigger': {
			create: () => ({
				node: new TrustpilotWebhookTrigger(),
				parameters: { events: Object.keys(TRUSTPILOT_EVENTS) },
				credentials: oauthCredential(sandbox, 'user'),
			}),
			body: trustpilotBody,
			sign: () => ({}),
		},
	};

	for (const [title, { create, body: bodies, sign }] of Object.entries(SUBJECTS)) {
		property(
			`to the ${title} gets a response below 500 and pollutes nothing`,
			delivery(bodies),
			async ({ body, contentType, headers, query, isSigned }) => {
				logs.length = 0;
				const node = nodeOf(title, create);
				const request = {
					body,
					query,
					headers: { ...headers, 'Content-Type': contentType, ...(isSigned && sign(body, node)) },
				};
				const problems = problemsOf(await node.call(request));
				if (problems.length > 0) throw new Error(problems.join('. '));
			},
			RUNS,
		);
	}
});
