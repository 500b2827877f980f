import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { excerpt, isObject, scalarText, textOf } from '../../shared/core/guards';
import { call, callOnce } from '../../shared/engine/operation';
import { locatorText } from '../../shared/engine/parameters';
import { toWritable } from '../../shared/engine/preserve';
import { readOAuth } from '../credential';
import { parties } from '../fields/invoiceParties';
import { contact } from '../GhlContacts/resources/contact';
import { price } from '../GhlProducts/resources/price';
import { generateInvoiceNumber, getInvoiceSettings } from './resources/settings';

/** Returns the business details from the invoice settings of the location, as BusinessDetailsDto. */
export async function businessFromSettings(run: ItemRun): Promise<IDataObject> {
	const settings = await callOnce(run, getInvoiceSettings, {});
	const { businessDetails } = toWritable([parties.businessDetails], settings, run);
	return isObject(businessDetails) ? businessDetails : {};
}

/** Returns the next free invoice number. */
export async function nextInvoiceNumber(run: ItemRun): Promise<string> {
	const { invoiceNumber } = await call(run, generateInvoiceNumber, {});
	const number = textOf(invoiceNumber);
	if (number !== '') return number;
	const path = '/invoices/generate-invoice-number';
	throw run.client.wrongShape({ method: 'GET', path }, "'invoiceNumber'");
}

/** Returns a contact as ContactDetailsDto. */
export function contactDetails(contact: IDataObject): IDataObject {
	return filled({
		name:
			contact.name ??
			[contact.firstName, contact.lastName].map(scalarText).filter(Boolean).join(' '),
		phoneNo: contact.phone,
		email: contact.email,
		companyName: contact.companyName,
		address: filled({
			addressLine1: contact.address1,
			city: contact.city,
			state: contact.state,
			countryCode: contact.country,
			postalCode: contact.postalCode,
		}),
	});
}

/** Reads a contact and returns it as ContactDetailsDto. */
export async function contactDetailsOf(run: ItemRun, contactId: unknown): Promise<IDataObject> {
	return contactDetails(await call(run, contact.operations.get, { contactId }));
}

/** Returns amount, currency, and type of an item's price. */
export async function priceOf(run: ItemRun, item: IDataObject): Promise<IDataObject> {
	const { priceId, productId, name } = item;
	if (!productId) {
		throw inputError(
			run,
			`The item '${scalarText(name)}' has no unit price`,
			'Enter the Unit Price, or choose a product and its price.',
		);
	}
	const found = await call(run, price.operations.get, { productId, priceId });
	const { amount, currency, type } = found;
	return filled({ amount, currency, type });
}

/** Returns the user to act as. If the form has none, it is the user who connected with OAuth2. */
export async function connectedUser(run: ItemRun): Promise<string> {
	if (run.read('authentication', run.itemIndex) === 'oAuth2') {
		const { token } = await readOAuth(run.context);
		const userId = scalarText(token.userId);
		if (userId !== '') return userId;
	}
	throw inputError(
		run,
		"'User ID' is empty",
		'GHL requires the user who performs this operation. Enter the ID of a user of the location.',
	);
}

/** Returns the estimate chosen in the form. GHL has no endpoint to get one, so the list is searched. */
export async function findEstimate(
	run: ItemRun,
	pages: AsyncIterable<IDataObject[]>,
): Promise<IDataObject> {
	const id = locatorText(run.read('estimateId', run.itemIndex));
	for await (const rows of pages) {
		const found = rows.find(({ _id }) => _id === id);
		if (found) return found;
	}
	throw inputError(
		run,
		`There is no estimate ${excerpt(id)}`,
		'Choose the estimate from the list, or check its ID and the location.',
	);
}

/** Removes blank values. */
function filled(values: Record<string, unknown>): IDataObject {
	const said = Object.entries(values).filter(([, value]) => {
		if (value === undefined || value === null || value === '') return false;
		return typeof value !== 'object' || Object.keys(value).length > 0;
	});
	return Object.fromEntries(said) as IDataObject;
}
