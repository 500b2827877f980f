import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { join } from 'node:path';
import * as prettier from 'prettier';
import {
	EXECUTION_OPTIONS,
	GUARD,
	LIST_FIELDS,
	OUTPUT_FIELDS,
} from '../../nodes/shared/catalog/common';
import { operationProperties, toProperty } from '../../nodes/shared/catalog/properties';
import { SPECIFICATIONS } from '../../test/contract/specifications';
import { packageNodes, root } from '../../test/harness';
import {
	actionNodes,
	isTrigger,
	operationsOf,
	pollingNodes,
} from '../../test/operations/support/nodes';
import type { ActionNode, NamedOperation, PollingNode } from '../../test/operations/support/nodes';
import { exampleKey, runExamples, type Examples } from './examples';
import { listOf } from './properties';

/** The page's path. */
export const PAGE = join(root, 'docs/operations.md');

/** Lines of an output that is still shown whole. */
const MAX_LINES = 40;

/** Told once for all actions. */
const COMMON = [GUARD, ...LIST_FIELDS, ...OUTPUT_FIELDS, ...EXECUTION_OPTIONS.map(toProperty)];
const COMMON_NAMES = COMMON.map(({ name }) => name);

const code = (text: string): string => `\`${text}\``;
const block = (value: unknown): string[] => ['```json', JSON.stringify(value, null, 2), '```', ''];
const anchor = (heading: string): string => heading.toLowerCase().replace(/ /g, '-');

/** Returns the parameters that not every operation has. */
function ownProperties({ operation }: NamedOperation): INodeProperties[] {
	const isOwn = ({ name }: INodeProperties) => !COMMON_NAMES.includes(name);
	return operationProperties(operation).flatMap((property) => {
		if (property.name !== 'options') return isOwn(property) ? [property] : [];
		const options = (property.options as INodeProperties[]).filter(isOwn);
		return options.length > 0 ? [{ ...property, options }] : [];
	});
}

function endpointOf({ operation }: NamedOperation): string {
	const { route, scope, expand, authentication, guarded } = operation;
	const facts = [
		route.endsWith(' /') ? 'Any endpoint' : code(route),
		expand &&
			`with ${expand.when.displayName} also ${code(expand.operation.route)} for each record`,
		scope && `scope ${code(scope)}`,
		authentication === 'oAuth2' && 'OAuth2 only',
		guarded && 'requires Allow AI Agent to Run This for AI agents',
	];
	return facts.filter(Boolean).join('; ');
}

function actionSection(node: ActionNode, one: NamedOperation, examples: Examples): string[] {
	const { action, description, simplified } = one.operation;
	const properties = ownProperties(one);
	const example = examples.get(exampleKey(node.name, one.resource, one.name));
	const output = Object.keys(simplified ?? example?.output ?? {});
	const shown = example && JSON.stringify(example.output, null, 2).split('\n').length <= MAX_LINES;
	return [
		`#### ${action}`,
		`${description}.`,
		endpointOf(one) + '.',
		...(properties.length > 0 ? [listOf(properties).join('\n')] : []),
		...(output.length > 0
			? [`Output${simplified ? ', simplified' : ''}: ${output.map(code).join(', ')}.`]
			: []),
		...(example ? ['Example:', ...block(example.parameters)] : []),
		...(shown ? ['Output:', ...block(example.output)] : []),
	];
}

function actionsOf(node: ActionNode, examples: Examples): string[] {
	return Object.entries(node.catalog.resources).flatMap(([resource, { name }]) => [
		`### ${node.node.description.displayName}: ${name}`,
		...operationsOf(node.catalog)
			.filter((one) => one.resource === resource)
			.flatMap((one) => actionSection(node, one, examples)),
	]);
}

/** The selector of a trigger's events, under the names that n8n's node panel looks for. */
function eventSelector({ description }: INodeType): INodeProperties | undefined {
	return description.properties.find(({ displayName }) =>
		['Event', 'Events', 'Trigger On'].includes(displayName),
	);
}

/** The events of a trigger node; n8n counts a trigger without a selector as one. */
function eventsOf(node: INodeType): INodePropertyOptions[] {
	if (!isTrigger(node)) return [];
	const { displayName, name, description } = node.description;
	const options = eventSelector(node)?.options as INodePropertyOptions[] | undefined;
	return options ?? [{ name: displayName, value: name, description }];
}

