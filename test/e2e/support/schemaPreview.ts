import type { INodeParameters } from 'n8n-workflow';
import type { Locator } from 'playwright-core';
import { importWorkflow } from '../../../sandbox/n8n/credentials';
import { newestVersion } from '../../harness/nodeSetup';
import { packageNodes } from '../../harness/package';
import type { Editor } from './editor';
import { formNode } from './formNode';
import type { Testbed } from './testbed';

/** The node after the one with the fields. */
const NEXT = 'Invitation';

/** Returns the newest version of a node. */
function versionOf(name: string): number {
	const found = packageNodes().find(({ instance }) => instance.description.name === name);
	if (!found) throw new Error(`No node ${name}`);
	return newestVersion(found.instance);
}

/**
 * Opens the form of an invitation after a node that did not run yet, in a new workflow. Returns the panel with the
 * fields of that node. n8n shows no fields of triggers.
 */
export async function openPreview(
	editor: Editor,
	{ n8n, credentials }: Testbed,
	name: string,
	parameters: INodeParameters,
	title: string,
): Promise<Locator> {
	const invitation = { resource: 'invitation', operation: 'createEmail' };
	const workflow = {
		name: `Fields of ${title}`,
		nodes: [
			formNode(title, name, versionOf(name), parameters),
			formNode(NEXT, 'trustpilot', versionOf('trustpilot'), invitation),
		],
		connections: { [title]: { main: [[{ node: NEXT, type: 'main' as const, index: 0 }]] } },
	};
	const { id } = await importWorkflow(n8n.client, workflow, credentials);
	await editor.openWorkflow(id);
	await editor.openNode(NEXT);
	const panel = editor.page.getByTestId('ndv-input-panel');
	await panel.getByText('Usually outputs the following fields').waitFor();
	return panel;
}

/** Drags a field from the panel into a parameter of the open form. Returns the expression in the parameter. */
export async function dragField(
	{ page }: Editor,
	panel: Locator,
	field: string,
	parameter: string,
): Promise<string> {
	const pill = panel.getByTestId('run-data-schema-item').getByText(field, { exact: true }).first();
	const target = page.getByTestId(`parameter-input-${parameter}`).first();
	await pill.hover();
	await page.mouse.down();
	await target.hover();
	await page.mouse.up();
	const expression = page
		.getByTestId(`parameter-input-${parameter}`)
		.locator('.cm-content')
		// The editor of the expression is empty when it appears.
		.filter({ hasText: /\S/ })
		.first();
	await expression.waitFor();
	return (await expression.innerText()).trim();
}
