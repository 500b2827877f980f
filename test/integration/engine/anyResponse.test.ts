import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { fullForms } from '../../contract/fullForm';
import { logs, runNode } from '../../harness';
import {
	anyResponses,
	startAnyResponseServer,
	type AnyResponseServer,
} from '../../harness/anyResponses';
import { checkError, checkValues, secretsOf } from '../../harness/anyResponseChecks';
import { prototypeNames } from '../../harness/anyJson';
import { property } from '../../harness/property';
import { accessOf } from '../../operations/support/apis';
import { actionNodes, casesOf, operationsOf } from '../../operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../operations/support/testbed';
import { caseResponses } from './caseResponses';

/** Each operation runs once in CI. For more: `PROPERTY_RUNS=20000` runs each 200 times. */
const FACTOR = 0.01;
const MAX_WAIT_MS = 40;
/** Extra time for a run on a busy machine. */
const MARGIN_MS = 10_000;
/** No operation sends more requests for the records of a response. A list without an end does. */
const MAX_REQUESTS = 400;

const OUTPUTS: INodeParameters[] = [
	{},
	{ output: 'raw' },
	{ output: 'simplified' },
	{ output: 'selected', fields: 'id, _id, toString, data.valueOf, status.x.length' },
];

describe('any response', () => {
	const world = caseWorld();
	const prototype = prototypeNames();
	let testbed: Testbed;
	let server: AnyResponseServer;
	beforeAll(async () => {
		[testbed, server] = await Promise.all([startTestbed(), startAnyResponseServer()]);
	});
	afterAll(async () => await Promise.all([testbed.close(), server.close()]));

	const validResponses = caseResponses(() => testbed);

	describe.each(actionNodes())('to $name', (node) => {
		const cases = casesOf(node)(world);
		for (const { resource, name, operation } of operationsOf(node.catalog)) {
			const own = cases.filter((one) => one.resource === resource && one.operation === name);
			const [base] = own;
			const forms = [
				...own.map(({ parameters = {} }) => parameters),
				...(operation.route.endsWith(' /') ? [] : fullForms(operation, base)),
			];
			const run = fc.record({
				form: fc.constantFrom(...forms),
				output: fc.constantFrom(...OUTPUTS),
				all: fc.boolean(),
				responses: anyResponses,
			});
			property(
				`${resource}.${name}`,
				run,
				async ({ form, output, all, responses }) => {
					logs.length = 0;
					const valid = await validResponses(node, base);
					const { url, script } = server.add({ responses, valid, secret: '' });
					const credentials = (base.credentials ?? accessOf(node.catalog.api.name).credentials)({
						...testbed,
						url,
					});
					const secrets = secretsOf(credentials);
					script.secret = secrets[0];
					const options = { ...(form.options as IDataObject), maxWait: MAX_WAIT_MS / 1000 };
					const startedAt = Date.now();
					try {
						checkValues(
							await runNode({
								node: node.node,
								credentials,
								parameters: {
									...form,
									...{ resource, operation: name, returnAll: all, ...output },
									options: options as INodeParameters,
								},
								settings: { timezone: 'UTC' },
							}),
						);
					} catch (error) {
						checkError(error, secrets);
					}
					expect(Date.now() - startedAt).toBeLessThan(
						MARGIN_MS + MAX_WAIT_MS * (script.requests + 1),
					);
					expect(script.requests).toBeLessThanOrEqual(MAX_REQUESTS);
					expect(prototypeNames()).toBe(prototype);
					expect(secrets.filter((secret) => logs.join('\n').includes(secret))).toEqual([]);
				},
				FACTOR,
			);
		}
	});
});
