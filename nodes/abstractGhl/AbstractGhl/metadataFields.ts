import type {
	FieldType,
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { objectsOf, textOf } from '../../shared/core/guards';
import { isUsableId, listEntries } from '../../shared/engine/listEntries';
import { runOfForm } from '../../shared/engine/formRun';
import { call } from '../../shared/engine/operation';
import { abstractGhl } from '../api';
import type { MapperMethod, ResourceName } from '../fields/mapping';
import { metadata } from './resources/metadata';

/** The fields that identify a record. They are required to create it, and cannot be changed. */
const IDS: Record<ResourceName, readonly string[]> = {
	customers: ['id', 'email'],
	orders: ['order_id'],
	invoices: ['invoice_id'],
};

/** The form input for each type in the metadata. */
const INPUTS: ReadonlyMap<unknown, FieldType> = new Map([
	['boolean', 'boolean'],
	['choice', 'options'],
	['date', 'dateTime'],
	['datetime', 'dateTime'],
	['number', 'number'],
]);

const choicesOf = (list: unknown): INodePropertyOptions[] =>
	listEntries(objectsOf(list).map(({ value, label }) => ({ name: label, value })));

function mapperField(info: IDataObject, isChange: boolean): ResourceMapperField {
	const options = choicesOf(info.choices);
	return {
		id: textOf(info.name),
		displayName: textOf(info.label) || textOf(info.name),
		type: INPUTS.get(info.type) ?? 'string',
		...(options.length > 0 && { options }),
		required: !isChange && info.required === true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

/**
 * Returns n8n's resource mapping method: the fields of a resource with their labels, including custom fields.
 */
function fieldsOf(resource: ResourceName, isChange: boolean) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const run = await runOfForm(this, abstractGhl);
		const fields = await call(run, metadata.operations.getFields, { resource });
		const ids = isChange && resource !== 'customers' ? IDS[resource] : isChange ? ['id'] : [];
		return {
			fields: fields
				// Lists (lines, tags, payments) have their own operations and forms.
				.filter(({ name, type, read_only: isReadOnly }) => {
					return (
						isReadOnly !== true &&
						type !== 'list' &&
						isUsableId(name) &&
						!ids.includes(textOf(name))
					);
				})
				.map((info) => mapperField(info, isChange)),
		};
	};
}

/** The methods of the mapping forms. */
export const resourceMapping = {
	getCustomerFields: fieldsOf('customers', false),
	getCustomerChanges: fieldsOf('customers', true),
	getOrderFields: fieldsOf('orders', false),
	getOrderChanges: fieldsOf('orders', true),
	getInvoiceFields: fieldsOf('invoices', false),
} satisfies Record<MapperMethod, unknown>;

/** n8n list method: the statuses of orders. */
export async function getOrderStatuses(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const run = await runOfForm(this, abstractGhl);
	return choicesOf(await call(run, metadata.operations.getStatuses, { resource: 'orders' }));
}
