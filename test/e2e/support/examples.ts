import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowJson } from '../../../sandbox/n8n/client';

const FOLDER = resolve(__dirname, '../../../workflows');

/** An example workflow of the package. */
export interface Example {
	/** `daily-view.json` */
	file: string;
	workflow: WorkflowJson;
	/** The trigger that a click on Execute starts. Undefined if only an external request can start it. */
	start?: string;
}

const MANUAL = 'n8n-nodes-base.manualTrigger';
/** These wait for a request. A click starts them only if they have a pinned sample. */
const CALLED = /\.(mcpTrigger|webhook)$/;
const TRIGGER = /(Trigger|\.webhook)$/;

/** Returns the trigger that a click on Execute starts, if a click can start the workflow. */
export function startOf({ nodes, pinData = {} }: WorkflowJson): string | undefined {
	const triggers = nodes.filter(
		({ name, type }) => TRIGGER.test(type) && (!CALLED.test(type) || name in pinData),
	);
	return (triggers.find(({ type }) => type === MANUAL) ?? triggers[0])?.name;
}

/** Whether a click on Execute starts the example. */
export const canBeClicked = (one: Example): one is Example & { start: string } =>
	one.start !== undefined;

/** Returns all example workflows, by file name. */
export function examples(): Example[] {
	return readdirSync(FOLDER).map((file) => {
		const workflow = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowJson;
		return { file, workflow, start: startOf(workflow) };
	});
}

/** Returns an example by its file name. */
export function example(file: string): WorkflowJson {
	const found = examples().find((one) => one.file === file);
	if (!found) throw new Error(`There is no example ${file}`);
	return found.workflow;
}
