import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { without, type Kind } from '../../../sandbox/ghl/invoices/records';
import { settingsOf } from '../../../sandbox/ghl/invoices/settings';
import type { Bill, Item } from '../../../sandbox/ghl/invoices/types';
import { fullName } from '../../../sandbox/ghl/payments/views';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';

/** The account parameters of each request. */
export const account = { altId: MAIN_LOCATION.id, altType: 'location' };

/** Returns the records of a kind in the main location, newest first. */
export const billsOf = ({ ghl }: World, kind: Kind): Bill[] =>
	[...ghl.billing[kind].all(MAIN_LOCATION.id)].reverse();

/** Returns a record with this status. */
export const inStatus = (bills: Bill[], status: string): Bill =>
	first(bills, (bill) => bill.status === status);

/** The default business if the form contains none. */
export const business = settingsOf(MAIN_LOCATION.id).businessDetails;

/** The two requests that read the business and the customer of a new invoice. */
export const settingsRequest = { method: 'GET', path: '/invoices/settings', query: account };
export const numberRequest = {
	method: 'GET',
	path: '/invoices/generate-invoice-number',
	query: account,
};

/** Returns a contact of the main location: the request that reads it, and the fields that are sent. */
export function customerOf({ ghl }: World) {
	const contact = first(ghl.contacts.all(MAIN_LOCATION.id), ({ companyName }) => !companyName);
	const { _id: id, email, phone: phoneNo, city, country: countryCode } = contact;
	return {
		contact,
		request: { method: 'GET', path: `/contacts/${id}` },
		details: { id, name: fullName(contact), phoneNo, email, address: { city, countryCode } },
		sentTo: { email: [email], phoneNo: [phoneNo] },
		output: { customerId: id, customerName: fullName(contact), customerEmail: email },
	};
}

/** A row of the form, the same line item in the format of another app, and the sent line item. */
export const beans = {
	row: { name: 'House Blend, 1 kg', amount: 32, qty: 2 },
	incoming: { title: 'House Blend, 1 kg', price: '32.00', quantity: 2, sku: 'BLEND-1000' },
	sent: {
		name: 'House Blend, 1 kg',
		amount: 32,
		qty: 2,
		currency: 'USD',
		type: 'one_time',
		isSetupFeeItem: false,
		taxInclusive: false,
	},
};

export const noDiscount = { type: 'percentage', value: 0 };

/** Returns the line items that an update sends back. */
export const keptItems = (items: Item[]): object[] => items.map((item) => without(item, '_id'));

/** The sent line item of another app. It contains only fields of the app. */
export const takenOver = without(beans.sent, 'isSetupFeeItem', 'taxInclusive');

/** Returns samples for the full form: real records, and JSON in the documented shapes. */
export const samplesOf = (world: World) => ({
	contactId: locator(customerOf(world).contact._id),
	itemsData: JSON.stringify([beans.incoming]),
	charges: '[["Processing Fee"]]',
	schedules: '["65f0b217a05c774da7f1efa5"]',
});
