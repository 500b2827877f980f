import type { INodePropertyOptions } from 'n8n-workflow';

import { textOf } from '../core/guards';
import { isPrototypeKey } from '../core/paths';

/** Returns the name of a list entry: its parts, separated by dots. Skips parts that are empty or no text or number. */
export const label = (...parts: unknown[]): string => parts.map(textOf).filter(Boolean).join(' · ');

/** Returns a number with the words around it. Empty without a number. */
export const counted = (count: unknown, write: (text: string) => string): string => {
	const text = textOf(count);
	return text === '' ? '' : write(text);
};

/** Returns an amount with its currency. Empty without an amount. */
export const money = (amount: unknown, currency: unknown): string =>
	counted(amount, (text) => `${text} ${textOf(currency)}`.trim());

/** Returns the beginning of a text, for labels. */
export const start = (value: unknown, max = 60): string => textOf(value).slice(0, max);

/** Returns the day of a timestamp. */
export const day = (value: unknown): string => start(value, 10);

/** Returns whether a value can be the ID of an entry. */
export const isUsableId = (id: unknown): boolean =>
	textOf(id) !== '' && !isPrototypeKey(textOf(id));

/**
 * Returns the entries of a list in a form. Records without an ID cannot be chosen, so that they are not listed. An entry
 * without a name has its ID as the name.
 *
 * @param filter Keeps the entries whose name contains this text.
 */
export function listEntries(
	rows: ReadonlyArray<{ name: unknown; value: unknown }>,
	filter = '',
): Array<INodePropertyOptions & { value: string }> {
	const wanted = filter.toLowerCase();
	return rows.flatMap((row) => {
		if (!isUsableId(row.value)) return [];
		const value = textOf(row.value);
		const name = textOf(row.name) || value;
		return name.toLowerCase().includes(wanted) ? [{ name, value }] : [];
	});
}
