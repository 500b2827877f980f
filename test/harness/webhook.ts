import './environment';
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

/** One call from outside. */
export interface WebhookRequest {
	method?: string;
	headers?: Record<string, string>;
	query?: Record<string, string>;
	/** The bytes as sent: signatures are made over these. n8n parses them if they are JSON. */
	body?: string | Buffer;
}

/** The result of a call. */
export interface WebhookResult {
	/** The items that start the workflow; null if none does. */
	items: INodeExecutionData[] | null;
	/** What the node left n8n to answer. */
	webhookResponse: unknown;
	/** What the node answered itself: status, and everything it wrote. */
	sent: { status?: number; body?: unknown };
}

/** A webhook node as n8n drives it. */
export interface WebhookNode {
	/** Activation and deactivation; true means: there, done. */
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	delete(): Promise<boolean>;
	call(request: WebhookRequest): Promise<WebhookResult>;
	/** The node's static data in the database: n8n reads it anew for each call. */
	readonly saved: IDataObject;
}

/** The parts of Express that nodes use. */
const express = (request: WebhookRequest, sent: WebhookResult['sent']): object => {
	const rawBody = Buffer.from(request.body ?? '');
	const headers = Object.fromEntries(
		Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const isJson = (headers['content-type'] ?? 'application/json').includes('json');
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
		rawBody,
		body: isJson && rawBody.length > 0 ? (JSON.parse(rawBody.toString('utf8')) as unknown) : {},
		header: (name: string) => headers[name.toLowerCase()],
	};
	return { httpRequest, httpResponse };
};

/** Puts a webhook node into an active workflow. Nothing is called before its methods are. */
export const createWebhookNode = (options: WebhookNodeOptions): WebhookNode => {
	const name = options.name ?? 'default';
	let saved = deepCopy(options.saved ?? {});
	const setupId = options.setupId ?? nextSetupId();

	/** n8n builds the workflow from the database for each call, and writes the node's data back whole. */
	const within = async <T>(
		work: (setup: ReturnType<typeof createNodeSetup>) => Promise<T>,
	): Promise<T> => {
		const setup = createNodeSetup({ ...options, setupId }, saved);
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
				const sent: WebhookResult['sent'] = {};
				const additionalData = { ...setup.additionalData, ...express(request, sent) };
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
		get saved() {
			return deepCopy(saved);
		},
	};
};
