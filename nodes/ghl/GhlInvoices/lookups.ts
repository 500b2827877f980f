import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { refuse } from '../../shared/catalog/encode';
import { sendable } from '../../shared/engine/keep';
import type { ReadRecord } from '../../shared/engine/keep';
import { readPage } from '../../shared/engine/lists';
import { locatorValue, pathSegment } from '../../shared/engine/parameters';
import { groundOf } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import type { ApiRequest, Client } from '../../shared/http/client';
import { ALT, LOCATION_ID } from '../api';
import { readOAuth } from '../credential';
import { parties } from '../fields/invoiceParties';
import { invoices } from '../fields/invoices';
import { lists } from '../fields/lists';

/** Business details by run. They are the same for all items. */
const businessOf = new WeakMap<Client, Promise<IDataObject>>();

async function read(
	{ client, itemIndex }: ItemRun,
	path: string,
	query: IDataObject,
	scope: string,
): Promise<IDataObject> {
	return await client.requestObject({ method: 'GET', path, query, scope, itemIndex });
}

/** The business details from the invoice settings of the location, as BusinessDetailsDto. */
export async function businessFromSettings(run: ItemRun): Promise<IDataObject> {
	const { client, connection } = run;
	let business = businessOf.get(client);
	if (!business) {
		const query = ALT.values(connection.account);
		business = read(run, '/invoices/settings', query, 'invoices.readonly').then((settings) =>
			sendable([parties.businessDetails], settings, groundOf(run)),
		);
		businessOf.set(client, business);
	}
	return ((await business).businessDetails ?? {}) as IDataObject;
}

/** The next free invoice number. */
export async function nextInvoiceNumber(run: ItemRun): Promise<string> {
	const query = ALT.values(run.connection.account);
	const path = '/invoices/generate-invoice-number';
	const { invoiceNumber } = await read(run, path, query, 'invoices.readonly');
	const number = textOf(invoiceNumber);
	if (number !== '') return number;
	throw run.client.wrongShape({ method: 'GET', path }, "'invoiceNumber'");
}

/** A contact as ContactDetailsDto. */
export function contactDetails(contact: IDataObject): IDataObject {
	return filled({
		name: contact.name ?? [contact.firstName, contact.lastName].filter(Boolean).join(' '),
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
	const id = pathSegment(contactId, invoices.contactId, groundOf(run));
	const answer = await read(run, `/contacts/${id}`, {}, 'contacts.readonly');
	return contactDetails((answer.contact ?? {}) as IDataObject);
}

/** Amount, currency, and type of an item's price. */
export async function priceOf(run: ItemRun, item: IDataObject): Promise<IDataObject> {
	const { priceId, productId, name } = item;
	if (!productId) {
		throw refuse(
			groundOf(run),
			`The item '${String(name)}' has no unit price`,
			'Enter the Unit Price, or choose a product and its price.',
		);
	}
	const path = `/products/${encodeURIComponent(String(productId))}/price/${encodeURIComponent(String(priceId))}`;
	const query = LOCATION_ID.values(run.connection.account);
	const { amount, currency, type } = await read(run, path, query, 'products/prices.readonly');
	return filled({ amount, currency, type });
}

/** The user to act as. If the form has none, the user who connected with OAuth2. */
export async function connectedUser({ context, read: parameter, itemIndex }: ItemRun) {
	if (parameter('authentication', itemIndex) === 'oAuth2') {
		const { token } = await readOAuth(context);
		if (token.userId) return String(token.userId);
	}
	throw refuse(
		{ node: context.getNode(), itemIndex },
		"'User ID' is empty",
		'GHL requires the user who does this. Enter the ID of a user of the location.',
	);
}

/** The estimate chosen in the form. GHL has no endpoint to get one, so the list is searched. */
export async function findEstimate(run: ItemRun): Promise<IDataObject> {
	const { client, connection, itemIndex } = run;
	const chosen = locatorValue(run.read('estimateId', itemIndex), invoices.estimateId);
	const id = decodeURIComponent(pathSegment(chosen, invoices.estimateId, groundOf(run)));
	const request: ApiRequest = {
		method: 'GET',
		path: '/invoices/estimate/list',
		query: ALT.values(connection.account),
		scope: 'invoices/estimate.readonly',
		itemIndex,
	};
	const { pageSize: limit } = lists.estimates;
	for (let page = 1; ; page++) {
		const position = { offset: (page - 1) * limit, page, limit };
		const { rows } = await readPage(client, request, lists.estimates, position);
		const found = rows.find(({ _id }) => _id === id);
		if (found) return found;
		if (rows.length < limit) {
			throw refuse(
				groundOf(run),
				`There is no estimate ${id}`,
				'Choose the estimate from the list, or check its ID and the location.',
			);
		}
	}
}

/** The current estimate template. The preview is the only endpoint that returns one. */
export const readEstimateTemplate: ReadRecord = async ({ path }, run) => {
	const templateId = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
	const query = { ...ALT.values(run.connection.account), templateId };
	const preview = '/invoices/estimate/template/preview';
	return await read(run, preview, query, 'invoices/estimate.readonly');
};

/** Removes blank values. */
function filled(values: Record<string, unknown>): IDataObject {
	const said = Object.entries(values).filter(([, value]) => {
		if (value === undefined || value === null || value === '') return false;
		return typeof value !== 'object' || Object.keys(value).length > 0;
	});
	return Object.fromEntries(said) as IDataObject;
}
