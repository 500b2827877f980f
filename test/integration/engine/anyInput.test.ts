import fc from 'fast-check';
import {
	type IDataObject,
	type INodeParameters,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import { logs, runNode } from '../../harness';
import {
	changed,
	startAnyResponseServer,
	type AnyResponse,
	type AnyResponseServer,
	type Change,
} from '../../harness/anyResponses';
import { checkError, checkValues, secretsOf } from '../../harness/anyResponseChecks';
import { anyJson, prototypeNames } from '../../harness/anyJson';
import { property } from '../../harness/property';
import { accessOf } from '../../operations/support/apis';
import { actionNodes, casesOf, operationsOf } from '../../operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../operations/support/testbed';
import { caseResponses } from './caseResponses';

/** Each operation runs once in CI. For more: `PROPERTY_RUNS=20000` runs each 200 times. */
const FACTOR = 0.01;
const GOOD: AnyResponse[] = [{ status: 200, headers: {}, body: [], isClosed: false }];

const NAMES = [
	...['id', '_id', 'orderId', 'email', 'name', 'items', 'lineItems', 'price', 'qty', 'amount'],
	...['contactDetails', 'contactSnapshot', 'referenceNumber', 'total', 'currency', 'customFields'],
];
const json = anyJson(NAMES, ['a@b.co', '12', '-1', 'USD', '../..', '2026-11-20', '={{ 1 }}', ' ']);
/** A value of an expression that fills a parameter: a text, or another type. */
const change: fc.Arbitrary<Change> = fc.record({
	at: fc.nat(500),
	kind: fc.constantFrom('replace', 'drop'),
	value: fc.oneof(json.leaf, json.leaf, json.value),
	name: fc.constant('x'),
});
const run = fc.record({
	at: fc.nat(20),
	changes: fc.array(change, { maxLength: 3 }),
	item: json.value,
});

/** Returns whether n8n can load a workflow with these parameters. It throws for a null instead of rows. */
function isLoadable(description: INodeTypeDescription, form: INodeParameters): boolean {
	try {
		NodeHelpers.getNodeParameters(description.properties, form, true, false, null, description);
		return true;
	} catch {
		return false;
	}
}

describe('any input', () => {
	const world = caseWorld();
	const prototype = prototypeNames();
	let testbed: Testbed;
	let server: AnyResponseServer;
	beforeAll(async () => {
		[testbed, server] = await Promise.all([startTestbed(), startAnyResponseServer()]);
	});
	afterAll(async () => await Promise.all([testbed.close(), server.close()]));

	const validResponses = caseResponses(() => testbed);

	describe.each(actionNodes())('of $name', (node) => {
		const cases = casesOf(node)(world);
		for (const { resource, name } of operationsOf(node.catalog)) {
			const own = cases.filter((one) => one.resource === resource && one.operation === name);
			const [base] = own;
			property(
				`${resource}.${name}`,
				run,
				async ({ at, changes, item }) => {
					logs.length = 0;
					const { parameters = {} } = own[at % own.length];
					// A change can also remove all parameters.
					const text = changed({ parameters }, changes) || '{}';
					const filled = JSON.parse(text) as { parameters?: INodeParameters } | null;
					const responses = await validResponses(node, base);
					const { url } = server.add({ responses: GOOD, valid: responses, secret: '' });
					const credentials = (base.credentials ?? accessOf(node.catalog.api.name).credentials)({
						...testbed,
						url,
					});
					const { description } = node.node;
					const form = {
						...filled?.parameters,
						resource,
						operation: name,
						options: { maxWait: 0 },
					};
					if (!isLoadable(description, form)) return;
					const parsed = JSON.parse(item) as unknown;
					const isItem = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
					const input = (isItem ? parsed : { value: parsed }) as IDataObject;
					try {
						checkValues(
							await runNode({
								node: node.node,
								credentials,
								items: [{ json: input }],
								parameters: form,
								settings: { timezone: 'UTC' },
							}),
						);
					} catch (error) {
						checkError(error, secretsOf(credentials));
					}
					expect(prototypeNames()).toBe(prototype);
				},
				FACTOR,
			);
		}
	});
});
