import { nestError } from './errors';

/** Checks one field. Returns error messages in the format of the class-validator library. */
export type Rule = (value: unknown, field: string) => string[];

const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

function rule(valid: (value: unknown) => boolean, complaint: string): Rule {
	return (value, field) => (valid(value) ? [] : [`${field} ${complaint}`]);
}

/** A string that is not empty. */
export const text: Rule = (value, field) => [
	...(typeof value === 'string' ? [] : [`${field} must be a string`]),
	...(value === undefined || value === null || value === ''
		? [`${field} should not be empty`]
		: []),
];

/** A string that can be empty. */
export const string = rule((value) => typeof value === 'string', 'must be a string');

/** A number in a JSON body. */
export const number = rule(
	(value) => typeof value === 'number' && Number.isFinite(value),
	'must be a number conforming to the specified constraints',
);

/** An integer above 0 in a JSON body. */
export const positive = rule(
	(value) => Number.isInteger(value) && Number(value) > 0,
	'must be a positive number',
);

/** A Boolean in a JSON body. */
export const boolean = rule((value) => typeof value === 'boolean', 'must be a boolean value');

/** A plain object. */
export const object = rule(
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	'must be an object',
);

/** A day (`YYYY-MM-DD`) or an ISO 8601 time. */
export const date = rule(
	(value) => typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)),
	'must be a valid ISO 8601 date string',
);

/** Returns a rule for an integer in a query, at least `min`. */
export function count(min: number): Rule {
	return (value, field) => {
		const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
		if (!Number.isInteger(parsed)) {
			return [`${field} must be a number conforming to the specified constraints`];
		}
		return parsed < min ? [`${field} must not be less than ${min}`] : [];
	};
}

/** Returns a rule for one of the given strings. */
export function oneOf(...values: string[]): Rule {
	return rule(
		(value) => typeof value === 'string' && values.includes(value),
		`must be one of the following values: ${values.join(', ')}`,
	);
}

/** Returns a rule for a list in which each element follows a rule. */
export function list(of: Rule): Rule {
	return (value, field) =>
		Array.isArray(value)
			? value.flatMap((element, i) => of(element, `${field}.${i}`))
			: [`${field} must be an array`];
}

/** Returns a rule for an object with the given fields. */
export function shape(fields: Record<string, Rule>): Rule {
	return (value, field) => {
		const messages = object(value, field);
		if (messages.length > 0) return messages;
		const record = value as Record<string, unknown>;
		return Object.entries(fields).flatMap(([name, check]) =>
			check(record[name], field ? `${field}.${name}` : name),
		);
	};
}

/** Returns a rule for an optional field. */
export function optional(check: Rule): Rule {
	return (value, field) => (value === undefined || value === null ? [] : check(value, field));
}

/** The `altType` of an account. Only locations exist. */
export const altType: Rule = (value, field) => {
	const messages = text(value, field);
	return messages.length > 0 ? messages : oneOf('location')(value, field);
};

/** Rejects a query or body that breaks the rules, with 422 and all error messages. Unknown fields are allowed. */
export function check(input: unknown, fields: Record<string, Rule>): void {
	const messages = shape(fields)(input ?? {}, '');
	if (messages.length > 0) throw nestError(422, messages);
}

/** Like {@link check}, and rejects unknown fields too (docs/api-notes/ghl.md#location-rules). */
export function checkOnly(input: unknown, fields: Record<string, Rule>): void {
	check(input, fields);
	const unknown = Object.keys(input ?? {}).filter((name) => !Object.hasOwn(fields, name));
	if (unknown.length > 0) {
		throw nestError(
			422,
			unknown.map((name) => `property ${name} should not exist`),
		);
	}
}
