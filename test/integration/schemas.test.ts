import Ajv from 'ajv';
import {
	collectRecords,
	hasDefaultOutput,
	schemaPaths,
	type Recorded,
} from '../../docs/schemas/collect';
import type { Schema } from '../../docs/schemas/infer';
import { schemaFiles, type SchemaFile } from '../../docs/schemas/schemas';
import { actionNodes, casesOf, operationsOf, pollingNodes } from '../operations/support/nodes';
import { caseWorld } from '../operations/support/testbed';

let recorded: Recorded[];
let files: Map<string, SchemaFile['schema']>;

beforeAll(async () => {
	recorded = await collectRecords();
	files = new Map(schemaFiles(recorded).map(({ path, schema }) => [path, schema]));
}, 300_000);

/** Returns the schema with unknown fields forbidden and null allowed everywhere, because n8n's format has no optional types. */
function strict({ type, properties, items }: Schema): object {
	if (type === undefined || type === 'null') return {};
	const types = { type: [type, 'null'] };
	if (type === 'array') return { ...types, items: strict(items ?? {}) };
	if (type !== 'object') return types;
	const inner = Object.entries(properties ?? {}).map(([name, one]) => [name, strict(one)]);
	return { ...types, properties: Object.fromEntries(inner), additionalProperties: false };
}

const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });

/** Returns what the schema does not allow in the record. */
function violations(schema: Schema, record: unknown): string[] {
	const validate = ajv.compile(strict(schema));
	validate(record);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const pathOf = (folder: string, resource: string, name: string): string =>
	`${folder}/__schema__/v1.0.0/${resource}/${name}.json`;

const nodes = actionNodes();

it.each(nodes)('exists for each operation of $name', ({ folder, catalog }) => {
	const missing = operationsOf(catalog)
		.filter(({ operation }) => !operation.route.endsWith(' /'))
		.map(({ resource, name }) => pathOf(folder, resource, name))
		.filter((path) => !files.has(path));
	expect(missing).toEqual([]);
});

it('exists for each polling trigger with a catalog', () => {
	const triggers = recorded.filter(({ operation }) => !operation);
	expect(triggers.map(({ node, version }) => [node.description.name, version])).toEqual(
		pollingNodes().flatMap(({ name, node }) =>
			[node.description.version].flat().map((version) => [name, version]),
		),
	);
	for (const path of triggers.flatMap(schemaPaths)) {
		expect(files.get(path)).toMatchObject({ properties: { event: { type: 'string' } } });
	}
});

it.each(nodes)('has each field of the simplified outputs of $name', ({ folder, catalog }) => {
	for (const { resource, name, operation } of operationsOf(catalog)) {
		const schema = files.get(pathOf(folder, resource, name));
		if (!schema || !operation.simplified) continue;
		expect(Object.keys(schema.properties ?? {})).toEqual(
			expect.arrayContaining(Object.keys(operation.simplified)),
		);
	}
});

it.each(nodes)('describes the expected outputs in the cases of $name', (node) => {
	const cases = casesOf(node)(caseWorld()).filter(hasDefaultOutput);
	const found = cases.flatMap(({ resource, operation, expect: { output } }) => {
		const schema = files.get(pathOf(node.folder, resource, operation));
		return schema ? [output].flat().flatMap((record) => violations(schema, record)) : [];
	});
	expect(found).toEqual([]);
});

it.each([
	['ghl/GhlOrders', 'order', 'getAll', 'totalAmount', 'number'],
	['ghl/GhlInvoices', 'invoice', 'get', 'dueDate', 'string'],
	['ghl/GhlContacts', 'contact', 'get', 'tags', 'array'],
	['trustpilot/Trustpilot', 'serviceReview', 'get', 'stars', 'number'],
	['abstractGhl/AbstractGhl', 'order', 'get', 'lineItems', 'array'],
])('of %s %s %s shows %s as %s', (folder, resource, name, field, type) => {
	const schema = files.get(pathOf(`nodes/${folder}`, resource, name));
	expect(schema?.properties?.[field]).toMatchObject({ type });
});

it('finds a wrong type and an unknown field', () => {
	const schema: Schema = { type: 'object', properties: { total: { type: 'number' } } };
	expect(violations(schema, { total: 'a' })).toEqual(['/total must be number,null']);
	expect(violations(schema, { total: 1, more: 1 })).toEqual([
		' must NOT have additional properties',
	]);
});
