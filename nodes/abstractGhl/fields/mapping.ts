import type {
	FieldType,
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
	ResourceMapperValue,
} from 'n8n-workflow';

import { assertUsableName, isoDateTime, isoDay, refuse } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import type { Field, Prepare } from '../../shared/catalog/types';
import { groundOf } from '../../shared/engine/request';
import { clientOfForm } from '../../shared/engine/search';
import { abstractGhl } from '../api';
import type { RESOURCES } from './records';

type ResourceName = (typeof RESOURCES)[number];

const asIs: Encoder = (value) => value;

const number: Encoder = (value, context) => {
	const given = Number(value);
	if (!Number.isNaN(given)) return given;
	throw refuse(context, `'${context.label}' is not a number: ${value}`, 'Write it as 19.99.');
};

/** Numbers from other systems become text where the contract wants text (IDs, phone numbers). */
const text: Encoder = (value) => String(value);

/** The contract's own fields and how they are sent; any other name is a custom field. */
const STANDARD: Record<ResourceName, Record<string, Encoder>> = {
	customers: { id: text, email: text, name: text, phone: text, company: text },
	orders: {
		order_id: text,
		customer_id: text,
		total: number,
		currency: text,
		status: text,
		placed_at: isoDateTime,
		discount: number,
		tax: number,
		shipping: number,
	},
	invoices: {
		invoice_id: text,
		customer_id: text,
		amount: number,
		currency: text,
		order_id: text,
		due_date: isoDay,
	},
};

/** By which fields a record is known: they create it, and cannot be changed. */
const IDS: Record<ResourceName, readonly string[]> = {
	customers: ['id', 'email'],
	orders: ['order_id'],
	invoices: ['invoice_id'],
};

/** The form's input for each type of the metadata. */
const INPUTS: ReadonlyMap<unknown, FieldType> = new Map([
	['boolean', 'boolean'],
	['choice', 'options'],
	['date', 'dateTime'],
	['datetime', 'dateTime'],
	['number', 'number'],
]);

const choicesOf = (list: unknown): INodePropertyOptions[] =>
	(Array.isArray(list) ? (list as IDataObject[]) : []).map(({ value, label }) => ({
		name: String(label),
		value: String(value),
	}));

function mapperField(info: IDataObject, isChange: boolean): ResourceMapperField {
	const options = choicesOf(info.choices);
	return {
		id: String(info.name),
		displayName: String(info.label),
		type: INPUTS.get(info.type) ?? 'string',
		...(options.length > 0 && { options }),
		required: !isChange && info.required === true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

async function readMetadata(
	context: ILoadOptionsFunctions,
	resource: ResourceName,
	kind: 'fields' | 'statuses',
): Promise<IDataObject[]> {
	const client = await clientOfForm(context, abstractGhl);
	const request = { method: 'GET', path: `/metadata/${resource}/${kind}`, scope: 'read' } as const;
	const { data } = await client.requestObject(request);
	if (!Array.isArray(data)) throw client.wrongShape(request, "The list 'data'");
	return data as IDataObject[];
}

/** n8n's resource mapping method: the fields of a resource by their labels, custom ones among them. */
function fieldsOf(resource: ResourceName, isChange: boolean) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const fields = await readMetadata(this, resource, 'fields');
		const ids = isChange && resource !== 'customers' ? IDS[resource] : isChange ? ['id'] : [];
		return {
			fields: fields
				// Lists (lines, tags, payments) have operations and forms of their own.
				.filter(({ name, type, read_only: isReadOnly }) => {
					return isReadOnly !== true && type !== 'list' && !ids.includes(String(name));
				})
				.map((info) => mapperField(info, isChange)),
		};
	};
}

/** The methods behind the mapping forms. */
export const resourceMapping = {
	getCustomerFields: fieldsOf('customers', false),
	getCustomerChanges: fieldsOf('customers', true),
	getOrderFields: fieldsOf('orders', false),
	getOrderChanges: fieldsOf('orders', true),
	getInvoiceFields: fieldsOf('invoices', false),
};

/** The statuses of orders, for a list to choose from. */
export async function getOrderStatuses(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return choicesOf(await readMetadata(this, 'orders', 'statuses'));
}

/** The mapping form of a record. What it holds is sent by {@link mapRecord}. */
export const mapper = (method: keyof typeof resourceMapping): Field => ({
	displayName: 'Fields',
	name: 'record',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	in: 'none',
	required: true,
	typeOptions: {
		loadOptionsDependsOn: ['authentication'],
		resourceMapper: {
			resourceMapperMethod: method,
			mode: 'add',
			valuesLabel: 'Fields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
	description: 'What to send, custom fields included',
});

/** What the form holds: typed values, or those of the incoming item that bear the names of fields. */
function given(mapping: ResourceMapperValue | null, item: IDataObject, standard: string[]) {
	if (mapping?.mappingMode !== 'autoMapInputData') return mapping?.value ?? {};
	const schema = mapping.schema ?? [];
	const wanted = schema.filter(({ removed }) => removed !== true).map(({ id }) => id);
	const names = wanted.length > 0 ? wanted : standard;
	const own = names.filter((name) => Object.hasOwn(item, name));
	return Object.fromEntries(own.map((name) => [name, item[name]]));
}

/** Puts the mapped record into the body: custom fields into `custom_fields`, empty ones left out. */
export const mapRecord =
	(resource: ResourceName): Prepare =>
	async ({ body }, run) => {
		const { read, itemIndex, item } = run;
		const standard = STANDARD[resource];
		const mapping = read('record', itemIndex, null) as ResourceMapperValue | null;
		const custom: IDataObject = {};
		for (const [name, value] of Object.entries(given(mapping, item.json, Object.keys(standard)))) {
			if (value === undefined || value === null || value === '') continue;
			const context = { ...groundOf(run), label: name };
			assertUsableName(name, 'Fields', context);
			const isStandard = Object.hasOwn(standard, name);
			const encode = isStandard ? standard[name] : asIs;
			(isStandard ? body : custom)[name] = encode(value, context) as string;
		}
		if (Object.keys(custom).length > 0) body.custom_fields = custom;
	};

/** Refuses a record that says not who it is, or nothing at all. */
export const assertKnown =
	(resource: ResourceName, needed: readonly string[], isEither = false): Prepare =>
	async ({ body }, run) => {
		const missing = needed.filter((name) => body[name] === undefined);
		if (isEither ? missing.length < needed.length : missing.length === 0) return;
		const list = missing.map((name) => `'${name}'`).join(isEither ? ' or ' : ', ');
		throw refuse(
			groundOf(run),
			`The ${resource.slice(0, -1)} has no ${list}`,
			'Fill the field in under Fields, or check the expression that fills it.',
		);
	};
