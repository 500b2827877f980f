import type { IDataObject } from 'n8n-workflow';

import { inputError, isoDateTime, jsonContainer } from '../../shared/catalog/encode';
import type { EncodeContext, Encoder } from '../../shared/catalog/encode';
import { fieldTable, locator, rows } from '../../shared/catalog/fields';
import { anyText, scalarText } from '../../shared/core/guards';

/** The field option for custom fields. */
const CUSTOM_FIELD = 'customField';

/** A search of GHL with filters and a sort order, such as the one of contacts. */
export interface ConditionOptions {
	/** The records in the plural, for descriptions. */
	records: string;
	/** Filter fields of the API with their labels. `customField` is the option for custom fields. */
	fields: Readonly<Record<string, string>>;
	/** Sort fields of the API with their labels. */
	sortFields: Readonly<Record<string, string>>;
	defaultField: string;
	defaultSortField: string;
	customFields: {
		/** The list search method of the node. */
		search: string;
		/** The name of the API for all custom fields. A dot and the ID follow. */
		prefix: string;
	};
	value: { placeholder: string; description?: string };
	/** Converts the text that a field is compared with. */
	valueOf: (field: string, text: string) => unknown;
}

const byLabel = (labels: Readonly<Record<string, string>>) =>
	Object.entries(labels).map(([value, name]) => ({ name, value }));

/** Comparison operators. With a lower or upper limit, the operator of the API is `range`. */
const COMPARING = ['contains', 'eq', 'gte', 'lte', 'not_contains', 'not_eq'];

const OPERATORS = {
	contains: 'Contains',
	not_contains: 'Does Not Contain',
	not_exists: 'Does Not Exist',
	eq: 'Equals',
	exists: 'Exists',
	gte: 'Is at Least or After',
	lte: 'Is at Most or Before',
	not_eq: 'Is Not Equal To',
};

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

function conditionOf(
	{ valueOf, customFields }: ConditionOptions,
	row: IDataObject,
	context: EncodeContext,
): IDataObject {
	const name = scalarText(row.field);
	const operator = scalarText(row.operator);
	const isCustom = name === CUSTOM_FIELD;
	if (isCustom && !row.customFieldId) {
		throw inputError(context, "'Custom Field' is empty in a condition", 'Choose the custom field.');
	}
	const field = isCustom ? `${customFields.prefix}.${scalarText(row.customFieldId)}` : name;
	if (!COMPARING.includes(operator)) return { field, operator };
	const text = anyText(row.value).trim();
	if (operator === 'gte' || operator === 'lte') {
		const limit = isNumber(text) ? Number(text) : isoDateTime(text, { ...context, label: 'Value' });
		return { field, operator: 'range', value: { [operator]: limit as string } };
	}
	return { field, operator, value: valueOf(name, text) as IDataObject };
}

/** Returns the form of filters and the sort order of a search. {@link groupFilters} completes the request. */
export function conditionFields(options: ConditionOptions) {
	const { records, customFields } = options;
	const cells = fieldTable({
		field: {
			displayName: 'Field',
			type: 'options',
			options: byLabel(options.fields),
			default: options.defaultField,
		},
		customFieldId: {
			...locator({
				displayName: 'Custom Field',
				search: customFields.search,
				example: '6dvNaf7VhkQ9snc5vnjJ',
			}),
			showWhen: { field: [CUSTOM_FIELD] },
		},
		operator: {
			displayName: 'Operator',
			type: 'options',
			options: byLabel(OPERATORS),
			default: 'eq',
			description: 'The operator. GHL returns an error if the field does not support it.',
		},
		value: {
			displayName: 'Value',
			type: 'string',
			showWhen: { operator: COMPARING },
			...options.value,
		},
		sortField: {
			displayName: 'Field',
			type: 'options',
			at: 'field',
			options: byLabel(options.sortFields),
			default: options.defaultSortField,
		},
		direction: {
			displayName: 'Direction',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'asc' },
				{ name: 'Descending', value: 'desc' },
			],
			default: 'desc',
		},
	});
	const conditions: Encoder = (given, context) =>
		(given as IDataObject[]).map((row) => conditionOf(options, row, context));
	return fieldTable({
		conditions: {
			...rows(
				{
					displayName: 'Conditions',
					rowName: 'Condition',
					description: `Conditions that ${records} must match`,
				},
				[cells.field, cells.customFieldId, cells.operator, cells.value],
			),
			as: conditions,
		},
		match: {
			displayName: 'Must Match',
			type: 'options',
			options: [
				{ name: 'All Conditions', value: 'AND' },
				{ name: 'Any Condition', value: 'OR' },
			],
			default: 'AND',
			description: `Whether ${records} only need to match one of the conditions`,
		},
		filterGroups: {
			displayName: 'Filter Groups',
			type: 'json',
			default: '[]',
			as: jsonContainer,
			description: `Nested filters as in the GHL API reference, such as [{"group": "OR", "filters": […]}]. ${records.replace(/^./, (letter) => letter.toUpperCase())} must match these too.`,
		},
		sort: rows(
			{
				displayName: 'Sort',
				rowName: 'Field',
				description: `Sort order of the ${records}, by up to two fields`,
			},
			[cells.sortField, cells.direction],
		),
	});
}

/** Puts conditions and filter groups into the properties that the API expects. */
export function groupFilters({ body }: { body: IDataObject }): void {
	const { conditions: filters, match = 'AND', filterGroups, ...rest } = body;
	const groups = [...(filters ? [{ group: match, filters }] : []), ...[filterGroups ?? []].flat()];
	for (const name of ['conditions', 'match', 'filterGroups']) delete body[name];
	Object.assign(body, rest, groups.length > 0 && { filters: groups });
}
