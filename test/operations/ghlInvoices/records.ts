import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { without, type Kind } from '../../../sandbox/ghl/invoices/records';
import { settingsOf } from '../../../sandbox/ghl/invoices/settings';
import type { Bill, Item } from '../../../sandbox/ghl/invoices/types';
import { fullName } from '../../../sandbox/ghl/payments/views';
import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';

/** The account, as it travels with every request. */
export const account = { altId: MAIN_LOCATION.id, altType: 'location' };

/** The main location's records of a kind, newest first. */
export const billsOf = ({ ghl }: World, kind: Kind): Bill[] =>
	[...ghl.billing[kind].all(MAIN_LOCATION.id)].reverse();

/** A record with this status. */
export const inStatus = (bills: Bill[], status: string): Bill =>
	first(bills, (bill) => bill.status === status);

/** The business that is filled in where the form names none. */
export const business = settingsOf(MAIN_LOCATION.id).businessDetails;

/** The two requests by which a new bill gets its parties. */
export const settingsRequest = { method: 'GET', path: '/invoices/settings', query: account };
export const numberRequest = {
	method: 'GET',
	path: '/invoices/generate-invoice-number',
	query: account,
};

/** A contact of the main location: how it is read, and what is sent of it. */
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

/** A row of the form, the same line as a shop's own app may write it, and what is sent of it. */
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

/** What is sent back of the items of a record that was read. */
export const keptItems = (items: Item[]): object[] => items.map((item) => without(item, '_id'));

/** What is sent of a line that came in: nothing but what it says. */
export const takenOver = without(beans.sent, 'isSetupFeeItem', 'taxInclusive');

/** Samples for the filled-in form: real records, and JSON in the documented shapes. */
export const samplesOf = (world: World) => ({
	contactId: locator(customerOf(world).contact._id),
	itemsData: JSON.stringify([beans.incoming]),
	charges: '[["Processing Fee"]]',
	schedules: '["65f0b217a05c774da7f1efa5"]',
});