/** Returns the endpoints that a polling trigger reads. */
function endpointsOf({ catalog }: PollingNode): string[] {
	return catalog.watched.map(({ name, route, scope, related }) => {
		const facts = [
			`${catalog.watched.length > 1 ? `For ${name} it reads` : 'Reads'} ${code(route)}`,
			related && `for each changed record ${code(related.route)}`,
			scope && `scope ${code(scope)}`,
		];
		return facts.filter(Boolean).join('; ') + '.';
	});
}

function triggerSection(node: INodeType, polling: PollingNode | undefined, examples: Examples) {
	const { properties, name } = node.description;
	const selector = eventSelector(node);
	const events = eventsOf(node).map((event) =>
		event.description ? `- **${event.name}**: ${event.description}` : `- **${event.name}**`,
	);
	const own = properties.filter((one) => one !== selector && one.name !== 'authentication');
	const example = examples.get(name);
	return [
		...(polling ? endpointsOf(polling) : []),
		'Events:',
		events.join('\n'),
		...(own.length > 0 ? ['Parameters:', listOf(own).join('\n')] : []),
		...(example ? ['An item, for example:', ...block(example.output)] : []),
	];
}

interface Counted {
	name: string;
	actions: number;
	triggers: number;
}

function tableOf(counts: Counted[]): string {
	const sum = (key: 'actions' | 'triggers') => counts.reduce((all, one) => all + one[key], 0);
	const rows = counts.map(
		({ name, actions, triggers }) => `| [${name}](#${anchor(name)}) | ${actions} | ${triggers} |`,
	);
	return [
		'| Node | Actions | Triggers |',
		'| --- | --- | --- |',
		...rows,
		`| **All** | **${sum('actions')}** | **${sum('triggers')}** |`,
	].join('\n');
}

/** How many actions and triggers each node of the package has, as n8n's node panel counts them. */
export function countAll(): Counted[] {
	const catalogs = new Map(actionNodes().map(({ name, catalog }) => [name, catalog]));
	return packageNodes().map(({ instance }) => {
		const { displayName, name } = instance.description;
		const catalog = catalogs.get(name);
		return {
			name: displayName,
			actions: catalog ? operationsOf(catalog).length : 0,
			triggers: eventsOf(instance).length,
		};
	});
}

/** Returns the endpoints of the APIs that are not actions, each with the reason. */
function excludedEndpoints(nodes: ActionNode[]): string[] {
	const apis = nodes.map(({ catalog }) => catalog.api.name);
	const specifications = SPECIFICATIONS.filter(({ api }) => apis.includes(api));
	const routes = specifications.flatMap(({ excluded }) => Object.entries(excluded));
	return routes.map(([route, reason]) => `- ${code(route)}: ${reason}`);
}

/** The whole page: every action and trigger of every node, with examples that were run for it. */
export async function operationsPage(): Promise<string> {
	const nodes = actionNodes();
	const triggers = pollingNodes();
	const examples = await runExamples(nodes, triggers);
	const sections = packageNodes().flatMap(({ instance }) => {
		const { displayName, description, name } = instance.description;
		const node = nodes.find((one) => one.name === name);
		const polling = triggers.find((one) => one.name === name);
		return [
			`## ${displayName}`,
			`${description}.`,
			...(node ? actionsOf(node, examples) : []),
			...(isTrigger(instance) ? triggerSection(instance, polling, examples) : []),
		];
	});
	const page = [
		'# Actions and triggers',
		'<!-- `npm run docs` generates this page from the nodes. Do not edit it. -->',
		'This page lists each action with its endpoint, scope, parameters, output and an example, and each trigger with its events. A test runs the examples with the sandbox.',
		tableOf(countAll()),
		'## Parameters of all actions',
		'Get Many operations have Return All and Limit. Operations with a simplified output have Output and Fields. The other parameters are under Options.',
		listOf(COMMON).join('\n'),
		...sections,
		'## Endpoints without an action',
		'The APIs document these endpoints, but the nodes have no action for them. API Call can call them if they use the same host and credential.',
		excludedEndpoints(nodes).join('\n'),
	].join('\n\n');
	const config = await prettier.resolveConfig(PAGE);
	return await prettier.format(page, { ...config, parser: 'markdown' });
}
