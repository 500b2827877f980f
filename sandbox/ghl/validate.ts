import { nestError } from './errors';

/** Checks one field: returns what is wrong with it, in the words of the class-validator library. */
export type Rule = (value: unknown, field: string) => string[];

const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

function rule(valid: (value: unknown) => boolean, complaint: string): Rule {
	return (value, field) => (valid(value) ? [] : [`${field} ${complaint}`]);
}

/** A text that is not empty. */
export const text: Rule = (value, field) => [
	...(typeof value === 'string' ? [] : [`${field} must be a string`]),
	...(value === undefined || value === null || value === ''
		? [`${field} should not be empty`]
		: []),
];

/** A number in a JSON body. */
export const number = rule(
	(value) => typeof value === 'number' && Number.isFinite(value),
	'must be a number conforming to the specified constraints',
);

/** A whole number above 0 in a JSON body. */
export const positive = rule(
	(value) => Number.isInteger(value) && Number(value) > 0,
	'must be a positive number',
);

/** True or false in a JSON body. */
export const boolean = rule((value) => typeof value === 'boolean', 'must be a boolean value');

/** A plain object. */
export const object = rule(
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	'must be an object',
);

/** A day (`YYYY-MM-DD`) or an ISO 8601 instant. */
export const date = rule(
	(value) => typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)),
	'must be a valid ISO 8601 date string',
);

/** A whole number in a query, at least `min`. */
export function count(min: number): Rule {
	return (value, field) => {
		const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
		if (!Number.isInteger(parsed)) {
			return [`${field} must be a number conforming to the specified constraints`];
		}
		return parsed < min ? [`${field} must not be less than ${min}`] : [];
	};
}

/** One of the given texts. */
export function oneOf(...values: string[]): Rule {
	return rule(
		(value) => typeof value === 'string' && values.includes(value),
		`must be one of the following values: ${values.join(', ')}`,
	);
}

/** A list in which each element fits the rule. */
export function list(of: Rule): Rule {
	return (value, field) =>
		Array.isArray(value)
			? value.flatMap((element, i) => of(element, `${field}.${i}`))
			: [`${field} must be an array`];
}

/** An object with the given fields. */
export function shape(fields: Record<string, Rule>): Rule {
	return (value, field) => {
		const complaints = object(value, field);
		if (complaints.length > 0) return complaints;
		const record = value as Record<string, unknown>;
		return Object.entries(fields).flatMap(([name, check]) =>
			check(record[name], field ? `${field}.${name}` : name),
		);
	};
}

/** A field that may be absent. */
export function optional(check: Rule): Rule {
	return (value, field) => (value === undefined || value === null ? [] : check(value, field));
}

/** `altType` as every account selector needs it; only locations exist. */
export const altType: Rule = (value, field) => {
	const complaints = text(value, field);
	return complaints.length > 0 ? complaints : oneOf('location')(value, field);
};

/** Refuses a query or body that breaks the rules, with 422 and all complaints. Unknown fields are let through. */
export function check(input: unknown, fields: Record<string, Rule>): void {
	const complaints = shape(fields)(input ?? {}, '');
	if (complaints.length > 0) throw nestError(422, complaints);
}
