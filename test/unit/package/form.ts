import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

/** All parameters of one node or credential, and the methods that they can name. */
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
	/** Path of the parameter, for messages: `filters.startAt`. */
	path: string;
	/** The parameters on the same level, which `displayOptions` can name. */
	level: INodeProperties[];
}

/** Returns a form that has only parameters, like that of a credential. */
export const formOf = (properties: INodeProperties[]): Form => ({
	properties,
	listSearch: [],
	loadOptions: [],
});

/** Returns the form of a node. */
export const formOfNode = ({ description, methods }: INodeType): Form => ({
	properties: description.properties,
	listSearch: Object.keys(methods?.listSearch ?? {}),
	loadOptions: Object.keys(methods?.loadOptions ?? {}),
});

/** Returns the choices of an options or multiOptions parameter. */
export const choicesOf = ({ type, options }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? ((options ?? []) as INodePropertyOptions[]) : [];

/** Returns the parameters inside a collection or fixedCollection, by level. */
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

/** Returns all parameters of a form, nested parameters after their collection. */
export const fieldsOf = (level: INodeProperties[], prefix = ''): FormField[] =>
	level.flatMap((property) => [
		{ property, path: prefix + property.name, level },
		...levelsInside(property).flatMap(([path, inner]) => fieldsOf(inner, `${prefix}${path}.`)),
	]);
