/**
 * n8n's guidelines for forms that its linter does not check, and errors that the editor would not show. Source:
 * docs.n8n.io, verification and UX guidelines.
 */
import { isDeepStrictEqual } from 'node:util';
import type { INodeProperties, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';
import { locator, operation, text } from './examples';
import { choicesOf, fieldsOf, type Form, type FormField } from './form';

/** A rule, and a form that breaks it. */
export interface FormRule {
	/** The requirement. */
	rule: string;
	/** Returns the violations of a parameter. The list is empty if there are none. */
	check: (field: FormField, form: Form) => string[];
	bad: INodeProperties[];
}

/** Returns all texts of a parameter that the user reads. */
const texts = ({
	displayName,
	description,
	hint,
	placeholder,
	...rest
}: INodeProperties): string[] =>
	[
		...[displayName, description, hint, placeholder],
		...choicesOf(rest as INodeProperties).flatMap((choice) => [
			choice.name,
			choice.description,
			choice.action,
		]),
	].filter((each): each is string => each !== undefined);

/** The names that n8n's guidelines require for these values. */
const VOCABULARY: Record<string, string> = {
	create: 'Create',
	delete: 'Delete',
	get: 'Get',
	getAll: 'Get Many',
	update: 'Update',
	upsert: 'Create or Update',
};

const MODES: Record<string, string> = {
	list: 'From List',
	id: 'By ID',
	key: 'By Key',
	url: 'By URL',
};

const operationsOf = ({ property }: FormField): INodePropertyOptions[] =>
	property.name === 'operation' ? choicesOf(property) : [];

/** Returns the display names of the resources that show an operation. */
const resourceNamesOf = ({ property, level }: FormField): string[] =>
	level
		.filter(({ name }) => name === 'resource')
		.flatMap(choicesOf)
		.filter(({ value }) => property.displayOptions?.show?.resource?.includes(value) ?? false)
		.map(({ name }) => name.toLowerCase());

const modeIssues = (mode: INodePropertyMode, form: Form): string[] => {
	if (mode.displayName !== MODES[mode.name]) return [`mode ${mode.name}: ${mode.displayName}`];
	if (mode.name === 'list') {
		const method = mode.typeOptions?.searchListMethod;
		if (method === undefined || !form.listSearch.includes(method)) return [`no method ${method}`];
	}
	if (mode.name === 'url' && (!mode.extractValue || !mode.validation)) {
		return ['the URL is not validated or its ID is not extracted'];
	}
	return [];
};

/**
 * `/x` means the level of the form itself, `@x` a value that n8n provides, and dots separate the levels of a
 * parameter.
 */
const conditionIssues = (
	[key, values]: [string, unknown],
	field: FormField,
	form: Form,
): string[] => {
	if (key.startsWith('@')) return [];
	const [name, inner] = key.replace(/^\//, '').split('.');
	const level = key.startsWith('/') ? form.properties : field.level;
	const named = level.filter((property) => property.name === name);
	if (named.length === 0) return [`no parameter ${key}`];
	const choices = named.flatMap(choicesOf).map(({ value }) => value);
	if (choices.length === 0 || inner !== undefined || !Array.isArray(values)) return [];
	return values
		.filter((value) => typeof value !== 'object' && !choices.includes(value as string))
		.map((value) => `${key} is never ${value}`);
};

const when = (condition: unknown, finding: string): string[] => (condition ? [finding] : []);

export const formRules: FormRule[] = [
	{
		rule: 'Several sentences end with a period',
		check: ({ property }) =>
			texts(property).filter((each) => {
				return /[.!?] [A-Z]/.test(each.replaceAll('e.g. ', '')) && !/[.!?>]$/.test(each);
			}),
		bad: [text({ description: 'One thing. Two things. Three things' })],
	},
	{
		rule: 'No emoji',
		check: ({ property }) =>
			texts(property).filter((each) => /\p{Extended_Pictographic}/u.test(each)),
		bad: [text({ description: 'Where it came from 🚀' })],
	},
	{
		rule: 'Placeholders begin with e.g., and those of collections with Add',
		check: ({ property: { type, placeholder } }) => {
			if (placeholder === undefined) return [];
			const start = type === 'collection' || type === 'fixedCollection' ? 'Add ' : 'e.g. ';
			return when(!placeholder.startsWith(start), placeholder);
		},
		bad: [text({ placeholder: 'shop 1' })],
	},
	{
		rule: 'Collections have a placeholder',
		check: ({ property: { type, placeholder } }) =>
			when(/ollection$/.test(type) && placeholder === undefined, 'no placeholder'),
		bad: [text({ type: 'collection', default: {}, options: [] })],
	},
	{
		rule: 'A Boolean has a description',
		check: ({ property: { type, description } }) =>
			when(type === 'boolean' && description === undefined, 'no description'),
		bad: [text({ type: 'boolean', default: false })],
	},
	{
		rule: 'The default of JSON is text',
		check: ({ property }) =>
			when(property.type === 'json' && typeof property.default !== 'string', 'default is not text'),
		bad: [text({ type: 'json', default: {} })],
	},
	{
		rule: 'The first modes of a record are From List and By ID',
		check: ({ property: { type, modes = [], default: start } }) => {
			if (type !== 'resourceLocator') return [];
			const names = modes.map(({ name }) => name);
			return [
				...when(names[0] !== 'list' || names[1] !== 'id', `modes ${names.join()}`),
				...when(
					!isDeepStrictEqual(start, { mode: 'list', value: '' }),
					'does not start with the list',
				),
			];
		},
		bad: locator({}),
	},
	{
		rule: "The modes of a record work and have n8n's names",
		check: ({ property: { modes = [] } }, form) => modes.flatMap((mode) => modeIssues(mode, form)),
		bad: locator({
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchNothing' },
				},
			],
		}),
	},
	{
		rule: 'Options are loaded by a method that exists',
		check: ({ property: { typeOptions } }, { loadOptions }) => {
			const method = typeOptions?.loadOptionsMethod;
			return when(method !== undefined && !loadOptions.includes(method), `no method ${method}`);
		},
		bad: [text({ type: 'options', typeOptions: { loadOptionsMethod: 'loadNothing' } })],
	},
	{
		rule: 'Display options name parameters and values that exist',
		check: (field, form) => {
			const { show = {}, hide = {} } = field.property.displayOptions ?? {};
			return [...Object.entries(show), ...Object.entries(hide)].flatMap((condition) =>
				conditionIssues(condition, field, form),
			);
		},
		bad: [text({ displayOptions: { show: { resource: ['order'] } } })],
	},
	{
		rule: 'Parameters with the same name have different display options',
		check: ({ property, level }) =>
			when(
				level.some((other) => {
					return (
						other !== property &&
						other.name === property.name &&
						isDeepStrictEqual(other.displayOptions, property.displayOptions)
					);
				}),
				'the name is a duplicate',
			),
		bad: [text(), text()],
	},
	{
		rule: 'Limit is hidden if Return All is on',
		check: ({ property, level }) =>
			when(
				property.name === 'limit' &&
					level.some(({ name }) => name === 'returnAll') &&
					!isDeepStrictEqual(property.displayOptions?.show?.returnAll, [false]),
				'visible together with Return All',
			),
		bad: [text({ name: 'returnAll' }), text({ name: 'limit' })],
	},
	{
		rule: "Operations have n8n's names",
		check: (field) =>
			operationsOf(field)
				.filter(({ name, value }) => (VOCABULARY[String(value)] ?? name) !== name)
				.map(({ name, value }) => `${value} is named ${name}`),
		bad: operation({ name: 'Retrieve' }),
	},
	{
		rule: 'Operations have a description',
		check: (field) =>
			operationsOf(field)
				.filter(({ description }) => !description)
				.map(({ name }) => name),
		bad: operation({ description: undefined }),
	},
	{
		rule: 'The name of an operation omits its resource',
		check: (field) =>
			operationsOf(field)
				.map(({ name }) => name)
				.filter((name) =>
					resourceNamesOf(field).some((resource) => name.toLowerCase().includes(resource)),
				),
		bad: operation({ name: 'Cancel Order', value: 'cancel' }),
	},
	{
		rule: 'Actions name the operation and have no articles',
		check: (field) =>
			operationsOf(field).flatMap(({ name, action = '' }) => [
				...when(/\b(a|an|the)\b/i.test(action), `article: ${action}`),
				...when(
					!action.toLowerCase().includes(name.toLowerCase().split(' ')[0]),
					`${name}: ${action}`,
				),
			]),
		bad: operation({ action: 'Get an order' }),
	},
	{
		rule: 'Actions are unique',
		check: (field, { properties }) => {
			const all = fieldsOf(properties)
				.flatMap(operationsOf)
				.map(({ action }) => action);
			return operationsOf(field)
				.filter(({ action }) => all.indexOf(action) !== all.lastIndexOf(action))
				.map(({ action }) => `${action} is a duplicate`);
		},
		bad: [...operation({}), ...operation({}).slice(1)],
	},
	{
		rule: 'The parameter of events is a multiOptions parameter named Events, and each event has a description',
		check: ({ property }) => {
			if (property.name !== 'events') return [];
			return [
				...when(property.displayName !== 'Events', property.displayName),
				...when(property.type !== 'multiOptions', property.type),
				...choicesOf(property)
					.filter(({ description }) => !description)
					.map(({ name }) => name),
			];
		},
		bad: [text({ displayName: 'Trigger', name: 'events', type: 'multiOptions', default: [] })],
	},
];

/** Returns the violations of the rules in a form, one line for each. */
export const formFindings = (form: Form): string[] =>
	fieldsOf(form.properties).flatMap((field) =>
		formRules.flatMap(({ rule, check }) =>
			check(field, form).map((finding) => `${rule}: ${field.path}: ${finding}`),
		),
	);
