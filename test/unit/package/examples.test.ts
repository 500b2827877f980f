import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

import type { WorkflowJson } from '../../../sandbox/n8n/client';
import { example, examples, startOf } from '../../e2e/support/examples';
import { root } from '../../harness/package';

/** Position on the canvas, in its units: a node with its name, and the button to the left of a trigger. */
const NODE = { left: 0, right: 100, top: 0, bottom: 140 };
const BUTTON_WIDTH = 200;

const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
const isTrigger = ({ type }: INode) => /[tT]rigger$|\.webhook$/.test(type);

function areaOf(node: INode) {
	const [x, y] = node.position;
	if (isNote(node)) {
		const { width, height } = node.parameters as { width: number; height: number };
		return { left: x, right: x + width, top: y, bottom: y + height };
	}
	const left = isTrigger(node) ? -BUTTON_WIDTH : NODE.left;
	return { left: x + left, right: x + NODE.right, top: y + NODE.top, bottom: y + NODE.bottom };
}

describe.each(examples().map(({ file, workflow }) => [file, workflow.nodes] as const))(
	'workflows/%s',
	(_, nodes) => {
		it('has no note under a node or its button, and no overlapping nodes', () => {
			const overlapping = nodes.flatMap((one, index) =>
				nodes.slice(index + 1).flatMap((other) => {
					// A note can frame the nodes that it explains.
					if (isNote(one) !== isNote(other) && frames(one, other)) return [];
					const [a, b] = [areaOf(one), areaOf(other)];
					const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
					return meet ? [`${one.name} and ${other.name}`] : [];
				}),
			);
			expect(overlapping).toEqual([]);
		});
	},
);

function frames(one: INode, other: INode): boolean {
	const [note, node] = isNote(one) ? [areaOf(one), areaOf(other)] : [areaOf(other), areaOf(one)];
	return (
		note.left <= node.left &&
		note.right >= node.right &&
		note.top <= node.top &&
		note.bottom >= node.bottom
	);
}

const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-ghl-commerce.');

/** Returns the nodes that a node receives items from, directly or indirectly. */
function ancestorsOf(name: string, { nodes, connections }: WorkflowJson): INode[] {
	const found = new Set<string>();
	const visit = (target: string) => {
		for (const [source, outputs] of Object.entries(connections)) {
			const isParent = (outputs.main ?? []).flat().some((one) => one?.node === target);
			if (!isParent || found.has(source)) continue;
			found.add(source);
			visit(source);
		}
	};
	visit(name);
	return nodes.filter((node) => found.has(node.name));
}

/**
 * Returns the nodes of the package that run once for each of several items, from a list, a trigger or a request to
 * n8n.
 */
function stepsOf(workflow: WorkflowJson): INode[] {
	return workflow.nodes.filter((node) => {
		if (!isOurs(node) || isTrigger(node)) return false;
		return ancestorsOf(node.name, workflow).some(
			(one) => isOurs(one) || one.type === 'n8n-nodes-base.webhook',
		);
	});
}

/** Whether a later node uses the error of a node whose regular output contains it. */
function isShownLater({ name }: INode, workflow: WorkflowJson): boolean {
	return workflow.nodes.some(
		(node) =>
			JSON.stringify(node.parameters).includes('.error') &&
			ancestorsOf(node.name, workflow).some((one) => one.name === name),
	);
}

describe.each(examples().map(({ file, workflow }) => [file, workflow] as const))(
	'workflows/%s',
	(_, workflow) => {
		it('continues after a rejected item, and shows which item was rejected', () => {
			const broken = stepsOf(workflow).filter((step) => {
				const [, rejected] = workflow.connections[step.name]?.main ?? [];
				if (step.onError === 'continueErrorOutput') return !rejected?.length;
				return step.onError !== 'continueRegularOutput' || !isShownLater(step, workflow);
			});
			expect(broken.map(({ name }) => name)).toEqual([]);
		});

		it('requires a secret from each caller', () => {
			const open = workflow.nodes.filter(
				({ type, parameters }) =>
					/\.(webhook|mcpTrigger)$/.test(type) &&
					['none', undefined].includes(parameters.authentication as string | undefined),
			);
			expect(open.map(({ name }) => name)).toEqual([]);
		});
	},
);

it('is listed in the README under its name', () => {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| \[(.+)\]\(workflows\/(.+)\) +\|/gm)];
	expect(rows.map(([, name, file]) => [file, name]).sort()).toEqual(
		examples()
			.map(({ file, workflow }) => [file, workflow.name])
			.sort(),
	);
});

it.each([
	['a manual trigger', 'webhook-and-polling.json', 'When Clicking Execute'],
	['a polling trigger', 'new-order-message.json', 'New Order'],
	['a webhook with a pinned sample', 'orders-from-your-app.json', 'From Your App'],
	['no server that waits for a client', 'tools-for-ai-agents.json', undefined],
])('starts at %s when it is executed in the editor', (_, file, start) => {
	expect(examples().find((one) => one.file === file)?.start).toBe(start);
});

it('does not start at a webhook without a pinned sample', () => {
	const workflow = example('orders-from-your-app.json');
	expect(startOf(workflow)).toBe('From Your App');
	expect(startOf({ ...workflow, pinData: undefined })).toBeUndefined();
});
