import fc from 'fast-check';
import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import { inspect } from 'node:util';

import { fullForms } from '../../contract/fullForm';
import { logs, runNode, type StoredCredentials } from '../../harness';
import {
	anyAnswers,
	startAnyAnswerServer,
	ValidResponses,
	type AnyAnswerServer,
} from '../../harness/anyAnswers';
import { hasPrototypeKey, prototypeNames } from '../../harness/anyJson';
import { property } from '../../harness/property';
import { APIS } from '../../operations/support/apis';
import {
	actionNodes,
	casesOf,
	operationsOf,
	type ActionNode,
} from '../../operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../operations/support/testbed';
import type { Case } from '../../operations/support/types';

/** Each operation runs 3 times in CI. */
const FACTOR = 0.03;
const MAX_WAIT_MS = 40;
/** A busy machine adds this to the time of a run. */
const MARGIN_MS = 10_000;
/** No operation needs more requests for the records of an answer. A list without an end does. */
const MAX_REQUESTS = 400;

/** Texts of JavaScript in place of a message. */
const UNREADABLE =
	/undefined|\[object |\bNaN\b|Cannot (?:read|set|convert|destructure)|is not (?:a function|iterable|defined|an object)|Invalid (?:Date|time value|array length|URL)|Maximum call stack|circular|Unexpected (?:token|end)|must be of type|Infinity/;

const OUTPUTS: INodeParameters[] = [
	{},
	{ output: 'raw' },
	{ output: 'simplified' },
	{ output: 'selected', fields: 'id, _id, toString, data.valueOf, status.x.length' },
];

const secretsOf = (credentials: StoredCredentials): string[] =>
	Object.values(credentials).flatMap((data) => {
		const { access_token: token, refresh_token: refresh } = (data.oauthTokenData ??
			{}) as IDataObject;
		return [data.accessToken, data.apiKey, data.clientSecret, token, refresh].filter(
			(secret): secret is string => typeof secret === 'string',
		);
	});

function checkItems(items: INodeExecutionData[]): void {
	for (const { json, pairedItem } of items) {
		expect(pairedItem).toBeDefined();
		expect(hasPrototypeKey(json)).toBe(false);
		expect(JSON.stringify(json)).not.toMatch(/\[object |undefined|NaN/);
		expect(() => structuredClone(json)).not.toThrow();
	}
}

function checkError(error: unknown, secrets: readonly string[]): void {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError)) throw error;
	const { message, description } = error;
	if (UNREADABLE.test(message) || UNREADABLE.test(description ?? '')) throw error;
	expect(message.trim()).not.toBe('');
	const everything = inspect(error, { depth: 8 });
	expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
}

describe('any answer', () => {
	const world = caseWorld();
	const prototype = prototypeNames();
	let testbed: Testbed;
	let server: AnyAnswerServer;
	beforeAll(async () => {
		[testbed, server] = await Promise.all([startTestbed(), startAnyAnswerServer()]);
	});
	afterAll(async () => await Promise.all([testbed.close(), server.close()]));

	const valid = new Map<Case, ValidResponses>();
	const validResponses = async (node: ActionNode, one: Case) => {
		const known = valid.get(one);
		if (known) return known;
		const { exchanges } = await testbed.run(node, one);
		const responses = new ValidResponses();
		for (const { method, path, response } of exchanges) {
			responses.add(method, path, response.body);
		}
		valid.set(one, responses);
		return responses;
	};

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
				answers: anyAnswers,
			});
			property(
				`${resource}.${name}`,
				run,
				async ({ form, output, all, answers }) => {
					logs.length = 0;
					const responses = await validResponses(node, base);
					const { url, script } = server.add({ answers, valid: responses, secret: '' });
					const credentials = (base.credentials ?? APIS[node.catalog.api.name].credentials)({
						...testbed,
						url,
					});
					const secrets = secretsOf(credentials);
					script.secret = secrets[0];
					const options = { ...(form.options as IDataObject), maxWait: MAX_WAIT_MS / 1000 };
					const startedAt = Date.now();
					try {
						checkItems(
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
