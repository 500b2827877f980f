import type { INodeType } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_KEYS, serviceOf, SERVICES } from '../../scripts/packages/services';
import { SPECIFICATIONS } from '../../test/contract/specifications';
import { packageNodes, root } from '../../test/harness';
import { actionNodes, operationsOf, pollingNodes } from '../../test/operations/support/nodes';
import type { ActionNode } from '../../test/operations/support/nodes';
import { runExamples } from './examples';
import { anchor, code, table } from './markdown';
import { COMMON, eventsOf, nodePage } from './nodePage';
import { listOf } from './properties';

/** A generated file: its path from the root of the repository and its text, before it is formatted. */
export interface Page {
	path: string;
	text: string;
}

/** The page about packages of one service. */
const PACKAGES_PAGE = 'docs/packages.md';

interface Counted {
	name: string;
	actions: number;
	triggers: number;
}

/** Returns the path of a node's page, from the folder `docs`. */
export const nodePath = ({ description }: INodeType): string =>
	`nodes/${anchor(description.displayName)}.md`;

/** Returns how many actions and triggers a node has, as n8n's node panel counts them. */
function countOf(instance: INodeType, catalogs: Map<string, ActionNode>): Counted {
	const { displayName, name } = instance.description;
	const node = catalogs.get(name);
	return {
		name: displayName,
		actions: node ? operationsOf(node.catalog).length : 0,
		triggers: eventsOf(instance).length,
	};
}

const sumOf = (counts: Counted[], key: 'actions' | 'triggers'): number =>
	counts.reduce((sum, one) => sum + one[key], 0);

function countTable(instances: INodeType[], counts: Counted[]): string {
	const rows = counts.map(({ name, actions, triggers }, index) => [
		`[${name}](${nodePath(instances[index])})`,
		`${actions}`,
		`${triggers}`,
	]);
	const all = ['All', `${sumOf(counts, 'actions')}`, `${sumOf(counts, 'triggers')}`];
	return table(['Node', 'Actions', 'Triggers'], [...rows, all.map((cell) => `**${cell}**`)]);
}

/** Returns the endpoints of the APIs that are not actions, each with the reason. */
function excludedEndpoints(nodes: ActionNode[]): string[] {
	const apis = nodes.map(({ catalog }) => catalog.api.name);
	const specifications = SPECIFICATIONS.filter(({ api }) => apis.includes(api));
	const routes = specifications.flatMap(({ excluded }) => Object.entries(excluded));
	return routes.map(([route, reason]) => `- ${code(route)}: ${reason}`);
}

function overview(instances: INodeType[], counts: Counted[], nodes: ActionNode[]): string {
	return [
		'# Actions and triggers',
		'<!-- `npm run docs` generates this page from the nodes. Do not edit it. -->',
		'Each node has a page that lists its actions with endpoint, scope, parameters, output and an example, or its events. A test runs the examples with the sandbox.',
		countTable(instances, counts),
		'## Parameters of all actions',
		'Get Many operations have Return All and Limit. Operations with a simplified output have Output and Fields. The other parameters are under Options.',
		listOf(COMMON).join('\n'),
		'## Endpoints without an action',
		'The APIs document these endpoints, but the nodes have no action for them. API Call can call them if they use the same host and credential.',
		excludedEndpoints(nodes).join('\n'),
	].join('\n\n');
}

/** Returns the text of the README with the number of actions and triggers. */
export function withCounts(readme: string, actions: number, triggers: number): string {
	const sentence = /counts \d+ actions and \d+ triggers/;
	if (!sentence.test(readme)) throw new Error('README.md has no sentence with the counts.');
	return readme.replace(sentence, `counts ${actions} actions and ${triggers} triggers`);
}

/** Returns the page about packages of one service, with a row for each service. */
function withServices(page: string, nodeTypes: readonly string[]): string {
	const rows = SERVICE_KEYS.map((key) => {
		const { word, name } = SERVICES[key];
		const example = nodeTypes.find((type) => serviceOf(type) === key) ?? key;
		return [word, code(name), code(`${name}.${example}`)];
	});
	const present = /^\| Service .*(?:\n\|.*)+/m;
	if (!present.test(page)) throw new Error('docs/packages.md has no table of services.');
	return page.replace(present, table(['Service', 'Package', 'Node types'], rows));
}

/**
 * Returns the overview of all nodes, a page for each node, the page about packages of one service, and the README with
 * its counts. Runs all examples.
 */
export async function catalogPages(): Promise<Page[]> {
	const nodes = actionNodes();
	const triggers = pollingNodes();
	const examples = await runExamples(nodes, triggers);
	const catalogs = new Map(nodes.map((node) => [node.name, node]));
	const instances = packageNodes().map(({ instance }) => instance);
	const counts = instances.map((instance) => countOf(instance, catalogs));
	const pages: Page[] = instances.map((instance) => ({
		path: `docs/${nodePath(instance)}`,
		text: nodePage({
			instance,
			actions: catalogs.get(instance.description.name),
			polling: triggers.find(({ name }) => name === instance.description.name),
			examples,
		}),
	}));
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	return [
		{ path: 'docs/operations.md', text: overview(instances, counts, nodes) },
		...pages,
		{
			path: 'README.md',
			text: withCounts(readme, sumOf(counts, 'actions'), sumOf(counts, 'triggers')),
		},
		{
			path: PACKAGES_PAGE,
			text: withServices(
				readFileSync(join(root, PACKAGES_PAGE), 'utf8'),
				instances.map(({ description }) => description.name),
			),
		},
	];
}
