import type { INode } from 'n8n-workflow';

import { chain, idItems, node } from '../sandbox/n8n/chain';
import type { WorkflowJson } from '../sandbox/n8n/client';
import { EVERY_FIVE_SECONDS } from '../test/e2e/support/pollTimes';

/** The node whose time is measured. */
export const MEASURED = 'Measured';

const PACKAGE = 'n8n-nodes-ghl-commerce';

/** A saved credential, in the form that nodes refer to it. */
export interface Credential {
	id: string;
	name: string;
}

const ours = (name: string, parameters: INode['parameters'], credential: Credential) =>
	node(
		name,
		`${PACKAGE}.ghlOrders`,
		1,
		{ authentication: 'apiKey', resource: 'order', ...parameters },
		{ ghlApi: credential },
	);

/** The HTTP Request node that a user configures for the same work, with the same credential. */
const httpRequest = (
	name: string,
	url: string,
	query: Record<string, string>,
	options: object,
	credential: Credential,
) =>
	node(
		name,
		'n8n-nodes-base.httpRequest',
		4.2,
		{
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'ghlApi',
			sendQuery: true,
			queryParameters: {
				parameters: Object.entries(query).map(([key, value]) => ({ name: key, value })),
			},
			options: options as INode['parameters'],
		},
		{ ghlApi: credential },
	);

const accountOf = (locationId: string) => ({ altId: locationId, altType: 'location' });

/** Lists all orders. */
export const list = {
	ours: (credential: Credential) =>
		chain(
			'bench: list, GHL Orders',
			ours(MEASURED, { operation: 'getAll', returnAll: true, output: 'raw' }, credential),
		),
	http: (credential: Credential, baseUrl: string, locationId: string) =>
		chain(
			'bench: list, HTTP Request',
			httpRequest(
				MEASURED,
				`${baseUrl}/payments/orders`,
				{ ...accountOf(locationId), limit: '100' },
				{
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: { parameters: [{ name: 'offset', value: '={{ $pageCount * 100 }}' }] },
							paginationCompleteWhen: 'other',
							completeExpression: '={{ $response.body.data.length < 100 }}',
						},
					},
				},
				credential,
			),
			node('Orders', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'data', options: {} }),
		),
};

/**
 * Makes items like those of a list in a Code node, without a request: copies of a page of orders. As in a list, the IDs,
 * addresses and times of the orders differ, because n8n saves equal texts only once.
 */
export const code = (page: readonly object[], count: number) =>
	chain(
		'bench: items, Code',
		node(MEASURED, 'n8n-nodes-base.code', 2, {
			jsCode: `const page = ${JSON.stringify(page.map((order) => JSON.stringify(order)))};
return Array.from({ length: ${count} }, (_, index) => {
	const order = JSON.parse(page[index % page.length]);
	const at = (time) => new Date(Date.parse(time) - 60_000 * index).toISOString();
	order._id = index.toString(16).padStart(24, '0');
	order.contactId = index.toString(36).padStart(20, '0');
	order.contactEmail = index + order.contactEmail;
	return { json: { ...order, createdAt: at(order.createdAt), updatedAt: at(order.updatedAt) } };
});`,
		}),
	);

/** Reads orders by ID, one request for each. */
export const reads = {
	ours: (credential: Credential, ids: string[]) =>
		chain(
			'bench: reads, GHL Orders',
			...idItems(ids),
			ours(
				MEASURED,
				{
					operation: 'get',
					orderId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					output: 'raw',
				},
				credential,
			),
		),
	http: (credential: Credential, ids: string[], baseUrl: string, locationId: string) =>
		chain(
			'bench: reads, HTTP Request',
			...idItems(ids),
			httpRequest(
				MEASURED,
				`=${baseUrl}/payments/orders/{{ $json.id }}`,
				accountOf(locationId),
				{},
				credential,
			),
		),
};

/** Summarizes the revenue of all orders. */
export const revenue = (credential: Credential) =>
	chain(
		'bench: revenue, GHL Orders',
		ours(
			MEASURED,
			{ operation: 'summarizeRevenue', groupBy: 'currency', paymentMode: 'live' },
			credential,
		),
	);

/** Creates a report of all orders of the sandbox. */
export const report = (credential: Credential) =>
	chain(
		'bench: report, GHL Orders',
		ours(MEASURED, { operation: 'createReport', days: 61 }, credential),
	);

/** The trigger of {@link polling}. */
export const POLLED = 'Polled';

/** Emits new orders, by a poll every five seconds. */
export const polling = (credential: Credential): WorkflowJson => ({
	name: 'bench: polling',
	nodes: [
		node(
			POLLED,
			`${PACKAGE}.ghlOrdersTrigger`,
			1.1,
			{
				authentication: 'apiKey',
				pollTimes: EVERY_FIVE_SECONDS as never,
				events: ['orderCreated'],
			},
			{ ghlApi: credential },
		),
	],
	connections: {},
});

/** Creates or updates 20 contacts. */
export const writes = (credential: Credential) =>
	chain(
		'bench: writes, GHL Contacts',
		...idItems(Array.from({ length: 20 }, (_, index) => `buyer-${index}@example.com`)),
		node(
			MEASURED,
			`${PACKAGE}.ghlContacts`,
			1,
			{
				authentication: 'apiKey',
				resource: 'contact',
				operation: 'upsert',
				email: '={{ $json.id }}',
				firstName: 'Ana',
			},
			{ ghlApi: credential },
		),
	);
