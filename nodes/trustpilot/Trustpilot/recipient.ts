import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { Prepare } from '../../shared/catalog/types';
import { textOf } from '../../shared/core/guards';
import { getPath, setPath } from '../../shared/core/paths';
import type { ItemRun } from '../../shared/catalog/run';
import { isEmail, nameIn } from './customer';
import { MISSING_IN_ITEM, readIncomingOrder } from './incomingOrder';

/** The customer to invite, and for which order. */
export interface Recipient {
	referenceNumber: string;
	email: string;
	name: string;
	/** The source of the name, if neither the form nor the item contains one. */
	nameSource?: 'company' | 'email' | 'default';
}

/** The parameters with the customer and the order. Operations use different names for them. */
export interface RecipientParameters {
	referenceNumber: string;
	email: string;
	name: string;
}

function assertPresent(run: ItemRun, value: string, label: string): void {
	if (!value) throw inputError(run, `'${label}' is empty`, MISSING_IN_ITEM);
}

/**
 * Returns the value of a parameter or, if it is empty, the value in the incoming item. Throws if both are
 * empty.
 */
export function parameterOrItem(
	run: ItemRun,
	parameter: string,
	label: string,
	inItem: string,
): string {
	const value = textOf(run.read(parameter, run.itemIndex, '')) || inItem;
	assertPresent(run, value, label);
	return value;
}

/** Reads the customer and the order from the form or, if it is empty, from the incoming item. */
export function readRecipient(run: ItemRun, parameters: RecipientParameters): Recipient {
	const { json } = run.item;
	const order = readIncomingOrder(json);
	const referenceNumber = parameterOrItem(
		run,
		parameters.referenceNumber,
		'Reference Number',
		order.referenceNumber,
	);
	const email = parameterOrItem(run, parameters.email, 'Customer Email', order.email);
	if (!isEmail(email)) {
		throw inputError(
			run,
			`'Customer Email' is not an email address: ${email}`,
			'Correct the address.',
		);
	}
	const inForm = textOf(run.read(parameters.name, run.itemIndex, ''));
	if (inForm) return { referenceNumber, email, name: inForm };
	const { name, source } = nameIn(json, email);
	return { referenceNumber, email, name, ...(source !== 'item' && { nameSource: source }) };
}

/** Returns the field of the output that marks a derived name. */
export const nameSourceOf = ({ nameSource }: Recipient): IDataObject =>
	nameSource ? { consumerNameSource: nameSource } : {};

const LINK_PARAMETERS: RecipientParameters = {
	referenceNumber: 'referenceId',
	email: 'email',
	name: 'name',
};

/**
 * Completes the request for an invitation link from the incoming order.
 *
 * @param person The path of the customer in the body; `''` is the body itself.
 */
const completeLink =
	(person: string): Prepare =>
	async ({ body }, run) => {
		const { referenceNumber, email, name } = readRecipient(run, LINK_PARAMETERS);
		setPath(body, person, { email, name });
		body.referenceId = referenceNumber;
	};

/** Completes the request for a link to review the business. */
export const completeServiceLink = completeLink('');

/**
 * Completes the request for a link to review products. If the form contains no products, those of the
 * incoming order are used.
 */
export const completeProductLink: Prepare = async (request, run) => {
	await completeLink('consumer')(request, run);
	const { body } = request;
	const { products } = readIncomingOrder(run.item.json);
	const isGiven = ['products', 'productIds'].some((key) => getPath(body, key) !== undefined);
	if (!isGiven && products.length > 0) body.products = products;
};

/** Adds to a link the source of the customer's name, if it was derived. */
export async function addNameSource(links: IDataObject[], run: ItemRun): Promise<IDataObject[]> {
	const source = nameSourceOf(readRecipient(run, LINK_PARAMETERS));
	return links.map((link) => ({ ...link, ...source }));
}
