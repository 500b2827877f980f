import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

/** All parameters of one node or credential, and the methods they may name. */
export interface Form {
	properties: INodeProperties[];
	/** Names of the node's `listSearch` methods. */
	listSearch: string[];
	/** Names of the node's `loadOptions` methods. */
	loadOptions: string[];
}

/** One parameter of a form, at any depth. */
export interface FormField {
	property: INodeProperties;
	/** Where it is, for the reader: `filters.startAt`. */
	path: string;
	/** The parameters on its level, which `displayOptions` can name. */
	level: INodeProperties[];
}

/** A form of parameters alone, as credentials have. */
export const formOf = (properties: INodeProperties[]): Form => ({
	properties,
	listSearch: [],
	loadOptions: [],
});

/** A node's form. */
export const formOfNode = ({ description, methods }: INodeType): Form => ({
	properties: description.properties,
	listSearch: Object.keys(methods?.listSearch ?? {}),
	loadOptions: Object.keys(methods?.loadOptions ?? {}),
});

/** The choices of an options or multiOptions parameter. */
export const choicesOf = ({ type, options }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? ((options ?? []) as INodePropertyOptions[]) : [];

/** The parameters inside a collection or fixedCollection, by level. */
const levelsInside = ({
	name,
	type,
	options = [],
}: INodeProperties): Array<[string, INodeProperties[]]> => {
	if (type === 'collection') return [[name, options as INodeProperties[]]];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).map((section) => [
		`${name}.${section.name}`,
		section.values,
	]);
};

/** Every parameter of a form, nested ones after their collection. */
export const fieldsOf = (level: INodeProperties[], prefix = ''): FormField[] =>
	level.flatMap((property) => [
		{ property, path: prefix + property.name, level },
		...levelsInside(property).flatMap(([path, inner]) => fieldsOf(inner, `${prefix}${path}.`)),
	]);
