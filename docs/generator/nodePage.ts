import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import {
	EXECUTION_OPTIONS,
	GUARD,
	LIST_FIELDS,
	OUTPUT_FIELDS,
} from '../../nodes/shared/catalog/common';
import { operationProperties, toProperty } from '../../nodes/shared/catalog/properties';
import { newestVersion } from '../../test/harness/nodeSetup';
import { isTrigger, operationsOf } from '../../test/operations/support/nodes';
import type { ActionNode, NamedOperation, PollingNode } from '../../test/operations/support/nodes';
import { exampleKey, type Examples } from './examples';
import { anchor, code, plain, table } from './markdown';
import { inVersion, listOf } from './properties';

/** The maximum number of lines of an example output on the page. */
const MAX_LINES = 40;

/** The parameters that all actions share. The overview page describes them once. */
export const COMMON = [
	GUARD,
	...LIST_FIELDS,
	...OUTPUT_FIELDS,
	...EXECUTION_OPTIONS.map(toProperty),
];
const COMMON_NAMES = COMMON.map(({ name }) => name);

const block = (value: unknown): string[] => ['```json', JSON.stringify(value, null, 2), '```', ''];

/** The sources of the page of a node. */
export interface NodeSources {
	instance: INodeType;
	/** The catalog of an action node. */
	actions?: ActionNode;
	/** The catalog of a polling trigger. */
	polling?: PollingNode;
	examples: Examples;
}

/** Returns the parameters of an action without those that all actions share. */
function ownProperties({ operation }: NamedOperation): INodeProperties[] {
	const isOwn = ({ name }: INodeProperties) => !COMMON_NAMES.includes(name);
	return operationProperties(operation).flatMap((property) => {
		if (property.name !== 'options') return isOwn(property) ? [property] : [];
		const options = (property.options as INodeProperties[]).filter(isOwn);
		return options.length > 0 ? [{ ...property, options }] : [];
	});
}

const routeOf = ({ route }: NamedOperation['operation']): string =>
	route.endsWith(' /') ? 'Any endpoint' : code(route);

function endpointOf({ operation }: NamedOperation): string {
	const { scope, expand, authentication, guarded } = operation;
	const facts = [
		routeOf(operation),
		expand &&
			`with ${expand.when.displayName} also ${code(expand.operation.route)} for each record`,
		scope && `scope ${code(scope)}`,
		authentication === 'oAuth2' && 'OAuth2 only',
		guarded && 'requires Allow AI Agent to Run This for AI agents',
	];
	return facts.filter(Boolean).join('; ') + '.';
}

/** Returns a text with a final period. Descriptions of several sentences already have one. */
const asSentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function actionSection(node: ActionNode, one: NamedOperation, examples: Examples): string[] {
	const { action, description, simplified } = one.operation;
	const properties = inVersion(ownProperties(one), newestVersion(node.node));
	const example = examples.get(exampleKey(node.name, one.resource, one.name));
	const output = Object.keys(simplified ?? example?.output ?? {});
	const shown = example && JSON.stringify(example.output, null, 2).split('\n').length <= MAX_LINES;
	return [
		`### ${action}`,
		asSentence(description),
		endpointOf(one),
		...(properties.length > 0 ? [listOf(properties).join('\n')] : []),
		...(output.length > 0
			? [`Output${simplified ? ', simplified' : ''}: ${output.map(code).join(', ')}.`]
			: []),
		...(example ? ['Example:', ...block(example.parameters)] : []),
		...(shown ? ['Output:', ...block(example.output)] : []),
	];
}

function actionTable(node: ActionNode): string {
	const rows = operationsOf(node.catalog).map(({ resource, operation }) => [
		node.catalog.resources[resource].name,
		`[${operation.action}](#${anchor(operation.action)})`,
		routeOf(operation),
		operation.scope ? code(operation.scope) : '',
	]);
	return table(['Resource', 'Action', 'Endpoint', 'Scope'], rows);
}

function actionParts(node: ActionNode, examples: Examples): string[] {
	const sections = Object.entries(node.catalog.resources).flatMap(([resource, { name }]) => [
		`## ${name}`,
		...operationsOf(node.catalog)
			.filter((one) => one.resource === resource)
			.flatMap((one) => actionSection(node, one, examples)),
	]);
	return [
		actionTable(node),
		'The [overview](../operations.md#parameters-of-all-actions) describes the parameters that all actions share.',
		...sections,
	];
}

/** Returns the parameter that selects a trigger's events, by the names that n8n's node panel expects. */
function eventSelector({ description }: INodeType): INodeProperties | undefined {
	return description.properties.find(({ displayName }) =>
		['Event', 'Events', 'Trigger On'].includes(displayName),
	);
}

/** Returns the events of a trigger node. n8n counts a trigger without an event parameter as one. */
export function eventsOf(node: INodeType): INodePropertyOptions[] {
	if (!isTrigger(node)) return [];
	const { displayName, name, description } = node.description;
	const options = eventSelector(node)?.options as INodePropertyOptions[] | undefined;
	return options ?? [{ name: displayName, value: name, description }];
}

/** Returns the words of a name in camelCase: `formSubmissions` → `form submissions`. */
const wordsOf = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Returns the endpoints that a polling trigger reads. */
function endpointsOf({ catalog }: PollingNode): string[] {
	return catalog.watched.map(({ name, route, scope, linked, related }) => {
		const facts = [
			`${catalog.watched.length > 1 ? `For ${wordsOf(name)} it reads` : 'Reads'} ${code(route)}`,
			linked && `for each row with ${code(linked.id)} ${code(linked.route)}`,
			related && `for each changed record ${code(related.route)}`,
			scope && `scope ${code(scope)}`,
		];
		return facts.filter(Boolean).join('; ') + '.';
	});
}

/** Returns the notes of the form on some events, for example how many requests they need. */
function notesOf(properties: INodeProperties[], events: INodePropertyOptions[]): string[] {
	return properties.flatMap(({ type, displayName, displayOptions }) => {
		const values = displayOptions?.show?.events;
		if (type !== 'notice' || !values) return [];
		const names = events.filter(({ value }) => values.includes(value)).map(({ name }) => name);
		return `- **${names.join(', ')}**: ${plain(displayName)}`;
	});
}

function triggerParts({ instance, polling, examples }: NodeSources): string[] {
	const { properties: all, name } = instance.description;
	const newest = newestVersion(instance);
	const properties = inVersion(all, newest);
	const selector = eventSelector(instance);
	const events = eventsOf(instance).map((event) => [
		event.name,
		event.description ? plain(event.description) : '',
	]);
	const notes = notesOf(properties, eventsOf(instance));
	const own = properties.filter((one) => one !== selector && one.name !== 'authentication');
	const example = examples.get(name);
	return [
		table(['Event', 'Description'], events),
		...(polling ? ['## Requests', ...endpointsOf(polling)] : []),
		...(notes.length > 0 ? [notes.join('\n')] : []),
		...(own.length > 0 ? ['## Parameters', listOf(own).join('\n')] : []),
		...(example ? ['## Example of an item', ...block(example.output)] : []),
	];
}

/** Returns the page of one node as Markdown: a table on top, then every action or event with an example. */
export function nodePage(sources: NodeSources): string {
	const { displayName, description } = sources.instance.description;
	return [
		`# ${displayName}`,
		'<!-- `npm run docs` generates this page from the node. Do not edit it. -->',
		asSentence(description),
		...(sources.actions ? actionParts(sources.actions, sources.examples) : []),
		...(isTrigger(sources.instance) ? triggerParts(sources) : []),
	].join('\n\n');
}
