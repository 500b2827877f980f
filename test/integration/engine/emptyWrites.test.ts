import type { INodeParameters } from 'n8n-workflow';

import { actionNodes, casesOf, operationsOf } from '../../operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../operations/support/testbed';

const MAPPER = { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] };

/** All writes whose forms have no required field: all updates, and contacts. */
const OPERATIONS = actionNodes().flatMap((node) => {
	const cases = casesOf(node)(caseWorld());
	return operationsOf(node.catalog).flatMap(({ resource, name, operation }) => {
		const base = cases.find((one) => one.resource === resource && one.operation === name);
		const { fields = [], update = [], route } = operation;
		const hasRequired = fields.some((field) => field.required && field.in !== 'none');
		const isMapped =
			fields.some(({ name: field }) => field === 'record') && route.startsWith('PATCH');
		const isWrite = update.length > 0 || name === 'create' || name === 'upsert';
		const hasFields = fields.length + update.length > 0;
		if (
			!base ||
			hasRequired ||
			!hasFields ||
			!(isMapped || (isWrite && fields.every((field) => field.in !== 'none')))
		)
			return [];
		const names = Object.values(operation.path).map((field) => field.name);
		const own = Object.entries(base.parameters ?? {}).filter(([key]) => names.includes(key));
		const parameters = { ...Object.fromEntries(own), ...(isMapped && { record: MAPPER }) };
		return [{ title: `${node.name} ${resource}.${name}`, node, base, parameters }];
	});
});

describe('a write without values', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed();
	});
	afterAll(async () => await testbed.close());

	it('exists for contacts, records of GHL, and mapped records', () => {
		const titles = OPERATIONS.map(({ title }) => title);
		expect(titles).toEqual(
			expect.arrayContaining([
				...['ghlContacts contact.create', 'ghlContacts contact.upsert'],
				...['ghlContacts contact.update', 'ghlContacts task.update', 'ghlInvoices invoice.update'],
				...['ghlProducts price.update', 'ghlStore shippingRate.update'],
				...['abstractGhl customer.update', 'abstractGhl order.update'],
			]),
		);
	});

	it.each(OPERATIONS)(
		'is rejected before any request: $title',
		async ({ node, base, parameters }) => {
			const form = { ...base, parameters: parameters as INodeParameters };
			const { exchanges, error } = await testbed.run(node, base, form);
			expect(error?.message).toMatch(/^All fields of '.+' are empty$/);
			expect(exchanges).toEqual([]);
		},
	);
});
