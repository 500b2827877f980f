import type { INodeParameters, NodeOperationError } from 'n8n-workflow';

import { actionNodes, casesOf, operationsOf } from '../../operations/support/nodes';
import { locator } from '../../harness';
import { caseWorld, startTestbed, type Testbed } from '../../operations/support/testbed';

const mapped = (value: object) => ({
	record: { mappingMode: 'defineBelow', value: value as never, matchingColumns: [], schema: [] },
});

const EMPTY = [
	['missing', undefined],
	['empty', ''],
	['null', null],
	['blank', '  '],
] as const;

type Key = (value: string) => INodeParameters;
const person: INodeParameters = { firstName: 'Ada', lastName: 'Byron' };
const order = { customer_id: 'c1', total: 5 };

/** How to fill in the key by which the API finds the record, for each operation that creates or updates. */
const OPERATIONS: Record<string, { key: Key; message: RegExp }> = {
	'ghlContacts contact.upsert': {
		key: (value) => ({ ...person, email: value, phone: value }),
		message: /^'Email' and 'Phone' are both empty$/,
	},
	'ghlLocations customField.upsert': {
		key: (value) => ({ name: value }),
		message: /^'Name' is empty$/,
	},
	'ghlLocations customValue.upsert': {
		key: (value) => ({ name: value, value: 'Free shipping' }),
		message: /^'Name' is empty$/,
	},
	'ghlOpportunities opportunity.upsert': {
		key: (value) => ({ pipelineId: locator(value), contactId: locator(value) }),
		message: /^'Pipeline' is empty$/,
	},
	'ghlOrders order.upsert': {
		key: (value) => ({ externalOrderId: value }),
		message: /^'External Order ID' is empty$/,
	},
	'trustpilot product.upsert': {
		key: (value) => ({ products: { rows: [{ sku: value, title: 'Bike' }] } }),
		message: /^'SKU' is empty$/,
	},
	'abstractGhl customer.upsert': {
		key: (value) => mapped({ id: value, email: value, name: 'Ada' }),
		message: /^The customer has no 'id' or 'email'$/,
	},
	'abstractGhl order.upsert': {
		key: (value) => mapped({ ...order, order_id: value }),
		message: /^The order has no 'order_id'$/,
	},
	'abstractGhl invoice.upsert': {
		key: (value) => mapped({ invoice_id: value, customer_id: 'c1', amount: 5 }),
		message: /^The invoice has no 'invoice_id'$/,
	},
	'abstractGhl webhookSubscription.upsert': {
		key: (value) => ({ url: value }),
		message: /^'URL' is empty$/,
	},
};

/** These need no key: a location has one record of the kind. */
const WITHOUT_KEY = ['ghlStore storeSetting.upsert'];

const NODES = actionNodes();
const OPERATION_NAMES = NODES.flatMap(({ name, catalog }) =>
	operationsOf(catalog)
		.filter(({ name: operation }) => operation === 'upsert')
		.map(({ resource, name: operation }) => `${name} ${resource}.${operation}`),
);

describe('Create or Update without the key of the record', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed();
	});
	afterAll(async () => await testbed.close());

	it('covers each operation of all nodes', () => {
		expect(OPERATION_NAMES.sort()).toEqual([...Object.keys(OPERATIONS), ...WITHOUT_KEY].sort());
	});

	const rows = Object.entries(OPERATIONS).flatMap(([title, one]) =>
		EMPTY.map(([kind, value]) => ({ ...one, title, kind, value })),
	);
	it.each(rows)('$title is rejected before any request if the key is $kind', async (row) => {
		const [nodeName, operationName] = row.title.split(' ');
		const node = NODES.find(({ name }) => name === nodeName)!;
		const [resource] = operationName.split('.');
		const base = casesOf(node)(caseWorld()).find(
			(one) => one.resource === resource && one.operation === 'upsert',
		)!;
		const parameters = { ...base.parameters, ...row.key(row.value as string) };
		const { exchanges, error } = await testbed.run(node, base, { ...base, parameters });
		expect(error?.message).toMatch(row.message);
		expect((error as NodeOperationError).description).toBeTruthy();
		expect(exchanges).toEqual([]);
	});
});
