import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { chain, node, START } from '../../../sandbox/n8n/chain';
import { type Execution, outputOf, type WorkflowJson } from '../../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../../sandbox/n8n/credentials';
import type { LogEntry } from '../../../sandbox/server';
import type { QueueTestbed } from './queueTestbed';

/** The credentials of the nodes. */
const CREDENTIALS = {
	token: { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } },
	oauth: { ghlOAuth2Api: { id: null, name: CREDENTIAL_NAMES.oauth } },
	trustpilot: { trustpilotOAuth2Api: { id: null, name: CREDENTIAL_NAMES.trustpilot } },
	abstractGhl: { abstractGhlApi: { id: null, name: CREDENTIAL_NAMES.abstractGhl } },
};

/** Returns a node of this package. */
export function step(
	name: string,
	type: string,
	parameters: INodeParameters,
	by: keyof typeof CREDENTIALS = 'token',
): INode {
	const authentication = by === 'oauth' || by === 'trustpilot' ? 'oAuth2' : 'apiKey';
	const form = { authentication, ...parameters };
	return node(name, `n8n-nodes-ghl-commerce.${type}`, 1, form, CREDENTIALS[by]);
}

/** Returns nodes that replace their input with the items of an expression: an array. */
export const rows = (name: string, expression: string): INode[] => [
	{
		...node(`${name} List`, 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: `={{ JSON.stringify({ row: ${expression} }) }}`,
			options: {},
		}),
		executeOnce: true,
	},
	node(name, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'row', options: {} }),
];

/** Runs workflows on the workers, each of which runs one execution at a time. */
export class QueueFlows {
	constructor(private readonly testbed: QueueTestbed) {}

	/** Saves a workflow and returns its ID. */
	async save(workflow: WorkflowJson): Promise<string> {
		const { n8n, credentials } = this.testbed;
		return (await importWorkflow(n8n.client, workflow, credentials)).id;
	}

	/** Starts a chain of nodes twice at the same time, so that each worker runs it once. */
	async runTwice(name: string, ...nodes: INode[]): Promise<[Execution, Execution]> {
		const { client } = this.testbed.n8n;
		const id = await this.save(chain(name, ...nodes));
		const executions = [await client.start(id, START), await client.start(id, START)];
		const [first, second] = await Promise.all(
			executions.map(async (one) => await client.finished(one)),
		);
		return [first, second];
	}

	/** Returns how many executions each worker has started, from their logs. */
	async startedByWorkers(): Promise<number[]> {
		const logs = this.testbed.workers.map(
			async (_, index) =>
				await readFile(join(this.testbed.folder, `worker-${index + 1}.log`), 'utf8'),
		);
		const text = await Promise.all(logs);
		return text.map((log) => log.match(/Worker started execution/g)?.length ?? 0);
	}
}

/** Returns the items that a node output in all executions. @throws the error of the node */
export const allOutput = (executions: readonly Execution[], name: string): IDataObject[] =>
	executions.flatMap((execution) => outputOf(execution, name));

/** Returns the time from the first request to the last response, in ms. */
export function durationOf(entries: readonly LogEntry[]): number {
	const start = Math.min(...entries.map(({ time }) => Date.parse(time)));
	const end = Math.max(...entries.map(({ time, ms = 0 }) => Date.parse(time) + ms));
	return Math.round(end - start);
}

/** Returns the values that occur more than once. */
export const repeated = (values: readonly unknown[]): unknown[] =>
	values.filter((value, index) => values.indexOf(value) !== index);
