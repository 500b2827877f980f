import type { IDataObject } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';
import { newestVersion } from '../../test/harness/nodeSetup';
import { openTriggerForm } from '../../test/contract/fullForm';
import type { ActionNode, PollingNode } from '../../test/operations/support/nodes';
import { casesOf } from '../../test/operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../test/operations/support/testbed';

/** The input and the output of one operation. */
export interface Example {
	/** The values of the form. A chosen record is shown by its ID. */
	parameters: IDataObject;
	/** The first output item. */
	output: IDataObject;
}

/** Examples of actions by `node resource operation`, and of triggers by `node`. */
export type Examples = Map<string, Example>;

export const exampleKey = (...names: [node: string, resource: string, operation: string]): string =>
	names.join(' ');

/** Values that differ in every run, with the placeholder that the page shows. */
const VARIABLE_VALUES: ReadonlyArray<[RegExp, string]> = [
	[
		/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
		'00000000-0000-4000-8000-000000000000',
	],
	[/127\.0\.0\.1:\d+/g, '127.0.0.1:4010'],
];

function withoutChance(record: IDataObject): IDataObject {
	const text = VARIABLE_VALUES.reduce(
		(all, [found, instead]) => all.replace(found, instead),
		JSON.stringify(record),
	);
	return JSON.parse(text) as IDataObject;
}

function readable(value: unknown): unknown {
	if (isResourceLocatorValue(value)) return value.value;
	if (Array.isArray(value)) return value.map(readable);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [name, readable(inner)]);
	return Object.fromEntries(entries);
}

async function runActions(testbed: Testbed, node: ActionNode, examples: Examples): Promise<void> {
	for (const one of casesOf(node)(caseWorld())) {
		const key = exampleKey(node.name, one.resource, one.operation);
		if (examples.has(key)) continue;
		const { items, error } = await testbed.run(node, one);
		if (error) throw new Error(`The case of ${key} fails: ${error.message}`, { cause: error });
		const parameters = readable(one.parameters ?? {}) as IDataObject;
		examples.set(key, { parameters, output: withoutChance(items[0]?.json ?? {}) });
	}
}

async function runTrigger(
	testbed: Testbed,
	trigger: PollingNode,
	examples: Examples,
): Promise<void> {
	const parameters = openTriggerForm(trigger.node, testbed.sandbox);
	const { items, error } = await testbed.poll(trigger, parameters, newestVersion(trigger.node));
	if (error) throw new Error(`${trigger.name} fails: ${error.message}`, { cause: error });
	if (items.length > 0) {
		examples.set(trigger.name, { parameters, output: withoutChance(items[0].json) });
	}
}

/**
 * Runs the first case of each action, and each trigger, in n8n-core against the sandbox. Throws if one fails.
 */
export async function runExamples(nodes: ActionNode[], triggers: PollingNode[]): Promise<Examples> {
	const examples: Examples = new Map();
	const testbed = await startTestbed();
	try {
		for (const node of nodes) await runActions(testbed, node, examples);
		for (const trigger of triggers) await runTrigger(testbed, trigger, examples);
	} finally {
		await testbed.close();
	}
	return examples;
}
