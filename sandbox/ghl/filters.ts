import * as rules from './validate';

/** A condition on a field of a record. */
interface Condition {
	field: string;
	operator: string;
	value?: unknown;
}

/** Conditions and groups of which all or any must match. */
interface Group {
	group: 'AND' | 'OR';
	filters: Filter[];
}

/** A filter of the searches of contacts and opportunities. */
export type Filter = Condition | Group;

/** Reads a field of a record by the name that filters use. */
type ReadField = (field: string) => unknown;

/** Whether a record matches all filters. */
export const matchesAll = (filters: readonly Filter[], read: ReadField): boolean =>
	filters.every((filter) => matches(filter, read));

function matches(filter: Filter, read: ReadField): boolean {
	if (!('group' in filter)) {
		const { field, operator, value } = filter;
		return OPERATORS[operator]?.(read(field), value) ?? false;
	}
	const test = (inner: Filter): boolean => matches(inner, read);
	return filter.group === 'OR' ? filter.filters.some(test) : filter.filters.every(test);
}

const textOf = (value: unknown): string => String(value ?? '').toLowerCase();
const isThere = (value: unknown): boolean => [value].flat().some((one) => textOf(one) !== '');

/**
 * Whether a value of the record equals one of the filter values. If the value is an array, any element may match.
 */
const equalsAny = (value: unknown, wanted: unknown): boolean =>
	[value].flat().some((one) => [wanted].flat().some((other) => textOf(one) === textOf(other)));

const containsAny = (value: unknown, wanted: unknown): boolean =>
	[value].flat().some((one) => textOf(one).includes(textOf(wanted)));

function inRange(value: unknown, range: unknown): boolean {
	const { gt, gte, lt, lte } = (range ?? {}) as Record<string, unknown>;
	const at = (bound: unknown): number =>
		typeof bound === 'number' ? bound : Date.parse(String(bound));
	if (!isThere(value)) return false;
	const own = at(value);
	return (
		(gt === undefined || own > at(gt)) &&
		(gte === undefined || own >= at(gte)) &&
		(lt === undefined || own < at(lt)) &&
		(lte === undefined || own <= at(lte))
	);
}

const OPERATORS: Record<string, (value: unknown, wanted: unknown) => boolean> = {
	eq: equalsAny,
	not_eq: (value, wanted) => !equalsAny(value, wanted),
	contains: containsAny,
	not_contains: (value, wanted) => !containsAny(value, wanted),
	exists: isThere,
	not_exists: (value) => !isThere(value),
	range: inRange,
};

/** The form of a filter in the body of a search. */
export const FILTER_RULE: rules.Rule = (value, field) => {
	const { group, filters } = (value ?? {}) as Record<string, unknown>;
	if (group === undefined) {
		return rules.shape({
			field: rules.text,
			operator: rules.oneOf(
				...['eq', 'not_eq', 'contains', 'not_contains', 'exists', 'not_exists', 'range', 'nested'],
			),
		})(value, field);
	}
	return [
		...rules.oneOf('AND', 'OR')(group, `${field}.group`),
		...rules.list(FILTER_RULE)(filters, `${field}.filters`),
	];
};
