import './environment';
import { parse as parseForm } from 'node:querystring';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	deepCopy,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createNodeSetup, nextSetupId, type NodeSetupOptions } from './nodeSetup';

/** A webhook trigger in an active workflow. */
export interface WebhookNodeOptions extends NodeSetupOptions {
	/** The node's static data in the database. */
	saved?: IDataObject;
	/** The name of the webhook in the node's description. */
	name?: 'default' | 'setup';
}

/** One request to the webhook. */
export interface WebhookRequest {
	method?: string;
	headers?: Record<string, string>;
	query?: Record<string, unknown>;
	/** The bytes as sent. Signatures use these bytes. n8n parses them if they are JSON. */
	body?: string | Buffer;
}

/** The result of a request. */
export interface WebhookResult {
	/** The items that start the workflow. Null if it does not start. */
	items: INodeExecutionData[] | null;
	/** The response that the node returned to n8n. */
	webhookResponse: unknown;
	/** The response that the node sent itself, with status and body. For invalid JSON, n8n sends it. */
	sent: { status?: number; body?: unknown };
}

/** A webhook node as n8n runs it. */
export interface WebhookNode {
	/**
	 * The methods of activation and deactivation. They return true if the webhook exists or if the change
	 * succeeded.
	 */
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	call(request: WebhookRequest): Promise<WebhookResult>;
	/** Returns the production URL, as the editor shows it. */
	url(): string | undefined;
	/** The static data of the node in the database. n8n reads it again for each request. */
	readonly saved: IDataObject;
}

const NOTHING = { items: null, webhookResponse: undefined };

const contentTypeOf = ({ headers = {} }: WebhookRequest): string => {
	const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
	return (found?.[1] ?? 'application/json').toLowerCase().split(';')[0];
};

/** n8n responds to broken JSON itself. */
const isBrokenJson = (request: WebhookRequest): boolean => {
	try {
		parse(Buffer.from(request.body ?? ''), contentTypeOf(request));
		return false;
	} catch {
		return true;
	}
};

/** Parses a body by its content type, as n8n does. Returns undefined if n8n does not parse it. */
const parse = (raw: Buffer, contentType: string): unknown => {
	const text = raw.toString('utf8').replace(/^\uFEFF/, '');
	if (raw.length === 0) return {};
	if (contentType === 'application/json') return JSON.parse(text) as unknown;
	if (contentType === 'application/x-www-form-urlencoded') return parseForm(text);
	return contentType === 'text/plain' ? text : undefined;
};

/** Content types that n8n reads for nodes above version 1. For others, the node must read the body. */
const READ = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/;

/** Returns the parts of Express that nodes use, as n8n prepares them for a node of this version. */
const express = (
	request: WebhookRequest,
	sent: WebhookResult['sent'],
	typeVersion: number,
): object => {
	const bytes = Buffer.from(request.body ?? '');
	const headers = Object.fromEntries(
		Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const contentType = contentTypeOf(request);
	const isRead = typeVersion === 1 || READ.test(contentType);
	const write = (body?: unknown): unknown => {
		if (body !== undefined) sent.body = body;
		sent.status ??= 200;
		return httpResponse;
	};
	const httpResponse = {
		setHeader: () => httpResponse,
		status: (status: number) => {
			sent.status = status;
			return httpResponse;
		},
		writeHead: (status: number) => httpResponse.status(status),
		send: write,
		json: write,
		end: write,
	};
	const httpRequest = {
		method: request.method ?? 'POST',
		headers,
		query: request.query ?? {},
		params: {},
		rawBody: isRead ? bytes : undefined,
		readRawBody: async () => {
			httpRequest.rawBody = bytes;
		},
		body: isRead ? parse(bytes, contentType) : undefined,
		header: (name: string) => headers[name.toLowerCase()],
	};
	return { httpRequest, httpResponse };
};

/**
 * Adds a webhook node to an active workflow. The caller calls its methods. The default output is raw, as in version 1
 * of the nodes.
 */
export const createWebhookNode = (options: WebhookNodeOptions): WebhookNode => {
	const name = options.name ?? 'default';
	let saved = deepCopy(options.saved ?? {});
	const setupId = options.setupId ?? nextSetupId();
	const parameters = { output: 'raw', ...options.parameters };

	/** n8n builds the workflow from the database for each request, and saves the static data of the node. */
	const within = async <T>(
		work: (setup: ReturnType<typeof createNodeSetup>) => Promise<T>,
	): Promise<T> => {
		const setup = createNodeSetup({ ...options, parameters, setupId }, saved);
		const result = await work(setup);
		saved = deepCopy(setup.workflow.getStaticData('node', setup.node));
		return result;
	};
	const webhookData = (
		setup: ReturnType<typeof createNodeSetup>,
		additionalData: IWorkflowExecuteAdditionalData,
	): IWebhookData => {
		const webhookDescription = options.node.description.webhooks?.find(
			(each) => each.name === name,
		);
		if (webhookDescription === undefined) throw new Error(`No webhook "${name}" is described`);
		return {
			httpMethod: 'POST',
			node: setup.node.name,
			path: String(setup.node.webhookId),
			webhookDescription,
			workflowId: String(setup.workflow.id),
			workflowExecuteAdditionalData: additionalData,
		};
	};
	const hook = async (method: 'checkExists' | 'create' | 'delete'): Promise<boolean> =>
		await within(async (setup) => {
			const { workflow, node, additionalData } = setup;
			const run = options.node.webhookMethods?.[name]?.[method];
			if (run === undefined) throw new Error(`No webhook method "${method}"`);
			const data = webhookData(setup, additionalData);
			return await run.call(
				new HookContext(workflow, node, additionalData, 'trigger', 'activate', data),
			);
		});

	return {
		checkExists: async () => await hook('checkExists'),
		create: async () => await hook('create'),
		delete: async () => await hook('delete'),
		call: async (request) =>
			await within(async (setup) => {
				if (isBrokenJson(request)) return { ...NOTHING, sent: { status: 422 } };
				const sent: WebhookResult['sent'] = {};
				const additionalData = {
					...setup.additionalData,
					...express(request, sent, setup.node.typeVersion),
				};
				const context = new WebhookContext(
					setup.workflow,
					setup.node,
					additionalData,
					'webhook',
					webhookData(setup, additionalData),
					[],
					createEmptyRunExecutionData(),
				);
				const response = await options.node.webhook?.call(context);
				return {
					items: response?.workflowData?.[0] ?? null,
					webhookResponse: response?.webhookResponse,
					sent,
				};
			}),
		url: () => {
			const setup = createNodeSetup({ ...options, setupId }, saved);
			const { workflow, node, additionalData } = setup;
			const data = webhookData(setup, additionalData);
			const context = new HookContext(
				...([workflow, node, additionalData, 'trigger', 'activate', data] as const),
			);
			return context.getNodeWebhookUrl(name);
		},
		get saved() {
			return deepCopy(saved);
		},
	};
};
