/**
 * What n8n's guidelines ask of forms and no rule of its linter checks, and what would break in the editor unnoticed.
 * Source: docs.n8n.io, verification and UX guidelines.
 */
import { isDeepStrictEqual } from 'node:util';
import type { INodeProperties, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';
import { locator, operation, text } from './examples';
import { choicesOf, fieldsOf, type Form, type FormField } from './form';

/** A rule, and a form that breaks it. */
export interface HouseRule {
	/** What has to hold. */
	rule: string;
	/** Says what is wrong with a parameter; nothing if all is well. */
	check: (field: FormField, form: Form) => string[];
	bad: INodeProperties[];
}

/** Everything that a user reads beside a parameter. */
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

/** The names that n8n's guidelines fix for these values. */
const VOCABULARY: Record<string, string> = {
	create: 'Create',
	delete: 'Delete',
	get: 'Get',
	getAll: 'Get Many',
	update: 'Update',
	upsert: 'Create or Update',
};

const MODES: Record<string, string> = { list: 'From List', id: 'By ID', url: 'By URL' };

const operationsOf = ({ property }: FormField): INodePropertyOptions[] =>
	property.name === 'operation' ? choicesOf(property) : [];

/** What the names under which an operation is shown are called. */
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
		return ['the URL is neither checked nor read'];
	}
	return [];
};

/** `/x` means the form's own level, `@x` what n8n itself knows, and dots lead into a parameter. */
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

export const houseRules: HouseRule[] = [
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
		rule: 'Placeholders are examples, and those of collections say Add',
		check: ({ property: { type, placeholder } }) => {
			if (placeholder === undefined) return [];
			const start = type === 'collection' || type === 'fixedCollection' ? 'Add ' : 'e.g. ';
			return when(!placeholder.startsWith(start), placeholder);
		},
		bad: [text({ placeholder: 'shop 1' })],
	},
	{
		rule: 'Collections say what can be added',
		check: ({ property: { type, placeholder } }) =>
			when(/ollection$/.test(type) && placeholder === undefined, 'no placeholder'),
		bad: [text({ type: 'collection', default: {}, options: [] })],
	},
	{
		rule: 'A switch says what it does',
		check: ({ property: { type, description } }) =>
			when(type === 'boolean' && description === undefined, 'no description'),
		bad: [text({ type: 'boolean', default: false })],
	},
	{
		rule: 'JSON starts as text',
		check: ({ property }) =>
			when(property.type === 'json' && typeof property.default !== 'string', 'default is no text'),
		bad: [text({ type: 'json', default: {} })],
	},
	{
		rule: 'A record is chosen from a list first, or by its ID',
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
		rule: 'The ways to choose a record work and are called as everywhere',
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
		rule: 'What a parameter depends on exists',
		check: (field, form) => {
			const { show = {}, hide = {} } = field.property.displayOptions ?? {};
			return [...Object.entries(show), ...Object.entries(hide)].flatMap((condition) =>
				conditionIssues(condition, field, form),
			);
		},
		bad: [text({ displayOptions: { show: { resource: ['order'] } } })],
	},
	{
		rule: 'No two parameters of one name are shown under the same conditions',
		check: ({ property, level }) =>
			when(
				level.some((other) => {
					return (
						other !== property &&
						other.name === property.name &&
						isDeepStrictEqual(other.displayOptions, property.displayOptions)
					);
				}),
				'there is another',
			),
		bad: [text(), text()],
	},
	{
		rule: 'A limit is hidden where all is returned',
		check: ({ property, level }) =>
			when(
				property.name === 'limit' &&
					level.some(({ name }) => name === 'returnAll') &&
					!isDeepStrictEqual(property.displayOptions?.show?.returnAll, [false]),
				'shown beside Return All',
			),
		bad: [text({ name: 'returnAll' }), text({ name: 'limit' })],
	},
	{
		rule: 'Operations have the names that n8n gives them',
		check: (field) =>
			operationsOf(field)
				.filter(({ name, value }) => (VOCABULARY[String(value)] ?? name) !== name)
				.map(({ name, value }) => `${value} is called ${name}`),
		bad: operation({ name: 'Retrieve' }),
	},
	{
		rule: 'Operations say what they do',
		check: (field) =>
			operationsOf(field)
				.filter(({ description }) => !description)
				.map(({ name }) => name),
		bad: operation({ description: undefined }),
	},
	{
		rule: 'The name of an operation leaves out its resource, which is chosen above it',
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
		rule: 'Actions are told apart, by people and by models',
		check: (field, { properties }) => {
			const all = fieldsOf(properties)
				.flatMap(operationsOf)
				.map(({ action }) => action);
			return operationsOf(field)
				.filter(({ action }) => all.indexOf(action) !== all.lastIndexOf(action))
				.map(({ action }) => `${action} is there twice`);
		},
		bad: [...operation({}), ...operation({}).slice(1)],
	},
	{
		rule: 'Events are shown as Events, which the node panel counts, and each is explained',
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

/** What a form does against the rules, a line for each finding. */
export const houseFindings = (form: Form): string[] =>
	fieldsOf(form.properties).flatMap((field) =>
		houseRules.flatMap(({ rule, check }) =>
			check(field, form).map((finding) => `${rule}: ${field.path}: ${finding}`),
		),
	);
