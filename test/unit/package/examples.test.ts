import type { INode } from 'n8n-workflow';

import { examples } from '../../e2e/support/examples';

/** On the canvas, in its units: a node with its name, and the button that starts a trigger left of it. */
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
		it('has no note under a node or its button, nor nodes over each other', () => {
			const overlapping = nodes.flatMap((one, index) =>
				nodes.slice(index + 1).flatMap((other) => {
					// A note may frame the nodes that it is about.
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
