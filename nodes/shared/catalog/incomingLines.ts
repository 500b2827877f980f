import type { IDataObject } from 'n8n-workflow';

import { getPath } from '../core/paths';
import { json, refuse } from './encode';
import type { Encoder } from './encode';

/** What an API calls the parts of a line, and where each is found in incoming data. */
export interface LineShape {
	/** API's name → dotted paths, of which the first filled one counts. */
	parts: Record<string, readonly string[]>;
	/** The parts that are numbers. */
	numbers: readonly string[];
	/** What a line is refused without: its name in messages, and the parts of which one will do. */
	needed: Record<string, readonly string[]>;
	/** What a line needs, in words. */
	hint: string;
}

/** Where an order of any known shape holds its lines. */
const LISTS = ['line_items', 'lineItems', 'items', 'invoiceItems'];

const isLeaf = (value: unknown) =>
	value !== undefined && value !== null && value !== '' && typeof value !== 'object';

function toLine(given: IDataObject, { parts }: LineShape): IDataObject {
	const pairs = Object.entries(parts).flatMap(([part, paths]) => {
		const value = paths.map((path) => getPath(given, path)).find(isLeaf);
		return value === undefined ? [] : [[part, value]];
	});
	return Object.fromEntries(pairs) as IDataObject;
}

/** What keeps a line from being used, if anything does. */
function flawOf(line: IDataObject, { numbers, needed }: LineShape): string | undefined {
	const missing = Object.entries(needed).find(
		([, any]) => !any.some((part) => Object.hasOwn(line, part)),
	);
	if (missing) return `has no ${missing[0]}`;
	const wrong = numbers.find((part) => Number.isNaN(Number(line[part] ?? 0)));
	return wrong && `has a ${wrong.replace('_', ' ')} that is not a number: ${String(line[wrong])}`;
}

/**
 * Reads the lines of an order as they come, from this API or another: a list, or an object that holds
 * one, as JSON or as data.
 *
 * @throws NodeOperationError that names the parameter, the line and the part that is missing.
 */
export const incomingLines =
	(shape: LineShape): Encoder =>
	(value, context) => {
		const given = json(value, context) as IDataObject | undefined;
		const list = [given, ...LISTS.map((name) => given?.[name])].find(Array.isArray);
		if (!list) {
			throw refuse(
				context,
				`'${context.label}' contains no list of line items`,
				'Enter a list, or an order with line items under items or line_items. Get Many of GHL Orders returns line items only if its option Include Line Items is enabled.',
			);
		}
		return (list as IDataObject[]).map((row, index) => {
			const line = toLine(row, shape);
			const flaw = flawOf(line, shape);
			if (flaw) {
				const where = `Line ${index + 1} of '${context.label}'`;
				throw refuse(context, `${where} ${flaw}`, shape.hint);
			}
			const typed = Object.entries(line).map(([part, value]) => [
				part,
				shape.numbers.includes(part) ? Number(value) : String(value),
			]);
			return Object.fromEntries(typed) as IDataObject;
		});
	};
