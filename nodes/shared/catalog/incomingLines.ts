import type { IDataObject } from 'n8n-workflow';

import { numberOf, scalarText } from '../core/guards';
import { getPath } from '../core/paths';
import { json, inputError } from './encode';
import type { Encoder } from './encode';

/** The names of the parts of a line in an API, and their paths in incoming data. */
export interface LineShape {
	/** Dotted paths by the API's name of the part. The first path with a value counts. */
	parts: Record<string, readonly string[]>;
	/** The parts that are numbers. */
	numbers: readonly string[];
	/** The required parts, by their name in messages. One of the listed parts is enough. */
	needed: Record<string, readonly string[]>;
	/** Describes what a line requires. */
	hint: string;
}

/** The fields that contain the lines of an order, in all known formats. */
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

/** Returns why a line cannot be used. Returns undefined if it can. */
function flawOf(line: IDataObject, { numbers, needed }: LineShape): string | undefined {
	const missing = Object.entries(needed).find(
		([, any]) => !any.some((part) => Object.hasOwn(line, part)),
	);
	if (missing) return `has no ${missing[0]}`;
	const wrong = numbers.find((part) => Number.isNaN(numberOf(line[part] ?? 0)));
	return (
		wrong && `has a ${wrong.replace('_', ' ')} that is not a number: ${scalarText(line[wrong])}`
	);
}

/**
 * Returns an encoder for the lines of an order in any format: a list, or an object that contains one, as JSON
 * or as data.
 *
 * @throws NodeOperationError that names the parameter, the line and the missing part.
 */
export const incomingLines =
	(shape: LineShape): Encoder =>
	(value, context) => {
		const given = json(value, context) as IDataObject | undefined;
		const list = [given, ...LISTS.map((name) => given?.[name])].find(Array.isArray);
		if (!list) {
			throw inputError(
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
				throw inputError(context, `${where} ${flaw}`, shape.hint);
			}
			const typed = Object.entries(line).map(([part, value]) => [
				part,
				shape.numbers.includes(part) ? numberOf(value) : scalarText(value),
			]);
			return Object.fromEntries(typed) as IDataObject;
		});
	};
