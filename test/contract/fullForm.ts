import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/shared/catalog/types';
import type { Sandbox } from '../../sandbox/server';
import { locator } from '../harness';
import { firstCalendar } from '../integration/ghlTriggers/records';
import type { Case } from '../operations/support/types';

const DATE = '2026-11-24T10:00:00.000Z';

const exampleOf = (placeholder: string | undefined): string =>
	(placeholder ?? '').replace(/^e\.g\. /, '') || 'Sample';

/** The properties of a field that determine how many forms are needed. */
interface Choice {
	/** How many values the field offers. */
	choices: number;
	/** Whether another field shows or hides it, or the collection that contains it. */
	dependent: boolean;
	/** Whether it shows or hides other fields. */
	decides: boolean;
}

const collectionsOf = ({ fields, filters, additional, update, options }: Operation): Field[] =>
	[fields, filters, additional, update, options].flatMap((some) => some ?? []);

/** Returns the path parameters with options. The other path parameters identify the record, which the case names. */
const pathChoices = ({ path }: Operation): Field[] =>
	Object.values(path).filter(({ type }) => type === 'options');

const withInner = (fields: readonly Field[]): Field[] =>
	fields.flatMap((field) => [field, ...withInner(field.fields ?? [])]);

/** Returns the names of the fields that show or hide others. */
function decidingNames(fields: readonly Field[]): Set<string> {
	const names = withInner(fields).flatMap(({ showWhen, hideWhen }) =>
		Object.keys({ ...showWhen, ...hideWhen }),
	);
	return new Set(names.map((name) => name.replace(/^\//, '')));
}

function choicesOf(fields: readonly Field[], deciding: Set<string>, inherited = false): Choice[] {
	return fields.flatMap((field) => {
		const dependent = inherited || field.showWhen !== undefined;
		const decides = deciding.has(field.name);
		const choices = field.type === 'boolean' && decides ? 2 : (field.options?.length ?? 1);
		return [
			{ choices: Math.max(1, choices), dependent, decides },
			...choicesOf(field.fields ?? [], deciding, dependent),
		];
	});
}

/** Fills in one form. */
class Filler {
	/**
	 * @param turn - the index of the option to select
	 * @param dependentTurn - the index of the option to select in dependent fields
	 * @param samples - values of the case
	 */
	constructor(
		private readonly turn: number,
		private readonly dependentTurn: number,
		private readonly samples: IDataObject,
	) {}

	/** Returns a value for each field. A sample of null skips the field. */
	fill(fields: readonly Field[] = [], dependent = false): IDataObject {
		const included = fields.filter(({ name }) => this.samples[name] !== null);
		const values = included.map((field) => [
			field.name,
			this.samples[field.name] ?? this.valueOf(field, dependent || field.showWhen !== undefined),
		]);
		return Object.fromEntries(values) as IDataObject;
	}

	private valueOf(field: Field, dependent: boolean): unknown {
		if (field.shape === 'rows') return { rows: [this.fill(field.fields, dependent)] };
		if (field.shape === 'group') return this.fill(field.fields, dependent);
		const value = this.plainValue(field, dependent ? this.dependentTurn : this.turn);
		return field.typeOptions?.multipleValues ? [value] : value;
	}

	private plainValue(
		{ name, type, modes, options = [], placeholder, typeOptions }: Field,
		turn: number,
	): unknown {
		switch (type) {
			case 'boolean':
				return turn % 2 === 0;
			case 'color':
				return '#336699';
			case 'dateTime':
				return DATE;
			case 'json':
				return '{ "key": "value" }';
			case 'multiOptions':
				return options.map(({ value }) => value);
			case 'number':
				return Math.max(1, typeOptions?.minValue ?? 0);
			case 'options':
				return options.length > 0 ? options[turn % options.length].value : 'Sample';
			case 'resourceLocator':
				return locator(exampleOf(modes?.find((mode) => mode.name === 'id')?.placeholder));
			case 'string':
				return exampleOf(placeholder);
			default:
				throw new Error(`The case needs a sample for '${name}', a field of type ${type}`);
		}
	}
}

/**
 * Returns forms of an operation in which every field has a value. Together they select each option once, and each option
 * of a dependent field once for each value that shows it: n8n does not send hidden fields.
 *
 * @param base - a case of the operation, which names the record and contains samples
 */
export function fullForms(
	operation: Operation,
	base: Pick<Case, 'parameters' | 'samples'>,
): INodeParameters[] {
	const all = [...pathChoices(operation), ...collectionsOf(operation)];
	const choices = choicesOf(all, decidingNames(all));
	const most = (some: Choice[]) => Math.max(1, ...some.map((one) => one.choices));
	const round = most(choices.filter(({ decides }) => decides));
	const turns = Math.max(most(choices), round * most(choices.filter((one) => one.dependent)));
	return Array.from({ length: turns }, (_, turn) => {
		const filler = new Filler(turn, Math.floor(turn / round), base.samples ?? {});
		return {
			...filler.fill(Object.values(operation.path)),
			...base.parameters,
			...filler.fill(pathChoices(operation)),
			...filler.fill(operation.fields),
			filters: filler.fill(operation.filters),
			additionalFields: filler.fill(operation.additional),
			updateFields: filler.fill(operation.update),
			options: filler.fill(operation.options),
		} as INodeParameters;
	});
}

/** Long enough for all records of the sandbox: its clock does not move. */
const LOOK_BACK_DAYS = 3650;

/** The values of required fields, by the name of the trigger. */
const REQUIRED_FIELDS: Record<string, (sandbox: Sandbox) => INodeParameters> = {
	ghlCalendarsTrigger: firstCalendar,
};

/** Returns the form of a trigger with every event selected and all records of the sandbox in the look-back window. */
export function openTriggerForm({ description }: INodeType, sandbox: Sandbox): INodeParameters {
	const events = description.properties.find(({ name }) => name === 'events')?.options ?? [];
	return {
		events: (events as INodePropertyOptions[]).map(({ value }) => value) as string[],
		options: { emitExisting: true, lookBackDays: LOOK_BACK_DAYS },
		...REQUIRED_FIELDS[description.name]?.(sandbox),
	};
}

/** Returns the same form with all Boolean options enabled. */
export function fullTriggerForm(node: INodeType, sandbox: Sandbox): INodeParameters {
	const { options, ...rest } = openTriggerForm(node, sandbox);
	const all = node.description.properties.find(({ name }) => name === 'options')?.options ?? [];
	const switches = (all as INodeProperties[]).filter(({ type }) => type === 'boolean');
	const on = Object.fromEntries(switches.map(({ name }) => [name, true]));
	return { ...rest, options: { ...(options as INodeParameters), ...on } };
}

/** The path of a form field in the request. */
export interface SentField {
	/** Dotted path in the query or the body. */
	path: string;
	/** Whether the field accepts any value, and not only listed ones. */
	acceptsAny: boolean;
	/** False if custom code or an encoder may use another path. */
	certain: boolean;
}

/** Returns the paths of the form fields of an operation in the request, without headers and skipped fields. */
export function sentFields(
	operation: Operation,
	{ samples = {} }: Pick<Case, 'samples'>,
): SentField[] {
	// Custom code of an operation may use other names.
	const certain = !operation.run && !operation.adapt && !operation.prepare;
	return sentFieldsOf(collectionsOf(operation), '', certain, samples);
}

function sentFieldsOf(
	fields: readonly Field[],
	prefix: string,
	certain: boolean,
	samples: IDataObject,
): SentField[] {
	return fields.flatMap((field) => {
		if (field.in === 'none' || field.in === 'header' || samples[field.name] === null) return [];
		const path = [prefix, field.at ?? field.name].filter(Boolean).join('.');
		if (field.shape) {
			return sentFieldsOf(field.fields ?? [], path, certain && !field.as, samples);
		}
		const acceptsAny = !['options', 'multiOptions', 'boolean'].includes(field.type);
		return [{ path, acceptsAny, certain }];
	});
}
