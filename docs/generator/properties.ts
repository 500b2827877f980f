import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyMode,
	INodePropertyOptions,
} from 'n8n-workflow';
import { plain } from './markdown';

/** Maximum number of options that are listed one by one. */
const MAX_CHOICES = 12;

const KINDS: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'yes or no',
	collection: 'group',
	color: 'color',
	dateTime: 'date and time',
	fixedCollection: 'rows',
	json: 'JSON',
	number: 'number',
	resourceMapper: 'fields by name',
	string: 'text',
};

/** Parts of the form that have no value. */
const TYPES_WITHOUT_VALUE: ReadonlyArray<INodeProperties['type']> = ['notice', 'hidden'];

type Inner = INodeProperties | INodePropertyCollection | INodePropertyOptions;

function choicesOf(options: Inner[]): string {
	const names = options.map(({ name }) => name);
	return names.length > MAX_CHOICES
		? `one of ${names.length}, such as ${names.slice(0, 3).join(', ')}`
		: names.join(' / ');
}

function kindOf({ type, options = [], modes = [] }: INodeProperties): string {
	if (type === 'resourceLocator') {
		const ways = modes.map(({ displayName }: INodePropertyMode) => displayName.toLowerCase());
		return `record, ${ways.join(', ')}`;
	}
	if (type !== 'options' && type !== 'multiOptions') return KINDS[type] ?? type;
	if (options.length === 0) return 'choice from a list that n8n loads';
	return type === 'options' ? choicesOf(options) : `any of ${choicesOf(options)}`;
}

/** Properties by parameter name. */
type Properties = ReadonlyMap<string, INodeProperties>;

/** Returns the name of an option, or another value as text. */
function choiceOf({ options = [] }: Partial<INodeProperties>, value: unknown): string {
	const choices = options as INodePropertyOptions[];
	return choices.find((option) => option.value === value)?.name ?? String(value);
}

/** Describes when a property is shown, if that depends on other properties of the same form. */
function conditionOf({ displayOptions }: INodeProperties, known: Properties): string | undefined {
	const describe = (verb: string, rules: object = {}) => {
		const texts = Object.entries(rules)
			.filter(([name]) => !name.startsWith('@') && name !== 'authentication')
			.map(([path, values]: [string, unknown[]]) => {
				const name = path.replace(/^\//, '');
				const property = known.get(name);
				const choices = values.map((value) => choiceOf(property ?? {}, value));
				return `${property?.displayName ?? name} is ${choices.join(' or ')}`;
			});
		return texts.length > 0 ? [`${verb} if ${texts.join(' and ')}`] : [];
	};
	const { show, hide } = displayOptions ?? {};
	const conditions = [...describe('shown', show), ...describe('hidden', hide)];
	return conditions.length > 0 ? conditions.join('; ') : undefined;
}

/** Returns the properties within a group or a row. */
function innerOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** Returns the properties that a version of the node shows. */
export function inVersion(properties: INodeProperties[], version: number): INodeProperties[] {
	const has = (rules: INodeProperties['displayOptions'], key: 'show' | 'hide') =>
		rules?.[key]?.['@version']?.includes(version);
	return properties
		.filter(({ displayOptions: rules }) => (has(rules, 'show') ?? true) && !has(rules, 'hide'))
		.map((property) =>
			property.type === 'collection'
				? { ...property, options: inVersion(property.options as INodeProperties[], version) }
				: property,
		);
}

/** Returns properties as a list: name, type, whether the property is required, and description. */
export function listOf(
	properties: INodeProperties[],
	outer: Properties = new Map(),
	indent = '',
): string[] {
	const known = new Map([...outer, ...properties.map((one) => [one.name, one] as const)]);
	return properties
		.filter(({ type }) => !TYPES_WITHOUT_VALUE.includes(type))
		.flatMap((property) => {
			const { displayName, required, description, hint } = property;
			const text = [description, hint].filter(Boolean).join('. ');
			const condition = conditionOf(property, known);
			const facts = [kindOf(property), required && 'required', condition].filter(Boolean);
			const head = `${indent}- **${displayName}** (${facts.join('; ')})`;
			return [
				text ? `${head}: ${plain(text)}` : head,
				...listOf(innerOf(property), known, `${indent}  `),
			];
		});
}
