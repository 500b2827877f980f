import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { dirname, join } from 'node:path';
import { openTriggerForm } from '../../test/contract/fullForm';
import { packageNodes } from '../../test/harness';
import {
	actionNodes,
	casesOf,
	pollingNodes,
	type ActionNode,
	type PollingNode,
} from '../../test/operations/support/nodes';
import { caseWorld, startTestbed, type Testbed } from '../../test/operations/support/testbed';
import type { Case } from '../../test/operations/support/types';

/** The records that one operation or trigger returned in all of its test cases. */
export interface Recorded {
	node: INodeType;
	/** The folder of the node, for example `nodes/ghl/GhlOrders`. */
	folder: string;
	/** The resource and the operation. A trigger has none. */
	operation?: [resource: string, name: string];
	/** The version of the node. Default: all versions return the same records. */
	version?: number;
	/** The fields of the simplified output, if the operation has one. */
	simplified: string[];
	records: IDataObject[];
}

/** Parameters that change the output of an operation. The schema describes the output of a new node. */
const OUTPUT_PARAMETERS = ['output', 'fields'];

/** Whether a case keeps the output that a new node has. */
export const hasDefaultOutput = ({ parameters = {} }: Case): boolean =>
	!OUTPUT_PARAMETERS.some((name) => name in parameters);

/** Returns the case as a new node would run it. */
function withDefaultOutput({ parameters = {}, ...one }: Case): Case {
	const kept = Object.entries(parameters).filter(([name]) => !OUTPUT_PARAMETERS.includes(name));
	return { ...one, parameters: Object.fromEntries(kept) };
}

const recordsOf = (items: INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);

/** Runs all cases of an action node. Skips API Call, because it can return any record. */
async function runActions(testbed: Testbed, node: ActionNode): Promise<Recorded[]> {
	const recorded = new Map<string, Recorded>();
	for (const one of casesOf(node)(caseWorld()).map(withDefaultOutput)) {
		const { resource, operation } = one;
		const { route, simplified = {} } = node.catalog.resources[resource].operations[operation];
		if (route.endsWith(' /')) continue;
		const { items } = await testbed.run(node, one);
		const key = `${resource}/${operation}`;
		const before = recorded.get(key)?.records ?? [];
		recorded.set(key, {
			...{ node: node.node, folder: node.folder, operation: [resource, operation] },
			simplified: Object.keys(simplified),
			records: [...before, ...recordsOf(items)],
		});
	}
	return [...recorded.values()];
}

/** Polls each version of a trigger, because their default outputs differ. */
async function runTrigger(testbed: Testbed, trigger: PollingNode): Promise<Recorded[]> {
	const isTrigger = ({ instance }: { instance: INodeType }) =>
		instance.description.name === trigger.name;
	const folder = dirname(packageNodes().find(isTrigger)!.source);
	const recorded: Recorded[] = [];
	for (const version of [trigger.node.description.version].flat()) {
		const { items } = await testbed.poll(
			trigger,
			openTriggerForm(trigger.node, testbed.sandbox),
			version,
		);
		const records = recordsOf(items);
		recorded.push({ node: trigger.node, folder, version, simplified: [], records });
	}
	return recorded;
}

/** Runs the test cases of all operations and polling triggers against the sandbox. */
export async function collectRecords(): Promise<Recorded[]> {
	const testbed = await startTestbed();
	try {
		const recorded: Recorded[] = [];
		for (const node of actionNodes()) recorded.push(...(await runActions(testbed, node)));
		for (const trigger of pollingNodes()) recorded.push(...(await runTrigger(testbed, trigger)));
		return recorded;
	} finally {
		await testbed.close();
	}
}

/** Returns the paths of the schema inside the package, one for each version of the node. */
export function schemaPaths(recorded: Omit<Recorded, 'records'>): string[] {
	const { node, folder, operation, version } = recorded;
	return [version ?? node.description.version].flat().map((one) => {
		const numbers = [...`${one}`.split('.'), '0', '0'].slice(0, 3);
		return `${join(folder, '__schema__', `v${numbers.join('.')}`, ...(operation ?? []))}.json`;
	});
}
