import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/shared/catalog/types';
import { locator } from '../harness';
import type { Case } from '../operations/support/types';

const DATE = '2026-11-24T10:00:00.000Z';

const exampleOf = (placeholder: string | undefined): string =>
	(placeholder ?? '').replace(/^e\.g\. /, '') || 'Sample';

/** A field with what decides how often its form is filled in. */
interface Choice {
	/** How many values it has to choose from. */
	choices: number;
	/** It is shown only for some values of another field, or is part of one that is. */
	dependent: boolean;
	/** Other fields are shown for some of its values only. */
	decides: boolean;
}

const collectionsOf = ({ fields, filters, additional, update, options }: Operation): Field[] =>
	[fields, filters, additional, update, options].flatMap((some) => some ?? []);

/** Parts of the path that are chosen from a list; the others say which record, as the case does. */
const pathChoices = ({ path }: Operation): Field[] =>
	Object.values(path).filter(({ type }) => type === 'options');

const withInner = (fields: readonly Field[]): Field[] =>
	fields.flatMap((field) => [field, ...withInner(field.fields ?? [])]);

/** The names of the fields by which others are shown. */
function decidingNames(fields: readonly Field[]): Set<string> {
	const names = withInner(fields).flatMap(({ showWhen }) => Object.keys(showWhen ?? {}));
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

/** Makes the values of one form. */
class Filler {
	/**
	 * @param turn - the choice that is taken
	 * @param dependentTurn - the choice that is taken in fields that only other choices bring up
	 * @param samples - values given by the case
	 */
	constructor(
		private readonly turn: number,
		private readonly dependentTurn: number,
		private readonly samples: IDataObject,
	) {}

	/** A value for each field; a sample of null leaves the field as it is when nobody touches it. */
	fill(fields: readonly Field[] = [], dependent = false): IDataObject {
		const touched = fields.filter(({ name }) => this.samples[name] !== null);
		const values = touched.map((field) => [
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
 * Forms of an operation in which every field is filled in, as many as it takes to take each choice once; choices that
 * depend on another field's, once for each of that. n8n sends nothing of what it does not show.
 *
 * @param base - a case of the operation: says which record, and gives samples
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

/** Watches far enough back for the records of the sandbox, whose clock stands still. */
const LOOK_BACK_DAYS = 3650;

/** A trigger's form with every event chosen, over all records of the sandbox. */
export function openTriggerForm({ description }: INodeType): INodeParameters {
	const events = description.properties.find(({ name }) => name === 'events')?.options ?? [];
	return {
		events: (events as INodePropertyOptions[]).map(({ value }) => value) as string[],
		options: { emitExisting: true, lookBackDays: LOOK_BACK_DAYS },
	};
}

/** The same with everything switched on. */
export function fullTriggerForm(node: INodeType): INodeParameters {
	const { events, options } = openTriggerForm(node);
	const all = node.description.properties.find(({ name }) => name === 'options')?.options ?? [];
	const switches = (all as INodeProperties[]).filter(({ type }) => type === 'boolean');
	const on = Object.fromEntries(switches.map(({ name }) => [name, true]));
	return { events, options: { ...(options as INodeParameters), ...on } };
}

/** Where a field's value travels. */
export interface WirePlace {
	/** Dotted path in the query or the body. */
	place: string;
	/** The form takes any value, not one of a list. */
	free: boolean;
	/** False: an encoder around it may put it elsewhere. */
	certain: boolean;
}

/** Where the fields of an operation's form travel; headers apart, and what a case leaves untouched. */
export function wirePlaces(
	operation: Operation,
	{ samples = {} }: Pick<Case, 'samples'>,
): WirePlace[] {
	// What an operation does by code of its own may go by other names.
	const certain = !operation.run && !operation.adapt && !operation.prepare;
	return placesOf(collectionsOf(operation), '', certain, samples);
}

function placesOf(
	fields: readonly Field[],
	prefix: string,
	certain: boolean,
	samples: IDataObject,
): WirePlace[] {
	return fields.flatMap((field) => {
		if (field.in === 'none' || field.in === 'header' || samples[field.name] === null) return [];
		const place = [prefix, field.at ?? field.name].filter(Boolean).join('.');
		if (field.shape) {
			return placesOf(field.fields ?? [], place, certain && !field.as, samples);
		}
		return [{ place, free: !['options', 'multiOptions', 'boolean'].includes(field.type), certain }];
	});
}
