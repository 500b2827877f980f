import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import manifest from '../../../package.json';
import type { PanelLists } from './editor';

const ROOT = resolve(__dirname, '../../..');

/** Returns the descriptions of the nodes in `dist`, in the order of package.json. */
export function builtNodes(): Array<INodeType['description']> {
	return manifest.n8n.nodes.map((file) => {
		const className = /([^/]+)\.node\.js$/.exec(file)?.[1] ?? '';
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- n8n loads them so
		const exports = require(join(ROOT, file)) as Record<string, new () => INodeType>;
		return new exports[className]().description;
	});
}

/** n8n's own triggers, which the panel offers if a node has none. */
const SUGGESTED = ['On a Schedule', 'On a Webhook call'];

/** Returns how many entries of a list are from this package. */
export const ownOf = (names: readonly string[]): number =>
	names.filter((name) => !SUGGESTED.includes(name)).length;

/**
 * Returns the lists that n8n's node panel should show for an entry: the node's operations by their `action`, and
 * one entry for each event of its trigger.
 */
export function expectedLists(name: string): PanelLists {
	const nodes = builtNodes();
	const find = (displayName: string) => nodes.find((node) => node.displayName === displayName);
	const actions = choices(find(name)?.properties, 'operation').map(({ action }) => action ?? '');
	const triggers = choices(find(`${name} Trigger`)?.properties, 'events').map(
		// The panel splits TrustScore into two words.
		(event) => `On ${event.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`,
	);
	const lists = { Triggers: triggers.length > 0 ? triggers : SUGGESTED, Actions: actions };
	const filled = Object.entries(lists).filter(([, names]) => names.length > 0);
	return Object.fromEntries(
		filled.map(([head, names]) => [`${head} (${names.length})`, [...names].sort()]),
	);
}

/** Returns the entries of the package in the panel. A node and its trigger are one entry. */
export function entryNames(): string[] {
	return [...new Set(builtNodes().map(({ displayName }) => displayName.replace(/ Trigger$/, '')))];
}

/** Returns how many actions and triggers `docs/operations.md` counts in total. */
export function countedOnPage(): Record<'Actions' | 'Triggers', number> {
	const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
	const [, actions, triggers] = /\*\*All\*\* +\| \*\*(\d+)\*\* +\| \*\*(\d+)\*\*/.exec(page) ?? [];
	return { Actions: Number(actions), Triggers: Number(triggers) };
}

function choices(properties: INodeProperties[] = [], name: string): INodePropertyOptions[] {
	return properties
		.filter((property) => property.name === name)
		.flatMap(({ options }) => options as INodePropertyOptions[]);
}
