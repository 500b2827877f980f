import type { NodeCatalog } from './properties';

/** Returns a JavaScript expression that finds a text by its key. If there is no text, it returns the key. */
const lookup = (texts: Array<[key: string, text: string]>, key: string): string =>
	`(${JSON.stringify(Object.fromEntries(texts))})[${key}] ?? ${key}`;

/**
 * Returns the subtitle of an action node: the action in words, for example "Get many orders". n8n evaluates the
 * expression on the canvas.
 */
export function actionSubtitle({ resources }: NodeCatalog): string {
	const actions = Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([name, { action }]): [string, string] => [
			`${resource} ${name}`,
			action,
		]),
	);
	return `={{ ${lookup(actions, '($parameter["resource"] + " " + $parameter["operation"])')} }}`;
}

/**
 * Returns the subtitle of a trigger: the names of the selected events. `events` are the events by value. `otherwise` is
 * the subtitle while the form hides the events.
 */
export function eventSubtitle(
	events: Array<[value: string, event: { name: string }]>,
	otherwise = '',
): string {
	const names = events.map(([value, { name }]): [string, string] => [value, name]);
	const selected = `$parameter["events"]?.map((event) => ${lookup(names, 'event')}).join(", ")`;
	return `={{ ${selected} ?? ${JSON.stringify(otherwise)} }}`;
}
