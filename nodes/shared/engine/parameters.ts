import type { IExecuteFunctions } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';

import { inputError } from '../catalog/encode';
import type { ItemContext } from '../catalog/encode';
import type { ReadParameter } from '../catalog/run';
import type { Field } from '../catalog/types';
import { excerpt, numberOf, textOf } from '../core/guards';
import { encodeSegment } from '../core/routes';

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/**
 * Returns a function that reads parameters. It reads each parameter once for an item, and a parameter without
 * an expression once for all items, because n8n evaluates them in an isolate.
 */
export function parameterReader(context: IExecuteFunctions): ReadParameter {
	const { parameters } = context.getNode();
	const constant = new Map<string, unknown>();
	return (name, itemIndex, fallback) => {
		if (constant.has(name)) return constant.get(name);
		const value = context.getNodeParameter(name, itemIndex, fallback) as unknown;
		if (!hasExpression(parameters[name])) constant.set(name, value);
		return value;
	};
}

/** Returns the value of a resource locator: the ID, extracted from the URL if the user entered one. */
export function locatorValue(value: unknown, field?: Field): unknown {
	if (!isResourceLocatorValue(value)) return value;
	const mode = field?.modes?.find(({ name }) => name === value.mode);
	const regex = mode?.extractValue?.type === 'regex' ? String(mode.extractValue.regex) : undefined;
	if (!regex || typeof value.value !== 'string') return value.value;
	return new RegExp(regex).exec(value.value)?.[1] ?? '';
}

/** Returns a setting as trimmed text, also if it is a resource locator. */
export const locatorText = (value: unknown): string => textOf(locatorValue(value));

/** Encodes an ID as one segment of a path. Rejects an ID that would lead to another path. */
export function pathSegment(
	value: unknown,
	label: string,
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
): string {
	const text = textOf(value);
	if (text === '') {
		throw inputError(context, `'${label}' is empty`, 'Choose a record or enter its ID.');
	}
	const segment = encodeSegment(value);
	if (segment !== undefined) return segment;
	throw inputError(
		context,
		`'${label}' is not an ID: ${excerpt(value)}`,
		'An ID contains no slashes, question marks or spaces. Enter only the ID, without the URL around it.',
	);
}

/** Reads an integer of at least 1. */
export function positiveInteger(
	value: unknown,
	label: string,
	context: Pick<ItemContext, 'node' | 'itemIndex'>,
): number {
	const number = numberOf(value);
	if (!Number.isInteger(number) || number < 1) {
		throw inputError(
			context,
			`'${label}' is not a whole number of 1 or more: ${excerpt(value)}`,
			`Set ${label} to 1 or more.`,
		);
	}
	return number;
}
