import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { logs } from '../harness';
import { withoutPrefix } from '../operations/support/apis';
import { actionNodes, casesOf, operationsOf } from '../operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../operations/support/testbed';
import type { Exchange } from '../operations/support/recorder';
import type { Case } from '../operations/support/types';

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
});

afterAll(async () => await testbed.close());

const nameOf = ({ resource, operation, title }: Case): string =>
	[`${resource}.${operation}`, title].filter(Boolean).join(' ');

/** Returns the parts of an exchange that a case defines. */
const asExpected = ({ method, path, query, body }: Exchange, api: string) => ({
	method,
	path: withoutPrefix(api, path),
	query,
	body,
});

/** Returns all texts in JSON data that can identify a person or a record. */
function textsIn(data: unknown): string[] {
	if (typeof data === 'string') return data.length > 5 ? [data] : [];
	return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

/** Returns the texts of queries and bodies that the log contains. The log may contain paths. */
function loggedTexts(exchanges: Exchange[]): string[] {
	const paths = exchanges.map(({ path }) => decodeURIComponent(path)).join(' ');
	const texts = exchanges.flatMap(({ query, body, response }) =>
		textsIn([query, body, response.body]),
	);
	const log = logs.join('\n');
	return texts.filter((text) => !paths.includes(text) && log.includes(text));
}

describe.each(actionNodes())('$name', (node) => {
	const cases = casesOf(node)(caseWorld());
	const api = node.catalog.api.name;

	it('has a case and an invalid input for each operation, and no others', () => {
		const operations = operationsOf(node.catalog).map(
			({ resource, name }) => `${resource}.${name}`,
		);
		const named = (some: Case[]) =>
			new Set(some.map(({ resource, operation }) => `${resource}.${operation}`));
		expect([...named(cases)].sort()).toEqual([...operations].sort());
		expect([...named(cases.filter(({ bad }) => bad))].sort()).toEqual([...operations].sort());
	});

	it.each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_name, one) => {
		logs.length = 0;
		const { items, exchanges, error } = await testbed.run(node, one);
		if (error) throw error;

		for (const { method, path } of exchanges) {
			expect(logs.join('\n')).toContain(`${method} ${withoutPrefix(api, path)}: `);
		}
		expect(loggedTexts(exchanges)).toEqual([]);

		const expected = [one.expect.request].flat().map((request) => ({ query: {}, ...request }));
		expect(exchanges.map((exchange) => asExpected(exchange, api))).toEqual(expected);
		const records = items.map(({ json }) => json);
		if (Array.isArray(one.expect.output)) expect(records).toMatchObject(one.expect.output);
		else expect(records[0]).toMatchObject(one.expect.output);
		for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
	});

	const invalid = cases.flatMap((one) => (one.bad ? [[nameOf(one), one, one.bad] as const] : []));
	it.each(invalid)('%s rejects invalid input', async (_name, one, bad) => {
		const parameters = { ...one.parameters, ...bad.parameters };
		const { items, error } = await testbed.run(node, one, { ...bad, parameters });

		expect(items).toEqual([]);
		expect(error?.message).toMatch(bad.message);
		expect([NodeApiError, NodeOperationError]).toContain(error?.constructor);
		expect((error as NodeApiError).context.itemIndex).toBe(0);
	});
});
