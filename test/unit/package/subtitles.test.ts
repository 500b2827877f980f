import { Workflow, type INodeParameters, type INodeType } from 'n8n-workflow';
import { packageNodes } from '../../harness/package';

const nodes = packageNodes().map(({ instance }) => ({
	name: instance.description.name,
	node: instance,
}));

/** Returns the subtitle of a node as n8n's canvas shows it. */
function subtitleOf(node: INodeType, parameters: INodeParameters): unknown {
	const { name, subtitle = '' } = node.description;
	const own = { id: '1', name: 'A', type: name, typeVersion: 1, position: [0, 0], parameters };
	const workflow = new Workflow({
		nodes: [own as never],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => node,
			getByNameAndVersion: () => node,
			getKnownTypes: () => ({}),
		},
	});
	return workflow.expression.getSimpleParameterValue(own as never, subtitle, 'internal', {});
}

/** Returns the values and names of an option list of the form. */
function optionsOf({ description }: INodeType, name: string) {
	const properties = description.properties.filter((property) => property.name === name);
	return properties.flatMap(({ options = [], displayOptions }) =>
		(options as Array<{ value: string; name: string; action?: string }>).map((option) => ({
			...option,
			resource: String(displayOptions?.show?.resource?.[0] ?? ''),
		})),
	);
}

it.each(nodes)('the subtitle of $name is in words', ({ node }) => {
	for (const { value, action, resource } of optionsOf(node, 'operation')) {
		expect(subtitleOf(node, { resource, operation: value })).toBe(action);
	}
	for (const { value, name } of optionsOf(node, 'events')) {
		expect(subtitleOf(node, { events: [value] })).toBe(name);
	}
	const [first, second] = optionsOf(node, 'events');
	if (second) {
		expect(subtitleOf(node, { events: [first.value, second.value, 'other'] })).toBe(
			`${first.name}, ${second.name}, other`,
		);
	}
});

it('tests every node', () => {
	const tested = nodes.filter(
		({ node }) => optionsOf(node, 'operation').length + optionsOf(node, 'events').length > 0,
	);
	expect(tested.length).toBe(nodes.length);
});
